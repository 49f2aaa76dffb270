"""What people call a fact, and how they are asked for it, by its path in the plan or the catalog.

A message `fact.<fields>` says what the fact is, `question.<fields>` asks for it; the fields are
those of the path without keys, and the keys are values by the kind of the list they stand in:
`company.stack[marketo].edition` is `fact.company.stack.edition` with provider `marketo`.
The longest beginning of the path that has a message speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

_PART = re.compile(r"\.?([^.\[\]]+)|\[([^\[\]]+)\]")
_KINDS = {
    "added": "requirement",
    "agencies": "worker",
    "agreements": "requirement",
    "audiences": "audience",
    "benchmarks": "benchmark",
    "budget_lines": "line",
    "by_channel": "channel",
    "capabilities": "capability",
    "complete": "area",
    "connections": "connection",
    "connectors": "connector",
    "consent": "region",
    "exchange_rates": "currency",
    "freezes": "freeze",
    "initiatives": "initiative",
    "kinds": "kind",
    "limits": "limit",
    "overlaps": "other_audience",
    "phases": "phase",
    "policies": "policy",
    "products": "product",
    "programmes": "programme",
    "quarters": "quarter",
    "queues": "queue",
    "readiness": "prerequisite",
    "requirements": "requirement",
    "segments": "segment",
    "skills": "skill",
    "stack": "provider",
    "stored": "provider",
    "team": "worker",
    "templates": "template",
    "usage": "limit",
    "uses": "limit",
    "work": "skill",
}
_DICTIONARIES = {
    "levels": "edition",
    "add_on_levels": "edition",
    "values": "edition",
    "train_weeks": "skill",
}


class Speaker(Protocol):
    """What facts are worded with."""

    def say(self, message_id: str, values: Mapping[str, Any] | None = None) -> str:
        """A message in words."""

    def can_say(self, message_id: str) -> bool:
        """Whether there is such a message."""


def fact_label(path: str, speaker: Speaker) -> str:
    """What people call the fact: `edition of Marketo Engage`; its path where nobody named it."""
    fields, keys = _taken_apart(path)
    for length in range(len(fields), 0, -1):
        message = f"fact.{'.'.join(fields[:length])}"
        if speaker.can_say(message):
            return speaker.say(message, keys)
    return path


def fact_question(path: str, speaker: Speaker, *, options: str | None = None) -> str:
    """The question that somebody who knows can answer.

    Args:
        path: path of the fact.
        speaker: language and names.
        options: what the answer may be, in words, where that is known.
    """
    fields, keys = _taken_apart(path)
    message = f"question.{'.'.join(fields)}"
    if options is not None and speaker.can_say(f"{message}.options"):
        return speaker.say(f"{message}.options", {**keys, "text": options})
    if speaker.can_say(message):
        return speaker.say(message, keys)
    label = fact_label(path, speaker)
    sentence = {"text": label[:1].upper() + label[1:], "other_text": options}
    return speaker.say(
        "question.any" if options is None else "question.any.options", sentence
    )


def named_keys(path: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The fields of a path, and the kind and id of each key in it, in order.

    `catalog.products[x].capabilities[y].levels.pro`: product x, capability y, edition x/pro.
    """
    fields, keys = _taken_apart(path)
    return fields, [(kind.removeprefix("other_"), key) for kind, key in keys.items()]


def _taken_apart(path: str) -> tuple[list[str], dict[str, str]]:
    """The fields of a path, and its keys by kind. A kind that comes twice is `other_` the second time."""
    fields: list[str] = []
    keys: dict[str, str] = {}
    for name, key in _PART.findall(path):
        kind = None
        if key:
            kind = _KINDS.get(fields[-1] if fields else "")
        elif fields and fields[-1] in _DICTIONARIES:
            kind = _DICTIONARIES[fields[-1]]
            key = (
                f"{keys['product']}/{name}"
                if "product" in keys and kind == "edition"
                else name
            )
        else:
            fields.append(name)
        if kind is not None:
            keys[f"other_{kind}" if kind in keys else kind] = key
    return fields, keys
