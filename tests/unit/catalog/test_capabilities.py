"""The shipped capabilities: everything the market is asked for, at levels somebody can tell apart."""

import re

import pytest

from feasibility.catalog.load import load_catalog
from feasibility.model.catalog import Capability

CAPABILITIES = load_catalog().capabilities

# Said in place of what one can see on a screen.
MARKETING_WORDS = re.compile(
    r"\b(advanced|basic|best.in.class|comprehensive|cutting.edge|easy|full.fledged|holistic"
    r"|intuitive|leading|next.gen\w*|powerful|robust|seamless\w*|smart|sophisticated"
    r"|state.of.the.art|world.class)\b",
    re.IGNORECASE,
)
# What mails or messages a contact in our name. A webinar's or an event's own confirmations go
# only to people who have just asked for them, so they are not among these.
SENDERS = {
    "cross_channel_orchestration",
    "customer_feedback",
    "direct_mail",
    "email_marketing",
    "loyalty",
    "nurture_automation",
    "onboarding_programmes",
    "push_and_in_app",
    "referral_advocacy",
    "sales_engagement",
    "sms_messaging",
}


def _named(capability: Capability) -> str:
    return capability.id


each_capability = pytest.mark.parametrize("capability", CAPABILITIES, ids=_named)


@each_capability
def test_every_level_is_told_apart_in_its_own_words(capability: Capability) -> None:
    assert sorted(capability.rubric) == ["1", "2", "3"]
    assert len({text.casefold() for text in capability.rubric.values()}) == 3


@each_capability
def test_no_level_is_described_by_praise(capability: Capability) -> None:
    said = " ".join([capability.summary, *capability.rubric.values()])
    assert MARKETING_WORDS.findall(said) == []


@each_capability
def test_every_level_is_a_sentence_of_at_most_thirty_five_words(
    capability: Capability,
) -> None:
    for text in capability.rubric.values():
        assert text.endswith(".")
        assert 3 <= len(text.split()) <= 35


@each_capability
def test_the_vendor_is_asked_a_question(capability: Capability) -> None:
    assert capability.ask_vendor.endswith("?")


@each_capability
def test_people_have_other_words_for_it(capability: Capability) -> None:
    assert len(capability.aliases) >= 3
    assert capability.name.casefold() not in {
        word.casefold() for word in capability.aliases
    }


def test_no_two_capabilities_go_by_one_name() -> None:
    words = [
        word.casefold() for each in CAPABILITIES for word in (each.name, *each.aliases)
    ]
    assert sorted(word for word in set(words) if words.count(word) > 1) == []


def test_whatever_sends_to_a_contact_says_so() -> None:
    assert {each.id for each in CAPABILITIES if each.sends} == SENDERS


def test_no_two_vendors_are_asked_the_same() -> None:
    asked = [each.ask_vendor for each in CAPABILITIES]
    assert sorted(each for each in set(asked) if asked.count(each) > 1) == []
