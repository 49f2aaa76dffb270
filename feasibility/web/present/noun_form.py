"""The form for any noun or fact of a plan: from its path, and from what was typed and refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from feasibility.kernel.errors import InputError, NotFoundError
from feasibility.model.noun import Noun
from feasibility.model.plan import Initiative
from feasibility.model.stack import Provider
from feasibility.services import Edit
from feasibility.web.current import Desk
from feasibility.web.forms.build import control, group
from feasibility.web.forms.controls import Form, FormFault, Group
from feasibility.web.forms.faults import FaultPlacer
from feasibility.web.forms.inputs import Maker
from feasibility.web.forms.kinds import kinds_of
from feasibility.web.forms.posting import AT, Posted, was_of
from feasibility.web.forms.read import Reader, Typed
from feasibility.web.forms.vocabulary import Vocabulary
from feasibility.web.present.places import field_at, kind_words, noun_at, raw_at
from feasibility.web.present.tool_names import product_hint

FORM_ID = "noun-form"


@dataclass(frozen=True)
class NounForm:
    """A form for what stands at `path`: a noun, a fact, or (ending in `[]`) a new element.

    `kind` picks the noun where several may stand in one list.
    """

    desk: Desk
    path: str
    kind: str = ""

    @property
    def is_field(self) -> bool:
        """Whether a single fact is edited, and not a noun with its fields."""
        found = None if self.path.endswith("]") else field_at(self.path)
        return found is not None and kinds_of(found[0])[found[1]].holds != "noun"

    @property
    def noun(self) -> type[Noun]:
        """The noun that is edited; of a single field, the one that it belongs to."""
        if self.is_field:
            found = field_at(self.path)
            assert found is not None
            return found[0]
        return noun_at(self.path, self.kind or self._kind_there())

    @property
    def is_new(self) -> bool:
        """Whether nothing stands there yet."""
        return (
            self.path.endswith("[]") or raw_at(self.desk.plan_file, self.path) is None
        )

    def skipped(self) -> tuple[str, ...]:
        """Fields that the form does not show: drawn ids, and the key of what is there."""
        if self.noun.KEY == "id" or not self.path.endswith("[]"):
            return (self.noun.KEY, "given", *self._fixed_kind())
        return ("given",)

    def form(self, typed: Typed | None = None, error: InputError | None = None) -> Form:
        """The form, as it stands or as it was refused."""
        raw = raw_at(self.desk.plan_file, self.path)
        errors: dict[str, tuple[str, ...]] = {}
        listed: tuple[FormFault, ...] = ()
        if typed is not None and error is not None:
            placed = self._placer(typed).place(error.faults)
            errors, listed = placed.by_input, placed.listed
        made = self._group(
            Maker(
                self._vocabulary(),
                self.desk.currency,
                typed,
                errors,
                self._hints(raw, typed),
            ),
            raw,
        )
        untouched = self._group(Maker(self._vocabulary(), self.desk.currency), raw)
        was = was_of(untouched, self.noun, self.desk.currency)
        kind = (
            ((f"{AT}.kind", self.noun.model_fields["kind"].default),)
            if self._fixed_kind()
            else ()
        )
        return Form(FORM_ID, made, listed, (("path", self.path), *kind, *was))

    def edits(self, typed: Typed) -> list[Edit]:
        """The edits that what was typed asks for."""
        reader = Reader(typed, self.desk.currency)
        if self.is_field:
            noun, name = self._field()
            at = f"{AT}.{name}"
            return [Edit(self.path, reader.value(at, kinds_of(noun)[name]))]
        posted = Posted(self.path, self.noun, reader)
        if not posted.is_new and not self.path.endswith("]") and self.is_new:
            return [Edit(self.path, posted.raw() or None)]
        if self.is_new:
            return [self._added(posted.raw())]
        return posted.edits()

    def _fixed_kind(self) -> tuple[str, ...]:
        """The field that tells a noun from others in its list: chosen once, before the form."""
        return (
            ("kind",) if not self.is_field and len(kind_words(self.noun)) == 1 else ()
        )

    def _kind_there(self) -> str:
        raw = raw_at(self.desk.plan_file, self.path)
        return str(raw.get("kind", "")) if isinstance(raw, dict) else ""

    def _added(self, raw: dict[str, Any]) -> Edit:
        """The edit that adds an element; one that is told apart by a field is named by it."""
        if not self.path.endswith("[]"):
            key = self.path[self.path.rindex("[") + 1 : -1]
            return Edit(self.path, {self.noun.KEY: key, **raw})
        if self.noun.KEY == "id":
            return Edit(self.path, raw)
        key = str(raw.get(self.noun.KEY, ""))
        plain = key if key and not set(key) & set("[]#") else "new"
        return Edit(f"{self.path[:-2]}[{plain}]", raw)

    def _group(self, maker: Maker, raw: Any) -> Group:
        if self.is_field:
            noun, name = self._field()
            made = control(maker, noun, name, f"{AT}.{name}", raw)
            return Group(AT, AT, "", (made,))
        return group(maker, self.noun, AT, raw, skip=self.skipped())

    def _field(self) -> tuple[type[Noun], str]:
        found = field_at(self.path)
        if found is None:
            raise NotFoundError("path", self.path)
        return found

    def _placer(self, typed: Typed) -> FaultPlacer:
        reader = Reader(typed, self.desk.currency)
        if self.is_field:
            noun, name = self._field()
            raw = reader.value(f"{AT}.{name}", kinds_of(noun)[name])
            return FaultPlacer(self.path, f"{AT}.{name}", raw, reader)
        raw = Posted(self.path, self.noun, reader).raw()
        return FaultPlacer(self.path, AT, raw, reader)

    def _hints(self, raw: Any, typed: Typed | None) -> dict[str, str]:
        is_tool = self.noun is Provider and not self.is_field
        return product_hint(self.desk, raw, typed) if is_tool else {}

    def _vocabulary(self) -> Vocabulary:
        plan_file, catalog = self.desk.plan_file, self.desk.catalog
        initiative = self._initiative()
        product = next(
            (each for each in catalog.products if each.id == self._product_id()), None
        )
        return Vocabulary(plan_file, catalog, initiative, product)

    def _initiative(self) -> Initiative | None:
        for each in self.desk.plan_file.plan.initiatives:
            if self.path.startswith(f"plan.initiatives[{each.id}]"):
                return each
        return None

    def _product_id(self) -> str | None:
        for each in self.desk.plan_file.company.stack:
            if self.path.startswith(f"company.stack[{each.id}]"):
                return each.product
        return None
