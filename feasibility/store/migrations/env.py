"""Alembic's entry: runs revisions on the connection it is handed, inside that one's transaction.

Whoever calls has begun the transaction and ends it, so that an upgrade over several revisions
is there whole or not at all.
"""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table=context.config.attributes["version_table"],
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
