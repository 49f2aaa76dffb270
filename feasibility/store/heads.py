"""The head of a workspace: whose it is, and the number that every change in it raises."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Executable, select, update

from feasibility.kernel.errors import NotFoundError
from feasibility.store.database import Transaction
from feasibility.store.tables import documents, heads


@dataclass(frozen=True)
class HeadRow:
    """The workspace's company, and the number of its newest change."""

    company_id: str
    version: int


def fetch_head(transaction: Transaction) -> HeadRow:
    """The workspace's head.

    Raises:
        NotFoundError: the workspace is not (or not yet) there.
    """
    query = select(heads.c.company_id, heads.c.version).where(
        heads.c.workspace_id == transaction.workspace_id
    )
    return _head(transaction, query)


def raise_version(transaction: Transaction) -> HeadRow:
    """The workspace's head with the version that this transaction writes.

    Called before anything is read: other writers of the workspace wait from here on, so that
    what is read next is what stands when this transaction commits.

    Raises:
        NotFoundError: as `fetch_head`.
    """
    raised = (
        update(heads)
        .where(heads.c.workspace_id == transaction.workspace_id)
        .values(version=heads.c.version + 1)
        .returning(heads.c.company_id, heads.c.version)
    )
    return _head(transaction, raised)


def _head(transaction: Transaction, statement: Executable) -> HeadRow:
    row = transaction.connection.execute(statement).first()
    if row is None:
        raise NotFoundError("workspace", transaction.workspace_id)
    return HeadRow(row.company_id, row.version)


def save_new_head(transaction: Transaction, *, company_id: str, at: str) -> None:
    """Makes the head of a new workspace, at version 0."""
    transaction.connection.execute(
        heads.insert().values(
            workspace_id=transaction.workspace_id,
            company_id=company_id,
            version=0,
            created_at=at,
        )
    )


def fetch_company_name(transaction: Transaction) -> str:
    """The name of the workspace's company."""
    found = transaction.connection.scalar(
        select(documents.c.name).where(
            documents.c.workspace_id == transaction.workspace_id,
            documents.c.kind == "company",
        )
    )
    if found is None:
        raise NotFoundError("workspace", transaction.workspace_id)
    return str(found)
