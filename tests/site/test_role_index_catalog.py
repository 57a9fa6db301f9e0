"""The catalog behind the role index: columns that agree, words of skills, none for one list."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import accumulate

import pytest

from benchmarks.many_roles import Skills, many_roles
from careerguide.content.model import Catalog
from careerguide.formats import role_catalog, search_index
from careerguide.markdown.slugs import role_id
from careerguide.views import role_lists

HOME = {"location": "", "title": "Home", "text": "Welcome"}
INDEX = json.dumps({"config": {"lang": ["en"]}, "docs": [HOME]}).encode()


@pytest.fixture(scope="module")
def many() -> tuple[Catalog, Skills]:
    return many_roles(600)


def written(catalog: Catalog, skills: Skills) -> dict[str, dict[str, object]]:
    return {
        path: json.loads("".join(pieces)) for path, pieces in role_catalog.files(catalog, skills)
    }


def test_a_site_of_one_list_has_no_second_copy() -> None:
    assert written(*many_roles(500)) == {}


def test_the_columns_say_what_the_roles_say(many: tuple[Catalog, Skills]) -> None:
    catalog, skills = many
    found: dict = written(catalog, skills)[role_catalog.CATALOG]  # type: ignore[type-arg]
    roles = role_lists.by_title(catalog)
    assert found["format"] == 1
    assert found["title"] == [role.title for role in roles]
    for row, role in enumerate(roles):
        assert found["also"][row] == list(role.also_called)
        assert (found["id"][row] or role_id(role.title)) == role.id
        assert found["groups"][found["group"][row]] == role.group
        official = found["officials"][found["official"][row]]
        assert official == f"{role.occupation.soc} {role.occupation.title}"
        assert f"{found['occupation'][row]}" == role.occupation.soc[:2]
        assert found["median"][row] == catalog.wages.national[role.occupation.soc].median
        for item in role.relevance:
            assert found["weights"][item.family][row] == round(100 * item.weight)
    assert found["families"] == {f.id: f.short_name for f in catalog.families.values()}


def test_a_wage_that_is_not_published_is_words(many: tuple[Catalog, Skills]) -> None:
    role = next(iter(many[0].roles.values()))
    unknown = replace(role, occupation=replace(role.occupation, soc="99-9999"))
    found = role_catalog.columns([unknown], many[0])
    assert found["median"] == ["not published"]


def test_an_id_that_is_not_its_titles_own_is_given(many: tuple[Catalog, Skills]) -> None:
    role = next(iter(many[0].roles.values()))
    found = role_catalog.columns([replace(role, id="own-id"), role], many[0])
    assert found["id"] == ["own-id", 0]


def test_words_of_skills_lead_to_their_rows(many: tuple[Catalog, Skills]) -> None:
    catalog, skills = many
    files = written(catalog, skills)
    letters = files[role_catalog.CATALOG]["skills"]
    assert [f"roles/skills/{letter}.json" for letter in str(letters)] == list(files)[1:]
    for row, role in enumerate(role_lists.by_title(catalog)):
        for word in " ".join(skills[role.id]).lower().split():
            steps = files[f"roles/skills/{word[0]}.json"][word]
            assert row in list(accumulate(steps)), word  # type: ignore[call-overload]


def test_skill_words_are_small_and_by_first_letter() -> None:
    skills = [("Eval design", "SQL, 2nd grade"), (), ("Über-design",), ("design",)]
    assert role_catalog.skill_words(skills) == {
        "_": {"2nd": [0]},
        "d": {"design": [0, 2, 1]},
        "e": {"eval": [0]},
        "g": {"grade": [0]},
        "s": {"sql": [0]},
        "u": {"uber": [2]},
    }


def locations(docs: list[dict[str, str]]) -> list[str]:
    """Where hits lead, besides pages of skills, practice, pay, kits and kinds of work."""
    found = [doc["location"] for doc in docs]
    return [at for at in found if not at.startswith(("paths/", "pay/", "practice/", "skills/"))]


def test_the_search_index_holds_groups_in_place_of_thousands_of_roles(
    many: tuple[Catalog, Skills],
) -> None:
    catalog, skills = many
    docs = json.loads("".join(search_index.index(INDEX, catalog, skills)))["docs"]
    assert locations(docs) == [
        "",
        *(group.parts[0].url for group in role_lists.groups(catalog)),
    ]
    management = next(doc for doc in docs if doc["location"] == "roles/in/management/")
    assert management["title"] == "Management roles"
    fewer = replace(catalog, roles=dict(list(catalog.roles.items())[:500]))
    docs = json.loads("".join(search_index.index(INDEX, fewer, skills)))["docs"]
    assert locations(docs) == ["", *(f"roles/{id}/" for id in fewer.roles)]
