"""The tables, in two groups that never refer to each other: the installation's and a workspace's.

Embedded, the first group is `control.db` and the second stands in each workspace's own file.
On a server both stand in one PostgreSQL database, and row-level security keeps every table of
the second group to the workspace that the transaction has named. Why documents are kept a row
an entry: `docs/decisions/0006-a-row-an-entry.md`.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# --- The installation's ---------------------------------------------------------

control = MetaData(naming_convention=NAMES)

# `state`: creating, open, deleting: steps that touch control and a workspace are
# taken up again at start. `closed_because` is why a workspace could not be upgraded.
workspaces = Table(
    "workspace",
    control,
    Column("id", String(32), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("state", String(16), nullable=False),
    Column("closed_because", Text),
    Column("created_at", String(32), nullable=False),
)
members = Table(
    "member",
    control,
    Column("id", String(32), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("is_local", Boolean, nullable=False, server_default=false()),
    Column("created_at", String(32), nullable=False),
)
memberships = Table(
    "membership",
    control,
    Column("workspace_id", ForeignKey("workspace.id"), primary_key=True),
    Column("member_id", ForeignKey("member.id"), primary_key=True),
    Column("role", String(16), nullable=False),
)
# Of tokens and sessions only the SHA-256 is kept: who reads the file cannot sign in.
sign_in_tokens = Table(
    "sign_in_token",
    control,
    Column("digest", String(64), primary_key=True),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("expires_at", String(32), nullable=False),
)
sessions = Table(
    "session",
    control,
    Column("digest", String(64), primary_key=True),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("expires_at", String(32), nullable=False),
    Column("revoked_at", String(32)),
)

# A member's own catalog entries, a row a version; offered to workspaces one by one, and copied
# into a workspace's own library when somebody there takes them.
libraries = Table(
    "library",
    control,
    Column("id", String(32), primary_key=True),
    Column("owner_id", ForeignKey("member.id"), nullable=False),
    Column("name", String(200), nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("owner_id", "name"),
)
library_versions = Table(
    "library_version",
    control,
    Column("library_id", ForeignKey("library.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("body", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("saved_at", String(32), nullable=False),
    Column("saved_by", String(200), nullable=False),
    Column("why", Text),
)
library_offers = Table(
    "library_offer",
    control,
    Column("library_id", ForeignKey("library.id"), primary_key=True),
    Column("workspace_id", ForeignKey("workspace.id"), primary_key=True),
    Column("offered_at", String(32), nullable=False),
)
# Shipped catalogs that workspaces keep to until somebody accepts a newer one.
kept_catalogs = Table(
    "kept_catalog",
    control,
    Column("digest", String(64), primary_key=True),
    Column("body", Text, nullable=False),
    Column("kept_at", String(32), nullable=False),
)
catalog_uses = Table(
    "catalog_use",
    control,
    Column("workspace_id", ForeignKey("workspace.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("digest", ForeignKey("kept_catalog.digest"), nullable=False),
    Column("accepted_at", String(32), nullable=False),
    Column("accepted_by", String(200), nullable=False),
)

# --- A workspace's ----------------------------------------------------------------

workspace = MetaData(naming_convention=NAMES)


def _workspace_id() -> Column[str]:
    return Column("workspace_id", String(32), primary_key=True)


def _head_key() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["workspace_id"], ["head.workspace_id"])


# One row: the number that every change of anything in the workspace raises.
heads = Table(
    "head",
    workspace,
    _workspace_id(),
    Column("company_id", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", String(32), nullable=False),
)
# `kind`: company, library or plan; `plan_id` and `scenario` are '' but for plans.
# `body` holds the fields that are no list of nouns; `version` raised it last.
documents = Table(
    "document",
    workspace,
    _workspace_id(),
    Column("id", String(32), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("plan_id", String(64), nullable=False),
    Column("scenario", String(64), nullable=False),
    Column("name", String(200), nullable=False),
    Column("body", Text, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("workspace_id", "kind", "plan_id", "scenario"),
    _head_key(),
)
entries = Table(
    "entry",
    workspace,
    _workspace_id(),
    Column("document_id", String(32), primary_key=True),
    Column("list_name", String(64), primary_key=True),
    Column("entry_key", String(300), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("version", Integer, nullable=False),
    ForeignKeyConstraint(
        ["workspace_id", "document_id"], ["document.workspace_id", "document.id"]
    ),
)
# The words as first entered; no statement of ours updates or deletes a row.
givens = Table(
    "initiative_given",
    workspace,
    _workspace_id(),
    Column("plan_id", String(64), primary_key=True),
    Column("initiative_id", String(64), primary_key=True),
    Column("given", Text, nullable=False),
    Column("member_id", String(32), nullable=False),
    Column("at", String(32), nullable=False),
    _head_key(),
)
# `undone_by` is the change that took this one back and still stands.
changes = Table(
    "change",
    workspace,
    _workspace_id(),
    Column("id", String(32), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("plan_id", String(64), nullable=False),
    Column("scenario", String(64), nullable=False),
    Column("member_id", String(32), nullable=False),
    Column("member_name", String(200), nullable=False),
    Column("role", String(16), nullable=False),
    Column("at", String(32), nullable=False),
    Column("why", Text),
    Column("based_on", Integer, nullable=False),
    Column("undo_of", String(32)),
    Column("undone_by", String(32)),
    UniqueConstraint("workspace_id", "version"),
    _head_key(),
)
# `old` and `new` are JSON; SQL NULL: the element was, or is, not there.
# `position` is where in its list the element stood or stands.
change_parts = Table(
    "change_part",
    workspace,
    _workspace_id(),
    Column("change_id", String(32), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("document_id", String(32), nullable=False),
    Column("path", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
    Column("position", Integer),
    ForeignKeyConstraint(
        ["workspace_id", "change_id"], ["change.workspace_id", "change.id"]
    ),
    Index("ix_change_part_document", "workspace_id", "document_id", "version"),
)
assessments = Table(
    "assessment",
    workspace,
    _workspace_id(),
    Column("plan_id", String(64), primary_key=True),
    Column("scenario", String(64), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("catalog_hash", String(64), primary_key=True),
    Column("engine_version", String(32), primary_key=True),
    Column("as_of", String(10), primary_key=True),
    Column("body", Text, nullable=False),
    _head_key(),
)
# What was shown outside, whole: the plan file it was made from and what was said of it.
kept = Table(
    "kept",
    workspace,
    _workspace_id(),
    Column("id", String(32), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("plan_id", String(64), nullable=False),
    Column("scenario", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("as_of", String(10), nullable=False),
    Column("member_id", String(32), nullable=False),
    Column("at", String(32), nullable=False),
    Column("plan_file", Text, nullable=False),
    Column("assessment", Text, nullable=False),
    _head_key(),
)
