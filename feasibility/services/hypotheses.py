"""What a plan would be if the company had a product in an edition: checked, and never saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from feasibility.kernel.errors import NotFoundError
from feasibility.model.assessment import Assessment, Finding
from feasibility.model.catalog import Product
from feasibility.model.comparing import HeadlineChange
from feasibility.model.fact import Fact
from feasibility.model.nearest import nearest
from feasibility.model.noun import Noun
from feasibility.model.plan import PlanFile
from feasibility.model.stack import Provider
from feasibility.services.acting import Acting
from feasibility.services.assessments import Checked
from feasibility.services.catalogs import Catalogs
from feasibility.services.editing import Edit
from feasibility.services.supposing import Supposing

N = TypeVar("N", bound=Noun)

_BADNESS = ("met", "open", "partial", "missing")
# What a tool that was not live is no longer to be, once it is taken to be live.
_NOT_LIVE_YET = {"live_from": None, "live_until": None}


@dataclass(frozen=True)
class Turned:
    """What stands worst against one requirement, before and after; None: nothing does."""

    initiative_id: str
    was: Finding | None
    now: Finding | None

    @property
    def is_better(self) -> bool:
        """Whether less stands against it than before."""
        return _badness(self.now) < _badness(self.was)


@dataclass(frozen=True)
class Unlocked:
    """What having a product in an edition would change.

    `tool` is the tool as it was taken to be and `before` as it is registered, None if there is
    none; they are equal where the company has just that already, and then nothing turns.
    """

    tool: Provider
    before: Provider | None
    assessment: Assessment
    headlines: tuple[HeadlineChange, ...]
    findings: tuple[Turned, ...]

    @property
    def is_there(self) -> bool:
        """Whether the company has just that already."""
        return self.tool == self.before


class Hypotheses:
    """Tells what a product or an edition would turn; nothing here is ever written down."""

    def __init__(self, catalogs: Catalogs, supposing: Supposing) -> None:
        self._catalogs, self._supposing = catalogs, supposing

    def unlock(
        self,
        workspace_id: str,
        checked: Checked,
        *,
        acting: Acting,
        product: str,
        edition: str,
        tool: str | None = None,
    ) -> Unlocked:
        """What would turn if the company had the product in that edition, live on the day of the check.

        Args:
            workspace_id: whose catalog is used.
            checked: the plan as it is, and its answer.
            acting: who asks.
            product: id of a product.
            edition: id of one of its editions.
            tool: which tool is to have it, where several are the product; else the first of them.

        Raises:
            NotFoundError: no such product, edition, or tool of that product.
            NotAllowedError: the role may not read.
        """
        acting.refuse_unless_may("read", workspace_id)
        plan_file, before = checked.plan_file, checked.assessment
        catalog = self._catalogs.of(plan_file, workspace_id=workspace_id)
        wanted = _one_of(catalog.products, product, "product")
        _one_of(wanted.editions, edition, "edition")
        old = _tool_of(plan_file, product, tool)
        new = (
            _as_live(old, edition, checked.as_of)
            if old is not None
            else _new_tool(plan_file, wanted, edition, checked.as_of)
        )
        if new == old:
            return Unlocked(new, old, before, (), ())
        supposed = self._supposing.suppose(
            checked,
            base=self._catalogs.base_of(workspace_id),
            edits=[Edit(f"company.stack[{new.id}]", _plain(new))],
        )
        after = supposed.assessment
        found = tuple(_turned(before, after))
        return Unlocked(new, old, after, supposed.turned, found)


def tools_of(plan_file: PlanFile, product: str) -> tuple[Provider, ...]:
    """The registered tools that are this product, in the order of the stack."""
    return tuple(each for each in plan_file.company.stack if each.product == product)


def _tool_of(plan_file: PlanFile, product: str, tool: str | None) -> Provider | None:
    tools = tools_of(plan_file, product)
    if tool is None:
        return tools[0] if tools else None
    return _one_of(tools, tool, "tool")


def _as_live(tool: Provider, edition: str, as_of: date) -> Provider:
    """The tool in that edition, and live; all else about it as it is registered."""
    changes: dict[str, object] = {}
    held = tool.edition
    if held is None or held.value != edition:
        changes["edition"] = Fact[str](value=edition, known="measured", seen=as_of)
    if tool.status.value != "live":
        changes |= {"status": Fact(value="live"), **_NOT_LIVE_YET}
    return tool.model_copy(update=changes) if changes else tool


def _new_tool(
    plan_file: PlanFile, product: Product, edition: str, as_of: date
) -> Provider:
    taken = {each.id for each in plan_file.company.stack}
    free = (f"{product.id[:50]}-{number}" for number in range(1, len(taken) + 2))
    key = product.id
    if key in taken:
        key = next(each for each in free if each not in taken)
    held = Fact[str](value=edition, known="measured", seen=as_of)
    return Provider(id=key, name=product.name, product=product.id, edition=held)


def _plain(tool: Provider) -> dict[str, Any]:
    """The tool as an edit takes it."""
    plain: dict[str, Any] = tool.model_dump(mode="json", exclude_none=True)
    return plain


def _turned(before: Assessment, after: Assessment) -> Iterator[Turned]:
    """Requirements against which more, less or something else stands, in the order of the plan."""
    was, now = _worst(before), _worst(after)
    for key in [*was, *(key for key in now if key not in was)]:
        old, new = was.get(key), now.get(key)
        if _badness(old) != _badness(new):
            yield Turned(key[0], old, new)


def _worst(assessment: Assessment) -> Mapping[tuple[str, str], Finding]:
    """By initiative and requirement, the worst that blocks or is open; rules take each other's place."""
    found: dict[tuple[str, str], Finding] = {}
    for initiative in assessment.initiatives:
        for finding in initiative.findings:
            key = (initiative.id, finding.subject)
            is_worse = _badness(finding) > _badness(found.get(key))
            if finding.effect == "blocks" and is_worse:
                found[key] = finding
    return found


def _badness(finding: Finding | None) -> int:
    return 0 if finding is None else _BADNESS.index(finding.status)


def _one_of(nouns: tuple[N, ...], key: str, kind: str) -> N:
    for each in nouns:
        if each.key == key:
            return each
    raise NotFoundError(kind, key, nearest=nearest(key, [each.key for each in nouns]))
