"""The product that a tool's name sounds like, asked beside the field in which it is chosen."""

from __future__ import annotations

from typing import Any

from feasibility.model.name_match import NamedTool
from feasibility.web.current import Desk, services
from feasibility.web.forms.posting import AT
from feasibility.web.forms.read import Typed
from feasibility.web.wording import text

MOST_NAMED = 3
PRODUCT = f"{AT}.product"


def product_hint(desk: Desk, raw: Any, typed: Typed | None) -> dict[str, str]:
    """The hint at the product of a tool that has none; it is never chosen for anybody.

    `raw` is the tool as it stands, None if it is new; `typed` what was sent and refused.
    """

    def said(field: str) -> str:
        sent = None if typed is None else typed.get(f"{AT}.{field}")
        stands = raw.get(field) if isinstance(raw, dict) else None
        return str(stands or "") if sent is None else sent

    is_tool = said("kind") in ("", "tool")
    if said("product") or not is_tool or not said("name").strip():
        return {}
    tool = NamedTool(said("name"), said("remark"))
    (found,) = services().catalogs.match_products(desk.catalog, [tool])
    names = {each.id: each.name for each in desk.catalog.products}
    meant = [names[each.product] for each in found.candidates[:MOST_NAMED]]
    if not meant:
        return {}
    either = text("match.or_else").join(meant)
    return {PRODUCT: text("match.is_it", text=either)}
