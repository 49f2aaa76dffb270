"""Differences between two catalogs as a page shows them: what matters here first, the rest folded."""

from __future__ import annotations

from collections.abc import Callable

from feasibility.model.catalog import Catalog
from feasibility.model.differences import differences
from feasibility.reports.catalog_differences import EntryInWords, differences_in_words
from feasibility.web.contexts.library import DifferenceLine, Differences
from feasibility.web.wording import text, voice

# More than these and nobody reads the list; the rest is one step away.
MOST_AT_ONCE = 12
MOST_CHANGES = 6


def differences_view(
    old: Catalog,
    new: Catalog,
    *,
    is_first: Callable[[EntryInWords], bool] = lambda _: True,
) -> Differences:
    """What differs in meaning; entries that are not `is_first` stand behind the others, folded."""
    words = differences_in_words(
        differences(old, new), old, new, language=voice().language
    )
    first = [each for each in words.entries if is_first(each)]
    later = [each for each in words.entries if not is_first(each)]
    shown, folded = first[:MOST_AT_ONCE], first[MOST_AT_ONCE:] + later
    return Differences(
        entries=tuple(_line(each) for each in shown),
        more=tuple(_line(each) for each in folded),
        more_said=text("web.differs.more", n=len(folded)),
        rest=words.rest,
        nothing="" if words.entries else text("web.differs.nothing"),
    )


def _line(entry: EntryInWords) -> DifferenceLine:
    shown, folded = entry.changes[:MOST_CHANGES], entry.changes[MOST_CHANGES:]
    said = text("web.differs.more_places", n=len(folded))
    return DifferenceLine(entry.title, shown, folded, said)
