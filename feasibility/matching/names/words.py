"""Words that names are padded with, and words that mean something without any product.

Source of every list here: assumption, from the names in published stacks and our own lists.
"""

from __future__ import annotations

SHORT_FORMS = {
    "mktg": "marketing",
    "mkt": "marketing",
    "mgr": "manager",
    "mgmt": "management",
    "ent": "enterprise",
    "entp": "enterprise",
    "pro": "professional",
    "prof": "professional",
    "std": "standard",
    "adv": "advanced",
    "ult": "ultimate",
    "prem": "premium",
    "biz": "business",
    "nav": "navigator",
    "salesnav": "sales navigator",
    "li": "linkedin",
    "sf": "salesforce",
    "hs": "hubspot",
    "ms": "microsoft",
    "fb": "facebook",
    "zi": "zoominfo",
    "tagmanager": "tag manager",
    "ads": "ads",
    "ad": "ads",
    "advertising": "ads",
    "personalization": "personalisation",
    "email": "e mail",
    "emails": "e mail",
    "emailing": "e mail",
}
"""Read as the words they stand for, in names and in the catalog alike."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PADDING = _words(
    # what it is, whose, and where it runs
    "the a an our new old tool tools software platform app application system product account"
    " subscription licence license licences licenses contract renewal annual yearly monthly plan package"
    " instance instances org tenant portal prod production live sandbox stage staging test dev"
    " full partial primary secondary main global eu emea us usa uk de dach apac row na region"
    " edition ed tier version v x k seat seats user users contacts attendees until from to by per for of"
    " and with or fy q legacy inc ltd gmbh corp llc com io ai www http https"
    # the same in German and French
    " und mit fur bis jahresvertrag vertrag lizenz lizenzen nutzer testumgebung produktivsystem werkzeug"
    " outil d de du la le pour avec contrat bac sable compte"
)
"""Explained by themselves: they neither name a product nor speak against one."""

NUMBERS_IN_NAMES = frozenset({"360"})
"""Part of a product's name as often as an amount: Campaign Manager 360 is another one."""

EDITION_WORDS = _words(
    "free basic starter standard essential essentials plus professional growth team teams business"
    " advanced premium premier enterprise ultimate unlimited corporate core select prime cloud"
)
"""Tiers and forms of many products; one that a product does not have says nothing of it."""

ORDINARY = _words(
    "outreach segment drift make clay heap census splash writer monday attentive delighted qualified"
    " mutiny gong terminus chorus intercom seismic jasper apollo gtm acton wp bq pbi lsn copilot"
    " campaignmanager tagmanager datacloud marketingcloud datahub"
)
"""Keys that mean something else as often: sure only if the vendor or the context says so too."""

NOT_MISSPELT = _words(
    "market markets segments mail content contents event events survey surveys word words work works"
    " sale force forces table tables board boards demand base brand brands trade cookie cookies insta"
    " signal stack stacks track tracks snow flake active campaigns custom customers optimize"
    " contact contacts contract contracts analyst classic master writers makes making maker drifts"
    # a tool that the catalog does not have
    " sisense"
)
"""Words near a product's name that are rightly spelt as they stand."""
