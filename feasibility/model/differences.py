"""What differs in meaning between two catalogs, entry by entry.

What only says where a claim comes from, or how it is worded, is told apart from what can turn a
verdict: levels, limits, editions, what flows where, requirements, hours, figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from feasibility.model.catalog import Catalog
from feasibility.model.fact import Fact, Provenance
from feasibility.model.noun import Noun
from feasibility.model.paths import CATALOG_ROOT

# `known` matters: an assumption is moved over a range, what a vendor says is not.
WORDING = frozenset(
    {
        *(set(Provenance.model_fields) - {"known"}),
        *("version", "name", "label", "summary", "ask_vendor", "aliases", "words"),
        *("former_names", "former_ids", "why", "falls_because", "fails_because"),
        *("kpis", "population", "vendor"),
    }
)


class Change(NamedTuple):
    """One place of an entry: its path in the catalog, what stood there and what stands there now.

    None: nothing stood (or stands) there. `matters` is False where only wording or source differ.
    """

    path: str
    was: Any
    now: Any
    matters: bool


@dataclass(frozen=True)
class EntryDifference:
    """An entry that came, went, got another id or changed; `was_id` is the id it had before."""

    collection: str
    id: str
    name: str
    kind: Literal["added", "removed", "renamed", "changed"]
    was_id: str | None = None
    changes: tuple[Change, ...] = ()

    @property
    def matters(self) -> bool:
        """Whether it can turn a verdict."""
        return self.kind != "changed" or any(each.matters for each in self.changes)


def differences(old: Catalog, new: Catalog) -> tuple[EntryDifference, ...]:
    """Every entry that differs: collection by collection, in the order of the new catalog, gone ones last."""
    found: list[EntryDifference] = []
    for collection in Catalog.model_fields:
        was = {entry.key: entry for entry in getattr(old, collection)}
        now = {entry.key: entry for entry in getattr(new, collection)}
        found += _in_collection(collection, was, now)
    return tuple(found)


def _in_collection(
    collection: str, was: Mapping[str, Noun], now: Mapping[str, Noun]
) -> Iterator[EntryDifference]:
    taken = set()
    for key, entry in now.items():
        formers = [
            each
            for each in getattr(entry, "former_ids", ())
            if each in was and each not in now
        ]
        before = was.get(key) or next((was[each] for each in formers), None)
        if before is None:
            yield EntryDifference(collection, key, _name(entry), "added")
            continue
        taken.add(before.key)
        changes = tuple(_changes(f"{CATALOG_ROOT}.{collection}[{key}]", before, entry))
        if before.key != key:
            yield EntryDifference(
                collection, key, _name(entry), "renamed", before.key, changes
            )
        elif changes:
            yield EntryDifference(
                collection, key, _name(entry), "changed", None, changes
            )
    for key, entry in was.items():
        if key not in taken:
            yield EntryDifference(collection, key, _name(entry), "removed")


def _changes(path: str, was: Noun, now: Noun) -> Iterator[Change]:
    for name in type(now).model_fields:
        if name != type(now).KEY:
            old, new = getattr(was, name), getattr(now, name)
            if old != new:
                yield from _inside(f"{path}.{name}", old, new, name not in WORDING)


def _inside(path: str, was: Any, now: Any, matters: bool) -> Iterator[Change]:
    """The smallest parts that differ."""
    if isinstance(was, Fact) and isinstance(now, Fact):
        yield Change(path, was, now, matters and _claim(was) != _claim(now))
    elif isinstance(was, dict) and isinstance(now, dict):
        for key in [*now, *(key for key in was if key not in now)]:
            if was.get(key) != now.get(key):
                yield from _inside(f"{path}.{key}", was.get(key), now.get(key), matters)
    elif isinstance(was, Noun) and type(was) is type(now) and _has_facts(was):
        yield from _changes(path, was, now)
    elif _are_keyed(was, now):
        olds, news = ({each.key: each for each in side} for side in (was, now))
        for key in [*news, *(key for key in olds if key not in news)]:
            old, new = olds.get(key), news.get(key)
            if old is None or new is None:
                yield Change(f"{path}[{key}]", old, new, matters)
            elif old != new:
                yield from _changes(f"{path}[{key}]", old, new)
    else:
        yield Change(path, was, now, matters)


def _claim(fact: Fact[Any]) -> tuple[Any, ...]:
    """What of a fact decides: its values and how they are known."""
    values = [(claim.value, claim.known) for claim in fact.one_of]
    return (fact.value, fact.low, fact.typical, fact.high, fact.unknown, fact.known, values)  # fmt: skip


def _has_facts(noun: Noun) -> bool:
    """Whether its fields are read one by one, not as one formula."""
    return all(
        isinstance(getattr(noun, name), Fact) for name in type(noun).model_fields
    )


def _are_keyed(was: Any, now: Any) -> bool:
    if not (isinstance(was, tuple) and isinstance(now, tuple)) or not (was or now):
        return False
    return all(
        isinstance(each, Noun) and hasattr(each, type(each).KEY.split(".")[0])
        for each in (*was, *now)
    )


def _name(entry: Noun) -> str:
    return str(getattr(entry, "name", entry.key))
