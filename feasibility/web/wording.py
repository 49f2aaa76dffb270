"""Texts of the pages, in the voice of this request: its language, the names of its plan."""

from __future__ import annotations

from typing import Any

from flask import g, has_request_context

from feasibility.kernel.errors import Fault
from feasibility.reports.faults import fault_sentence as sentence_of_fault
from feasibility.reports.translation import Voice

_PLAIN = Voice()


def voice() -> Voice:
    """How this request's reader is spoken to; plainly, outside of a request."""
    if not has_request_context():
        return _PLAIN
    found: Voice = g.get("voice", _PLAIN)
    return found


def speak_in(new_voice: Voice) -> None:
    """From here on, this request's texts are in another voice."""
    g.voice = new_voice


def text(message_id: str, **values: Any) -> str:
    """A text of a page, with its values written in."""
    return voice().say(message_id, values)


def has_text(message_id: str) -> bool:
    """Whether there is such a text."""
    return voice().can_say(message_id)


def fault_sentence(fault: Fault) -> str:
    """What is wrong with an input, in a sentence, and what was probably meant."""
    return sentence_of_fault(fault, voice())
