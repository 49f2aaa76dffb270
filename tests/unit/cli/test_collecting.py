"""How often Python looks for unused objects while plans are checked."""

import gc

from feasibility.cli.collecting import COLLECT_AFTER, collect_less_often


def test_a_process_that_checks_plans_looks_for_unused_objects_less_often() -> None:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    try:
        collect_less_often()

        assert COLLECT_AFTER == gc.get_threshold()
    finally:
        gc.set_threshold(*before)
