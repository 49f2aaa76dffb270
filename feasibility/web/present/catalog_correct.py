"""The form in which a company says what a claim of the catalog is here, and what is read from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from feasibility.kernel.errors import InputError, NotFoundError
from feasibility.model.fact import UNKNOWN, Fact
from feasibility.model.paths import resolve, split
from feasibility.services import Edit
from feasibility.web.contexts.claims import CorrectPage, SourceLine
from feasibility.web.current import Desk, member
from feasibility.web.forms.controls import FormFault, Input, Option
from feasibility.web.forms.kinds import Holds, Kind
from feasibility.web.forms.read import Typed
from feasibility.web.forms.text_facts import read_line, write_line
from feasibility.web.fragments import url_of
from feasibility.web.present.catalog_claims import (
    Claims,
    Place,
    disagreement,
    is_level,
    level_word,
    source_line,
    value_words,
)
from feasibility.web.present.catalog_places import entry_of, kicker, url_of_product
from feasibility.web.wording import fault_sentence, text

FIELDS = ("value", "by", "on", "known", "why")
_LEVELS = ("0", "1", "2", "3")
_KNOWN = ("measured", "vendor", "expert", "assumption")
# What the last field of a claim's path holds; whole numbers unless it stands here.
_HOLDS: dict[str, Holds] = {
    "values": "decimal",
    "setup_hours": "decimal",
    "amount": "money",
    "list_price": "money",
}
_CLAIMS = ("levels", "add_on_levels", "latency_minutes", "setup_weeks", *_HOLDS)


@dataclass(frozen=True)
class Claimed:
    """A claim that can be corrected: the product and what it is of."""

    desk: Desk
    product_id: str
    path: str
    field: str
    place: Place
    name: str

    @property
    def kind(self) -> Kind:
        """What its value is typed as."""
        return Kind("fact", inner=Kind(_HOLDS.get(self.field, "whole")))

    def edits(self, typed: Typed) -> list[Edit]:
        """The edit that makes or changes the company's correction of this claim."""
        standing = Claims(self.desk).corrections.get(self.path)
        said = {each: typed.get(f"f.{each}", "").strip() for each in FIELDS}
        value = read_line(said.pop("value"), self.kind, currency=self.desk.currency)
        new: dict[str, Any] = {"path": self.path, "value": value}
        new |= {name: word for name, word in said.items() if word}
        if standing is None:
            return [Edit("library.corrections[]", new)]
        path = f"library.corrections[{standing.id}]"
        return [Edit(path, {"id": standing.id, **new})]


def claimed(desk: Desk, path: str) -> Claimed:
    """The claim at a path of the catalog.

    Raises:
        NotFoundError: no claim of a product stands there, or none that could.
    """
    parts = split(path)
    if len(parts) < 4 or parts[:2] != ("catalog", "products"):
        raise NotFoundError("claim", path)
    product = entry_of(desk.catalog.products, parts[2][1:-1], "product")
    field = next((each for each in _CLAIMS if each in parts[3:]), "")
    is_edition = field in ("levels", "add_on_levels", "values")
    if not field or (is_edition and len(parts) != 7):
        raise NotFoundError("claim", path)
    key = parts[4].strip("[]") if len(parts) > 4 else ""
    if not is_edition:
        resolve(desk.catalog, path)
    elif not desk.names.has("limit" if field == "values" else "capability", key):
        # What nobody has claimed of an edition yet can be said, of what the catalog knows.
        raise NotFoundError("claim", path)
    about = ""
    if is_edition:
        about = entry_of(product.editions, parts[6], "edition").name
    name, unit = _words_of(desk, product.id, field, key)
    return Claimed(desk, product.id, path, field, Place(about, path, unit), name)


def _words_of(desk: Desk, product_id: str, field: str, key: str) -> tuple[str, str]:
    """What the claim is of, and its unit."""
    names = desk.names
    if field in ("levels", "add_on_levels"):
        name = names.of("capability", key)
        return (
            text("web.catalog.with_add_on", text=name)
            if field == "add_on_levels"
            else name
        ), ""
    if field == "values":
        return names.of("limit", key), names.unit_of_limit(key)
    if field == "setup_hours":
        return names.of("skill", key), "h"
    if field == "latency_minutes":
        return names.of("connection", f"{product_id}:{key}"), ""
    if field == "setup_weeks":
        return text("web.catalog.setup.weeks"), ""
    edition = names.of("edition", f"{product_id}/{key}") if key else ""
    return text("web.catalog.price_of", text=edition), ""


def correct_page(
    desk: Desk,
    found: Claimed,
    back: str,
    *,
    typed: Typed | None = None,
    error: InputError | None = None,
) -> CorrectPage:
    """The form, with what was typed and what is wrong with it where it was refused."""
    placed: dict[str, tuple[str, ...]] = {}
    faults = []
    for fault in error.faults if error else ():
        field = next((each for each in FIELDS if f".{each}" in fault.path), "")
        sentence = fault_sentence(fault)
        placed[field] = (*placed.get(field, ()), sentence)
        faults.append(FormFault(sentence, f"f-{field}" if field else ""))
    product = desk.names.of("product", found.product_id)
    where = " ".join(each for each in (product, found.place.about) if each)
    return CorrectPage(
        kicker=kicker(desk, "products"),
        title=text("web.catalog.correct.title", name=found.name, text=where),
        now=tuple(_now(found)),
        fields=tuple(
            _input(found, each, typed, placed.get(each, ())) for each in FIELDS
        ),
        faults=tuple(faults),
        path=found.path,
        action=url_of(desk, "corrections.save"),
        cancel_url=back or url_of_product(desk, found.product_id),
        version=desk.version,
        back=back or url_of_product(desk, found.product_id),
    )


def _now(found: Claimed) -> list[SourceLine]:
    """What the catalog says of it, with who says so."""
    claims = Claims(found.desk)
    try:
        fact = resolve(claims.uncorrected, found.path)
    except NotFoundError:
        fact = None
    if not isinstance(fact, Fact):
        return [_nothing()]
    if fact.one_of:
        return list(disagreement(found.place, fact))
    entry = fact
    if fact.source is None and fact.known is None and "]." in found.path:
        entry = resolve(claims.uncorrected, found.path[: found.path.rindex("]") + 1])
    return [source_line(entry, value=value_words(found.place, fact))]


def _nothing() -> SourceLine:
    return SourceLine("", "", text("web.catalog.nobody.said"), "", "")


def _input(
    found: Claimed, name: str, typed: Typed | None, errors: tuple[str, ...]
) -> Input:
    value = _standing(found, name) if typed is None else typed.get(f"f.{name}", "")
    label = text(f"web.catalog.correct.{name}")
    common: dict[str, Any] = {"name": f"f.{name}", "id": f"f-{name}", "label": label, "errors": errors}  # fmt: skip
    if name == "known":
        options = tuple(Option(each, text(f"word.known.{each}"), each == value) for each in _KNOWN)  # fmt: skip
        return Input(widget="choice", options=options, **common)
    if name == "value" and is_level(found.path):
        words = [(each, f"{each} {level_word(int(each))}") for each in _LEVELS]
        words.append((UNKNOWN, text("web.fact.unknown")))
        options = tuple(Option(key, word, key == value) for key, word in words)
        return Input(widget="choice", options=options, **common)
    if name == "on":
        return Input(widget="day", value=value, **common)
    if name != "value":
        return Input(widget="line", value=value, **common)
    hint = text("web.catalog.correct.value.hint")
    unit = found.place.unit
    return Input(widget="line", value=value, hint=hint, unit=unit, **common)


def _standing(found: Claimed, name: str) -> str:
    """What stands in the form at first: the company's correction, or who says so today."""
    own = Claims(found.desk).corrections.get(found.path)
    if own is not None:
        if name == "value":
            return write_line(own.value, found.kind)
        return str(getattr(own, name))
    presets = {
        "by": member().name,
        "on": found.desk.assessment.as_of.isoformat(),
        "known": "measured",
    }
    return presets.get(name, "")
