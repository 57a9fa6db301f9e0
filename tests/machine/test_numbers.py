"""Every number that machines are given is the number that the page shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import lxml.html
import pytest

from careerguide.content.model import Catalog
from careerguide.formats import share_image
from careerguide.project.settings import Settings

Leaf = tuple[str | int, ...]


def numbers(value: Any, path: Leaf = ()) -> Iterator[tuple[Leaf, float]]:
    """Every number in a JSON value, with its place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from numbers(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from numbers(inner, (*path, place))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path, value


def without_zeros(found: Iterable[tuple[Leaf, Any]]) -> Iterator[tuple[Leaf, Any]]:
    """`found` without answers that nobody gave, which a page does not list."""
    return (pair for pair in found if pair[0][:2] != ("facts", "respondents") or pair[1])


def shown(text: str) -> float | None:
    """A figure as the page prints it: `$120,000`, `.95`, `1.16`; None for "not published"."""
    if text == "not published":
        return None
    found = re.fullmatch(r"[$£€]?([0-9,]*\.?[0-9]+)( or more)?", text)
    assert found, f"{text!r} is no figure"
    return float(found[1].replace(",", ""))


class Page:
    """What a reader sees on the page of a guide."""

    def __init__(
        self, html: lxml.html.HtmlElement, by_metro: lxml.html.HtmlElement | None = None
    ) -> None:
        self.html = html
        self.by_metro = by_metro

    def words(self, path: str) -> list[str]:
        return [" ".join(found.text_content().split()) for found in self.html.xpath(path)]

    def one(self, path: str) -> str:
        found = self.words(path)
        assert len(found) == 1, (path, found)
        return found[0]

    def pay(self) -> tuple[float | None, ...]:
        """Low, median, high, from the line at the top."""
        line = self.one("//p[contains(@class, 'pay-line')]")
        found = re.fullmatch(r"Typical comp: (\S+)–(\S+) \(median (\S+)\)", line)
        assert found, line
        return shown(found[1]), shown(found[3]), shown(found[2])

    def weights(self) -> dict[str, float | None]:
        """Family id -> weight, from the list with the reasons."""
        rows = self.html.xpath("//li[contains(@class, 'family-row')]")
        return {
            row.xpath(".//a/@href")[0].rpartition("#")[2]: shown(
                row.xpath(".//b[contains(@class, 'family-row__weight')]")[0].text_content()
            )
            for row in rows
        }

    def national(self) -> list[float | None]:
        """p10 to p90, from the table of official wages."""
        cells = "//table[.//th[text()='Of all people in the occupation']]//td"
        return [shown(text) for text in self.words(cells)]

    def metros(self) -> dict[str, list[float | None]]:
        """Area -> median, factor, p25, p75, jobs, from the page that the guide leads to."""
        if self.by_metro is None:
            return {}
        rows = self.by_metro.xpath("//table[.//th[text()='Metro area']]/tbody/tr[th]")
        return {
            row.xpath("./th")[0].text_content(): [
                shown(cell.text_content()) for cell in row.xpath("./td")
            ]
            for row in rows
        }

    def minutes(self) -> int:
        found = [re.fullmatch(r"([0-9]+) min read", text) for text in self.words("//li")]
        return next(int(match[1]) for match in found if match)

    def coast(self) -> int | None:
        """How the interior compares with the coast, in percent."""
        for text in self.words("//p"):
            if found := re.search(r"are ([0-9]+)% (below|above) those of San Francisco", text):
                return int(found[1]) * (-1 if found[2] == "below" else 1)
        return None

    def facts(self) -> dict[str, tuple[str, str]]:
        """Fact -> what the card says, and what it says about that."""
        return {
            row.get("data-fact"): (row.xpath("./dd")[0].text, row.xpath("string(./dd/small)"))
            for row in self.html.xpath("//dl[@class='glance__facts']/div")
        }

    def fact_numbers(self) -> dict[Leaf, float]:
        """Every number of the card, by its place in the twin."""
        facts = self.facts()
        found: dict[Leaf, float] = {}

        def read(fact: str, place: int, pattern: str, *names: str) -> None:
            match = re.search(pattern, facts[fact][place]) if fact in facts else None
            for name, digits in zip(names, match.groups() if match else (), strict=False):
                plain = digits.replace(",", "").replace("−", "-")
                found[(*where, name)] = float(plain)

        where: tuple[str, ...] = ("outlook",)
        read("growth", 0, r"^([+−]?[0-9.]+)%$", "growth_percent")
        read("growth", 1, r"([+−]?[0-9.]+)%$", "all_occupations_growth_percent")
        read("openings", 0, r"^about ([0-9,]+)$", "openings_per_year")
        read("openings", 1, r"About ([0-9]+)% are new", "new_jobs_percent")
        if "openings" in facts and facts["openings"][1].startswith("None of them new"):
            found["outlook", "new_jobs_percent"] = 0
        where = ("job_zone",)
        read("job-zone", 0, r"^([1-5]) of (5)$", "zone", "of")
        where = ("respondents",)
        read("respondents", 1, r"^([0-9]+) people asked", "respondents")
        for name, words in {
            "below_associate": "less than an associate’s degree",
            "associate": "(?<!than )an associate’s degree",
            "bachelor": "a bachelor’s degree",
            "master_or_more": "a master’s degree or more",
        }.items():
            read("respondents", 0, rf"{words} \(([0-9]+)%\)", f"{name}_percent")
        return found

    def skill_levels(self) -> list[float | None]:
        """The level of each skill, from the list of skills."""
        levels = self.words("//ul[@class='needs']//span[@class='level__of']")
        return [shown(level.removesuffix(" of 4")) for level in levels]

    def claims(self) -> dict[Leaf, float | None]:
        """Every number that a twin may hold, by its place there."""
        low, median, high = self.pay()
        claims: dict[Leaf, float | None] = {
            ("format",): 1,
            ("reading_minutes",): self.minutes(),
            ("pay", "low"): low,
            ("pay", "median"): median,
            ("pay", "high"): high,
            ("wages", "interior_to_coast_percent"): self.coast(),
        }
        for place, weight in enumerate(self.weights().values()):
            claims["relevance", place, "weight"] = weight
        for place, level in enumerate(self.skill_levels()):
            claims["skill_levels", place, "level_number"] = level
        for name, value in zip(
            ("p10", "p25", "median", "p75", "p90"), self.national(), strict=True
        ):
            claims["wages", "national", name] = value
        for place, row in enumerate(self.metros().values()):
            names = ("median", "factor", "p25", "p75", "employment")
            for name, value in zip(names, row, strict=True):
                claims["wages", "metros", place, name] = value
        for place, text in enumerate(self.words("//dl[@id='abroad-pay']//dd/b")):
            claims["abroad", place, "median_year"] = shown(text.removeprefix("about "))
        for place, number in self.fact_numbers().items():
            claims["facts", *place] = number
        return {place: value for place, value in claims.items() if value is not None}


@pytest.fixture(scope="session")
def pages(published: Any, role_ids: list[str]) -> dict[str, Page]:
    found = {}
    for id in role_ids:
        html = published.html(f"roles/{id}/index.html")
        (link,) = set(html.xpath("//a[starts-with(@href, '../../pay/')]/@href"))
        by_metro = published.html(f"{link.removeprefix('../../')}index.html")
        found[id] = Page(html, by_metro)
    return found


def test_a_twin_holds_exactly_the_numbers_of_its_page(
    published: Any, pages: dict[str, Page]
) -> None:
    for id, page in pages.items():
        twin = published.json(f"roles/{id}/index.json")
        assert dict(without_zeros(numbers(twin))) == dict(without_zeros(page.claims().items())), id


def test_a_twin_names_what_its_page_names(published: Any, pages: dict[str, Page]) -> None:
    for id, page in pages.items():
        twin = published.json(f"roles/{id}/index.json")
        assert twin["headline"] == page.one("//h1")
        assert [entry["family"] for entry in twin["relevance"]] == list(page.weights())
        assert [metro["area"] for metro in twin["wages"]["metros"]] == list(page.metros())
        times = page.html.xpath("//header//time/@datetime")
        assert [twin["updated"], twin["review_by"]] == times
        assert twin["pay"]["line"] == page.one("//p[contains(@class, 'pay-line')]")
        assert [source["key"] for source in twin["sources"]] == [
            entry.removeprefix("source-")
            for entry in page.html.xpath("//ol[@class='sources']/li/@id")
        ]
        assert [source["entry"] for source in twin["sources"]] == page.words(
            "//ol[@class='sources']/li"
        )
        facts, card = twin["facts"], page.facts()
        for name, words in (("education", "entry"), ("experience", "entry"), ("training", "entry")):
            value = (facts[words][name] or "").removesuffix(" on-the-job training")
            assert value.replace("'", "’") == card.get(name, ("", ""))[0]
        assert facts.get("ai", {}).get("sentence", "") == card.get("ai", ("", ""))[0]
        assert [source["key"] for source in facts["sources"]] == [
            link.removeprefix("#source-")
            for link in page.html.xpath("//section[@aria-labelledby='glance']/p[last()]/a/@href")
        ]
        body = page.one("//body")
        code = f"{twin['occupation']['taxonomy']} {twin['occupation']['soc']}, "
        assert code + twin["occupation"]["title"] in body
        for skill in twin["skills"]:
            assert skill in body
        headings = page.html.xpath("//h2/@id")
        for section in twin["sections"]:
            assert section["id"] in headings


def test_linked_data_holds_only_numbers_of_its_page(published: Any, pages: dict[str, Page]) -> None:
    for id, page in pages.items():
        (document,) = published.linked_data(f"roles/{id}/index.html")
        nodes = {
            node["@type"]: node for node in document["@graph"] if node["@type"] != "Occupation"
        }
        role, official = (node for node in document["@graph"] if node["@type"] == "Occupation")
        low, median, high = page.pay()
        salary = role["estimatedSalary"]
        if isinstance(salary, list):
            assert dict(numbers(salary)) == {
                (0, "minValue"): low,
                (0, "maxValue"): high,
                (1, "median"): median,
            }
        else:
            assert dict(numbers(salary)) == {
                ("percentile25",): low,
                ("median",): median,
                ("percentile75",): high,
            }
        names = ("percentile10", "percentile25", "median", "percentile75", "percentile90")
        assert dict(numbers(official["estimatedSalary"])) == {
            (name,): value
            for name, value in zip(names, page.national(), strict=True)
            if value is not None
        }
        assert nodes["Article"]["timeRequired"] == f"PT{page.minutes()}M"
        assert nodes["Article"]["dateModified"] == page.html.xpath("//header//time/@datetime")[0]
        entry = published.json(f"roles/{id}/index.json")["facts"]["entry"]
        credential = official.get("educationRequirements", {}).get("credentialCategory")
        assert (credential, official.get("experienceRequirements")) == (
            entry["education"],
            entry["experience"],
        )
        elsewhere = [place for place, _ in numbers(document) if "estimatedSalary" not in place]
        assert {place[-1] for place in elsewhere} == {"position"}


def test_the_list_of_roles_holds_the_numbers_of_the_pages(
    published: Any, pages: dict[str, Page]
) -> None:
    data = published.json("roles.json")
    assert [role["id"] for role in data["roles"]] == list(pages)
    for role in data["roles"]:
        page = pages[role["id"]]
        low, median, high = page.pay()
        assert dict(numbers(role)) == {
            ("pay", "low"): low,
            ("pay", "median"): median,
            ("pay", "high"): high,
            ("official_median_wage",): page.national()[2],
            **{("relevance", family): weight for family, weight in page.weights().items()},
            **dict(numbers({"facts": role["facts"]})),
        }
        assert role["facts"] == published.json(f"roles/{role['id']}/index.json")["facts"]


def test_the_list_of_roles_holds_the_half_lives_of_the_tests_catalog(published: Any) -> None:
    words = " ".join(published.html("tests/index.html").text_content().split())
    for family in published.json("roles.json")["families"]:
        assert family["name"] in words
        assert f"{family['half_life_months']:g} months" in words


def test_the_feed_says_what_the_pages_say(published: Any, pages: dict[str, Page]) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = lxml.etree.fromstring((published.folder / "feed.xml").read_bytes())
    entries = {}
    for entry in feed.findall(f"{atom}entry"):
        link = entry.find(f"{atom}link").get("href")
        entries.setdefault(link, []).append(entry)
    for id, page in pages.items():
        log = page.words("//ol[@class='changes']/li")
        found = entries.pop(f"https://example.org/guides/roles/{id}/", [])
        assert len(log) == len(found)
        for line, entry in zip(log, found, strict=True):
            day = datetime.fromisoformat(entry.findtext(f"{atom}updated"))
            # The page of a new guide does not repeat its own summary.
            is_new = entry.find(f"{atom}category").get("term") == "guide" and entry is found[-1]
            said = "The guide was published." if is_new else entry.findtext(f"{atom}summary")
            assert line == f"{day.day} {day:%B %Y} {said}"
    assert list(entries) == ["https://example.org/guides/tests/#big-five-personality"]


def test_a_preview_picture_shows_the_numbers_of_the_page(
    content: Catalog, pages: dict[str, Page]
) -> None:
    settings = Settings(site_name="Guides", site_description="", site_url="", repo_url="")
    for id, page in pages.items():
        card = share_image.of_role(content.roles[id], content, settings)
        assert card.line == page.one("//p[contains(@class, 'pay-line')]")
        assert [weight for _, weight in card.bars] == list(page.weights().values())[:4]


def test_open_graph_repeats_the_page(published: Any, pages: dict[str, Page]) -> None:
    for page in pages.values():
        found = dict(
            zip(
                page.html.xpath("//meta[@property]/@property"),
                page.html.xpath("//meta[@property]/@content"),
                strict=True,
            )
        )
        assert found["og:title"] == page.one("//h1")
        line = page.one("//p[contains(@class, 'pay-line')]")
        assert found["og:image:alt"] == f"{page.one('//h1')}. {line}"
        assert found["article:modified_time"] == page.html.xpath("//header//time/@datetime")[0]


def test_what_language_models_read_has_the_facts_of_the_pages(
    published: Any, pages: dict[str, Page]
) -> None:
    lines = published.text("llms.txt").splitlines()
    for id, page in pages.items():
        (line,) = (line for line in lines if f"/roles/{id}/)" in line)
        for fact in ("education", "experience", "growth", "openings"):
            assert page.facts()[fact][0] in line, (id, fact)
