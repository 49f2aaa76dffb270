"""One edit from post to answer: apply, check, remember what it changed, go back."""

from __future__ import annotations

from collections.abc import Sequence

from flask import g, request
from flask.typing import ResponseReturnValue

from feasibility.kernel.errors import EditConflictError, NotFoundError
from feasibility.model.assessment import Assessment
from feasibility.services import Applied, Edit
from feasibility.web import fragments, last_change
from feasibility.web.contexts.frame import Conflict
from feasibility.web.current import Desk, member, services
from feasibility.web.present.places import raw_at, said_at
from feasibility.web.present.values import value_text
from feasibility.web.wording import text

_NOT_KEPT = frozenset({"csrf_token", "version"})


def commit(
    desk: Desk,
    edits: Sequence[Edit],
    *,
    version: int,
    back: str,
    why: str | None = None,
    sentence: str | None = None,
) -> ResponseReturnValue:
    """Applies the edits as one change and shows the page they were made on.

    `sentence` says what was done, where the paths alone would say it badly.

    Raises:
        InputError: the plan file would not hold together; the caller shows its form again.
    """
    before = desk.assessment
    try:
        applied = desk.apply(list(edits), version=version, why=why)
    except EditConflictError as error:
        return _conflict(desk, error, back)
    said = sentence or sentence_of(desk, applied, edits)
    return settle(desk, applied, said, before=before, back=back)


def settle(
    desk: Desk, applied: Applied, sentence: str, *, before: Assessment, back: str
) -> ResponseReturnValue:
    """Checks the plan as a change left it, remembers what turned, and goes back.

    `before` is the assessment of the plan as it was; the desk's own would be of the newest.
    """
    if applied.change_id is None:
        return fragments.back(desk, back, after=desk)
    after = desk.after(applied)
    turned = services().assessments.headline_changes(before, after.assessment)
    last_change.remember(after, applied.change_id, sentence, turned)
    return fragments.back(desk, back, after=after)


def sentence_of(desk: Desk, applied: Applied, edits: Sequence[Edit]) -> str:
    """Who changed what, before and after."""
    who = member().name
    first = edits[0]
    if first.path.endswith("]") and len(edits) == 1:
        return _of_element(desk, applied, first, who)
    label = said_at(first.path)
    if len(edits) > 1:
        return text("web.change.several", name=who, text=label, n_more=len(edits) - 1)
    old = value_text(desk, first.path, raw_at(desk.plan_file, first.path))
    new = value_text(desk, first.path, raw_at(applied.plan_file, first.path))
    return text(
        "web.change.value",
        name=who,
        text=label,
        old_text=old or text("web.not_stated"),
        new_text=new or text("web.not_stated"),
    )


def _of_element(desk: Desk, applied: Applied, edit: Edit, who: str) -> str:
    if edit.new is None:
        return text("web.change.removed", name=who, text=said_at(edit.path))
    path = applied.added[0] if applied.added else edit.path
    was_there = raw_at(desk.plan_file, path) is not None
    name = value_text(desk, path, raw_at(applied.plan_file, path)) or said_at(path)
    return text(
        "web.change.changed" if was_there else "web.change.added", name=who, text=name
    )


def _conflict(desk: Desk, error: EditConflictError, back: str) -> ResponseReturnValue:
    """The page as it is now, with both values above it; nothing that was typed is lost."""
    now = desk.reopened()
    kept = tuple(
        (name, value)
        for name, values in request.form.lists()
        if name not in _NOT_KEPT
        for value in values
    )
    mine = value_text(now, error.path, error.yours) or text("web.not_stated")
    theirs = value_text(now, error.path, error.theirs) or text("web.not_stated")
    g.conflict = Conflict(
        sentence=text(
            "web.conflict.sentence", name=error.by, text=theirs, other_text=mine
        ),
        field=said_at(error.path),
        keep_label=text("web.conflict.keep", text=mine),
        take_label=text("web.conflict.take", text=theirs),
        action=request.path,
        kept=kept,
        take_url=back,
    )
    return fragments.shown_back(now, back, status=409)


def remove_path(path: str) -> Edit:
    """The edit that removes an element.

    Raises:
        NotFoundError: the path does not end in an element.
    """
    if not path.endswith("]") or path.endswith("[]"):
        raise NotFoundError("path", path)
    return Edit(path, None)
