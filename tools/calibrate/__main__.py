"""`python -m tools.calibrate QUIZ FOLDER`: norms of a practice set from the answers in FOLDER.

Writes quizzes/norms/QUIZ.yml, the set as it is now into quizzes/practice-sets, and a report into
the folder calibration/QUIZ. Norms of another version of the set stay, under a name with that
version. The report has the file local-norms.json, which an employer's bundle takes. Files that do
not count are named, by reason. The state of the set follows from the figures in the norm file.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from careerguide.cli.as_of import add_as_of, as_of
from careerguide.content import kept_sets
from careerguide.content.calibration import of
from careerguide.content.catalog import shared
from careerguide.content.practice_form import for_scoring
from careerguide.content.practice_model import Practice
from careerguide.yamlfile.problems import errors, render
from scoring.local_norms import FEWEST
from scoring.practice.set_json import SET
from tools.calibrate.calibrated import NotEnough, calibrate
from tools.calibrate.donated import read_folder
from tools.calibrate.norm_file import decided, local_norms, norm_text, put_aside
from tools.calibrate.report import drop_lines, gate_lines, write


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.calibrate", description=__doc__)
    parser.add_argument("quiz", help="id of a practice set, such as communication-practice")
    parser.add_argument("folder", type=Path, help="where the files of answers are")
    parser.add_argument("--project", type=Path, default=Path(), help="folder of the site's sources")
    parser.add_argument("--report", type=Path, help="where to write the report")
    add_as_of(parser)
    asked = parser.parse_args()
    practice = _practice(asked.project, asked.quiz)
    if not asked.folder.is_dir():
        raise SystemExit(f"{asked.folder} is no folder")

    donated = read_folder(asked.folder, SET.read(for_scoring(practice), "set"))
    print("\n".join(drop_lines(donated)))
    try:
        found = calibrate(donated.taken)
    except NotEnough as why:
        print(f"no norms: {why}")
        return 1
    path = asked.project / "quizzes" / "norms" / f"{practice.id}.yml"
    by_hand = decided(path)
    road = of({**found.figures, **by_hand})
    report = asked.report or asked.project / "calibration" / practice.id
    page = write(report, practice, found, donated, road)
    put_aside(path, practice)
    path.write_text(norm_text(practice, found, donated, as_of(asked), by_hand), encoding="utf-8")
    practiced = for_scoring(practice)
    kept = asked.project / kept_sets.path_of(practiced)
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(kept_sets.text(practiced), encoding="utf-8")
    local = local_norms(practice, found)
    if local:
        (report / "local-norms.json").write_text(local, encoding="utf-8")
    else:
        print(f"no local-norms.json: a bundle takes norms of {FEWEST} people or more")
    print("\n".join(gate_lines(road)))
    print(f"wrote {path} and {page}")
    return 0


def _practice(root: Path, quiz: str) -> Practice:
    catalog, problems = shared(root)
    by_id = {practice.id: practice for practice in catalog.practice.values()}
    if quiz in by_id:
        return by_id[quiz]
    known = ", ".join(by_id) or "none can be read"
    raise SystemExit(f"{render(errors(problems))}no practice set {quiz}; there are: {known}")


sys.exit(main())
