"""A token signs in once; a session ends when it is revoked or too old."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from feasibility.bootstrap import AppServices, build_app_services
from feasibility.settings import Settings
from feasibility.store import tables
from tests.store_fixtures import NOW


class Watch:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def timed(any_settings: Settings, watch: Watch) -> Iterator[AppServices]:
    built = build_app_services(any_settings, clock=watch)
    yield built
    built.close()


def test_a_token_signs_its_member_in_once(timed: AppServices) -> None:
    member = timed.signing.local_member()
    token = timed.signing.issue_token(member)

    signed_in = timed.signing.sign_in(token)

    assert signed_in is not None
    assert signed_in.member == member
    assert timed.signing.who(signed_in.secret) == member
    assert timed.signing.sign_in(token) is None


def test_there_is_one_local_member(timed: AppServices) -> None:
    assert timed.signing.local_member() == timed.signing.local_member()


@pytest.mark.parametrize("secret", ["", "x", "\0", "ä" * 5000])
def test_what_was_never_issued_signs_nobody_in(timed: AppServices, secret: str) -> None:
    assert timed.signing.sign_in(secret) is None
    assert timed.signing.who(secret) is None
    timed.signing.sign_out(secret)


def test_a_token_is_too_old_after_an_hour(timed: AppServices, watch: Watch) -> None:
    token = timed.signing.issue_token(timed.signing.local_member())
    watch.now += timedelta(minutes=61)

    assert timed.signing.sign_in(token) is None


def test_a_session_ends_after_thirty_days(timed: AppServices, watch: Watch) -> None:
    signed_in = timed.signing.sign_in(
        timed.signing.issue_token(timed.signing.local_member())
    )
    assert signed_in is not None

    watch.now += timedelta(days=29)
    assert timed.signing.who(signed_in.secret) is not None
    watch.now += timedelta(days=2)
    assert timed.signing.who(signed_in.secret) is None


def test_a_session_is_revoked_alone_or_with_all_others(timed: AppServices) -> None:
    member = timed.signing.local_member()
    timed.signing.sign_out_everywhere(member)
    sessions = [
        timed.signing.sign_in(timed.signing.issue_token(member)) for _ in range(3)
    ]
    first, second, third = (each.secret for each in sessions if each is not None)

    timed.signing.sign_out(first)
    assert timed.signing.who(first) is None
    assert timed.signing.who(second) == member

    assert timed.signing.sign_out_everywhere(member) == 2
    assert timed.signing.who(second) is timed.signing.who(third) is None


def test_no_secret_is_kept(timed: AppServices) -> None:
    member = timed.signing.local_member()
    unused = timed.signing.issue_token(member)
    signed_in = timed.signing.sign_in(timed.signing.issue_token(member))
    assert signed_in is not None

    with timed._store.reading_control() as control:
        kept = str(
            [
                control.execute(table.select()).all()
                for table in (tables.sign_in_tokens, tables.sessions)
            ]
        )
    assert unused not in kept
    assert signed_in.secret not in kept
