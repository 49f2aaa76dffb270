"""The catalog in the browser: lists and search, one entry, several side by side, what an edition would unlock."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from feasibility.web.current import Desk, open_plan
from feasibility.web.fragments import Asked, Page, answer, shown_at
from feasibility.web.present.catalog_capability import capability_page
from feasibility.web.present.catalog_compare import compare_page
from feasibility.web.present.catalog_lists import catalog_page
from feasibility.web.present.catalog_product import product_page
from feasibility.web.present.catalog_strategy import strategy_page
from feasibility.web.present.catalog_unlock import unlock_page

pages = Blueprint("catalog", __name__, url_prefix="/w/<workspace_id>/<plan_id>/catalog")


@shown_at("catalog.index")
def lists(desk: Desk, asked: Asked) -> Page:
    """What there is, or what was found."""
    page = catalog_page(desk, asked.get("kind", ""), asked.get("q", ""))
    return Page("catalog/index.html", page, "catalog/_index.html")


@pages.get("")
def index(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """What does the market have, and what do strategies take?"""
    desk = open_plan(workspace_id, plan_id)
    return answer(desk, lists(desk, request.args))


@shown_at("catalog.product")
def product_at(desk: Desk, asked: Asked) -> Page:
    """One product."""
    page = product_page(desk, asked["product_id"])
    return Page("catalog/product.html", page, "catalog/_product.html")


@pages.get("/products/<product_id>")
def product(workspace_id: str, plan_id: str, product_id: str) -> ResponseReturnValue:
    """What can it do in which edition, and who says so?"""
    desk = open_plan(workspace_id, plan_id)
    return answer(desk, product_at(desk, {"product_id": product_id}))


@pages.get("/capabilities/<capability_id>")
def capability(
    workspace_id: str, plan_id: str, capability_id: str
) -> ResponseReturnValue:
    """What does it mean at each level, who has it, and who asks for it?"""
    desk = open_plan(workspace_id, plan_id)
    page = capability_page(desk, capability_id)
    return answer(desk, Page("catalog/capability.html", page))


@pages.get("/strategies/<template_id>")
def strategy(workspace_id: str, plan_id: str, template_id: str) -> ResponseReturnValue:
    """What does executing it take, at this size?"""
    desk = open_plan(workspace_id, plan_id)
    channels = [each for each in request.args.getlist("channels") if each]
    page = strategy_page(desk, template_id, request.args, channels)
    return answer(desk, Page("catalog/strategy.html", page))


@pages.get("/compare")
def compare(workspace_id: str, plan_id: str) -> ResponseReturnValue:
    """Which edition has what? `of` is `product/edition`, as often as there are columns."""
    desk = open_plan(workspace_id, plan_id)
    page = compare_page(
        desk, request.args.getlist("of"), request.args.getlist("capability")
    )
    return answer(desk, Page("catalog/compare.html", page))


@pages.get("/products/<product_id>/<edition_id>")
def unlock(
    workspace_id: str, plan_id: str, product_id: str, edition_id: str
) -> ResponseReturnValue:
    """What would this edition turn in the open plan?"""
    desk = open_plan(workspace_id, plan_id)
    page = unlock_page(desk, product_id, edition_id, request.args.get("tool"))
    return answer(desk, Page("catalog/unlock.html", page))
