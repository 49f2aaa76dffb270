"""Controls from nouns: one walk over the fields, the same for every noun.

The inverse of ``read.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from feasibility.model.fact import Fact
from feasibility.model.noun import Noun
from feasibility.web.forms import labels
from feasibility.web.forms.controls import Control, Group, Input, Row, Rows
from feasibility.web.forms.facts import fact_input, origin_inputs, said_in_short
from feasibility.web.forms.inputs import Maker, dom_id
from feasibility.web.forms.kinds import Kind, kinds_of
from feasibility.web.forms.read import ORIGIN, TICKED, Reader
from feasibility.web.wording import text

EMPTY_ROWS = 2
# Lists without which the noun says little: while they hold nothing, a line of them is open.
_ASKED_FIRST = frozenset(
    {
        ("Person", "skills"),
        ("Person", "contract"),
        ("Agency", "skills"),
        ("Agency", "hours"),
        ("BudgetLine", "quarters"),
        ("Programme", "work"),
    }
)


def control(maker: Maker, noun: type[Noun], name: str, at: str, raw: Any) -> Control:
    """The control for a field; `at` is the input's name, `raw` what the plan file has there."""
    kind = kinds_of(noun)[name]
    match kind.holds:
        case "fact":
            return fact_input(maker, noun, name, at, raw)
        case "noun":
            inside = _noun_here(maker, kind, at, raw)
            return group(maker, inside, at, raw, label=labels.label(noun, name))
        case "nouns":
            return _rows(maker, noun, name, at, raw or [])
        case _:
            return maker.input(noun, name, at, raw, kind)


def group(
    maker: Maker,
    noun: type[Noun],
    at: str,
    raw: Any,
    *,
    label: str = "",
    skip: tuple[str, ...] = (),
    presets: bool = True,
) -> Group:
    """The controls of a noun's fields but those to skip; where it comes from stands apart.

    `presets` fills in what the plan file leaves out, as it is read there.
    """
    values = raw if isinstance(raw, Mapping) else {}
    has_origin = set(ORIGIN) <= set(noun.model_fields)
    apart = (*skip, *ORIGIN) if has_origin else skip
    origin = origin_inputs(maker, noun, at, values) if has_origin else ()

    def value(name: str) -> Any:
        return (
            values[name] if name in values else _preset(noun, name) if presets else None
        )

    return Group(
        name=at,
        id=dom_id(at),
        label=label,
        fields=tuple(
            made
            for name in kinds_of(noun)
            if name not in apart
            and _can_be_filled(
                made := control(maker, noun, name, f"{at}.{name}", value(name))
            )
        ),
        origin=origin,
        errors=maker.errors.get(at, ()),
        said=said_in_short(values),
        is_open=bool(values) or maker.typed is not None,
        origin_is_open=any(each.errors for each in origin),
    )


def _can_be_filled(made: Control) -> bool:
    """Whether there is anything to choose, where choosing is all there is."""
    return not (
        isinstance(made, Input) and made.widget == "choices" and not made.options
    )


def _preset(noun: type[Noun], name: str) -> Any:
    """What a field that the plan file leaves out is read as, where that is a single value.

    What is unknown until somebody says it is left empty, to be typed into.
    """
    default = noun.model_fields[name].default
    if isinstance(default, Fact):
        return None if default.unknown else default.model_dump(mode="json")
    return default if isinstance(default, str | int | float) else None


def _noun_here(maker: Maker, kind: Kind, at: str, raw: Any) -> type[Noun]:
    assert kind.noun is not None
    stands = raw.get("kind", "") if isinstance(raw, Mapping) else ""
    chosen = maker.sent(f"{at}.kind", stands)
    for noun in kind.discriminated:
        if noun.model_fields["kind"].default == chosen:
            return noun
    return kind.noun


def _rows(maker: Maker, noun: type[Noun], name: str, at: str, raw: list[Any]) -> Rows:
    inner = kinds_of(noun)[name].inner
    assert inner is not None
    there = list(range(len(raw)))
    if maker.typed is not None:
        there = Reader(maker.typed, maker.currency).row_numbers(at)
    after = max(there, default=-1) + 1
    kept = [
        _row(maker, inner, f"{at}.{number}", raw[number] if number < len(raw) else {})
        for number in there
    ]
    empty = [
        Row(
            _row_group(maker, inner, f"{at}.{number}", None),
            is_new=True,
            is_open=number == 0 and (noun.__name__, name) in _ASKED_FIRST,
        )
        for number in range(after, after + EMPTY_ROWS)
    ]
    return Rows(
        name=at,
        id=dom_id(at),
        label=labels.label(noun, name),
        rows=(*kept, *empty),
        hint=labels.hint(noun, name, "rows"),
        errors=maker.errors.get(at, ()),
    )


def _row_group(maker: Maker, kind: Kind, at: str, raw: Any) -> Group:
    noun = _noun_here(maker, kind, at, raw)
    return group(maker, noun, at, raw, presets=False)


def _row(maker: Maker, kind: Kind, at: str, raw: Any) -> Row:
    ticked = maker.sent(f"{at}.remove", "") == TICKED
    remove = Input(
        widget="tick",
        name=f"{at}.remove",
        id=dom_id(f"{at}.remove"),
        label=text("web.remove_row"),
        value=TICKED if ticked else "",
    )
    return Row(_row_group(maker, kind, at, raw), is_new=False, remove=remove)
