"""The first page of an empty plan: what do you want to achieve?"""

from __future__ import annotations

import re

from flask import url_for

from feasibility.web import fragments
from feasibility.web.contexts.start import StartPage, Step
from feasibility.web.current import Desk
from feasibility.web.wording import text

_LONGEST_NAME = 70
_STEPS = (
    ("stack", "facts.stack"),
    ("team", "facts.team"),
    ("segments", "facts.market"),
)


def start_page(desk: Desk, words: str, error: str = "") -> StartPage:
    """The box for words, and the steps after it."""
    plan = desk.plan_file.plan
    return StartPage(
        kicker=text("web.start.kicker", name=plan.name),
        words=words,
        error=error,
        action=fragments.url_of(desk, "start.add"),
        steps=first_steps(desk),
        workspaces_url=url_for("workspaces.list_all"),
        is_empty=not plan.initiatives,
        cancel_url=fragments.url_of(desk, "plan.show"),
        version=desk.version,
        can_edit=desk.acting.role != "viewer",
    )


def first_steps(desk: Desk) -> tuple[Step, ...]:
    """What a plan is checked against, list by list, and which of them hold something yet."""
    company = desk.plan_file.company
    return tuple(
        Step(
            text(f"web.start.{name}"),
            text(f"web.start.{name}.detail"),
            fragments.url_of(desk, endpoint),
            text(f"web.start.{name}.action"),
            is_done=bool(getattr(company, name)),
        )
        for name, endpoint in _STEPS
    )


def paragraphs(words: str) -> list[str]:
    """One text an initiative: paragraphs are told apart by an empty line."""
    found = re.split(r"\n\s*\n", words.replace("\r\n", "\n"))
    return [each.strip() for each in found if each.strip()]


def name_of(paragraph: str) -> str:
    """What an initiative is called until somebody names it: the beginning of its words."""
    first = re.split(r"(?<=[.!?;])\s|\n", paragraph, maxsplit=1)[0]
    plain = " ".join(first.split()).rstrip(".!?;,")
    if len(plain) <= _LONGEST_NAME:
        return plain or paragraph[:_LONGEST_NAME]
    cut = plain[:_LONGEST_NAME]
    return (cut.rpartition(" ")[0] or cut).rstrip(",;")
