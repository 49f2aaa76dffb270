"""Claims of the catalog as rows of a table: values by edition, who says so, and what the company corrected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from feasibility.model.catalog import Catalog
from feasibility.model.correction import Correction
from feasibility.model.fact import Fact, Provenance
from feasibility.reports.amounts import fact_value
from feasibility.web import fragments
from feasibility.web.contexts.claims import ClaimCell, ClaimRow, Link, SourceLine
from feasibility.web.current import Desk, services
from feasibility.web.present.frame import here
from feasibility.web.wording import has_text, text, voice

# A limit that is only what is included ends where any limit does: see `model/bounds.py`.
_NO_END = 10**8


@dataclass(frozen=True)
class Place:
    """Where a claim stands: whom it is about, its path in the catalog, and its unit."""

    about: str
    path: str
    unit: str = ""


@dataclass(frozen=True)
class Claims:
    """Makes rows of claims, in the words of one desk."""

    desk: Desk

    @cached_property
    def uncorrected(self) -> Catalog:
        """The catalog with the company's own entries, and without its corrections."""
        library = self.desk.plan_file.library
        base = services().catalogs.base_of(self.desk.workspace_id)
        plain = library.model_copy(update={"corrections": ()})
        return services().catalogs.beside(base, plain)

    @cached_property
    def corrections(self) -> Mapping[str, Correction]:
        """The company's corrections, by the path of the claim."""
        return {each.path: each for each in self.desk.plan_file.library.corrections}

    def row(
        self,
        name: str,
        entry: Provenance | None,
        facts: Mapping[Place, Fact[Any] | None],
        *,
        url: str = "",
        remark: str | None = None,
        before: tuple[str, ...] = (),
        after: tuple[str, ...] = (),
        capped: frozenset[str] = frozenset(),
    ) -> ClaimRow:
        """A row with a cell for each place.

        Args:
            name: what is claimed.
            entry: says where facts without a source are from; None where nobody says anything.
            facts: the claims as the catalog has them, in the order of the cells.
            url: where the name leads.
            remark: what is remarked beside the source.
            before: cells of plain words before those of the facts.
            after: the same after them.
            capped: whom the places without a limit are about, by the vendor's word.
        """
        is_ours = any(place.path in self.corrections for place in facts)
        said, is_assumed = in_short(entry) if entry is not None else ("", False)
        cells = tuple(
            self._cell(place, fact, place.about in capped)
            for place, fact in facts.items()
        )
        return ClaimRow(
            name=name,
            url=url,
            cells=(*_words(before), *cells, *_words(after)),
            said=text("web.catalog.ours") if is_ours else said,
            is_assumed=is_assumed and not is_ours,
            sources=tuple(self._sources(entry, facts, remark)),
            corrections=tuple(self._links(facts)),
        )

    def _cell(
        self, place: Place, fact: Fact[Any] | None, is_uncapped: bool
    ) -> ClaimCell:
        own = self.corrections.get(place.path)
        said = text("web.catalog.uncapped") if is_uncapped else value_words(place, fact)
        if own is not None:
            ours = value_words(place, _fact_of(own))
            remark = text("web.catalog.catalog_says", text=said)
            return ClaimCell(ours, remark=remark, is_ours=True)
        if is_uncapped:
            return ClaimCell(said)
        if fact is None and not place.path:
            return ClaimCell("–", "none")
        if fact is None or (fact.unknown and fact.typical is None):
            return ClaimCell(said, "open")
        disputed = text("web.tag.disputed") if fact.one_of else ""
        return ClaimCell(
            said, "zero" if fact.value == 0 and is_level(place.path) else "", disputed
        )

    def _sources(
        self,
        entry: Provenance | None,
        facts: Mapping[Place, Fact[Any] | None],
        remark: str | None,
    ) -> Iterator[SourceLine]:
        for place in facts:
            if place.path in self.corrections:
                yield correction_line(place, self.corrections[place.path])
        for place, fact in facts.items():
            if fact is not None and fact.one_of:
                yield from disagreement(place, fact)
            elif fact is not None and (fact.source or fact.known):
                yield source_line(fact, about=place.about)
        if entry is None:
            return
        yield source_line(entry, note=remark or "")
        second = getattr(entry, "also_source", None)
        if second:
            also = Provenance(source=second, seen=entry.seen, known=entry.known)
            yield source_line(also)

    def _links(self, facts: Mapping[Place, Any]) -> Iterator[Link]:
        if self.desk.acting.role == "viewer":
            return
        for place in facts:
            if place.path:
                url = fragments.url_of(
                    self.desk, "corrections.form", path=place.path, back=here()
                )
                yield Link(place.about or text("web.catalog.this"), url)


def _words(texts: tuple[str, ...]) -> tuple[ClaimCell, ...]:
    return tuple(ClaimCell(each or "–", "" if each else "none") for each in texts)


def value_words(place: Place, fact: Fact[Any] | None) -> str:
    """A claim's value: a level by its name, a number with its unit; of two sources the one used."""
    if fact is None or (fact.unknown and fact.typical is None):
        return text("value.not_known")
    if fact.unknown or (fact.one_of and fact.typical is not None):
        used = value_words(place, Fact[Any](value=fact.typical))
        return text("value.not_known.typical", text=used) if fact.unknown else used
    if is_level(place.path):
        return _level_words(fact)
    if fact.high is not None and place.unit and fact.high >= _NO_END:
        said = value_words(place, Fact[Any](value=fact.low))
        return text("web.catalog.or_more", text=said)
    said = fact_value(place.path, fact.model_dump(mode="json"), voice())
    return f"{said} {place.unit}" if place.unit else said


def _level_words(fact: Fact[Any]) -> str:
    if fact.low is not None and fact.high is not None:
        ends = {"text": level_word(fact.low), "other_text": level_word(fact.high)}
        return text("value.span", **ends)
    return text("web.catalog.or").join(level_word(each) for each in fact.values)


def is_level(path: str) -> bool:
    """Whether a claim is a level of a capability."""
    return ".levels." in path or ".add_on_levels." in path


def level_word(level: int) -> str:
    """A level by its name: none, basic, standard, advanced."""
    return (
        text(f"strategy.level.{level}")
        if has_text(f"strategy.level.{level}")
        else text("web.catalog.level.none")
    )


def day_words(day: date) -> str:
    """A day as people write it, always with its year: claims are of many."""
    return text("value.plain_day", plain_day=day.isoformat())


def in_short(noun: Provenance) -> tuple[str, bool]:
    """How it is known and since when, and whether it is an assumption."""
    if noun.source is None or noun.known == "assumption":
        return text("web.tag.assumed"), True
    return _detail(noun), False


def source_line(
    noun: Provenance, *, about: str = "", value: str = "", note: str = ""
) -> SourceLine:
    """Who says so; our own judgement as that."""
    is_address = (noun.source or "").startswith(("https://", "http://"))
    remarks = " ".join(filter(None, (noun.note, note)))
    return SourceLine(
        about=about,
        value=value,
        source=_source_words(noun.source),
        url=noun.source or "" if is_address else "",
        detail=_detail(noun),
        note=remarks,
        is_assumed=noun.source is None or noun.known == "assumption",
    )


def disagreement(place: Place, fact: Fact[Any]) -> Iterator[SourceLine]:
    """Every source's value, with the one that is used marked."""
    for claim in fact.one_of:
        words = value_words(place, Fact[Any](value=claim.value))
        line = source_line(claim, about=place.about, value=words)
        used = claim.value == fact.typical
        yield replace(line, is_used=used)


def correction_line(place: Place, correction: Correction) -> SourceLine:
    """What the company says in the place of a claim."""
    said_on = day_words(correction.on)
    return SourceLine(
        about=place.about,
        value=value_words(place, _fact_of(correction)),
        source=text("web.catalog.said_by", name=correction.by),
        url="",
        detail=", ".join((text(f"word.known.{correction.known}"), said_on)),
        note=correction.why,
        remove_path=f"library.corrections[{correction.id}]",
    )


def _fact_of(correction: Correction) -> Fact[Any]:
    return Fact[Any].model_validate(correction.value)


def _source_words(source: str | None) -> str:
    """The host of an address; the words of anything else."""
    if source is None:
        return text("strategy.source.none")
    return host_of(source) or source


def host_of(source: str) -> str:
    """The host of an address; empty for words."""
    host = urlsplit(source).netloc if "://" in source else ""
    return host.removeprefix("www.")


def _detail(noun: Provenance) -> str:
    known = text(f"word.known.{noun.known}") if noun.known else ""
    label = getattr(noun, "label", None) or ""
    seen = day_words(noun.seen) if noun.seen else ""
    return ", ".join(each for each in (known, label, seen) if each)
