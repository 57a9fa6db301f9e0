"""Write the expected.txt of every case anew: `python -m tests.content.renew`.

Then read what git says has changed: the checker's mistakes are written down as well.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.content.test_cases import CASES, said

if __name__ == "__main__":
    for case in CASES:
        with TemporaryDirectory() as folder:
            (case / "expected.txt").write_text(said(case, Path(folder)), encoding="utf-8")
