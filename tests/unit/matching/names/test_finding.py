"""What a name means: sure, to be confirmed, or nothing; against a catalog of nine products."""

import pytest

from tests.unit.matching.names.small_catalog import match, small_index, told

NOTHING = ("none", None)


@pytest.mark.parametrize(
    "name",
    [
        "Marketo",
        "MARKETO",
        " Marketo™ ",
        "Márketo",
        "\uff2d\uff41rketo",
        "Marketo (prod)",
        "marketo-prod-eu",
        "Marketo Engage 2025/26",
        "Adobe Marketo",
        "Marketo x 25 seats",
        # The o is Cyrillic.
        "Market\u043e",
    ],
)
def test_case_accents_years_seats_and_environments_make_no_difference(
    name: str,
) -> None:
    assert told(name) == ("sure", "engage")


@pytest.mark.parametrize("name", ["Zoom Info", "zoominfo", "ZOOM-INFO", "Zoom.Info"])
def test_a_name_may_be_written_apart_or_together(name: str) -> None:
    assert told(name) == ("sure", "zoominfo")


@pytest.mark.parametrize(
    "name", ["Maketo", "Marekto", "Hubsport Marketing Hub", "Salelsoft", "Zominfo"]
)
def test_a_misspelling_is_asked_about_and_never_sure(name: str) -> None:
    assert match(name).confidence == "probable"


@pytest.mark.parametrize(
    "name",
    [
        "Marketron",
        "Market Go",
        "SalesLoop",
        "Zoomin",
        "Snowplow",
        "HubStaff",
        "Segmente",
        "Termini",
    ],
)
def test_a_tool_with_a_similar_name_is_not_the_product(name: str) -> None:
    assert told(name) == NOTHING


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "-",
        "???",
        "n/a",
        "2025",
        "Professional",
        "Enterprise edition",
        "TOTAL: 36 tools",
        "Webinar platform",
        "CRM",
        "セールスフォース",
    ],
)
def test_what_names_no_product_gets_none(name: str) -> None:
    assert told(name) == NOTHING


@pytest.mark.parametrize("name", ["Terminus", "Segment", "segments"])
def test_an_ordinary_word_alone_is_asked_about(name: str) -> None:
    assert match(name).confidence == "probable"


@pytest.mark.parametrize(
    ("name", "context", "product"),
    [
        ("Terminus", "ABM platform", "terminus"),
        ("Terminus ABM", "", "terminus"),
        ("Segment", "Customer data platform", "segment"),
        ("Segment (CDP)", "", "segment"),
        ("Twilio Segment", "", "segment"),
    ],
)
def test_an_ordinary_word_is_sure_with_its_vendor_or_its_kind(
    name: str, context: str, product: str
) -> None:
    assert told(name, context) == ("sure", product)


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("Terminus", "E-mail signature marketing"),
        ("Terminus Email Experiences", ""),
        ("Segment", "Market segment in the DACH region"),
        ("Market segment", ""),
        ("Terminus", "Interviews of candidates"),
    ],
)
def test_an_ordinary_word_that_something_speaks_against_is_not_the_product(
    name: str, context: str
) -> None:
    assert told(name, context) == NOTHING


def test_context_for_and_against_is_asked_about() -> None:
    assert told("Terminus", "ABM & data: e-mail signatures") == ("probable", "terminus")


def test_context_against_takes_the_certainty_from_any_name() -> None:
    assert told("Marketo", "Recruiting of candidates") == ("probable", "engage")


def test_context_that_names_another_vendor_does_not_explain_an_ordinary_word() -> None:
    assert match("Segment", "Adobe customer data platform").confidence == "probable"


def test_a_vendor_with_several_products_is_asked_about_and_all_are_named() -> None:
    found = match("HubSpot")

    assert found.confidence == "probable"
    assert {each.product for each in found.candidates} == {"hub", "smart"}


def test_context_ranks_the_products_of_a_vendor() -> None:
    assert told("HubSpot", "CRM") == ("probable", "smart")


@pytest.mark.parametrize(
    "name",
    ["Adobe Photoshop", "Zoom Phone", "Zoom", "HubSpot Service Hub", "Twilio Flex"],
)
def test_another_product_of_a_vendor_is_not_the_one_in_the_catalog(name: str) -> None:
    assert told(name) == NOTHING


@pytest.mark.parametrize(
    "name", ["Marketo & Salesloft", "Marketo / ZoomInfo", "Salesloft (before: Marketo)"]
)
def test_two_products_in_one_name_are_never_sure(name: str) -> None:
    assert match(name).confidence == "probable"


@pytest.mark.parametrize("name", ["Marketo Sales Insight Reports", "Hub", "Marketing"])
def test_words_that_nothing_explains_are_never_sure(name: str) -> None:
    assert match(name).confidence != "sure"


def test_the_longer_name_wins_over_the_shorter_inside_it() -> None:
    assert told("Marketo Measure") == ("sure", "measure")


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("HubSpot Mktg Hub Ent", "enterprise"),
        ("HubSpot Marketing Pro", "professional"),
        ("Marketo Engage (Prime)", "prime"),
        ("Zoom - webinar 500", "webinars"),
        ("Zoom Webinars Events", "events"),
        ("Marketo Ultimate", None),
        ("Marketo Select Prime", None),
        ("HubSpot Marketing Hub", None),
    ],
)
def test_the_edition_is_named_if_the_name_states_one_that_there_is(
    name: str, edition: str | None
) -> None:
    assert match(name).candidates[0].edition == edition


def test_a_candidate_says_what_it_rests_on() -> None:
    (found,) = match("Terminus", "ABM & data: e-mail signatures").candidates

    assert [(each.why, each.words) for each in found.because] == [
        ("name", "Terminus"),
        ("context", "abm"),
        ("against", "signature"),
    ]


def test_at_most_as_many_candidates_as_asked_for() -> None:
    from feasibility.matching.names import find_product

    assert len(find_product(small_index(), "HubSpot", limit=1).candidates) == 1


def test_an_empty_catalog_has_no_answer() -> None:
    from feasibility.matching.names import find_product

    assert find_product(small_index(()), "Marketo").confidence == "none"
