"""Channels are found by the words in which plans name them, and no word means two of them."""

import pytest

from feasibility.catalog.load import load_catalog
from feasibility.catalog.names import catalog_names

CATALOG = load_catalog()
CHANNELS = catalog_names(CATALOG)["channel"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("LinkedIn ads", "paid_social"),
        ("linkedin posts", "social"),
        ("Sponsored content", "paid_social"),
        ("Google Ads", "paid_search"),
        ("PPC", "paid_search"),
        ("SEO", "organic_search"),
        ("programmatic", "display"),
        ("Retargeting", "display"),
        ("ABM ads", "account_ads"),
        ("Direct mail", "direct_mail"),
        ("gifting", "direct_mail"),
        ("Newsletter", "email"),
        ("Trade shows", "events"),
        ("executive dinners", "events"),
        ("Virtual events", "webinar"),
        ("WhatsApp", "sms"),
        ("SDR outreach", "sales_outreach"),
        ("Cold calls", "phone"),
        ("Content syndication", "content_syndication"),
        ("resellers", "partners"),
        ("Review sites", "referrals"),
        ("chatbot", "chat"),
        ("YouTube", "video"),
        ("gated content", "landing_pages"),
        ("blog", "web"),
        ("in-app messages", "push"),
    ],
)
def test_a_channel_is_found_by_the_word_a_plan_has_for_it(
    written: str, meant: str
) -> None:
    assert CHANNELS.nearest(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("linkdin ads", "paid_social"),
        ("programatic", "display"),
        ("web-cast", "webinar"),
        ("tradeshows", "events"),
    ],
)
def test_a_misspelt_channel_is_found_too(written: str, meant: str) -> None:
    assert CHANNELS.nearest(written) == meant


@pytest.mark.parametrize("written", ["skywriting", "zzz", "qwertz uiop"])
def test_what_is_no_channel_is_not_taken_for_one(written: str) -> None:
    assert CHANNELS.nearest(written) is None


def test_no_word_means_two_channels() -> None:
    words = [
        word.casefold()
        for each in CATALOG.channels
        for word in (each.id, each.name, *each.aliases)
    ]
    own = {each.id: each.name.casefold() for each in CATALOG.channels}
    double = {word for word in words if words.count(word) > 1}
    assert double <= {name for key, name in own.items() if key == name}


def test_every_channel_has_several_words_and_a_capability_that_is_there() -> None:
    capabilities = {each.id for each in CATALOG.capabilities}
    for each in CATALOG.channels:
        assert len(each.aliases) >= 4
        assert each.capability in capabilities
