"""Private libraries: saved by version, offered to chosen workspaces, seen by nobody else."""

from datetime import date
from uuid import uuid4

import pytest

from feasibility.bootstrap import AppServices
from feasibility.kernel.errors import (
    EditConflictError,
    InputError,
    NotAllowedError,
    NotFoundError,
)
from feasibility.services import Acting, Member, Offer, WorkspaceEntry
from feasibility.store import directory
from feasibility.store.directory import MemberRow
from tests.store_fixtures import plan_file

OWN = """
products:
- id: own-mailer
  name: Own mailer
  vendor: Ours
  category: marketing_automation
  editions: [{id: full, name: Full}]
  capabilities:
  - {capability: email_marketing, levels: {full: 2}, known: expert, by: Ana}
"""
MORE = (
    OWN
    + """
- id: second
  name: Second
  vendor: Ours
  category: marketing_automation
  editions: [{id: full, name: Full}]
"""
)
CORRECTION = """
corrections:
- id: ours
  path: catalog.products[hubspot-marketing-hub].capabilities[lead_scoring].levels.professional
  value: 3
  by: Ana
  on: 2026-09-01
  why: Our add-on.
"""


@pytest.fixture(name="stranger")
def another_member(services: AppServices) -> Member:
    """Somebody else with an account in the same installation."""
    row = MemberRow(f"m_{uuid4().hex}"[:32], "Bea")
    with services._store.writing_control() as control:
        directory.save_member(control, row, at="2026-11-21", is_local=False)
    return Member(row.id, row.name)


def offered(services: AppServices, acting: Acting) -> tuple[Offer, ...]:
    at = services.plans.fetch(acting.workspace_id, "plan-27", acting=acting)
    return services.libraries.offers(acting.workspace_id, at.plan_file, acting=acting)


def take(services: AppServices, acting: Acting) -> int:
    at = services.plans.fetch(acting.workspace_id, "plan-27", acting=acting)
    (offer,) = offered(services, acting)
    applied = services.libraries.take(
        offer,
        acting.workspace_id,
        "plan-27",
        at.plan_file,
        acting=acting,
        based_on_version=at.version,
    )
    return applied.version


def products(services: AppServices, acting: Acting) -> list[str]:
    at = services.plans.fetch(acting.workspace_id, "plan-27", acting=acting)
    return [each.id for each in at.plan_file.library.products]


def test_what_a_file_holds_is_saved_and_read_back(
    services: AppServices, member: Member
) -> None:
    saved = services.libraries.save(OWN + CORRECTION, member=member, name="Mine", why="First")  # fmt: skip
    found = services.libraries.fetch(saved.id, member=member)
    text = services.libraries.text_of(found.library)

    assert (saved.name, saved.version) == ("Mine", 1)
    assert (found.saved_by, found.why) == (member.name, "First")
    assert found.library.products[0].name == "Own mailer"
    assert found.library.corrections[0].on == date(2026, 9, 1)
    assert services.libraries.save(text, member=member, name="Mine").version == 1


def test_another_content_is_the_next_version_and_the_old_one_stays(
    services: AppServices, member: Member
) -> None:
    saved = services.libraries.save(OWN, member=member, name="Versions")
    again = services.libraries.save(MORE, member=member, name="Versions")

    assert (again.id, again.version) == (saved.id, 2)
    kept = services.libraries.versions(saved.id, member=member)
    assert [(each.version, len(each.library.products)) for each in kept] == [(2, 2), (1, 1)]  # fmt: skip
    assert services.libraries.fetch(saved.id, member=member, version=1).version == 1
    with pytest.raises(NotFoundError):
        services.libraries.fetch(saved.id, member=member, version=3)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("products: [{id: own, nme: x}]", {"input.missing", "input.unknown_key"}),
        ("products: 3", {"input.wrong_type"}),
        ("skills:\n- &a {id: x}\n- *a\n", {"input.anchor", "input.alias"}),
        ("categories: []\ncategories: []\n", {"input.duplicate_key"}),
        ("- 1", {"input.wrong_type"}),
    ],
)
def test_a_library_that_cannot_be_used_stores_nothing(
    services: AppServices, member: Member, text: str, codes: set[str]
) -> None:
    before = services.libraries.own(member)

    with pytest.raises(InputError) as caught:
        services.libraries.save(text, member=member, name="Faulty")

    assert codes & {fault.code for fault in caught.value.faults}
    assert services.libraries.own(member) == before


def test_a_name_that_cannot_be_shown_is_refused(
    services: AppServices, member: Member
) -> None:
    with pytest.raises(InputError):
        services.libraries.save(OWN, member=member, name="  ")


def test_a_library_nobody_offered_is_not_seen_in_a_workspace(
    services: AppServices, member: Member, acting: Acting
) -> None:
    services.libraries.save(OWN, member=member, name="Hidden")

    assert offered(services, acting) == ()


def test_another_member_neither_sees_nor_reaches_a_library(
    services: AppServices, member: Member, stranger: Member, acting: Acting
) -> None:
    saved = services.libraries.save(OWN, member=member, name="Private")

    assert services.libraries.own(stranger) == ()
    for reach in (
        lambda: services.libraries.fetch(saved.id, member=stranger),
        lambda: services.libraries.versions(saved.id, member=stranger),
        lambda: services.libraries.delete(saved.id, member=stranger),
        lambda: services.libraries.offer(saved.id, member=stranger, acting=acting),
        lambda: services.libraries.withdraw(
            saved.id, acting.workspace_id, member=stranger
        ),
    ):
        with pytest.raises(NotFoundError):
            reach()
    assert services.libraries.fetch(saved.id, member=member).version == 1


def test_two_members_may_use_the_same_name(
    services: AppServices, member: Member, stranger: Member
) -> None:
    first = services.libraries.save(OWN, member=member, name="Same")
    second = services.libraries.save(MORE, member=stranger, name="Same")

    assert first.id != second.id
    assert (first.version, second.version) == (1, 1)


def test_one_workspace_is_offered_what_another_is_not(
    services: AppServices, member: Member, acting: Acting
) -> None:
    other, _ = services.plans.import_as_workspace(plan_file(), member=member)
    elsewhere = services.workspaces.acting(other.id, member)
    saved = services.libraries.save(OWN, member=member, name="For one")
    services.libraries.offer(saved.id, member=member, acting=acting)

    assert [each.newest.name for each in offered(services, acting)] == ["For one"]
    assert offered(services, elsewhere) == ()
    with pytest.raises(NotAllowedError):
        services.libraries.offers(other.id, plan_file(), acting=acting)


def test_a_viewer_cannot_offer(services: AppServices, member: Member, acting: Acting) -> None:  # fmt: skip
    saved = services.libraries.save(OWN, member=member, name="Not by viewers")
    viewer = Acting(member.id, member.name, "viewer", acting.workspace_id)

    with pytest.raises(NotAllowedError):
        services.libraries.offer(saved.id, member=member, acting=viewer)


def test_taking_copies_the_entries_as_one_change_that_can_be_undone(
    services: AppServices, member: Member, acting: Acting
) -> None:
    saved = services.libraries.save(OWN + CORRECTION, member=member, name="Taken")
    services.libraries.offer(saved.id, member=member, acting=acting)

    take(services, acting)
    (offer,) = offered(services, acting)

    assert products(services, acting) == ["own-mailer"]
    assert (offer.taken, offer.is_news) == (1, False)
    services.changes.undo(acting.workspace_id, "plan-27", acting=acting)
    assert products(services, acting) == []
    assert offered(services, acting)[0].taken is None


def test_a_newer_version_is_offered_and_replaces_the_older(
    services: AppServices, member: Member, acting: Acting
) -> None:
    saved = services.libraries.save(MORE, member=member, name="Renewed")
    services.libraries.offer(saved.id, member=member, acting=acting)
    take(services, acting)
    services.libraries.save(OWN, member=member, name="Renewed")
    (offer,) = offered(services, acting)

    assert (offer.taken, offer.newest.version, offer.is_news) == (1, 2, True)
    assert products(services, acting) == ["own-mailer", "second"]
    take(services, acting)
    assert products(services, acting) == ["own-mailer"]


def test_what_was_taken_stays_when_the_offer_and_the_library_go(
    services: AppServices, member: Member, acting: Acting
) -> None:
    saved = services.libraries.save(OWN, member=member, name="Gone")
    services.libraries.offer(saved.id, member=member, acting=acting)
    take(services, acting)

    services.libraries.withdraw(saved.id, acting.workspace_id, member=member)
    assert offered(services, acting) == ()
    services.libraries.delete(saved.id, member=member)

    assert products(services, acting) == ["own-mailer"]
    with pytest.raises(NotFoundError):
        services.libraries.fetch(saved.id, member=member)


def test_an_id_that_another_library_brought_is_not_overwritten(
    services: AppServices, member: Member, acting: Acting
) -> None:
    first = services.libraries.save(OWN, member=member, name="First of two")
    services.libraries.offer(first.id, member=member, acting=acting)
    take(services, acting)
    services.libraries.withdraw(first.id, acting.workspace_id, member=member)
    second = services.libraries.save(MORE, member=member, name="Second of two")
    services.libraries.offer(second.id, member=member, acting=acting)

    with pytest.raises(InputError) as caught:
        take(services, acting)

    assert [(each.code, each.path) for each in caught.value.faults] == [
        ("input.id_taken", "library.products[own-mailer].id")
    ]
    assert products(services, acting) == ["own-mailer"]


def test_taking_on_an_old_version_is_refused_where_the_same_was_changed(
    services: AppServices, member: Member, acting: Acting
) -> None:
    saved = services.libraries.save(OWN, member=member, name="Twice")
    services.libraries.offer(saved.id, member=member, acting=acting)
    at = services.plans.fetch(acting.workspace_id, "plan-27", acting=acting)
    (offer,) = offered(services, acting)
    take(services, acting)
    services.libraries.save(MORE.replace("Own mailer", "Other"), member=member, name="Twice")  # fmt: skip
    (newer,) = offered(services, acting)

    with pytest.raises(EditConflictError):
        services.libraries.take(
            newer,
            acting.workspace_id,
            "plan-27",
            at.plan_file,
            acting=acting,
            based_on_version=at.version,
        )
    assert offer.newest.version == 1


def test_a_deleted_workspace_takes_its_offers_along(
    services: AppServices, member: Member, acting: Acting, entry: WorkspaceEntry
) -> None:
    saved = services.libraries.save(OWN, member=member, name="Offered once")
    services.libraries.offer(saved.id, member=member, acting=acting)
    services.workspaces.delete(entry.id, acting=acting)

    (own,) = [each for each in services.libraries.own(member) if each.id == saved.id]
    assert own.offered_to == ()
