"""The one way in for browsers and tools: a JSON text in, a JSON text out, never an exception.

A request is `{"api": 1, "op": "...", ...}` with exactly the fields of its operation. The answer is

    {"api": 1, "scoring": "1.2.0", "ok": true,  "result": {...}}
    {"api": 1, "scoring": "1.2.0", "ok": false,
     "errors": [{"field": "answers.C4", "found": "7", "expected": "a whole number from 1 to 6"}]}

Every fraction in a result is rounded to five decimals by one rule (`scoring.scale.stored`), so the
text of an answer is the same in every Python. What a page prints comes ready: `*_shown` (a sample's
points to the nearest 10, other points and ages whole) and `*_percent` (whole). Dates are
"YYYY-MM-DD". `?` marks a field that may be left out of a request.

Parts of requests

    QUIZ       {"id", "version", "family", "norms": {"id", "version"},
                "items": [{"id", "trait", "direction": "forward" | "reverse"}, as they are asked],
                "answers": int (how many every item has),
                "steps": [{"length": int (of the items, from the first; the last step has all),
                           "kind": "sample" | "full",
                           "norms": {trait: {"reliability", "counts": [people by total, smoothed,
                                     lowest total first, in the direction of the trait]}}}],
                "private_traits": [trait]}
               or, with norms by item, one item a trait:
               {"id", "version", "family", "kind": "sample" | "full", "norms": {"id", "version"},
                "items": [{"id", "trait", "direction", "counts": [int, in raw answer order],
                           "loading"}],
                "private_traits": [trait]}
    REFERENCE  {"families": [{"id", "half_life_months", "full_sd",
                              "available": "full" | "sample" | "none" (what can be taken today)}],
                "quizzes": [QUIZ, every published version],
                "earlier"?: [{"id", "half_life_months", "full_sd"} (of families, until a day)],
                "practice"?: [PNORMS, newest first],
                "roles"?: [{"id", "title", "weights": {family: 0..1},
                            "personality": {trait: 0..1}}]}
               or {"kept": id} of one that `keep_reference` was given
    PNORMS     {"set": SET, "norms": {"id", "version"}, "kind": "sample" | "full" (what a result
                counts as), "norm": {"reliability", "counts": [people by points, smoothed]},
                "earlier": [versions of the set whose answers are scored by it too]}
    ENTRY      one result of a passport, exactly as `entry` in an answer gives it:
               quiz      {"id", "kind": "sample" | "full", "family", "date", "quiz",
                          "quiz_version", "norms_version", "answers": {item: 1..n},
                          "withheld": [trait],
                          "traits": {trait: {"score", "band90": [low, high]}} (whole points)}
               added     {"id", "kind": "full", "family", "date", "score", "sd",
                          "sd_assumed": true, "self_reported": true}
               practice  {"id", "kind": "practice", "family", "date", "quiz", "quiz_version",
                          "right", "questions" (points, and all there were),
                          "answers"? {item: ANSWER}, "first_attempt"? true}
    RATING     what a person ticked in a skill: {"skill", "date", "ticks": [STATEMENT]}
    SKILL      {"id", "name", "levels": [[STATEMENT], four times, the lowest level first]}
    STATEMENT  the id of a "You can" statement, see `scoring.self_rating`
    SET, ANSWER, TABLES  a practice set, an answer and tables, see `scoring.practice.set_json`
    as_of      the reader's day

Parts of answers

    POINTS     {"score", "score_shown", "sd", "band68": [low, high], "band68_shown",
                "band90": [low, high], "band90_shown"}
    TRAIT      {"trait", "answered": [{"item", "answer", "keyed" (in the direction of the trait)}],
                "total" (of the keyed answers), "theta", ...POINTS,
                "percentile", "percentile_low", "percentile_high",
                "place": "low" | "middle" | "high" (third of the norm group), "steps": STEPS}
    STEPS      {"keyed" (place of the answer or total among the counts, from 1), "counts" (in the
                direction of the trait), "total", "p", "tau_low", "tau_high" (null at infinity),
                "m", "v", "loading", "sampling" (variance for the size of the norm group; 0 with
                norms by item), "theta", "sd"}
    RESULT     {"id", "kind", "counts_as": "full", "sample" or null (practice without a score),
                "norms": {"version", "people"} (of practice with a score) or null, "family",
                "date", "age_months", "age_months_shown", "freshness", "freshness_percent" (both
                null where it counts as nothing), "retest_on" (null unless full), "retest_due",
                "private_traits", "withheld", "traits": [TRAIT], "points": POINTS or null (of a
                result without traits),
                "entry": ENTRY with its numbers as they are scored now}
    READINESS  {"headline": bool, "r": POINTS or null, "p": POINTS, "k", "k_percent", "k_full",
                "k_full_percent", "from_samples": bool, "withheld": [trait],
                "next_step": STEP or null, "next_available": STEP or null,
                "families": [{"family", "weight", "share", "share_percent", "gain", "available",
                              "standing": null or {"id", "kind", "date", "withheld",
                                  "then": POINTS, "aged": POINTS, "now": POINTS, "age_months",
                                  "age_months_shown", "freshness", "freshness_percent",
                                  "retest_on", "retest_due"}}]}
               `then` is the result on its day, `aged` the same with the spread it has by now,
               `now` the guess at today's level.
    STEP       {"family", "gain", "gain_percent", "available"}; gain is in coverage K, or in K_full
               where a full result can be taken
    COMPARISON {"same_shares": bool, "changes": [family],
                "families": [{"family", "published", "own", "published_share",
                              "published_share_percent", "own_share", "own_share_percent",
                              "changed": bool, "reason"}]}
    MOVE       what the own weights do to P of one person, null without two headlines: {"points",
                "points_shown", "sd", "band90", "band90_shown", "known": bool (the band of the
                difference excludes 0)}
    LOCAL      an employer's own norms of a practice set, see `scoring.local_norms`: {"quiz",
               "quiz_version", "norm": {"reliability", "counts": [people by points, smoothed]}}
    PROBLEMS   [{"field", "found", "expected"}]

Operations: request -> result

score_quiz       {"quiz": QUIZ, "answers": {item: 1..n}, "withheld"?: [trait], "scored_on"?,
                  "entry_id"?}
              -> {"quiz", "quiz_version", "norms", "norms_version", "family", "length", "kind",
                  "scored_on", "withheld", "private_traits", "traits": [TRAIT],
                  "entry": ENTRY where scored_on and entry_id were given, else null}
                 The answers fill one of the steps; `length` and `kind` are that step's. Whoever
                 goes on asks again with all answers and the same entry_id.
explain          {"quiz": QUIZ, "trait", "length"? (the whole quiz)}
              -> {"trait", "length", "kind", "items": [{"id", "direction"}], "loading",
                  "people" (the norm group),
                  "totals": [{"total", "count", "steps": STEPS, ...POINTS}, lowest first]}
ageing           {"half_life_months", "score", "sd", "months": [number]}
              -> {"points": [{"months", "freshness", "aged": POINTS, "now": POINTS}]}
keep_reference   {"id" (one that nobody else would choose), "reference": REFERENCE} -> {"kept": id}
                 The last four are kept, as long as this Python runs.
passport         {"entries": [ENTRY], "reference": REFERENCE, "as_of"}
              -> {"as_of", "most_entries", "entries": [RESULT], "headline_coverage",
                  "next": {"best": ADVICE or null, "open": ADVICE or null (of what can be taken)},
                  "groups": [[role, by title]] (those with a headline; one of an earlier group
                  stands higher than one of a later: the 90% band of the difference excludes 0),
                  "alphabetical": [the other roles, by title],
                  "roles": {role: {"title", ...READINESS without "families"}}}
                 ADVICE {"family", "available", "roles" (how many it adds coverage to),
                 "gain_percent": [least, most]}: the most coverage, all roles together.
overview         {"entries": [ENTRY], "reference": REFERENCE, "as_of", "shown": how many}
              -> as `passport`, but of a trait only "trait", "score", "band90" and what is shown of
                 them; "entry" is null for a quiz; "roles" has the first `shown` of the groups and
                 the first `shown` of the others; and "covered_percent" is the least and the most
                 "k_full_percent" of those others, null where there are none
roles            {"roles": [role], "entries": [ENTRY], "reference": REFERENCE, "as_of"}
              -> {"roles": as in `passport`}
readiness        {"role", "entries": [ENTRY], "reference": REFERENCE, "as_of",
                  "own"?: {family: 0..1}, "samples"?: bool (true; an employer's view says false)}
              -> {"role", "title", "as_of", "samples", "headline_coverage",
                  "published": READINESS, "own": READINESS or null,
                  "comparison": COMPARISON or null}
add_result       {"id", "family", "date", "score": 300..850, "reference": REFERENCE, "as_of"}
              -> {"entry": ENTRY (added)}
export_passport  {"entries": [ENTRY], "via": "backup" | "file" | "link", "reveal"?: [trait],
                  "self_rated"?: [RATING], "name"? (the person's, one line),
                  "reference": REFERENCE, "as_of"}
              -> {"via", "document", "text", "bytes", "most_bytes"}
                 A backup holds everything; file and link leave the private traits out, except
                 those in `reveal`. The document has the `self_rated` that are given, and no other.
check_passport   {"text", "via"?: "file" | "link" ("file"), "entries"?: [ENTRY, already kept],
                  "ratings"?: [RATING, already kept], "reference": REFERENCE, "as_of"}
              -> {"exported", "scoring", "name" (empty where it has none),
                  "entries": [RESULT], "new": [ids not yet kept],
                  "self_rated": [RATING], "new_skills": [skill without ticks of one's own],
                  "disagreements": PROBLEMS,
                  "impossible": PROBLEMS (what is dated after the document was written)}
self_rating      {"ratings": [RATING], "skills": [SKILL], "needs"?: {skill: 1..4, for a role}}
              -> {"skills": [{"skill", "level": 0..4, "levels": [{"ticked", "statements"}],
                             "next": NEXT or null (at 4), "outdated" (ticks for words that are not
                             published any more), "date"}],
                  "unknown": [skill that is not published any more],
                  "role": null or {"needed", "rated" (how many skills), "have": [GAP],
                             "missing": [GAP, what to practice first], "practice": GAP or null}}
                 GAP {"skill", "need", "level", "gap", "rated": bool, "next": NEXT or null};
                 NEXT {"level", "left": [STATEMENT that is not ticked]}. Self-rated: no score,
                 and no part of R, P or K.
bundle           {"role", "own": {family: 0..1}, "reference": REFERENCE, "as_of",
                  "details"?: {"employer", "created", "review_by", "reasons"?: {family: text}},
                  "norms"?: {family: LOCAL} (the employer's own norm groups),
                  "candidates"?: [{"name", "entries": [ENTRY]}]}
              -> {"role", "title", "comparison": COMPARISON, "available": {family: ...},
                  "candidates": [{"name", "samples_left_out", "published": READINESS,
                                  "own": READINESS, "move": MOVE or null}],
                  "turns": [{"first", "second" (names of candidates), "now": bool (the own weights
                             put `first` ahead; else nobody is), "before": 1 `first` was ahead,
                             -1 `second`, 0 neither}, for every two whose order changes],
                  "tipping": [{"family", "below", "above" (the nearest weights that change an
                               order, or give or take a number; null where none does)}],
                  "open": PROBLEMS (what the details still lack), "document" and "text" (null
                  while anything is open)}
check_bundle     {"text", "via"?, "entries"?: [ENTRY, the reader's own], "reference", "as_of"}
              -> {"bundle": {"role", "title", "employer", "created", "review_by", "overdue",
                             "digest", ...COMPARISON, "guide_differs": [{"family", "bundle",
                             "guide"}] (published weights then and now, null where absent)},
                  "document", "disagreements": PROBLEMS,
                  "local": [{"family", "quiz", "quiz_version", "people", "most" (points),
                             "mine": null or {"id", "points", "there": POINTS (in the employer's
                                 group), "site": POINTS or null}} (no part of the effect)],
                  "effect": null or {"samples_left_out", "published": READINESS,
                                     "own": READINESS, "move": MOVE or null}}
open_local_norms {"text" (a file of `tools.calibrate`)} -> {"family", "norms": LOCAL, "people"}
score_practice   {"set": SET, "answers": {item: ANSWER}, "scored_on"?, "entry_id"?,
                  "first_attempt"?: bool (false)}
              -> {"points", "most", "interval_percent": [low, high] (whole; nine times in ten),
                  "constructs": [{"construct", "points", "most"}],
                  "items": [{"item", "construct", "format", "points", "most", "full", "answered",
                             "noticed": [name] (what the answer overlooked),
                             "length": words that were kept or null,
                             "tried": null or {"fixture" (0 the shown rows, then the hidden ones;
                                 null where none failed), "is_row", "expected": ROWS or null,
                                 "got": ROWS or null, "error": ERROR or null,
                                 "difference": null or {"missing", "extra": [cell] or null}}}],
                  "entry": ENTRY (practice) where scored_on and entry_id were given, else null}
save_answers     {"set": SET, "answers": {item: ANSWER}, "id", "month", "first_attempt": bool,
                  "about"?: {"age_band"?, "first_language"?, "gender"?}}
              -> {"text"}: the file of `scoring.donation`
run_query        {"tables": TABLES, "query", "row"? {"table", "cells": {column: cell}}}
              -> {"result": ROWS or null, "error": ERROR or null}
                 ROWS {"columns", "rows": [[cell]], "count", "more"};
                 ERROR {"message" (SQLite's own), "hint" (what to try)}
selection_rates  {"groups": [{"name", "started": 1.., "passed": 0..}, of two to twelve groups]}
              -> {"groups": [{"name", "rate_percent", "ratio_percent" (of the highest rate; null
                              where nobody passed), "below" (four fifths), "p" and "p_shown"
                              (Fisher's exact test against the highest; null for that one),
                              "unlikely" (p below .05), "highest", "one_more" (one more who passed
                              would not be below)}]}
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from scoring.bundle_operations import BUNDLE, CHECK_BUNDLE, OPEN_LOCAL_NORMS
from scoring.errors import InputError, found
from scoring.operation import Operation
from scoring.overview_operations import KEEP_REFERENCE, OVERVIEW, ROLES
from scoring.passport_operations import (
    ADD_RESULT,
    CHECK_PASSPORT,
    EXPORT_PASSPORT,
    PASSPORT,
    READINESS,
)
from scoring.practice_operations import RUN_QUERY, SAVE_ANSWERS, SCORE_PRACTICE
from scoring.quiz_operations import AGEING, EXPLAIN, SCORE_QUIZ
from scoring.selection_rates import SELECTION_RATES
from scoring.self_rating_operations import SELF_RATING
from scoring.shapes import exactly, one_of
from scoring.strict_json import parse
from scoring.structures import record
from scoring.version import API, SCORING
from scoring.wire import plain

__all__ = ["OPERATIONS", "handle"]

_REQUEST_BYTES = 16 * 1024 * 1024
"""Requests come from the site's own pages, and one has all of its roles: room for 10,000."""

OPERATIONS: Mapping[str, Operation] = {
    "score_quiz": SCORE_QUIZ,
    "explain": EXPLAIN,
    "ageing": AGEING,
    "keep_reference": KEEP_REFERENCE,
    "passport": PASSPORT,
    "overview": OVERVIEW,
    "roles": ROLES,
    "readiness": READINESS,
    "add_result": ADD_RESULT,
    "export_passport": EXPORT_PASSPORT,
    "check_passport": CHECK_PASSPORT,
    "self_rating": SELF_RATING,
    "bundle": BUNDLE,
    "check_bundle": CHECK_BUNDLE,
    "open_local_norms": OPEN_LOCAL_NORMS,
    "score_practice": SCORE_PRACTICE,
    "save_answers": SAVE_ANSWERS,
    "run_query": RUN_QUERY,
    "selection_rates": SELECTION_RATES,
}


def handle(request: str) -> str:
    """Answer one request; whatever is wrong with it becomes `errors` in the answer."""
    try:
        asked = parse(request, field="request", most_bytes=_REQUEST_BYTES)
        answer: dict[str, object] = {"ok": True, "result": _result(asked)}
    except InputError as error:
        answer = {"ok": False, "errors": error.problems}
    return json.dumps(plain({"api": API, "scoring": SCORING, **answer}), allow_nan=False)


def _result(asked: object) -> object:
    if not isinstance(asked, dict):
        raise InputError.one("request", found(asked), "an object with the keys api and op")
    op = one_of(*OPERATIONS).read(asked.get("op"), "op")
    operation = OPERATIONS[op]
    required = {"api": exactly(API), "op": exactly(op), **operation.required}
    return operation.run(record(required, operation.optional).read(asked, ""))
