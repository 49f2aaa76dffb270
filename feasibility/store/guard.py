"""Refuses a PostgreSQL on which row-level security would not keep workspaces apart.

Row-level security is silently off for superusers, for roles that bypass it, and for a table's
owner unless it is forced (measured: ECOSYSTEM.md section 4). None of that shows while one
works, so it is asked before the first request.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, text

from feasibility.kernel.errors import StoreError
from feasibility.store import tables

POLICY = "one_workspace"
CONDITION = "((workspace_id)::text = current_setting('app.workspace'::text, true))"

_ROLE = text(
    "SELECT rolname AS role, rolsuper AS is_superuser, rolbypassrls AS bypasses"
    " FROM pg_roles WHERE rolname = current_user"
)
# Also roles that this one could become: of a superuser or of the owner.
_CAN_BECOME = text(
    "SELECT rolname FROM pg_roles WHERE (rolsuper OR rolbypassrls)"
    " AND pg_has_role(current_user, oid, 'MEMBER')"
)
_TABLES = text(
    "SELECT c.relname AS name, c.relrowsecurity AS secured,"
    " c.relforcerowsecurity AS forced,"
    " pg_has_role(current_user, c.relowner, 'MEMBER') AS owned,"
    " EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid"
    "  AND a.attname = 'workspace_id' AND NOT a.attisdropped) AS has_workspace"
    " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname = current_schema()"
)
_POLICIES = text(
    "SELECT tablename, policyname, permissive, cmd, roles::text AS roles, qual,"
    " with_check FROM pg_policies WHERE schemaname = current_schema()"
)


def refuse_unsafe(connection: Connection) -> None:
    """Raises if the role or any table would let one workspace see another.

    Raises:
        StoreError: `reason` says what is wrong, `facts` which role or which tables.
    """
    role = connection.execute(_ROLE).one()
    if role.is_superuser:
        raise StoreError("the role is a superuser", role=role.role)
    if role.bypasses:
        raise StoreError("the role bypasses row-level security", role=role.role)
    masters = sorted(connection.scalars(_CAN_BECOME))
    if masters:
        raise StoreError("the role can become another", role=role.role, masters=masters)
    found = {row.name: row for row in connection.execute(_TABLES)}
    kept_apart = set(tables.workspace.tables)
    strangers = {name for name, row in found.items() if row.has_workspace}
    _refuse("tables are missing", kept_apart - set(found))
    _refuse("the role owns tables", {name for name, row in found.items() if row.owned})
    _refuse(
        "tables hold rows of workspaces and are not known",
        strangers - kept_apart - set(tables.control.tables),
    )
    _refuse(
        "row-level security is off",
        {name for name in kept_apart if not found[name].secured},
    )
    _refuse(
        "row-level security is not forced",
        {name for name in kept_apart if not found[name].forced},
    )
    _refuse_other_policies(connection, kept_apart)


def _refuse_other_policies(connection: Connection, kept_apart: set[str]) -> None:
    """Each table has our policy and no other: a second one would widen the first."""
    policies: dict[str, list[Any]] = {name: [] for name in kept_apart}
    for row in connection.execute(_POLICIES):
        policies.setdefault(row.tablename, []).append(row)
    _refuse(
        "tables have no policy", {name for name, row in policies.items() if not row}
    )
    _refuse(
        "tables have other policies than ours",
        {
            name
            for name, rows in policies.items()
            if len(rows) != 1 or not _is_ours(rows[0])
        },
    )


def _is_ours(policy: Any) -> bool:
    is_for_all = (policy.permissive, policy.cmd, policy.roles) == (
        "PERMISSIVE",
        "ALL",
        "{public}",
    )
    names = (policy.policyname, policy.qual, policy.with_check)
    return is_for_all and names == (POLICY, CONDITION, CONDITION)


def _refuse(reason: str, names: set[str]) -> None:
    if names:
        raise StoreError(reason, tables=sorted(names))
