"""Whether the premises say what plan and catalog say, and which of them are assumed or stale."""

from __future__ import annotations

import calendar as months
from datetime import date
from typing import Any

from feasibility.model.assessment import Premise
from feasibility.model.fact import Fact, Provenance
from feasibility.model.noun import Noun
from feasibility.verify.formulas import MOST_CHANNELS
from feasibility.verify.places import (
    Found,
    NoSuchPlaceError,
    Place,
    place_of,
    text_of,
)
from feasibility.verify.verification import Ledger
from feasibility.verify.world import World

UNKNOWN = "unknown"
SAID = ("source", "seen", "known", "by", "note")
SOME_CHANNELS = {"low": 1, "high": MOST_CHANNELS}
NO_LIMIT = (None, "none", "no limit", "no_limit", "uncapped", "unlimited")
# What is read where nothing is stated (docs/semantics.md, section 1), by the end of the path.
DEFAULTS: dict[tuple[str, str], tuple[Any, ...]] = {
    ("team", "plannable_share"): (0.8,),
    ("usage", "value"): (0,),
    ("usage", "growth_a_month"): (0,),
    ("limits", "value"): NO_LIMIT,
    ("initiatives", "regions"): (1,),
    ("initiatives", "sends_a_contact_a_month"): (4,),
    ("company", "sales_capacity"): NO_LIMIT,
}


def check_premise(world: World, premise: Premise, ledger: Ledger) -> None:
    """Refuses a premise that plan and catalog do not bear out."""
    try:
        place = place_of(premise.path)
        found = world.find(place)
    except NoSuchPlaceError:
        ledger.refuse("no_such_place", path=premise.path)
        return
    if world.kinds and premise.kind not in world.kinds:
        ledger.refuse("no_such_kind", kind=premise.kind)
    if isinstance(found.value, tuple) or _is_listed_entry(found):
        _check_count(premise, found, ledger)
    elif found.is_set:
        _check_value(premise, found, ledger)
        _check_provenance(premise, found, ledger)
    elif not _is_default(premise, place):
        ledger.refuse("fact_differs", claimed=_spelled(premise.fact), found=None)
    _check_flags(world, premise, place, found, ledger)


def _is_listed_entry(found: Found) -> bool:
    return isinstance(found.value, Noun) and not isinstance(found.value, Fact)


def _check_count(premise: Premise, found: Found, ledger: Ledger) -> None:
    """A list is read as how many it holds, an entry as one that is there.

    An empty list is unknown; of channels, that is one to eight.
    """
    entries = found.value if isinstance(found.value, tuple) else (found.value,)
    claimed = _plain(premise.fact)
    unsaid = _is_unknown(claimed) or claimed == _plain(SOME_CHANNELS)
    if claimed != text_of(len(entries)) and (entries or not unsaid):
        ledger.refuse("fact_differs", claimed=str(claimed), found=len(entries))


def _check_value(premise: Premise, found: Found, ledger: Ledger) -> None:
    if _plain(premise.fact) != _plain(found.value):
        ledger.refuse(
            "fact_differs",
            claimed=_spelled(premise.fact),
            found=_spelled(found.value),
        )


def _check_provenance(premise: Premise, found: Found, ledger: Ledger) -> None:
    """Source, day, kind of knowledge and person are the fact's own, or of a noun around it."""
    around: list[Provenance] = [*found.said_by]
    if isinstance(found.value, Provenance):
        around.insert(0, found.value)
    for name in ("source", "seen", "known", "by"):
        said = getattr(premise, name)
        own = getattr(around[0], name) if around else None
        inherited = next(
            (getattr(noun, name) for noun in around if getattr(noun, name) is not None),
            None,
        )
        if said not in (own, inherited):
            ledger.refuse("provenance_differs", what=name, claimed=said, found=own)


def _is_default(premise: Premise, place: Place) -> bool:
    """Whether nothing, or the default that holds where nothing is stated, is claimed."""
    if any(getattr(premise, name) is not None for name in ("source", "seen", "by")):
        return False
    claimed = _plain(premise.fact)
    return _is_unknown(claimed) or claimed in [
        _plain(value) for value in _defaults(place)
    ]


def _defaults(place: Place) -> tuple[Any, ...]:
    for (list_name, last), values in DEFAULTS.items():
        if list_name in place and place[-1] == last:
            return values
    return ()


def _check_flags(
    world: World, premise: Premise, place: Place, found: Found, ledger: Ledger
) -> None:
    by_default = not found.is_set and not _is_unknown(_plain(premise.fact))
    assumed = premise.known == "assumption" or by_default or _is_fallback(place)
    presumed = "connectors" in place
    if premise.assumed != assumed and not presumed:
        ledger.refuse("assumed_differs", claimed=premise.assumed, found=assumed)
    kind = world.kinds.get(premise.kind)
    if premise.seen is None or kind is None:
        stale = False
    else:
        stale = months_later(premise.seen, kind.shelf_life_months) < world.as_of
    if premise.stale != stale:
        ledger.refuse("stale_differs", claimed=premise.stale, found=stale)


def _is_fallback(place: Place) -> bool:
    """Whether a fact is a strategy's benchmark, read where the segment says nothing."""
    return place[:2] == ("catalog", "templates") and "spans" in place


def months_later(day: date, count: int) -> date:
    """The same day so many calendar months later; the month's last where it is shorter."""
    total = day.year * 12 + day.month - 1 + count
    year, month = divmod(total, 12)
    if year > date.max.year:
        return date.max
    last = months.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _is_unknown(plain: Any) -> bool:
    return bool(plain == UNKNOWN)


def _plain(value: Any) -> Any:
    """A fact without who says so, in a form in which equal facts are equal."""
    if isinstance(value, Fact):
        forms = ("value", "low", "typical", "high", "unknown")
        data: dict[str, Any] = {name: getattr(value, name) for name in forms}
        data["one_of"] = [claim.value for claim in value.one_of]
        return _plain(data)
    if isinstance(value, dict):
        kept = {
            key: _plain(entry)
            for key, entry in value.items()
            if key not in SAID and not _is_empty(key, entry)
        }
        if set(kept) == {"unknown"}:
            return UNKNOWN
        return kept["value"] if set(kept) == {"value"} else kept
    if isinstance(value, list | tuple):
        return [_plain(entry) for entry in value]
    return None if value is None else text_of(value)


def _is_empty(key: str, entry: Any) -> bool:
    unsaid = entry is False and key == "unknown"
    return entry is None or unsaid or (isinstance(entry, list | tuple) and not entry)


def _spelled(value: Any) -> str:
    return str(_plain(value))
