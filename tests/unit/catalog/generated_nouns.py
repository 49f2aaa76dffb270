"""Hypothesis strategies for any noun, made from its annotations: plain data that is valid."""

import re
from datetime import date
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import annotated_types
from hypothesis import strategies as st
from pydantic import JsonValue
from pydantic.fields import FieldInfo

from feasibility.model.bounds import Bounds
from feasibility.model.fact import Fact
from feasibility.model.money import Money
from feasibility.model.noun import Noun, keys_differ
from feasibility.model.places import key_of
from feasibility.model.shape import shape_of

LETTERS = st.characters(
    exclude_categories=("Cs", "Cc"),
    exclude_characters="\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069\u061c",
)
TRICKY = st.sampled_from(
    "NO|12:30|1.10|1e5|-0|null|~|- a|a: b|# no|&a|*b|!c|%d|@e|`f|'|\"|0x1F|2027-01-01|true"
    "|yes|01|=|<<|a\u2028b|\ufeffx|\ufffe|\U0001f600|-|?|[|{|>|,|5 EUR|unknown!|9e999|é|---"
    f"|a #b|a:|{'x' * 150}|{'a ' * 90}b|{'1' * 30}".split("|")
)
NAMES = st.one_of(st.text(LETTERS, min_size=1, max_size=12), TRICKY).filter(str.strip)
TEXTS = st.one_of(
    NAMES, st.text(st.one_of(LETTERS, st.sampled_from("\n\t :#")), max_size=20)
)
IDS = st.text("abc01", min_size=1, max_size=3).map(lambda text: f"{text}-_")
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
MONEY = st.builds(Money, st.integers(0, 10**14), st.sampled_from(["EUR", "USD"])).map(
    str
)


@st.composite
def noun_data(draw: st.DrawFn, noun: type[Noun]) -> Any:
    """Plain data of a noun: all that it must have, some of what it may have.

    A composite, so that a strategy never has to be written out in full.
    """
    return draw(_data_of(noun))


@lru_cache
def _data_of(noun: type[Noun]) -> st.SearchStrategy[Any]:
    if issubclass(noun, Fact):
        return fact_data(noun, [])
    required, optional = {}, {}
    for name, info in noun.model_fields.items():
        strategy = value_data(info.annotation, info.metadata)
        (required if info.is_required() else optional)[name] = strategy
    kind = noun.model_fields.get("kind")
    if (
        kind is not None
        and "kind" in optional
        and get_origin(kind.annotation) is Literal
    ):
        required["kind"] = optional.pop("kind")
    return st.fixed_dictionaries(required, optional=optional)


def value_data(annotation: Any, metadata: list[Any]) -> st.SearchStrategy[Any]:
    annotation, metadata = unwrapped(annotation, metadata)
    if annotation is JsonValue:
        return st.one_of(
            st.integers(-9, 9), TEXTS, st.dictionaries(NAMES, st.integers(0, 9))
        )
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Union or origin is UnionType:
        return st.one_of(
            [value_data(each, metadata) for each in arguments if each is not NoneType]
        )
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is tuple:
        return list_data(arguments[0], metadata)
    if origin is dict:
        keys = value_data(arguments[0], [])
        return st.dictionaries(keys, value_data(arguments[1], []), max_size=2)
    if issubclass(annotation, Fact):
        return fact_data(annotation, metadata)
    if issubclass(annotation, Noun):
        return noun_data(annotation)
    return plain_data(annotation, metadata)


def list_data(item: Any, metadata: list[Any]) -> st.SearchStrategy[Any]:
    shape = shape_of(item)
    items = value_data(item, [])
    if any(getattr(each, "func", None) is keys_differ for each in metadata):
        return st.lists(
            items, max_size=2, unique_by=lambda data: str(key_of(data, shape)).strip()
        )
    return st.lists(items, max_size=2)


def fact_data(fact: type[Fact[Any]], metadata: list[Any]) -> st.SearchStrategy[Any]:
    field = fact.model_fields["value"]
    bounds = [each for each in metadata if isinstance(each, Bounds)]
    value = value_data(field.annotation, [*field.metadata, *bounds])
    value = value.filter(lambda each: each != "unknown")
    told = st.fixed_dictionaries(
        {}, optional={"source": TEXTS, "seen": DAYS, "note": TEXTS}
    )
    forms = [
        value,
        st.just("unknown"),
        st.builds(lambda each, more: {"value": each, **more}, value, told),
        st.builds(lambda more: {"unknown": True, **more}, told),
        st.builds(lambda each: {"unknown": True, "typical": each}, value),
        st.builds(
            lambda first, second, more: {
                "one_of": [{"value": first, **more}, {"value": second}]
            },
            value,
            value,
            told,
        ),
    ]
    if not shape_is_worded(field.annotation):
        forms.append(st.lists(value, min_size=3, max_size=3).map(range_data))
    return st.one_of(forms)


def range_data(values: list[Any]) -> dict[str, Any]:
    if isinstance(values[0], str) and values[0].endswith(("EUR", "USD")):
        values = [f"{value.split()[0]} EUR" for value in values]
        low, typical, high = sorted(values, key=lambda value: Money.parse(value).minor)
    else:
        low, typical, high = sorted(values)
    return {"low": low, "typical": typical, "high": high}


def shape_is_worded(annotation: Any) -> bool:
    """Whether a fact's value is text or yes and no, which have no range."""
    base, _ = unwrapped(annotation, [])
    if get_origin(base) in (Union, UnionType):
        base, _ = unwrapped(get_args(base)[0], [])
    return get_origin(base) is Literal or base in (str, bool)


def plain_data(kind: type, metadata: list[Any]) -> st.SearchStrategy[Any]:
    if kind is bool:
        return st.booleans()
    if kind is date:
        return DAYS
    if kind is Money:
        return MONEY
    if kind in (int, float):
        return number_data(kind, metadata)
    if kind is str:
        return text_data(metadata)
    raise TypeError(kind)


def number_data(kind: type, metadata: list[Any]) -> st.SearchStrategy[Any]:
    least, most = -(10.0**6), 10.0**6
    for each in metadata:
        if isinstance(each, Bounds):
            least, most = each.least, each.most
        least = getattr(each, "ge", least)
        most = getattr(each, "le", most)
        if isinstance(each, annotated_types.Gt):
            least = float(each.gt) + 0.5
        if isinstance(each, annotated_types.Lt):
            most = float(each.lt) - 0.5
    if kind is int:
        return st.integers(int(least), int(most))
    return st.one_of(
        st.floats(least, most), st.integers(int(least + 1), int(most)).map(float)
    )


def text_data(metadata: list[Any]) -> st.SearchStrategy[str]:
    names = {getattr(getattr(each, "func", None), "__name__", "") for each in metadata}
    pattern = next(
        (each.pattern for each in metadata if getattr(each, "pattern", None)), None
    )
    if pattern is not None and "a-z0-9" in pattern:
        return IDS
    if pattern is not None:
        return st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True)
    if "_is_time_zone" in names:
        return st.sampled_from(["UTC", "Europe/Berlin"])
    return NAMES if "_one_line" in names else TEXTS


def unwrapped(annotation: Any, metadata: list[Any]) -> tuple[Any, list[Any]]:
    metadata = list(metadata)
    while get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        for each in more:
            metadata += each.metadata if isinstance(each, FieldInfo) else [each]
    return annotation, metadata
