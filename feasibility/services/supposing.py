"""What the answer would be: a plan checked with other facts or another catalog, and nothing saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from feasibility.catalog.references import check_references
from feasibility.kernel.errors import Fault
from feasibility.model.assessment import Assessment
from feasibility.model.catalog import Catalog
from feasibility.model.comparing import HeadlineChange, headline_changes
from feasibility.model.plan import PlanFile
from feasibility.services.assessments import Checked
from feasibility.services.catalogs import Catalogs
from feasibility.services.editing import Edit, apply_edit
from feasibility.services.engine import Engine
from feasibility.services.writing import new_id


@dataclass(frozen=True)
class Supposed:
    """What would be: the assessment, the headlines it turns, and names that would lead nowhere.

    `faults` are those that the plan file does not have as it is.
    """

    plan_file: PlanFile
    assessment: Assessment
    turned: tuple[HeadlineChange, ...]
    faults: tuple[Fault, ...]


class Supposing:
    """Checks what nobody has decided yet."""

    def __init__(self, catalogs: Catalogs, engine: Engine) -> None:
        self._catalogs, self._engine = catalogs, engine

    def suppose(
        self,
        checked: Checked,
        *,
        base: Catalog,
        edits: Sequence[Edit] = (),
        instead: Catalog | None = None,
    ) -> Supposed:
        """What a plan's answer would be after these edits, with this catalog in place of its own.

        Args:
            checked: the plan as it is, and its answer; the day is the same.
            base: the catalog its workspace keeps to, without its library.
            edits: as `Changes.apply` takes them; none leaves the facts as they are.
            instead: the catalog to suppose; None: `base`.

        Raises:
            InputError: an edit cannot be made, or library and catalog cannot stand together.
            NotFoundError: nothing stands at the path of an edit.
        """
        supposed = base if instead is None else instead
        after = checked.plan_file
        for edit in edits:
            after, _ = apply_edit(after, edit, new_id=lambda: new_id("e"))
        assessment = self._engine.check(
            after.plan,
            after.company,
            self._catalogs.beside(supposed, after.library),
            as_of=checked.as_of,
            previous=checked.assessment,
        )
        known = set(map(str, check_references(checked.plan_file, base)))
        return Supposed(
            after,
            assessment,
            headline_changes(checked.assessment, assessment),
            tuple(
                fault
                for fault in check_references(after, supposed)
                if str(fault) not in known
            ),
        )
