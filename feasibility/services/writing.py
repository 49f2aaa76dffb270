"""Writing a change: the documents, the change and the words as given, in the caller's transaction."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from feasibility.kernel.errors import Fault, InputError
from feasibility.model.faults import translate
from feasibility.model.noun import Noun, Text
from feasibility.model.plan import Plan, PlanFile
from feasibility.services.acting import Acting
from feasibility.services.editing import Touched, to_json
from feasibility.services.loading import PlanAt
from feasibility.store import changes, documents
from feasibility.store.changes import ChangeKind, ChangeRow, PartRow
from feasibility.store.database import Transaction
from feasibility.store.heads import HeadRow
from feasibility.store.rows import Kind, documents_of

N = TypeVar("N", bound=Noun)


@dataclass(frozen=True)
class Reason:
    """Why and how a change comes about; `based_on` is the version its author saw."""

    kind: ChangeKind
    based_on: int
    at: str
    why: str | None = None
    undo_of: str | None = None


@dataclass(frozen=True)
class Standing:
    """The documents that stand in the database, and their ids there; a new plan's is not among them."""

    documents: Mapping[Kind, Noun]
    ids: Mapping[Kind, str]

    @classmethod
    def of(cls, plan_at: PlanAt) -> Standing:
        """All three documents of a plan."""
        return cls(documents_of(plan_at.plan_file), plan_at.documents)


@dataclass(frozen=True)
class Written:
    """A change that stands in the transaction: its id, and the plan file after it."""

    change_id: str
    plan_at: PlanAt


def new_id(prefix: str) -> str:
    """A random id of 112 bits: never drawn twice, so that no id is ever used again."""
    return f"{prefix}_{secrets.token_hex(14)}"


class _Note(Noun):
    why: Text | None = None


def checked_why(why: str | None) -> str | None:
    """The reason for a change, if it is a text that can be kept and shown.

    Raises:
        InputError: it holds a sign that cannot, or is too long.
    """
    return checked(_Note, why=why).why


def checked(noun: type[N], **given: Any) -> N:
    """What was given, as a noun.

    Raises:
        InputError: some of it cannot be kept; every fault.
    """
    try:
        return noun(**given)
    except ValidationError as error:
        faults = translate(error, given, noun)
        raise InputError(
            [
                fault.spelled(str(fault.place[-1]), line=None, file=None)
                for fault in faults
            ]
        ) from None


def write_change(
    transaction: Transaction,
    head: HeadRow,
    before: Standing,
    after: PlanFile,
    touched: Sequence[Touched],
    *,
    acting: Acting,
    reason: Reason,
    scenario: str,
) -> Written:
    """Writes one change of any number of parts, at the version that `head` was raised to.

    Raises:
        InputError: an initiative's words as first entered would change.
    """
    _keep_givens(transaction, before, after, acting=acting, at=reason.at)
    version = head.version
    known = documents.save_plan_file(
        transaction,
        before.documents,
        after,
        ids=before.ids,
        version=version,
        scenario=scenario,
    )
    change = ChangeRow(
        id=new_id("chg"),
        version=version,
        kind=reason.kind,
        plan_id=after.plan.id,
        scenario=scenario,
        member_id=acting.member_id,
        member_name=acting.name,
        role=acting.role,
        at=reason.at,
        why=reason.why,
        based_on=reason.based_on,
        undo_of=reason.undo_of,
        parts=tuple(_part(each, known) for each in touched),
    )
    changes.save_change(transaction, change)
    return Written(change.id, PlanAt(after, version, known))


def _part(touched: Touched, ids: Mapping[Kind, str]) -> PartRow:
    root = cast(Kind, touched.path.split(".", 1)[0])
    return PartRow(
        document_id=ids[root],
        path=touched.path,
        old=to_json(touched.old),
        new=to_json(touched.new),
        position=touched.position,
    )


def _keep_givens(
    transaction: Transaction,
    before: Standing,
    after: PlanFile,
    *,
    acting: Acting,
    at: str,
) -> None:
    plan = before.documents.get("plan")
    initiatives = plan.initiatives if isinstance(plan, Plan) else ()
    was = {each.id: each.given for each in initiatives}
    now = {each.id: each.given for each in after.plan.initiatives}
    added = {key: words for key, words in now.items() if key not in was}
    if added:
        kept = changes.fetch_givens(transaction, after.plan.id, added)
        was |= kept
        added = {key: words for key, words in added.items() if key not in kept}
    faults = [
        Fault(
            "input.given_is_kept",
            f"plan.initiatives[{key}].given",
            {"given": was[key]},
        )
        for key, words in now.items()
        if was.get(key, words) != words
    ]
    if faults:
        raise InputError(faults)
    if added:
        changes.save_givens(
            transaction, after.plan.id, added, member_id=acting.member_id, at=at
        )
