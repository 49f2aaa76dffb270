"""The labels of the strategies' sources are kept, and no sentence of their fact sheet is copied."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from feasibility.model.fact import Provenance
from feasibility.model.strategy import StrategyTemplate
from tests.strategy_sheet import Pairs, Sheet, read_pairs

A_SENTENCE = 6
"""Words from which on a text is more than the name of a measure (assumption)."""
LABELS = {"secondary", "practitioner", "derived"}


@pytest.fixture(scope="module")
def pairs() -> Pairs:
    return read_pairs()


def test_the_label_of_every_source_is_kept(pairs: Pairs) -> None:
    for sheet, template in pairs:
        labels = {
            each["source"]: each["confidence"]
            for each in _sourced(sheet)
            if each["confidence"] in LABELS
        }
        for name, claim in _claims(template):
            if claim.known != "expert" or claim.source not in labels:
                continue
            told = getattr(claim, "label", None) or claim.note or ""
            assert any(label in told for label in LABELS), (template.id, name)


def _sourced(data: Any) -> Iterator[Sheet]:
    if isinstance(data, dict):
        if data.get("source") and data.get("confidence"):
            yield data
        for each in data.values():
            yield from _sourced(each)
    elif isinstance(data, list):
        for each in data:
            yield from _sourced(each)


def _claims(template: StrategyTemplate) -> Iterator[tuple[str, Provenance]]:
    yield "setup", template
    for noun in (*template.figures, *template.requirements):
        yield noun.key, noun
    for reason in template.fails_because:
        yield reason.why, reason
    for name in type(template.spans).model_fields:
        yield name, getattr(template.spans, name)


def test_no_sentence_of_the_sheet_is_copied(pairs: Pairs) -> None:
    for sheet, template in pairs:
        own = " ".join(_words(text) for text in _texts(template.model_dump()))
        copied = [
            text
            for text in _texts(sheet)
            if len(_words(text).split()) >= A_SENTENCE
            and text != template.name
            and "://" not in text
            and _words(text) in own
        ]
        assert [] == copied, template.id


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for each in data.values():
            yield from _texts(each)
    elif isinstance(data, list | tuple):
        for each in data:
            yield from _texts(each)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
