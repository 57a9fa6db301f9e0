"""Ageing, readiness and an override, recomputed from what the page prints."""

from __future__ import annotations

from math import sqrt

import pytest

from tests.site.methodology.by_hand import Rendered, band, number, points, weighted_mean


def test_half_lives(block: Rendered) -> None:
    rows = block("method-half-lives").tables["Freshness by family and age"]
    ages = [int(head.removeprefix("at ")) for head in rows[0][2:-1]]
    assert [(row[0], row[1], row[-1]) for row in rows[1:]] == [
        ("AI collaboration", "12", "given"),
        ("AI-Augmented SQL", "24", "policy"),
        ("Communication", "36", "policy"),
        ("Big Five", "96", "data"),
    ]
    for _, half_life, *shares, _ in rows[1:]:
        for age, share in zip(ages, shares, strict=True):
            assert number(share) == pytest.approx(2 ** (-age / float(half_life)), abs=5.01e-4)


def test_one_result_growing_old(block: Rendered) -> None:
    shown = block("method-ageing")
    assert shown.text == (
        "An example, invented: a full Communication result of 640 with a standard error of 50 and "
        "a half-life of 36 months."
    )
    for age, row in shown.rows("The same result at different ages").items():
        f = 2 ** (-float(age) / 36)
        aged = sqrt(50**2 + 2 * (1 - f) * 100**2)
        now = sqrt((f * 50) ** 2 + (1 - f * f) * 100**2)
        guess = 575 + f * (640 - 575)
        assert row == [
            f"{f:.4f}",
            "640",
            f"{aged:.2f}",
            band(640, aged, 0.95),
            f"{guess:.2f}",
            f"{now:.2f}",
            band(guess, now, 0.95),
        ]


@pytest.mark.parametrize(
    ("name", "day", "headline", "step"),
    [
        (
            "method-fresh",
            "24 November 2026",
            "That is at least 0.5, so there is a headline number.",
            "a full AI-Augmented SQL result, by 23 percentage points. It cannot be taken yet; of "
            "what can, Big Five would add most, 17 percentage points.",
        ),
        (
            "method-aged",
            "24 November 2028",
            "That is below 0.5, so the page shows coverage and no headline number; the numbers "
            "below stay in the explanation.",
            "a full AI collaboration result, by 24 percentage points. It cannot be taken yet; of "
            "what can, Big Five would add most, 17 percentage points.",
        ),
    ],
)
def test_readiness_follows_from_what_is_printed(
    block: Rendered, name: str, day: str, headline: str, step: str
) -> None:
    shown = block(name)
    known = shown.rows(f"What is known on {day}")
    r_rows = shown.rows(f"R on {day}: what was taken")
    p_rows = shown.rows(f"P on {day}: the whole role")
    names = ("AI collaboration", "Communication", "AI-Augmented SQL", "Big Five")
    half_lives = dict(zip(names, (12, 36, 24, 96), strict=True))
    years = int(day[-4:]) - 2026
    age = (731 if years else 0) / 30.4375

    taken, whole, full = [], [], 0.0
    for family, (weight, kind, score, sd, months, f) in known.items():
        if family == "Sum":
            assert number(weight) == 3.00
            continue
        w = number(weight)
        if kind == "none":
            whole.append((w, 575.0, 100.0))
            assert number(f) == 0
            continue
        x, s = number(score), number(sd)
        fresh = 2 ** (-age / half_lives[family])
        assert number(months) == pytest.approx(age, abs=5.01e-4)
        assert number(f) == pytest.approx(fresh, abs=5e-6)
        aged = sqrt(s**2 + 2 * (1 - fresh) * 100**2)
        now = sqrt((fresh * s) ** 2 + (1 - fresh**2) * 100**2)
        taken.append((w * fresh, x, aged))
        whole.append((w, 575 + fresh * (x - 575), now))
        full += w * fresh if kind.startswith("full") else 0
        assert [number(cell) for cell in r_rows[family]] == pytest.approx(
            [w * fresh, w * fresh * x, aged, w * fresh * aged], abs=0.01
        )
    for (w, guess, spread), (family, row) in zip(whole, p_rows.items(), strict=False):
        assert [number(cell) for cell in row] == pytest.approx(
            [w, guess, spread, w * guess, w * spread], abs=0.01
        ), family

    for letter, terms in (("R", taken), ("P", whole)):
        mean, error = weighted_mean(terms)
        assert f"= {mean:.2f}" in shown.text
        assert f"standard error {error:.2f}." in shown.text
        assert (
            f"{letter} is {points(mean)}, 68% band {band(mean, error, 0.84)}, "
            f"90% band {band(mean, error, 0.95)}."
        ) in shown.text
    k = sum(w for w, _, _ in taken) / 3
    assert (
        f"= {k:.4f}. Without the sample the numerator is {full:.5f}, so Kfull = {full / 3:.4f}."
        in (shown.text)
    )
    assert headline in shown.text
    assert shown.text.endswith(f"What would raise coverage most: {step}")


def test_letting_a_low_score_go_stale(block: Rendered) -> None:
    shown = block("method-stale")
    rows = shown.rows("The same two results, and what letting the low one go stale does")
    assert [row[0] for row in rows.values()] == ["568", "669"]
    assert [row[2] for row in rows.values()] == ["571", "605"]
    assert [row[4] for row in rows.values()] == ["60%", "32%"]
    assert shown.text.endswith(
        "By waiting, R gains 101 points and P 35, its band widens, and the coverage falls below "
        "the half that a headline number needs."
    )


def test_the_sample_alone(block: Rendered) -> None:
    assert block("method-sample-alone").text == (
        "The Big Five sample alone gives this role a coverage of 17%, and a Kfull of 0. Whatever "
        "one answers, P stays between 547 and 590, each time with a 90% band that reaches 100 "
        "points to either side. That is noise, and no number is made of it."
    )


def test_an_override(block: Rendered) -> None:
    shown = block("method-override")
    weights = shown.rows("What an employer changed, invented")
    published = {family: number(row[0]) for family, row in weights.items()}
    own = {family: number(row[2]) for family, row in weights.items()}
    for family, (_, share, _, own_share, changed) in weights.items():
        assert share == f"{100 * published[family] / sum(published.values()):.1f}%"
        assert own_share == f"{100 * own[family] / sum(own.values()):.1f}%"
        difference = round(own[family] - published[family], 2)
        sign = "+" if difference > 0 else "−"
        assert changed == (f"yes, by {sign}{abs(difference):.2f}" if difference else "no")
    rows = shown.rows("The same two full results under both weightings, on 24 November 2026")
    full = {"AI collaboration": (640.0, 45.0), "Communication": (600.0, 50.0)}
    for column, w in enumerate((published, own)):
        r, r_sd = weighted_mean([(w[family], *result) for family, result in full.items()])
        p, p_sd = weighted_mean([(w[f], *full.get(f, (575.0, 100.0))) for f in w])
        coverage = sum(w[family] for family in full) / sum(w.values())
        assert number(rows["R"][column]) == pytest.approx(r, abs=5e-3)
        assert number(rows["P"][column]) == pytest.approx(p, abs=5e-3)
        assert rows["90% band of R"][column] == band(r, r_sd, 0.95)
        assert rows["90% band of P"][column] == band(p, p_sd, 0.95)
        assert rows["K"][column] == rows["Kfull"][column] == f"{100 * coverage:.1f}%"
    assert "the shares are as before, R is 621.11 and P 602.67;" in shown.text
