"""Assertions in the flow say what they compared, as those in tests do."""

import pytest

pytest.register_assert_rewrite("tests.browser.engines.flow")
