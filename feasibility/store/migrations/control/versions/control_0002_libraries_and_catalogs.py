"""Members' private libraries, and the shipped catalog that each workspace keeps to."""

import sqlalchemy as sa
from alembic import op

revision = "control_0002"
down_revision = "control_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    _libraries()
    _catalogs()


def _text(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _to(table: str, from_table: str, column: str, referred: str = "id") -> sa.ForeignKeyConstraint:  # fmt: skip
    name = f"fk_{from_table}_{table}"
    return sa.ForeignKeyConstraint([column], [f"{table}.{referred}"], name=name)


def _libraries() -> None:
    op.create_table(
        "library",
        _text("id", 32),
        _text("owner_id", 32),
        _text("name", 200),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_library"),
        sa.UniqueConstraint("owner_id", "name", name="uq_library_owner_id_name"),
        _to("member", "library", "owner_id"),
    )
    op.create_table(
        "library_version",
        _text("library_id", 32),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        _text("digest", 64),
        _text("saved_at", 32),
        _text("saved_by", 200),
        sa.Column("why", sa.Text()),
        sa.PrimaryKeyConstraint("library_id", "version", name="pk_library_version"),
        _to("library", "library_version", "library_id"),
    )
    op.create_table(
        "library_offer",
        _text("library_id", 32),
        _text("workspace_id", 32),
        _text("offered_at", 32),
        sa.PrimaryKeyConstraint("library_id", "workspace_id", name="pk_library_offer"),
        _to("library", "library_offer", "library_id"),
        _to("workspace", "library_offer", "workspace_id"),
    )


def _catalogs() -> None:
    op.create_table(
        "kept_catalog",
        _text("digest", 64),
        sa.Column("body", sa.Text(), nullable=False),
        _text("kept_at", 32),
        sa.PrimaryKeyConstraint("digest", name="pk_kept_catalog"),
    )
    op.create_table(
        "catalog_use",
        _text("workspace_id", 32),
        sa.Column("number", sa.Integer(), nullable=False),
        _text("digest", 64),
        _text("accepted_at", 32),
        _text("accepted_by", 200),
        sa.PrimaryKeyConstraint("workspace_id", "number", name="pk_catalog_use"),
        _to("workspace", "catalog_use", "workspace_id"),
        _to("kept_catalog", "catalog_use", "digest", "digest"),
    )
