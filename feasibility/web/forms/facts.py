"""A fact's inputs: one form out of a value, a range, several sources, unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from feasibility.model.fact import UNKNOWN, Provenance
from feasibility.model.noun import Noun
from feasibility.reports.locales import day
from feasibility.web.forms import labels
from feasibility.web.forms.controls import ClaimRow, FactInput, Input, Option
from feasibility.web.forms.inputs import Maker, dom_id
from feasibility.web.forms.kinds import Kind, kinds_of
from feasibility.web.forms.read import ORIGIN
from feasibility.web.wording import text, voice

FORMS = ("value", "range", "one_of", "unknown")
_LEAST_CLAIMS = 3
_NO_ORDER = ("name", "choice", "yes_no")


def fact_input(
    maker: Maker, noun: type[Noun], name: str, at: str, raw: Any
) -> FactInput:
    """The inputs of a fact; `raw` is as the plan file writes it, long or short."""
    kind = kinds_of(noun)[name]
    inner = kind.inner or kind
    fact = long_form(raw)
    form = maker.sent(f"{at}.form", form_of(fact)) or "value"

    def part(name_in_fact: str) -> Input:
        value = fact.get(name_in_fact)
        made = maker.input(noun, name, f"{at}.{name_in_fact}", value, inner, of=kind)
        return _named(made, name_in_fact)

    ordered = inner.holds not in _NO_ORDER
    origin = origin_inputs(maker, Provenance, at, fact)
    whole = maker.errors.get(at, ())
    first = {"range": "low", "one_of": "typical"}.get(form, "value")

    def with_errors(name_in_fact: str) -> Input:
        """What is wrong with the fact as a whole is told at the first input of its form."""
        made = part(name_in_fact)
        return (
            replace(made, errors=(*whole, *made.errors))
            if name_in_fact == first
            else made
        )

    return FactInput(
        name=at,
        id=dom_id(at),
        label=labels.label(noun, name),
        hint=part("value").hint,
        forms=tuple(
            Option(each, text(f"web.fact.{each}"), each == form)
            for each in FORMS
            if ordered or each != "range"
        ),
        value=with_errors("value"),
        ends=(with_errors("low"), part("high")) if ordered else (),
        typical=with_errors("typical"),
        claims=_claims(maker, noun, name, at, fact.get("one_of") or ()),
        origin=origin,
        said=said_in_short(fact),
        is_open=form != "value" or any(each.errors for each in origin),
    )


def said_in_short(values: Mapping[str, Any]) -> str:
    """Who says so and since when, in a few words; empty where nobody said."""
    said = [str(values[name]) for name in ("by", "source") if values.get(name)][:1]
    if values.get("seen"):
        said.append(_day(str(values["seen"])))
    if values.get("known"):
        said.append(labels.choice(Provenance, "known", str(values["known"])))
    return ", ".join(said)


def _day(text_of_day: str) -> str:
    try:
        return day(date.fromisoformat(text_of_day), voice().locale, year=voice().year)
    except ValueError:
        return text_of_day


def long_form(raw: Any) -> dict[str, Any]:
    """A fact with its parts named; nothing stated has none."""
    if raw is None:
        return {}
    if isinstance(raw, Mapping):
        return dict(raw)
    return {"unknown": True} if raw == UNKNOWN else {"value": raw}


def form_of(fact: Mapping[str, Any]) -> str:
    """Which of its forms a fact has; one that is not stated is to be a value."""
    if fact.get("one_of"):
        return "one_of"
    if fact.get("unknown"):
        return "unknown"
    return "range" if "low" in fact or "high" in fact else "value"


def origin_inputs(
    maker: Maker, noun: type[Noun], at: str, values: Mapping[str, Any]
) -> tuple[Input, ...]:
    """The inputs that say where a statement comes from."""
    kinds = kinds_of(noun)
    made = (
        maker.input(noun, name, f"{at}.{name}", values.get(name), kinds[name])
        for name in ORIGIN
    )
    return tuple(_in_a_line(each) for each in made)


def _in_a_line(made: Input) -> Input:
    """A source is said in a line; only what was written in several lines gets a box."""
    if made.widget == "lines" and "\n" not in made.value:
        return replace(made, widget="line")
    return made


def _claims(
    maker: Maker, noun: type[Noun], name: str, at: str, claims: Any
) -> tuple[ClaimRow, ...]:
    kind: Kind = kinds_of(noun)[name]
    inner = kind.inner or kind
    count = max(_LEAST_CLAIMS, len(claims) + 1, _claims_sent(maker, at))
    rows = []
    for number in range(count):
        row = f"{at}.one_of.{number}"
        claim = claims[number] if number < len(claims) else {}
        value = maker.input(
            noun, name, f"{row}.value", claim.get("value"), inner, of=kind
        )
        rows.append(
            ClaimRow(
                _named(value, "claim"), origin_inputs(maker, Provenance, row, claim)
            )
        )
    return tuple(rows)


def _claims_sent(maker: Maker, at: str) -> int:
    if maker.typed is None:
        return 0
    return sum(f"{at}.one_of.{number}.value" in maker.typed for number in range(16))


def _named(made: Input, part: str) -> Input:
    """The input under the name of its part; a plain value keeps the fact's own name."""
    if part == "value":
        return made
    return replace(made, label=text(f"web.fact.part.{part}"), hint="")
