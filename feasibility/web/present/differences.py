"""Differences between two catalogs as a page shows them: what matters here first, the rest folded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from feasibility.model.catalog import Catalog
from feasibility.model.differences import EntryDifference, differences
from feasibility.reports.catalog_differences import EntryInWords, differences_in_words
from feasibility.web.contexts.library import DifferenceLine, Differences
from feasibility.web.wording import text, voice

# More than these and nobody reads the list; the rest is one step away.
MOST_AT_ONCE = 12
MOST_CHANGES = 6
NO_EDITIONS: Mapping[str, str] = MappingProxyType({})


def differences_view(
    old: Catalog,
    new: Catalog,
    *,
    is_first: Callable[[EntryInWords], bool] = lambda _: True,
    editions: Mapping[str, str] = NO_EDITIONS,
) -> Differences:
    """What differs in meaning; entries that are not `is_first` stand behind the others, folded.

    `editions` are those held, by product: what differs in them is told before the others.
    """
    found = [_ordered(each, editions.get(each.id)) for each in differences(old, new)]
    words = differences_in_words(found, old, new, language=voice().language)
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


def _ordered(entry: EntryDifference, edition: str | None) -> EntryDifference:
    """A claim of an edition ends in it: `catalog.products[crm].capabilities[leads].levels.full`."""
    if edition is None:
        return entry
    held = f".{edition}"
    changes = sorted(entry.changes, key=lambda each: not each.path.endswith(held))
    return replace(entry, changes=tuple(changes))


def _line(entry: EntryInWords) -> DifferenceLine:
    shown, folded = entry.changes[:MOST_CHANGES], entry.changes[MOST_CHANGES:]
    said = text("web.differs.more_places", n=len(folded))
    return DifferenceLine(entry.title, shown, folded, said)
