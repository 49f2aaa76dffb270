"""The example companies are loaded once, and stay as they were edited."""

from feasibility.bootstrap import AppServices, build_file_services
from feasibility.services import Edit, Member


def test_the_examples_are_loaded_once_and_keep_their_edits(
    services: AppServices, member: Member
) -> None:
    loaded = services.demo.load(member=member)
    first = loaded[0]
    acting = services.workspaces.acting(first.id, member)
    (plan, *_) = services.workspaces.plans(first.id, acting=acting)
    services.changes.apply(
        first.id,
        plan.id,
        acting=acting,
        edits=[Edit("plan.name", "Edited")],
        based_on_version=plan.version,
    )

    again = services.demo.load(member=member)

    assert {each.id for each in again} == {each.id for each in loaded}
    names = [each.name for each in services.workspaces.plans(first.id, acting=acting)]
    assert "Edited" in names


def test_every_example_is_a_plan_file_that_can_be_used() -> None:
    files = build_file_services().files
    from feasibility.settings import data_folder

    for path in sorted(data_folder("examples").glob("*.yaml")):
        whole = files.read(path)
        assert files.read(files.write(whole)) == whole
