"""The last edit a member made, kept in their session until the next one: what the change line tells."""

from __future__ import annotations

from typing import Any

from flask import session, url_for

from feasibility.kernel.errors import NotFoundError
from feasibility.model.assessment import Headline
from feasibility.services import HeadlineChange
from feasibility.web.contexts.frame import ChangeLine, TurnedVerdict
from feasibility.web.current import Desk
from feasibility.web.present.verdicts import verdict
from feasibility.web.wording import text

_KEY = "last_change"
MOST_TURNED = 3
# A cookie holds four kilobytes, with everything else in it.
_LONGEST = 400


def remember(
    desk: Desk, change_id: str, sentence: str, turned: tuple[HeadlineChange, ...]
) -> None:
    """Keeps what a change of this plan did, for the pages shown until the next change.

    A `change_id` that is empty is none of the plan's own: it has no undo.
    """
    initiatives = [each for each in turned if each.initiative_id is not None]
    session[_KEY] = {
        "plan": desk.plan_id,
        "version": desk.version,
        "change": change_id,
        "sentence": sentence[:_LONGEST],
        "turned": [
            [each.initiative_id, each.name[:80], each.was, each.now]
            for each in initiatives[:MOST_TURNED]
        ],
        "n": len(initiatives),
        "n_new": sum(each.was is None for each in initiatives),
    }


def forget() -> None:
    """Takes the change line off the pages."""
    session.pop(_KEY, None)


def _kept(desk: Desk) -> dict[str, Any] | None:
    kept = session.get(_KEY)
    if not isinstance(kept, dict) or kept.get("plan") != desk.plan_id:
        return None
    # Somebody changed the plan since: the line would tell of another state.
    return kept if kept.get("version") == desk.version else None


def change_line(desk: Desk) -> ChangeLine | None:
    """The line, if the last change is the newest there is."""
    kept = _kept(desk)
    if kept is None:
        return None
    turned = tuple(turned_verdict(desk, *each) for each in kept["turned"])
    count = int(kept["n"])
    # What is new had no verdict that could change: its line alone tells it.
    changed = count - int(kept["n_new"])
    return ChangeLine(
        sentence=str(kept["sentence"]),
        result=text("web.change.turned", n_turned=changed)
        if changed
        else text("web.change.none")
        if not count
        else "",
        turned=turned,
        more=text("web.change.more", n_more=count - len(turned))
        if count > len(turned)
        else "",
        undo_of=str(kept["change"]),
    )


def headlines_before(desk: Desk) -> dict[str, Headline | None]:
    """The headlines that the last change turned, as they were."""
    kept = _kept(desk)
    return {} if kept is None else {each[0]: each[2] for each in kept["turned"]}


def turned_verdict(
    desk: Desk,
    initiative_id: str,
    name: str,
    was: Headline | None,
    now: Headline | None,
) -> TurnedVerdict:
    """An initiative's headline before and after, with its page where it is still there."""
    try:
        desk.initiative(initiative_id)
    except NotFoundError:
        url = ""
    else:
        url = url_for(
            "initiative.show",
            workspace_id=desk.workspace_id,
            plan_id=desk.plan_id,
            initiative_id=initiative_id,
        )
    return TurnedVerdict(
        name, url, verdict(was) if was else None, verdict(now) if now else None
    )
