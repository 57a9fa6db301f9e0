"""The calibration on answers that others published: bands hold, and what must be refused is."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from careerguide.content.calibration import of
from tests.own_python import own_python

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not (shutil.which("apt-get") and shutil.which("dpkg-deb")),
        reason="the data come as Debian packages, by apt-get and dpkg-deb",
    ),
]
TRY = """
import json
from tools.calibrate.calibrated import calibrate
from tools.calibrate.public_data import data_sets, tried
print(json.dumps({
    name: {
        "figures": calibrate(taken).figures,
        "lowest": min(item.rest_r for item in calibrate(taken).items),
        "bands": {size: tried(taken, size) for size in (50, 100, 400)},
    }
    for name, taken in data_sets().items()
}))
"""


@pytest.fixture(scope="module")
def found(root: Path) -> Any:
    command = [own_python(root, "norms"), "-c", TRY]
    run = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    return json.loads(run.stdout)


def test_bands_hold_what_they_say(found: Any) -> None:
    for name, one in found.items():
        for size, (covered_68, covered_90) in one["bands"].items():
            assert 0.64 <= covered_68 <= 0.71, (name, size)
            assert 0.87 <= covered_90 <= 0.92, (name, size)


def test_good_data_open_the_gates_before_a_preview(found: Any) -> None:
    assert of(found["ICAR ability"]["figures"]).state == "preview"
    assert of(found["MathExam14W"]["figures"]).state == "preview"


def test_data_that_do_not_measure_one_thing_fairly_are_refused(found: Any) -> None:
    quiz = found["SPISA"]
    assert quiz["lowest"] == pytest.approx(-0.10, abs=0.02)
    assert quiz["figures"]["dif_class_c"] >= 8
    assert of(quiz["figures"]).state == "practice"
