"""A workspace's documents: fetched whole, saved by what differs, in a constant number of statements."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import and_, bindparam, or_, select, update

from feasibility.model.noun import Noun
from feasibility.model.plan import PlanFile
from feasibility.store.database import Transaction, checked_key
from feasibility.store.rows import (
    KINDS,
    Differences,
    EntryKey,
    Kind,
    body_of,
    build_plan_file,
    differences,
    entry_body,
)
from feasibility.store.tables import documents, entries

MAIN = "main"


@dataclass(frozen=True)
class PlanRow:
    """A plan of the workspace; `version` is the newest change of the plan, its company or library."""

    id: str
    scenario: str
    name: str
    version: int


@dataclass(frozen=True)
class DocumentRows:
    """The ids of the documents that make up one plan file, and the newest change of any."""

    ids: Mapping[Kind, str]
    version: int


def fetch_plans(transaction: Transaction) -> tuple[PlanRow, ...]:
    """Every plan and scenario of the workspace, by name."""
    query = select(documents).where(
        documents.c.workspace_id == transaction.workspace_id
    )
    rows = list(transaction.connection.execute(query.order_by(documents.c.name)))
    shared = max((row.version for row in rows if row.kind != "plan"), default=0)
    return tuple(
        PlanRow(row.plan_id, row.scenario, row.name, max(shared, row.version))
        for row in rows
        if row.kind == "plan"
    )


def fetch_document_rows(
    transaction: Transaction, plan_id: str, *, scenario: str = MAIN
) -> DocumentRows:
    """The documents of a plan file; without one for the plan if there is no such plan.

    Ids of documents that are not there are missing from `ids`.
    """
    query = select(documents.c.kind, documents.c.id, documents.c.version).where(
        documents.c.workspace_id == transaction.workspace_id,
        or_(
            documents.c.kind != "plan",
            and_(documents.c.plan_id == plan_id, documents.c.scenario == scenario),
        ),
    )
    checked_key("plan", plan_id), checked_key("scenario", scenario)
    rows = list(transaction.connection.execute(query))
    return DocumentRows(
        {row.kind: row.id for row in rows},
        max((row.version for row in rows), default=0),
    )


def fetch_plan_file(transaction: Transaction, ids: Mapping[Kind, str]) -> PlanFile:
    """The plan file that these documents make up."""
    in_workspace = documents.c.workspace_id == transaction.workspace_id
    query = select(documents.c.kind, documents.c.body).where(
        in_workspace, documents.c.id.in_(ids.values())
    )
    bodies = {row.kind: row.body for row in transaction.connection.execute(query)}
    rows = transaction.connection.execute(
        select(entries.c.document_id, entries.c.list_name, entries.c.body)
        .where(
            entries.c.workspace_id == transaction.workspace_id,
            entries.c.document_id.in_(ids.values()),
        )
        .order_by(entries.c.position, entries.c.entry_key)
    )
    kinds = {document_id: kind for kind, document_id in ids.items()}
    return build_plan_file(
        bodies, ((kinds[row.document_id], row.list_name, row.body) for row in rows)
    )


def save_plan_file(
    transaction: Transaction,
    before: Mapping[Kind, Noun],
    after: PlanFile,
    *,
    ids: Mapping[Kind, str],
    version: int,
    scenario: str = MAIN,
) -> dict[Kind, str]:
    """Writes what differs, and gives the version to what was changed.

    `before` are the documents that stand in the database, under `ids`. Answers the ids of
    all three documents, new ones among them.
    """
    known = dict(ids)
    found = differences(before, after)
    for kind in found.documents:
        _save_document(transaction, kind, after, known, version, scenario)
    _save_entries(transaction, found, known, version)
    return known


def _save_document(
    transaction: Transaction,
    kind: Kind,
    after: PlanFile,
    ids: dict[Kind, str],
    version: int,
    scenario: str,
) -> None:
    document = getattr(after, kind)
    values = {
        "name": getattr(document, "name", ""),
        "body": body_of(document),
        "version": version,
    }
    if kind in ids:
        transaction.connection.execute(
            update(documents)
            .where(
                documents.c.workspace_id == transaction.workspace_id,
                documents.c.id == ids[kind],
            )
            .values(values)
        )
        return
    ids[kind] = f"doc_{secrets.token_hex(14)}"
    transaction.connection.execute(
        documents.insert().values(
            workspace_id=transaction.workspace_id,
            id=ids[kind],
            kind=kind,
            plan_id=after.plan.id if kind == "plan" else "",
            scenario=scenario if kind == "plan" else "",
            **values,
        )
    )


def _save_entries(
    transaction: Transaction,
    found: Differences,
    ids: Mapping[Kind, str],
    version: int,
) -> None:
    """At most four statements, however many entries: one for each sort of difference."""

    def key(where: EntryKey) -> dict[str, object]:
        return {
            "in_document": ids[where.kind],
            "in_list": where.list_name,
            "with_key": where.key,
        }

    this_entry = and_(
        entries.c.workspace_id == transaction.workspace_id,
        entries.c.document_id == bindparam("in_document"),
        entries.c.list_name == bindparam("in_list"),
        entries.c.entry_key == bindparam("with_key"),
    )
    execute = transaction.connection.execute
    if found.removed:
        execute(
            entries.delete().where(this_entry), [key(each) for each in found.removed]
        )
    if found.added:
        execute(
            entries.insert(),
            [
                {
                    "workspace_id": transaction.workspace_id,
                    "document_id": ids[where.kind],
                    "list_name": where.list_name,
                    "entry_key": where.key,
                    "position": position,
                    "body": entry_body(entry),
                    "version": version,
                }
                for where, (position, entry) in found.added.items()
            ],
        )
    if found.rewritten:
        execute(
            update(entries)
            .where(this_entry)
            .values(body=bindparam("to_body"), version=version),
            [
                {**key(where), "to_body": entry_body(entry)}
                for where, entry in found.rewritten.items()
            ],
        )
    if found.moved:
        execute(
            update(entries).where(this_entry).values(position=bindparam("to_position")),
            [
                {**key(where), "to_position": position}
                for where, position in found.moved.items()
            ],
        )


def is_whole(rows: DocumentRows) -> bool:
    """Whether all three documents of the plan file are there."""
    return set(rows.ids) == set(KINDS)
