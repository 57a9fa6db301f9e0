"""The runtime in the real worker gives this Python's answers, to the last character."""

from __future__ import annotations

import hashlib
import itertools
import math
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from scoring.api import handle
from tests.browser import questions
from tests.browser.host import Host

_BATCH = 250


@pytest.fixture(scope="module")
def worker(whole_browser: Browser, bench: Path) -> Iterator[Page]:
    """A page with a worker that is ready."""
    host = Host(bench).start()
    page = whole_browser.new_page()
    page.goto(host.url)
    page.evaluate("startWorker()")
    yield page
    page.context.close()
    host.stop()


def _compare(worker: Page, requests: Iterable[str]) -> int:
    """How many answers were compared; the first that differs fails the test."""
    count = 0
    for batch in _batches(requests):
        # Both Pythons at once: the page is asked now and heard afterwards.
        worker.evaluate("requests => { window.digest = digestAnswers(requests) }", batch)
        answers = [handle(request) for request in batch]
        here = hashlib.sha256("".join(f"{answer}\n" for answer in answers).encode()).hexdigest()
        if worker.evaluate("digest") != here:
            there = worker.evaluate("requests => askWorker(requests)", batch)
            for request, answer, other in zip(batch, answers, there, strict=True):
                assert other == answer, request[:1000]
        count += len(batch)
    return count


def _batches(requests: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(requests)
    while batch := list(itertools.islice(rest, _BATCH)):
        yield batch


def test_the_ways_to_answer_the_sample(worker: Page, long: bool) -> None:
    """All 7,776; in a short run every 13th: all answers to any three statements together."""
    step = 1 if long else 13
    asked = itertools.islice(questions.every_sample(), 0, None, step)
    assert _compare(worker, asked) == math.ceil(6**5 / step)


def test_every_total_of_the_big_five_at_every_length(worker: Page) -> None:
    assert _compare(worker, questions.every_total()) == 3 * 5


def test_random_answers_to_the_big_five_at_every_length(worker: Page, long: bool) -> None:
    count = 20_000 if long else 150
    assert _compare(worker, questions.random_forms(count)) == count


def test_results_computed_by_hand(worker: Page) -> None:
    assert _compare(worker, questions.golden()) >= 10


def test_documents_that_mean_no_good(worker: Page) -> None:
    assert _compare(worker, questions.hostile()) >= 100


def test_requests_that_are_none(worker: Page) -> None:
    assert _compare(worker, questions.malformed()) >= 20


def test_readiness_and_overrides_of_random_people(worker: Page, long: bool) -> None:
    count = 20_000 if long else 500
    assert _compare(worker, questions.random_people(count)) == count
