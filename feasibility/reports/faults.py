"""What is wrong with an input, in sentences: what, where, and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feasibility.kernel.errors import Fault
from feasibility.reports.names import in_words
from feasibility.reports.templates import value_names
from feasibility.reports.translation import Voice


def fault_sentence(fault: Fault, voice: Voice) -> str:
    """What is wrong, and what was probably meant."""
    said = voice.say(_message_of(fault, voice), _values_of(fault))
    if fault.nearest is None:
        return said
    return voice.say("input.meant", {"text": said, "other_text": fault.nearest})


def fault_lines(faults: Iterable[Fault], voice: Voice) -> Iterator[str]:
    """One line a fault: `plan.yaml:12: company.stack[x].edition: There is no edition 'Prim'.`."""
    for fault in faults:
        place = ":".join(
            str(part) for part in (fault.file, fault.line) if part is not None
        )
        where = ": ".join(part for part in (place, fault.path) if part)
        sentence = fault_sentence(fault, voice)
        yield f"{where}: {sentence}" if where else sentence


def _message_of(fault: Fault, voice: Voice) -> str:
    """Of the texts for this code, the one that says most of what is known."""
    known = {*fault.values}
    found = [
        (len(names), message)
        for message in voice.texts_under(fault.code)
        if (names := value_names(voice.text(message))) <= known
    ]
    return max(found)[1] if found else "input.any"


def _values_of(fault: Fault) -> dict[str, object]:
    """The fault's values; nothing here is counted or measured, so each is written as it is."""
    return {**fault.values, "text": in_words(fault.code.rpartition(".")[2])}
