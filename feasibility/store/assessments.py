"""Assessments: those that can be made again, by their whole key, and those shown outside, for good."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from feasibility.store.database import Transaction, checked_key
from feasibility.store.tables import assessments, kept

# An assessment can be made again in a quarter of a second; these are for the pages that
# compare with the one before.
VERSIONS_CACHED = 5
VERSIONS_BETWEEN_CLEANINGS = 8


@dataclass(frozen=True)
class AssessmentKey:
    """Everything that an assessment depends on, but the workspace."""

    plan_id: str
    scenario: str
    version: int
    catalog_hash: str
    engine_version: str
    as_of: str


@dataclass(frozen=True)
class KeptRow:
    """What was shown outside, whole: `plan_file` and `assessment` are JSON."""

    id: str
    kind: str
    plan_id: str
    scenario: str
    version: int
    as_of: str
    member_id: str
    at: str
    plan_file: str
    assessment: str


def fetch_assessment(transaction: Transaction, key: AssessmentKey) -> str | None:
    """The cached assessment under this key, as JSON."""
    conditions = [assessments.c[name] == value for name, value in vars(key).items()]
    found: str | None = transaction.connection.scalar(
        select(assessments.c.body).where(
            assessments.c.workspace_id == transaction.workspace_id, *conditions
        )
    )
    return found


def save_assessment(transaction: Transaction, key: AssessmentKey, body: str) -> None:
    """Caches an assessment; now and then lets go of those of versions long past.

    Two that made the same one at once have made the same bytes; the second changes nothing.
    """
    dialect = transaction.connection.dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    transaction.connection.execute(
        insert(assessments)
        .values(workspace_id=transaction.workspace_id, body=body, **vars(key))
        .on_conflict_do_nothing()
    )
    if key.version % VERSIONS_BETWEEN_CLEANINGS == 0:
        _clean(transaction, key)


def _clean(transaction: Transaction, key: AssessmentKey) -> None:
    same_plan = (
        (assessments.c.workspace_id == transaction.workspace_id)
        & (assessments.c.plan_id == key.plan_id)
        & (assessments.c.scenario == key.scenario)
    )
    newest = (
        select(assessments.c.version)
        .where(same_plan)
        .distinct()
        .order_by(assessments.c.version.desc())
        .limit(VERSIONS_CACHED)
    )
    transaction.connection.execute(
        assessments.delete().where(same_plan, assessments.c.version.not_in(newest))
    )


def save_kept(transaction: Transaction, row: KeptRow) -> None:
    """Keeps what was shown outside."""
    transaction.connection.execute(
        kept.insert().values(workspace_id=transaction.workspace_id, **vars(row))
    )


def fetch_kept(transaction: Transaction, kept_id: str) -> KeptRow | None:
    """What was kept under this id; None if the workspace has nothing of that id."""
    query = select(kept).where(
        kept.c.workspace_id == transaction.workspace_id,
        kept.c.id == checked_key("report", kept_id),
    )
    row = transaction.connection.execute(query).first()
    if row is None:
        return None
    values = {
        key: value for key, value in row._mapping.items() if key != "workspace_id"
    }
    return KeptRow(**values)
