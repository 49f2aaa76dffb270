"""One edit on a plan file: pure, and answering exactly what it touched, so that it can be undone.

The table of what an edit may do is in `docs/services.md`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import PydanticUndefined

from feasibility.kernel.errors import Fault, InputError, NotFoundError
from feasibility.model.money import Money
from feasibility.model.noun import Noun
from feasibility.model.paths import replace, resolve, split
from feasibility.model.plan import PlanFile
from feasibility.model.shape import fields_of

ROOTS = ("company", "plan", "library")
NEW = "[]"
_JSON: TypeAdapter[Any] = TypeAdapter(Any)


class _Absent:
    """Nothing stands there: an element that was, or is, not in its list."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Any = _Absent()


@dataclass(frozen=True)
class Edit:
    """What shall stand at a path, in the plan file's own form; None clears or removes."""

    path: str
    new: Any = None


@dataclass(frozen=True)
class Touched:
    """What an edit changed: the path that was written, and plain data before and after.

    It may be shorter than the path asked for: where a field was set inside something that was
    not there, or inside an element without a key, the whole of that was written. `position` is
    the index of an element that was added or removed.
    """

    path: str
    old: Any
    new: Any
    position: int | None = None


@dataclass(frozen=True)
class Part:
    """What was touched, as it is shown: plain data, None where nothing stood or stands."""

    path: str
    old: Any
    new: Any


def shown(touched: Touched) -> Part:
    """What was touched, as it is shown."""
    old, new = touched.old, touched.new
    return Part(
        touched.path,
        None if old is ABSENT else old,
        None if new is ABSENT else new,
    )


def apply_edit(
    plan_file: PlanFile, edit: Edit, *, new_id: Callable[[], str]
) -> tuple[PlanFile, Touched]:
    """The plan file after an edit, and what it touched.

    Raises:
        NotFoundError: nothing stands at the path, and nothing may be made there.
        InputError: the new value cannot stand there; every fault.
    """
    if edit.path.endswith(NEW):
        return _append_new(plan_file, edit, new_id)
    if edit.path.split(".", 1)[0] not in ROOTS or edit.path in ROOTS:
        raise NotFoundError("path", edit.path)
    *_, last = split(edit.path)
    if last.startswith("[#"):
        return _set_in_unkeyed(plan_file, edit)
    if last.startswith("["):
        return put_element(plan_file, edit.path, _cleaned(edit.new))
    if "[#" in edit.path:
        return _set_in_unkeyed(plan_file, edit)
    return _set_field(plan_file, edit.path, edit.new)


def put_element(
    plan_file: PlanFile, path: str, new: Any, *, position: int | None = None
) -> tuple[PlanFile, Touched]:
    """Adds, replaces or (new ABSENT) removes an element; `position` None adds at the end."""
    list_path, key = _split_element(path)
    elements = resolve(plan_file, list_path)
    if not isinstance(elements, tuple):
        raise NotFoundError("path", path)
    index = next((i for i, each in enumerate(elements) if each.key == key), None)
    if isinstance(new, dict):
        new = {**_key_fields(plan_file, list_path, key), **new}
    if new is ABSENT:
        if index is None:
            raise NotFoundError("path", path)
        rest = (*elements[:index], *elements[index + 1 :])
        gone = plain(elements[index])
        return replace(plan_file, list_path, rest), Touched(path, gone, ABSENT, index)
    if index is not None:
        after = replace(plan_file, path, new)
        now = _same_key(after, path)
        return after, Touched(path, plain(elements[index]), now)
    at = len(elements) if position is None else min(position, len(elements))
    after = replace(plan_file, list_path, (*elements[:at], new, *elements[at:]))
    return after, Touched(path, ABSENT, _same_key(after, path), at)


def value_at(plan_file: PlanFile, path: str) -> Any:
    """What stands at a path, as plain data; ABSENT if nothing can be found there."""
    try:
        return plain(resolve(plan_file, path))
    except NotFoundError:
        return ABSENT


def plain(value: Any) -> Any:
    """A value as it stands in a plan file: text, numbers, lists and mappings."""
    if isinstance(value, Noun):
        return value.model_dump(mode="json", exclude_none=True)
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, Money):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def to_json(value: Any) -> str | None:
    """Plain data as it is stored; None for ABSENT."""
    return None if value is ABSENT else _JSON.dump_json(value).decode()


def from_json(text: str | None) -> Any:
    """Plain data as it was stored."""
    return ABSENT if text is None else _JSON.validate_json(text)


def put_back(
    plan_file: PlanFile, path: str, value: Any, position: int | None
) -> tuple[PlanFile, Touched]:
    """The plan file with an earlier value at a path that an edit touched."""
    if path.endswith("]"):
        return put_element(plan_file, path, value, position=position)
    return _written(plan_file, path, value)


def _append_new(
    plan_file: PlanFile, edit: Edit, new_id: Callable[[], str]
) -> tuple[PlanFile, Touched]:
    list_path = edit.path.removesuffix(NEW)
    elements = resolve(plan_file, list_path)
    if not isinstance(elements, tuple) or not isinstance(edit.new, dict):
        raise NotFoundError("path", edit.path)
    body = {**edit.new}
    body.setdefault("id", new_id())
    return put_element(plan_file, f"{list_path}[{body['id']}]", body)


def _set_field(plan_file: PlanFile, path: str, new: Any) -> tuple[PlanFile, Touched]:
    """Sets a field; makes what it stands in, where that is not there yet."""
    holder_path, name = path.rsplit(".", 1)
    try:
        holder = resolve(plan_file, holder_path)
    except NotFoundError:
        holder = None
    if holder is None and "." in holder_path and not holder_path.endswith("]"):
        return _set_field(plan_file, holder_path, {name: new})
    if isinstance(holder, dict):
        rest = {key: value for key, value in holder.items() if key != name}
        whole = rest if new is None else {**holder, name: new}
        return _written(plan_file, holder_path, whole)
    if not isinstance(holder, Noun):
        resolve(plan_file, path)
        raise NotFoundError("path", path)
    if new is None and name in type(holder).model_fields:
        new = type(holder).model_fields[name].get_default(call_default_factory=True)
        if new is PydanticUndefined:
            raise InputError([Fault("input.missing", path)])
    if name in type(holder).KEY.split(".") and new != getattr(holder, name):
        raise InputError([Fault("input.key_stays", path)])
    return _written(plan_file, path, new)


def _set_in_unkeyed(plan_file: PlanFile, edit: Edit) -> tuple[PlanFile, Touched]:
    """An edit inside an element that has no key writes the whole list.

    Its index is no lasting name: an element added before it would make it another's.
    """
    list_path = edit.path[: edit.path.index("[#")]
    elements = resolve(plan_file, list_path)
    if edit.path.endswith("]") and edit.path.count("[#") == 1:
        resolve(plan_file, edit.path)
        at = int(edit.path[edit.path.rindex("[#") + 2 : -1])
        middle = () if edit.new is None else (edit.new,)
        return _written(
            plan_file, list_path, (*elements[:at], *middle, *elements[at + 1 :])
        )
    after = replace(plan_file, edit.path, edit.new)
    new = plain(resolve(after, list_path))
    return after, Touched(list_path, plain(elements), new)


def _written(plan_file: PlanFile, path: str, new: Any) -> tuple[PlanFile, Touched]:
    after = replace(plan_file, path, new)
    old = plain(resolve(plan_file, path))
    return after, Touched(path, old, plain(resolve(after, path)))


def _split_element(path: str) -> tuple[str, str]:
    at = path.rindex("[")
    return path[:at], path[at + 1 : -1]


def _key_fields(plan_file: PlanFile, list_path: str, key: str) -> dict[str, str]:
    """The fields by which an element of the list is named, as the path names it."""
    holder_path, _, name = list_path.rpartition(".")
    holder: type[Noun] = type(resolve(plan_file, holder_path))
    shape = fields_of(holder).get(name)
    fields = shape.item.key_fields if shape is not None and shape.item else ()
    values = key.split(".") if len(fields) > 1 else [key]
    return dict(zip(fields, values, strict=False))


def _same_key(after: PlanFile, element_path: str) -> Any:
    """What stands at the path now; an element keeps its key: other facts and changes name it."""
    now = value_at(after, element_path)
    if now is ABSENT:
        raise InputError([Fault("input.key_stays", element_path)])
    return now


def _cleaned(new: Any) -> Any:
    return ABSENT if new is None else new
