"""How the value of a fact is written: by the last field of its path, and by what it looks like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from feasibility.model.fact import UNKNOWN
from feasibility.reports.locales import joined, money
from feasibility.reports.translation import Voice

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"-?\d+(\.\d+)?(/\d+)?")
_MONEY = re.compile(r"(-?\d+)(?:\.(\d{1,2}))? ([A-Z]{3})")
_FIELD = re.compile(r"[.\]]([a-z_]+)$|^([a-z_]+)$")
_SHARES = frozenset(
    (
        "plannable_share",
        "wanted_confidence",
        "engagement_rate",
        "opportunity_rate",
        "win_rate",
        "growth_a_month",
    )
)
_MONEY_FIELDS = frozenset(
    (
        "money",
        "deal_size",
        "overage_price",
        "cost_a_year",
        "rate_an_hour",
        "stop_cost",
        "list_price",
        "cost",
    )
)
_LEVELS = re.compile(r"\.(add_on_)?levels\.[^.\[\]]+$")
_UNITS = {
    "hours_a_week": "hours_a_week",
    "hours": "hours",
    "latency_minutes": "minutes",
    "level": "level",
    "proficiency": "proficiency",
    "a_week": "a_week",
    "contacts": "contacts",
    "accounts": "accounts",
}


def fact_value(path: str, raw: Any, voice: Voice) -> str:
    """A fact, or one of its values, in words.

    Args:
        path: where the fact stands; its last field says the unit.
        raw: a value as the plan file writes it, or a fact's own form (a range, claims, `unknown`).
        voice: language, names and currency.
    """
    if raw is None or raw == UNKNOWN:
        return voice.say("value.not_known")
    if isinstance(raw, Mapping):
        return _of_form(path, raw, voice)
    if isinstance(raw, list | tuple):
        return joined([fact_value(path, each, voice) for each in raw], voice.locale)
    if isinstance(raw, bool):
        return voice.say("value.yes" if raw else "value.no")
    return _of_text(path, str(raw), voice)


def _of_form(path: str, raw: Mapping[str, Any], voice: Voice) -> str:
    if raw.get("value") is not None:
        return fact_value(path, raw["value"], voice)
    if raw.get("one_of"):
        claims = [fact_value(path, claim, voice) for claim in raw["one_of"]]
        return voice.say(
            "value.sources_disagree", {"text": joined(claims, voice.locale)}
        )
    if raw.get("low") is not None:
        ends = {
            "text": _bare(path, raw["low"], voice),
            "other_text": fact_value(path, raw["high"], voice),
        }
        return voice.say("value.span", ends)
    typical = raw.get("typical")
    if typical is None:
        return voice.say("value.not_known")
    return voice.say(
        "value.not_known.typical", {"text": fact_value(path, typical, voice)}
    )


def _of_text(path: str, text: str, voice: Voice) -> str:
    field = last_field(path) if not _LEVELS.search(path) else "level"
    if text in ("True", "true", "yes"):
        return voice.say("value.yes")
    if text in ("False", "false", "no"):
        return voice.say("value.no")
    if _DATE.fullmatch(text):
        return voice.say("value.plain_day", {"plain_day": text})
    amount = _MONEY.fullmatch(text)
    if amount is not None:
        return money(int(amount[1] + f"{amount[2] or '':0<2}"), amount[3], voice.locale)
    if not _NUMBER.fullmatch(text):
        return option(path, text, voice)
    if field in _MONEY_FIELDS:
        return voice.say("value.plain_money", {"plain_minor": text})
    if field in _SHARES:
        return voice.say("value.plain_share", {"plain_share": text})
    for ending in ("weeks", "days"):
        if field.endswith(f"_{ending}"):
            return voice.say(f"value.{ending}", {"n": text})
    unit = _UNITS.get(field)
    return voice.say(f"value.{unit}" if unit else "value.plain", {"n": text})


def _bare(path: str, raw: Any, voice: Voice) -> str:
    """The lower end of a range: without its unit, where the upper end says it."""
    field = last_field(path)
    plain = (
        field not in _SHARES
        and field not in _MONEY_FIELDS
        and _NUMBER.fullmatch(str(raw))
    )
    return (
        voice.say("value.plain", {"n": str(raw)})
        if plain
        else fact_value(path, raw, voice)
    )


def option(path: str, text: str, voice: Voice) -> str:
    """One of the answers to a choice: an edition, a status, yes or no, or the text itself."""
    field = last_field(path)
    if field == "status" and voice.can_say(f"word.provider_status.{text}"):
        return voice.say(f"word.provider_status.{text}")
    if field == "edition":
        provider = re.search(r"stack\[([^\]]+)\]", path)
        product = voice.names.of("product_of", provider[1]) if provider else ""
        key = f"{product}/{text}"
        return (
            voice.names.of("edition", key) if voice.names.has("edition", key) else text
        )
    if text in ("True", "true", "False", "false", "yes", "no"):
        return voice.say("value.yes" if text in ("True", "true", "yes") else "value.no")
    return text


def last_field(path: str) -> str:
    """The last field of a path, past a fact's own `value`: `win_rate`."""
    match = _FIELD.search(path.removesuffix(".value"))
    return (match[1] or match[2]) if match else ""
