"""Signing in: a one-time token for a session that can be revoked.

Until there are accounts one member is there, made at the first start; who has the link that
`serve` prints is that member.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from feasibility.services.acting import Member
from feasibility.services.clock import Clock, as_text, utc_now
from feasibility.store import directory, sessions
from feasibility.store.database import Store
from feasibility.store.directory import MemberRow

# Assumption: time enough to copy a link from a terminal, and no more.
TOKEN_LIFE = timedelta(hours=1)
# Source: NIST SP 800-63B section 4.1.3: sign in again at least every 30 days (level 1).
SESSION_LIFE = timedelta(days=30)
SECRET_BYTES = 32
LOCAL_NAME = "You"


@dataclass(frozen=True)
class SignedIn:
    """A new session: its secret goes into the cookie and is kept nowhere else."""

    secret: str
    member: Member


class Signing:
    """One-time tokens and sessions."""

    def __init__(self, store: Store, *, clock: Clock = utc_now) -> None:
        self._store, self._clock = store, clock

    def local_member(self) -> Member:
        """The one member there is until accounts exist; made if there is none yet."""
        with self._store.reading_control() as control:
            found = directory.fetch_local_member(control)
        if found is None:
            with self._store.writing_control() as control:
                found = directory.fetch_local_member(control)
                if found is None:
                    found = MemberRow(f"m_{secrets.token_hex(14)}", LOCAL_NAME)
                    now = as_text(self._clock())
                    directory.save_member(control, found, at=now, is_local=True)
        return Member(found.id, found.name)

    def issue_token(self, member: Member) -> str:
        """A token that signs this member in once, within the hour."""
        token = secrets.token_urlsafe(SECRET_BYTES)
        expires_at = as_text(self._clock() + TOKEN_LIFE)
        with self._store.writing_control() as control:
            sessions.save_token(
                control, _digest(token), member_id=member.id, expires_at=expires_at
            )
        return token

    def sign_in(self, token: str) -> SignedIn | None:
        """A session for the token; None if it is unknown, used or too old."""
        now = self._clock()
        with self._store.writing_control() as control:
            found = sessions.use_token(control, _digest(token), now=as_text(now))
            if found is None:
                return None
            secret = secrets.token_urlsafe(SECRET_BYTES)
            sessions.save_session(
                control,
                _digest(secret),
                member_id=found.id,
                now=as_text(now),
                expires_at=as_text(now + SESSION_LIFE),
            )
        return SignedIn(secret, Member(found.id, found.name))

    def who(self, secret: str) -> Member | None:
        """Whose session this is; None if it is unknown, revoked or too old."""
        with self._store.reading_control() as control:
            now = as_text(self._clock())
            found = sessions.fetch_session_member(control, _digest(secret), now=now)
        return Member(found.id, found.name) if found else None

    def sign_out(self, secret: str) -> None:
        """Revokes this session; no effect if there is none."""
        with self._store.writing_control() as control:
            now = as_text(self._clock())
            sessions.revoke_session(control, _digest(secret), now=now)

    def sign_out_everywhere(self, member: Member) -> int:
        """Revokes all sessions of the member; answers how many stood."""
        with self._store.writing_control() as control:
            now = as_text(self._clock())
            return sessions.revoke_sessions_of(control, member.id, now=now)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
