"""The catalog is loaded from its folders; whatever is wrong is told at once."""

from pathlib import Path

import pytest

from feasibility.catalog.compiled import load_compiled
from feasibility.catalog.data_folders import data_folder
from feasibility.catalog.layers import layered
from feasibility.catalog.load import load_catalog
from feasibility.catalog.yaml_dump import dump_noun
from feasibility.kernel.errors import CatalogError
from feasibility.model.catalog import Catalog
from feasibility.model.plan import Library

CAPABILITY = """\
id: {id}
name: {id}
area: data
summary: What it does.
rubric: {{'1': One., '2': Two., '3': Three.}}
ask_vendor: Does it?
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A catalog of two capabilities and three objects."""
    folder = tmp_path / "catalog"
    (folder / "capabilities").mkdir(parents=True)
    for name in ("one", "two"):
        text = CAPABILITY.format(id=name)
        (folder / "capabilities" / f"{name}.yaml").write_text(text, "utf-8")
    objects = "".join(f"- {{id: {each}, name: {each}}}\n" for each in "abc")
    (folder / "objects.yaml").write_text(objects, "utf-8")
    return folder


def faults_of(folder: Path) -> list[tuple[str | None, int | None, str, str]]:
    with pytest.raises(CatalogError) as caught:
        load_catalog(folder)
    return [
        (fault.file, fault.line, fault.code, fault.path)
        for fault in caught.value.faults
    ]


def test_one_thing_a_file_and_one_list_a_file(folder: Path) -> None:
    catalog = load_catalog(folder)

    assert ["one", "two"] == [each.id for each in catalog.capabilities]
    assert ["a", "b", "c"] == [each.id for each in catalog.objects]
    assert () == catalog.products


def test_strategies_stand_in_a_folder_beside(folder: Path) -> None:
    shipped = load_catalog()
    templates = folder.parent / "strategy_templates"
    templates.mkdir()
    template = shipped.templates[0]
    path = templates / f"{template.id}.yaml"
    path.write_text(dump_noun(template), "utf-8")

    assert (template,) == load_catalog(folder).templates
    empty = folder.parent / "none"
    assert () == load_catalog(folder, templates_directory=empty).templates


def test_the_shipped_catalog_is_read_in_the_same_way_from_its_folders() -> None:
    catalog = load_catalog(
        data_folder("capability_catalog"),
        templates_directory=data_folder("strategy_templates"),
    )

    assert load_catalog() == catalog
    assert load_catalog().hash == catalog.hash


def test_every_fault_of_every_file_is_told_at_once(folder: Path) -> None:
    one = folder / "capabilities" / "one.yaml"
    one.write_text(one.read_text("utf-8").replace("area: data", "area: dat"), "utf-8")
    (folder / "objects.yaml").write_text("- {id: a, nam: A}\n- {id: a}\n", "utf-8")
    (folder / "products").mkdir()
    (folder / "products" / "x.yaml").write_text("id: [\n", "utf-8")
    (folder / "widgets.yaml").write_text("[]\n", "utf-8")

    assert [
        ("catalog/widgets.yaml", None, "catalog.unknown_file", ""),
        (
            "catalog/capabilities/one.yaml",
            3,
            "input.not_one_of",
            "catalog.capabilities[one].area",
        ),
        ("catalog/objects.yaml", 1, "input.unknown_key", "catalog.objects[a].nam"),
        ("catalog/objects.yaml", 2, "input.duplicate_id", "catalog.objects[#1].id"),
        ("catalog/objects.yaml", 2, "input.missing", "catalog.objects[#1].name"),
        ("catalog/products/x.yaml", 2, "input.yaml", "catalog.products[x].id[#0]"),
    ] == faults_of(folder)


def test_an_id_is_its_files_name(folder: Path) -> None:
    (folder / "capabilities" / "two.yaml").rename(folder / "capabilities" / "2.yaml")

    assert [
        (
            "catalog/capabilities/2.yaml",
            1,
            "catalog.other_id",
            "catalog.capabilities[2].id",
        )
    ] == faults_of(folder)


def test_one_entry_cannot_stand_in_two_files(folder: Path) -> None:
    listed = "- " + CAPABILITY.format(id="one").replace("\n", "\n  ").rstrip() + "\n"
    (folder / "capabilities.yaml").write_text(listed, "utf-8")

    ((file, _, code, path),) = faults_of(folder)

    assert ("input.duplicate_id", "catalog.capabilities[one]") == (code, path)
    assert file in {"catalog/capabilities.yaml", "catalog/capabilities/one.yaml"}


def test_a_folder_without_files_is_no_catalog(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"catalog\.no_files"):
        load_catalog(tmp_path / "nothing")


# --- The compiled catalog ----------------------------------------------------


def test_the_second_load_comes_from_the_cache(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    first = load_catalog(folder, cache_dir=cache)
    monkeypatch.setattr("feasibility.catalog.load.load_file", None)

    second = load_catalog(folder, cache_dir=cache)

    assert first == second
    assert first.hash == second.hash


def test_a_changed_file_is_read_again(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load_catalog(folder, cache_dir=cache)
    (folder / "objects.yaml").write_text("- {id: z, name: Z}\n", "utf-8")

    assert ["z"] == [each.id for each in load_catalog(folder, cache_dir=cache).objects]


@pytest.mark.parametrize("damage", ["cut", "changed", "emptied", "other hash"])
def test_a_damaged_cache_is_as_if_it_were_not_there(
    folder: Path, tmp_path: Path, damage: str
) -> None:
    cache = tmp_path / "cache"
    catalog = load_catalog(folder, cache_dir=cache)
    (kept,) = cache.iterdir()
    content = kept.read_bytes()
    kept.write_bytes(
        {
            "cut": content[:-10],
            "changed": content.replace(b"What it does", b"What it does not"),
            "emptied": b"",
            "other hash": content.replace(catalog.hash.encode(), b"0" * 64),
        }[damage]
    )

    assert catalog == load_catalog(folder, cache_dir=cache)
    assert content == kept.read_bytes()


def test_a_cache_that_cannot_be_written_is_done_without(
    folder: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    cache.write_text("a file", "utf-8")

    assert load_catalog(folder) == load_catalog(folder, cache_dir=cache)
    assert load_compiled(cache, "key") is None


def test_the_cache_keeps_the_last_eight(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for number in range(12):
        text = f"- {{id: a{number}, name: A}}\n"
        (folder / "objects.yaml").write_text(text, "utf-8")
        load_catalog(folder, cache_dir=cache)

    assert 8 == len(list(cache.iterdir()))


def test_the_shipped_catalog_survives_the_cache(tmp_path: Path) -> None:
    assert load_catalog() == load_catalog(cache_dir=tmp_path)
    assert load_catalog().hash == load_catalog(cache_dir=tmp_path).hash


# --- Layers ------------------------------------------------------------------


def test_a_library_stands_before_the_shipped_catalog(folder: Path) -> None:
    shipped = load_catalog(folder)
    own = shipped.capabilities[1].model_copy(update={"name": "Ours"})
    new = shipped.capabilities[0].model_copy(update={"id": "three"})

    catalog = layered(shipped, Library(capabilities=(new, own)))

    assert ["three", "two", "one"] == [each.id for each in catalog.capabilities]
    assert "Ours" == catalog.capabilities[1].name
    assert shipped.objects == catalog.objects
    assert shipped.hash != catalog.hash


def test_an_empty_library_changes_nothing(folder: Path) -> None:
    shipped = load_catalog(folder)

    assert shipped is layered(shipped, Library())


def test_a_library_cannot_take_the_id_of_another_kind(folder: Path) -> None:
    shipped = load_catalog(folder)
    skill = {"id": "one", "name": "One", "group": "g", "proficiency": {}}
    library = Library.model_validate({"skills": [skill]})

    with pytest.raises(CatalogError) as caught:
        layered(shipped, library)

    assert [("input.id_taken", "library.skills[one].id")] == [
        (fault.code, fault.path) for fault in caught.value.faults
    ]


def test_the_same_kind_may_share_an_id_that_another_kind_has_too(folder: Path) -> None:
    skill = {"id": "one", "name": "One", "group": "g", "proficiency": {}}
    shipped = load_catalog(folder).model_copy(
        update={"skills": Catalog.model_validate({"skills": [skill]}).skills}
    )
    library = Library.model_validate({"skills": [{**skill, "name": "Ours"}]})

    assert "Ours" == layered(shipped, library).skills[0].name
