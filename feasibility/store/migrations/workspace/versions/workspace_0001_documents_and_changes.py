"""A workspace's tables: documents by entry, changes, words as given, assessments."""

import sqlalchemy as sa
from alembic import op

revision = "workspace_0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "head",
    "document",
    "entry",
    "initiative_given",
    "change",
    "change_part",
    "assessment",
    "kept",
)


def upgrade() -> None:
    """Makes the tables, and on PostgreSQL keeps each to the workspace a transaction names."""
    _documents()
    _changes()
    _assessments()
    if op.get_bind().dialect.name == "postgresql":
        for table in TABLES:
            op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
            op.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
            op.execute(
                f'CREATE POLICY one_workspace ON "{table}"'
                " USING (workspace_id = current_setting('app.workspace', true))"
                " WITH CHECK (workspace_id = current_setting('app.workspace', true))"
            )


def _id(name: str = "workspace_id") -> sa.Column[str]:
    return sa.Column(name, sa.String(32), nullable=False)


def _text(name: str, length: int = 64) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _to(table: str, from_table: str, *columns: str) -> sa.ForeignKeyConstraint:
    referred = ("workspace_id", "id")[: len(columns) + 1]
    return sa.ForeignKeyConstraint(
        ["workspace_id", *columns],
        [f"{table}.{column}" for column in referred],
        name=f"fk_{from_table}_{table}",
    )


def _documents() -> None:
    op.create_table(
        "head",
        _id(),
        _text("company_id"),
        sa.Column("version", sa.Integer(), nullable=False),
        _text("created_at", 32),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_head"),
    )
    op.create_table(
        "document",
        _id(),
        _id("id"),
        _text("kind", 16),
        _text("plan_id"),
        _text("scenario"),
        _text("name", 200),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_document"),
        sa.UniqueConstraint(
            "workspace_id",
            "kind",
            "plan_id",
            "scenario",
            name="uq_document_workspace_id_kind_plan_id_scenario",
        ),
        _to("head", "document"),
    )
    op.create_table(
        "entry",
        _id(),
        _id("document_id"),
        _text("list_name"),
        _text("entry_key", 300),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "workspace_id", "document_id", "list_name", "entry_key", name="pk_entry"
        ),
        _to("document", "entry", "document_id"),
    )
    op.create_table(
        "initiative_given",
        _id(),
        _text("plan_id"),
        _text("initiative_id"),
        sa.Column("given", sa.Text(), nullable=False),
        _id("member_id"),
        _text("at", 32),
        sa.PrimaryKeyConstraint(
            "workspace_id", "plan_id", "initiative_id", name="pk_initiative_given"
        ),
        _to("head", "initiative_given"),
    )


def _changes() -> None:
    op.create_table(
        "change",
        _id(),
        _id("id"),
        sa.Column("version", sa.Integer(), nullable=False),
        _text("kind", 16),
        _text("plan_id"),
        _text("scenario"),
        _id("member_id"),
        _text("member_name", 200),
        _text("role", 16),
        _text("at", 32),
        sa.Column("why", sa.Text()),
        sa.Column("based_on", sa.Integer(), nullable=False),
        sa.Column("undo_of", sa.String(32)),
        sa.Column("undone_by", sa.String(32)),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_change"),
        sa.UniqueConstraint(
            "workspace_id", "version", name="uq_change_workspace_id_version"
        ),
        _to("head", "change"),
    )
    op.create_table(
        "change_part",
        _id(),
        _id("change_id"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _id("document_id"),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("old", sa.Text()),
        sa.Column("new", sa.Text()),
        sa.Column("position", sa.Integer()),
        sa.PrimaryKeyConstraint(
            "workspace_id", "change_id", "number", name="pk_change_part"
        ),
        _to("change", "change_part", "change_id"),
    )
    op.create_index(
        "ix_change_part_document",
        "change_part",
        ["workspace_id", "document_id", "version"],
    )


def _assessments() -> None:
    op.create_table(
        "assessment",
        _id(),
        _text("plan_id"),
        _text("scenario"),
        sa.Column("version", sa.Integer(), nullable=False),
        _text("catalog_hash"),
        _text("engine_version", 32),
        _text("as_of", 10),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "workspace_id",
            "plan_id",
            "scenario",
            "version",
            "catalog_hash",
            "engine_version",
            "as_of",
            name="pk_assessment",
        ),
        _to("head", "assessment"),
    )
    op.create_table(
        "kept",
        _id(),
        _id("id"),
        _text("kind", 32),
        _text("plan_id"),
        _text("scenario"),
        sa.Column("version", sa.Integer(), nullable=False),
        _text("as_of", 10),
        _id("member_id"),
        _text("at", 32),
        sa.Column("plan_file", sa.Text(), nullable=False),
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_kept"),
        _to("head", "kept"),
    )
