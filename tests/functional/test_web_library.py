"""Private libraries through the pages: made, edited, offered, deleted; and never seen by others."""

import io
import re
from html import unescape
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from feasibility.services import Member
from feasibility.store import directory
from feasibility.store.directory import MemberRow
from feasibility.web.app import create_app
from tests.store_fixtures import make_restricted_url, shared_restricted_url
from tests.web_visits import (
    Form,
    Visit,
    catalog_cache,
    forms_of,
    no_libraries,
    visit,
    web_services,
)

__all__ = [
    "catalog_cache",
    "make_restricted_url",
    "no_libraries",
    "shared_restricted_url",
    "visit",
    "web_services",
]

pytestmark = pytest.mark.usefixtures("no_libraries")

OWN = """products:
- id: own-mailer
  name: Own mailer
  vendor: Ours
  category: marketing_automation
  editions: [{id: full, name: Full}]
  capabilities:
  - {capability: email_marketing, levels: {full: 2}, known: expert, by: Ana}
"""
# Line 5 has a category that is not there, line 7 a level above 3.
FAULTY = OWN.replace("marketing_automation", "marketing_automaton").replace(
    "full: 2", "full: 7"
)


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", html)))


def form_to(visit: Visit, page: str, ending: str) -> Form:
    return next(
        each for each in forms_of(visit.see(page).text) if each.action.endswith(ending)
    )


def make(visit: Visit, body: str = OWN, name: str = "Mine") -> TestResponse:
    form = form_to(visit, "/libraries", "/libraries")
    form.put("name", name)
    form.put("text", body)
    return visit.send(form)


@pytest.fixture
def library(visit: Visit) -> str:
    """The address of a library with one version."""
    return make(visit).headers["Location"]


def save(visit: Visit, library: str, body: str, why: str = "") -> TestResponse:
    form = form_to(visit, library, library)
    form.put("text", body)
    form.put("why", why)
    return visit.send(form)


def press(visit: Visit, library: str, verb: str) -> TestResponse:
    return visit.send(form_to(visit, library, f"/{verb}"))


def own(visit: Visit) -> list[tuple[str, int]]:
    member = visit.services.signing.local_member()
    return [(each.name, each.version) for each in visit.services.libraries.own(member)]


@pytest.fixture
def stranger(visit: Visit) -> FlaskClient:
    """Somebody else's browser in the same installation."""
    row = MemberRow(f"m_{uuid4().hex}"[:32], "Bea")
    with visit.services._store.writing_control() as control:
        directory.save_member(control, row, at="2026-11-21", is_local=False)
    client = create_app(visit.services).test_client()
    token = visit.services.signing.issue_token(Member(row.id, row.name))
    client.get(f"/sign-in/{token}")
    return client


def test_before_the_first_library_the_page_says_what_one_is_good_for(
    visit: Visit,
) -> None:
    page = visit.see("/libraries").text

    assert "Write down once what the catalog does not know" in page
    assert "house-mailer" in page
    assert '<details class="new-company noprint" open>' in page


def test_the_example_can_be_saved_as_it_is(visit: Visit) -> None:
    form = form_to(visit, "/libraries", "/libraries")
    form.put("name", "House")

    assert 303 == visit.send(form).status_code
    assert [("House", 1)] == own(visit)


def test_what_is_typed_is_saved_and_listed(visit: Visit, library: str) -> None:
    page = text_of(visit.see(library).text)
    listed = text_of(visit.see("/libraries").text)

    assert "Version 1 is saved." in page
    assert "Version 1 holds 1 product." in page
    assert "Mine version 1 · 1 product Offered to nobody" in listed


def test_a_message_is_said_once(visit: Visit, library: str) -> None:
    visit.see(library)

    assert "Version 1 is saved" not in visit.see(library).text


def test_a_file_is_saved_in_place_of_the_text(visit: Visit) -> None:
    form = form_to(visit, "/libraries", "/libraries")
    data = {**form.sends, "name": "Mine", "file": (io.BytesIO(OWN.encode()), "a.yaml")}
    answer = visit.client.post(
        form.action, data=data, headers={"Sec-Fetch-Site": "same-origin"}
    )

    assert "Own mailer" in visit.see(answer.headers["Location"]).text


def test_every_fault_is_told_with_its_line_and_the_typed_text_is_kept(
    visit: Visit,
) -> None:
    answer = make(visit, FAULTY)
    page = text_of(answer.text)

    assert 422 == answer.status_code
    assert "2 things are wrong with this text. Nothing was saved." in page
    assert "Line 5 · products[own-mailer].category" in page
    assert "marketing_automation" in page
    assert "Line 8 · products[own-mailer].capabilities[email_marketing].levels.full" in page  # fmt: skip
    assert FAULTY in unescape(answer.text)
    assert 'value="Mine"' in answer.text
    assert [] == own(visit)


def test_a_faulty_file_is_shown_with_its_faults(visit: Visit) -> None:
    form = form_to(visit, "/libraries", "/libraries")
    file = (io.BytesIO(FAULTY.replace("\n", "\r\n").encode()), "a.yaml")
    answer = visit.client.post(
        form.action,
        data={**form.sends, "name": "Mine", "file": file},
        headers={"Sec-Fetch-Site": "same-origin"},
    )

    assert 422 == answer.status_code
    assert "Line 5" in answer.text
    assert FAULTY in unescape(answer.text)


@pytest.mark.parametrize(
    "body",
    [
        "products: &all []\nskills: *all\n",
        "products: []\nproducts: []\n",
        "product: []\n",
        "products: nothing\n",
        "- 1\n",
        "products: [{id: hubspot-marketing-hub, name: Ours, vendor: Us, category: crm}]\n",
        "a: " + "[" * 5000,
        "\x00",
    ],
)
def test_a_text_that_is_no_library_is_refused_and_nothing_is_stored(
    visit: Visit, body: str
) -> None:
    answer = make(visit, body)

    assert 422 == answer.status_code
    assert "Nothing was saved." in answer.text
    assert [] == own(visit)


def test_a_file_of_fifty_megabytes_is_refused_unread(visit: Visit) -> None:
    answer = visit.client.post(
        "/libraries",
        data=b"a" * 50_000_000,
        content_type="multipart/form-data; boundary=x",
        headers={"Sec-Fetch-Site": "same-origin"},
    )

    assert 413 == answer.status_code
    assert [] == own(visit)


@pytest.mark.parametrize("name", ["", "x" * 10_000, "\u202eMine"])
def test_a_library_needs_a_name_that_can_be_shown(visit: Visit, name: str) -> None:
    assert 422 == make(visit, name=name).status_code
    assert [] == own(visit)


def test_a_second_library_of_the_same_name_is_refused(
    visit: Visit, library: str
) -> None:
    answer = make(visit, OWN.replace("own-mailer", "other"))

    assert 409 == answer.status_code
    assert "You have a library of this name already." in answer.text
    assert [("Mine", 1)] == own(visit)


def test_the_next_version_says_what_it_changed_who_and_why(
    visit: Visit, library: str
) -> None:
    answer = save(visit, library, OWN.replace("full: 2", "full: 3"), "Asked the vendor")
    page = text_of(visit.see(answer.headers["Location"]).text)

    assert "Version 2 is saved." in page
    assert "Own mailer (product)" in page
    assert "E-mail marketing, Full: 2, now 3" in page
    assert "Asked the vendor" in page
    assert "The first version." in page
    assert "21 November 2026" in page


def test_saving_what_is_there_makes_no_version(visit: Visit, library: str) -> None:
    form = form_to(visit, library, library)
    answer = visit.send(form)

    assert "Nothing differs from version 1" in visit.see(answer.headers["Location"]).text  # fmt: skip
    assert [("Mine", 1)] == own(visit)


def test_a_faulty_next_version_keeps_what_was_typed_and_changes_nothing(
    visit: Visit, library: str
) -> None:
    answer = save(visit, library, FAULTY, "A try")

    assert 422 == answer.status_code
    assert FAULTY in unescape(answer.text)
    assert 'value="A try"' in answer.text
    assert [("Mine", 1)] == own(visit)


def test_two_texts_from_the_same_version_do_not_overwrite_each_other(
    visit: Visit, library: str
) -> None:
    second = form_to(visit, library, library)
    save(visit, library, OWN.replace("full: 2", "full: 3"))
    second.put("text", OWN.replace("full: 2", "full: 1"))
    refused = visit.send(second)
    again = next(
        each for each in forms_of(refused.text) if each.action.endswith(library)
    )

    assert 409 == refused.status_code
    assert "Version 2 was saved while you typed." in refused.text
    assert [("Mine", 2)] == own(visit)
    assert 303 == visit.send(again).status_code
    assert [("Mine", 3)] == own(visit)


def test_every_version_can_be_downloaded_as_yaml(visit: Visit, library: str) -> None:
    save(visit, library, OWN.replace("full: 2", "full: 3"))
    newest, first = visit.see(f"{library}/file"), visit.see(f"{library}/file?version=1")

    assert "application/yaml" == newest.mimetype
    assert "attachment" in newest.headers["Content-Disposition"]
    assert "full: 3" in newest.text
    assert "full: 2" in first.text
    assert 404 == visit.see(f"{library}/file?version=3").status_code


def test_what_is_downloaded_can_be_saved_again(visit: Visit, library: str) -> None:
    save(visit, library, visit.see(f"{library}/file").text)

    assert [("Mine", 1)] == own(visit)


def test_ten_versions_stand_on_a_page(visit: Visit, library: str) -> None:
    member = visit.services.signing.local_member()
    for number in range(2, 13):
        body = OWN.replace("Own mailer", f"Own mailer {number}")
        visit.services.libraries.save(body, member=member, name="Mine")
    page = visit.see(library).text
    (older,) = re.findall(r'href="([^"]+before=\d+)"', page)

    assert 10 == page.count("YAML of version")
    assert 2 == visit.see(older).text.count("YAML of version")


def test_a_library_is_offered_to_a_company_and_withdrawn(
    visit: Visit, library: str
) -> None:
    offered = visit.see(press(visit, library, "offer").headers["Location"]).text
    listed = visit.see("/libraries").text
    withdrawn = visit.see(press(visit, library, "withdraw").headers["Location"]).text

    assert "Halden Instruments is offered it now." in offered
    assert "Offered to Halden Instruments" in listed
    assert "Halden Instruments is no longer offered it." in withdrawn
    assert "Offered to nobody" in visit.see("/libraries").text


def test_a_library_is_not_offered_to_a_company_of_others(
    visit: Visit, library: str
) -> None:
    form = form_to(visit, library, "/offer")
    form.put("workspace", "w_somebody_else")

    assert 404 == visit.send(form).status_code
    assert "Offered to nobody" in visit.see("/libraries").text


def test_a_library_is_deleted_only_after_it_was_asked(
    visit: Visit, library: str
) -> None:
    asked = visit.see(f"{library}/delete")

    assert "Delete Mine with all its versions?" in unescape(asked.text)
    assert [("Mine", 1)] == own(visit)

    (form,) = forms_of(asked.text)
    page = visit.see(visit.send(form).headers["Location"]).text
    assert "Mine is deleted." in page
    assert [] == own(visit)


def test_a_name_that_was_renamed_since_is_told_with_the_new_one(
    visit: Visit, library: str
) -> None:
    shipped = visit.services.catalogs.shipped()
    categories = tuple(
        each.model_copy(update={"id": "mailing", "former_ids": (each.id,)})
        if each.id == "marketing_automation"
        else each
        for each in shipped.categories
    )
    visit.services.catalogs._shipped = shipped.model_copy(
        update={"categories": categories}
    )
    page = text_of(visit.see(library).text)

    assert "One name in it no longer fits the shipped catalog." in page
    assert "mailing" in page


@pytest.mark.parametrize("page", ["", "/file", "/delete", "/file?version=1"])
def test_nobody_else_reads_a_library(
    visit: Visit, library: str, stranger: FlaskClient, page: str
) -> None:
    press(visit, library, "offer")

    assert 404 == stranger.get(f"{library}{page}").status_code


@pytest.mark.parametrize("verb", ["", "/offer", "/withdraw", "/delete"])
def test_nobody_else_changes_a_library(
    visit: Visit, library: str, stranger: FlaskClient, verb: str
) -> None:
    (form, *_) = forms_of(stranger.get("/libraries").text)
    answer = stranger.post(
        f"{library}{verb}",
        data={**form.sends, "workspace": visit.workspace_id, "text": OWN},
        headers={"Sec-Fetch-Site": "same-origin"},
    )

    assert 404 == answer.status_code
    assert [("Mine", 1)] == own(visit)


def test_nobody_else_sees_its_name(
    visit: Visit, library: str, stranger: FlaskClient
) -> None:
    page = stranger.get("/libraries").text

    assert "Mine" not in page
    assert "Write down once what the catalog does not know" in page
    assert 404 == stranger.get(f"{library}-not").status_code


def test_what_is_typed_is_text_wherever_it_is_shown(visit: Visit) -> None:
    name = "<script>alert(1)</script>"
    answer = make(visit, OWN.replace("Own mailer", name), name=name)

    assert "<script>alert" not in visit.see(answer.headers["Location"]).text
    assert "<script>alert" not in visit.see("/libraries").text
