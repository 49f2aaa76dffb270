"""One-time sign-in tokens and sessions that can be revoked; only digests are kept.

Times are text in UTC (`2026-11-21T21:03:00.000000+00:00`), which sorts as time does.
"""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from feasibility.store.directory import MemberRow
from feasibility.store.tables import members, sessions, sign_in_tokens


def save_token(
    connection: Connection, digest: str, *, member_id: str, expires_at: str
) -> None:
    """Enters a one-time token."""
    connection.execute(
        sign_in_tokens.insert().values(
            digest=digest, member_id=member_id, expires_at=expires_at
        )
    )


def use_token(connection: Connection, digest: str, *, now: str) -> MemberRow | None:
    """Takes the token out and says whose it was; None if it is not there or too old.

    Tokens that are too old go at the same time.
    """
    member_id = connection.scalar(
        sign_in_tokens.delete()
        .where(sign_in_tokens.c.digest == digest, sign_in_tokens.c.expires_at > now)
        .returning(sign_in_tokens.c.member_id)
    )
    connection.execute(
        sign_in_tokens.delete().where(sign_in_tokens.c.expires_at <= now)
    )
    if member_id is None:
        return None
    query = select(members.c.id, members.c.name).where(members.c.id == member_id)
    row = connection.execute(query).one()
    return MemberRow(row.id, row.name)


def save_session(
    connection: Connection, digest: str, *, member_id: str, now: str, expires_at: str
) -> None:
    """Enters a session."""
    connection.execute(
        sessions.insert().values(
            digest=digest, member_id=member_id, created_at=now, expires_at=expires_at
        )
    )


def fetch_session_member(
    connection: Connection, digest: str, *, now: str
) -> MemberRow | None:
    """Whose session this is; None if there is none, or it is revoked or too old."""
    query = (
        select(members.c.id, members.c.name)
        .join(sessions, sessions.c.member_id == members.c.id)
        .where(
            sessions.c.digest == digest,
            sessions.c.revoked_at.is_(None),
            sessions.c.expires_at > now,
        )
    )
    row = connection.execute(query).first()
    return MemberRow(row.id, row.name) if row else None


def revoke_session(connection: Connection, digest: str, *, now: str) -> None:
    """Ends one session; its row stays, so that one can see when."""
    connection.execute(
        update(sessions)
        .where(sessions.c.digest == digest, sessions.c.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def revoke_sessions_of(connection: Connection, member_id: str, *, now: str) -> int:
    """Ends every session of a member; answers how many there were."""
    ended = connection.execute(
        update(sessions)
        .where(sessions.c.member_id == member_id, sessions.c.revoked_at.is_(None))
        .values(revoked_at=now)
    )
    return ended.rowcount
