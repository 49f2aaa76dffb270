"""Every change of a plan: when, who, what, before and after, why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from feasibility.reports.locales import day
from feasibility.services import Change
from feasibility.web import fragments
from feasibility.web.contexts.history import ChangeRow, HistoryPage, PartLine
from feasibility.web.current import Desk, services
from feasibility.web.present.frame import here
from feasibility.web.present.places import said_at
from feasibility.web.present.values import value_text
from feasibility.web.wording import text, voice

ON_A_PAGE = 50
SHOWN_PARTS = 6


def history_page(desk: Desk, before: str | None) -> HistoryPage:
    """Fifty changes, newest first; `before` is the version to go on from."""
    start = int(before) if before is not None and before.isdecimal() else None
    found = services().changes.history(
        desk.workspace_id,
        desk.plan_id,
        acting=desk.acting,
        limit=ON_A_PAGE + 1,
        before_version=start,
    )
    shown, more = found[:ON_A_PAGE], len(found) > ON_A_PAGE
    return HistoryPage(
        sentence=text("web.history.sentence", n=desk.version),
        lede=text("web.history.lede"),
        changes=tuple(_row(desk, each) for each in shown),
        empty="" if shown else text("web.history.empty"),
        older_url=fragments.url_of(desk, "history.show", before=shown[-1].version)
        if more
        else "",
        undo_url=fragments.url_of(desk, "edits.undo"),
        redo_url=fragments.url_of(desk, "edits.redo"),
        can_edit=desk.acting.role != "viewer",
        can_redo=desk.acting.role != "viewer" and _ends_with_undo(desk, shown),
        version=desk.version,
        back=here(),
    )


def _ends_with_undo(desk: Desk, shown: Sequence[Change]) -> bool:
    mine = (each for each in shown if each.member_id == desk.acting.member_id)
    newest = next(mine, None)
    return newest is not None and newest.kind == "undo" and not newest.undone


def _row(desk: Desk, change: Change) -> ChangeRow:
    local = change.at.astimezone(ZoneInfo(desk.plan_file.company.time_zone))
    # The beginning has no before; its parts are the whole of company and plan.
    told = () if change.kind == "start" else change.parts
    parts = tuple(
        _part(desk, each.path, each.old, each.new) for each in told[:SHOWN_PARTS]
    )
    more = len(told) - len(parts)
    return ChangeRow(
        id=change.id,
        version=text("web.history.version", n_version=change.version),
        when=_when(local),
        machine_time=local.isoformat(timespec="minutes"),
        who=change.member_name,
        title=text(f"web.history.{change.kind}", n=len(change.parts)),
        parts=parts,
        more=text("web.and_more", n_more=more) if more else "",
        why=change.why or "",
        note=text("web.history.undone") if change.undone else "",
        can_undo=not change.undone and change.kind in ("edit", "import"),
    )


def _when(local: datetime) -> str:
    return f"{day(local.date(), voice().locale, year=None)}, {local:%H:%M}"


def _part(desk: Desk, path: str, old: object, new: object) -> PartLine:
    label = said_at(path)
    return PartLine(
        label=label[:1].upper() + label[1:],
        old=value_text(desk, path, old) or text("web.nothing"),
        new=value_text(desk, path, new) or text("web.nothing"),
    )
