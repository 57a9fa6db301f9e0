"""What a test costs counts, also where it was used by a process that its parent left behind."""

from __future__ import annotations

import subprocess
import sys

import pytest

BURN = "import time\nwhile time.process_time() < 0.3: pass"
MEASURE = f"""
import subprocess, sys
from tests.cpu_time import CpuTimes, used
CpuTimes()
before = used()
left_behind = ["sh", "-c", '"$0" -c "$1" &', sys.executable, {BURN!r}]
subprocess.run(left_behind, stdout=subprocess.PIPE, check=True)  # until nobody writes there
print(used() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_process_that_was_left_behind_counts() -> None:
    done = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, text=True)
    assert float(done.stdout) >= 0.29, done.stderr  # by the kernel's hundredths of a second
