"""Recompute an exported passport or bundle, `python -m scoring FILE`; or score answers to a quiz,
`python -m scoring score QUIZ ANSWERS`.

Exit status 0: every number in the file agrees, or the answers are scored. 1: some do not, or
something cannot have happened as the file says; each is named. 2: the file cannot be used; each
reason is named.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

from scoring.clock import today
from scoring.errors import InputError
from scoring.quiz import score_quiz
from scoring.report import report
from scoring.shapes import anything, day, name
from scoring.strict_json import FILE_BYTES, parse
from scoring.structures import mapping
from scoring.views import result_view
from scoring.wire import compact
from scoring.worked import quiz_in, worked

__all__ = ["main"]

_AHEAD = re.compile(r"up to \d{4}-\d\d-\d\d")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        # Names in a file may hold letters that the terminal has not.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    return _score(words[1:]) if words[:1] == ["score"] else _recompute(words)


def _recompute(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m scoring",
        description="Score an exported passport or bundle again and name what differs.",
        epilog="To score answers to a quiz: python -m scoring score QUIZ ANSWERS (see its --help).",
    )
    parser.add_argument("file", type=Path, help="the exported JSON file")
    parser.add_argument(
        "--reference", type=Path, help="the site's published families, quizzes and norms (JSON)"
    )
    parser.add_argument(
        "--skills", type=Path, help="the site's published skills (JSON), for self-rated levels"
    )
    parser.add_argument("--as-of", help="compute ages for this day, YYYY-MM-DD (default: today)")
    given = parser.parse_args(arguments)
    try:
        as_of = day().read(given.as_of, "--as-of") if given.as_of else today()
        reference = _read(given.reference) if given.reference else None
        skills = _read(given.skills) if given.skills else None
        made = report(_read(given.file), as_of=as_of, reference=reference, skills=skills)
    except InputError as error:
        for problem in error.problems:
            print(f"{given.file}: {problem}", file=sys.stderr)
        if not given.as_of and any(_AHEAD.search(problem.expected) for problem in error.problems):
            print(
                f"This computer's date is {today()}. If that is wrong, give the right one: "
                "--as-of YYYY-MM-DD",
                file=sys.stderr,
            )
        return 2
    print("\n".join(made.lines))
    print()
    for problem in made.disagreements:
        print(f"{problem.field}: the file says {problem.found}, scoring says {problem.expected}")
    for problem in made.impossible:
        print(f"{problem.field}: the file says {problem.found}, it can only be {problem.expected}")
    if made.disagreements or made.impossible:
        return 1
    print("Every number agrees.")
    return 0


def _score(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m scoring score",
        description="Score answers to a quiz, with every number on the way.",
    )
    parser.add_argument(
        "quiz", help="JSON file with the quiz as the site publishes it; with --reference, its id"
    )
    parser.add_argument(
        "answers", type=Path, help='JSON file with the answers by item, such as {"q_128": 4, ...}'
    )
    parser.add_argument(
        "--reference", type=Path, help="the site's published families, quizzes and norms (JSON)"
    )
    parser.add_argument(
        "--withheld", action="append", default=[], metavar="TRAIT", help="a trait without answers"
    )
    parser.add_argument(
        "--json", action="store_true", help="print the result as the browser gets it"
    )
    given = parser.parse_args(arguments)
    place = given.reference or Path(given.quiz)
    try:
        quiz = quiz_in(_read(place), given.quiz if given.reference else "")
        place = given.answers
        answers = parse(_read(place), field="answers", most_bytes=FILE_BYTES)
        # How many answers an item has, only the quiz knows.
        by_item = mapping(name(), anything(), FILE_BYTES).read(answers, "answers")
        result = score_quiz(quiz, by_item, tuple(given.withheld))
    except InputError as error:
        for problem in error.problems:
            print(f"{place}: {problem}", file=sys.stderr)
        return 2
    print(compact(result_view(result)) if given.json else "\n".join(worked(result)))
    return 0


def _read(path: Path) -> str:
    try:
        content = path.read_bytes()
        # Programs of Windows write UTF-16.
        return content.decode(json.detect_encoding(content))
    except OSError as error:
        raise InputError.one(str(path), str(error.strerror), "a readable file") from None
    except UnicodeDecodeError as error:
        raise InputError.one(str(path), f"byte {error.start} is not UTF-8", "UTF-8 text") from None


if __name__ == "__main__":
    sys.exit(main())
