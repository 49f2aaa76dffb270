"""Which products names mean, as a text to read and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from feasibility.model.catalog import Catalog
from feasibility.model.name_match import Candidate, Match
from feasibility.reports.translation import Voice

_LONGEST_NAME = 200
# What a reader has to know before saying yes; that it is a name of the product is plain to see.
_DOUBTS = frozenset(
    {
        "misspelt",
        "in_brackets",
        "against",
        "other_product",
        "ordinary_word",
        "family",
        "vendor",
        "left_over",
    }
)


def matches_data(matches: Sequence[Match], voice: Voice) -> list[dict[str, Any]]:
    """One object a name, as JSON holds it, with the reasons in words."""
    return [
        {
            **asdict(match),
            "candidates": [
                {**asdict(each), "because": because(each, voice)}
                for each in match.candidates
            ],
        }
        for match in matches
    ]


def matches_text(matches: Sequence[Match], catalog: Catalog, voice: Voice) -> str:
    """One line a name, with the doubts under what is to be confirmed, and the counts at the end."""
    names = {each.id: each.name for each in catalog.products}
    editions = {
        (product.id, edition.id): edition.name
        for product in catalog.products
        for edition in product.editions
    }

    def called(candidate: Candidate) -> str:
        edition = editions.get((candidate.product, candidate.edition or ""))
        name = names[candidate.product]
        return name if edition is None else f"{name}, {edition}"

    lines = [line for match in matches for line in _lines(match, called, voice)]
    counts = Counter(match.confidence for match in matches)
    total = {
        "text": str(counts["sure"]),
        "other_text": str(counts["probable"]),
        "third_text": str(counts["none"]),
    }
    return "".join(
        f"{line}\n" for line in (*lines, "", voice.say("match.total", total))
    )


def because(candidate: Candidate, voice: Voice) -> tuple[str, ...]:
    """What speaks for a candidate and against it, a sentence each."""
    return tuple(
        voice.say(f"match.because.{each.why}", {"text": each.words})
        for each in candidate.because
    )


def _lines(
    match: Match, called: Callable[[Candidate], str], voice: Voice
) -> Iterator[str]:
    name = " ".join(match.name.split())[:_LONGEST_NAME]
    if not match.candidates:
        yield voice.say("match.none", {"text": name})
        return
    first, *others = match.candidates
    answer = {"text": name, "other_text": called(first)}
    if match.confidence == "sure":
        yield voice.say("match.sure", answer)
        return
    yield voice.say("match.probable", answer)
    for reason, sentence in zip(first.because, because(first, voice), strict=True):
        if reason.why in _DOUBTS:
            yield f"    {sentence}"
    if others:
        rest = ", ".join(called(each) for each in others)
        yield "    " + voice.say("match.or", {"text": rest})
