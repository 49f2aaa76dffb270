"""Who may ask, from where, and what the answers carry."""

import pytest
from flask.testing import FlaskClient

from tests.store_fixtures import make_restricted_url, shared_restricted_url
from tests.web_visits import HTMX, Visit, catalog_cache, visit, web_services

__all__ = [
    "catalog_cache",
    "make_restricted_url",
    "shared_restricted_url",
    "visit",
    "web_services",
]


@pytest.fixture
def stranger(visit: Visit) -> FlaskClient:
    return visit.client.application.test_client()


def test_without_a_session_every_page_asks_to_sign_in(
    visit: Visit, stranger: FlaskClient
) -> None:
    answer = stranger.get(f"{visit.base}/plan")

    assert 303 == answer.status_code
    assert "/sign-in" == answer.headers["Location"]


def test_htmx_without_a_session_is_led_to_the_whole_page(
    visit: Visit, stranger: FlaskClient
) -> None:
    answer = stranger.get(f"{visit.base}/plan", headers=HTMX)

    assert 401 == answer.status_code
    assert "/sign-in" == answer.headers["HX-Redirect"]


def test_a_link_signs_in_once(visit: Visit, stranger: FlaskClient) -> None:
    services = visit.services
    token = services.signing.issue_token(services.signing.local_member())

    assert 303 == stranger.get(f"/sign-in/{token}").status_code
    assert 200 == stranger.get("/workspaces").status_code
    again = visit.client.application.test_client().get(f"/sign-in/{token}")
    assert 403 == again.status_code
    assert "used already" in again.text


def test_signing_in_is_refused_from_another_machine(
    visit: Visit, stranger: FlaskClient
) -> None:
    token = visit.services.signing.issue_token(visit.services.signing.local_member())
    answer = stranger.get(
        f"/sign-in/{token}", environ_base={"REMOTE_ADDR": "192.0.2.7"}
    )

    assert 403 == answer.status_code


def test_signing_out_ends_the_session_on_the_server(visit: Visit) -> None:
    with visit.client.session_transaction() as session:
        kept = dict(session)
    form = visit.form("plan", "/sign-out")
    assert 303 == visit.send(form).status_code
    with visit.client.session_transaction() as session:
        session.update(kept)

    assert 303 == visit.see("plan").status_code


def test_a_form_without_token_is_refused(visit: Visit) -> None:
    form = visit.form("plan/webinars", "plan.initiatives[webinars].name")
    del form.sends["csrf_token"]
    answer = visit.send(form)

    assert 400 == answer.status_code
    assert "Nothing was changed" in answer.text


def test_every_address_that_takes_a_form_refuses_it_without_token(
    visit: Visit,
) -> None:
    app = visit.client.application
    parts = {
        "workspace_id": visit.workspace_id,
        "plan_id": visit.plan_id,
        "initiative_id": "webinars",
        "token": "any",
        "library_id": "any",
    }
    before = visit.plan_file()
    taking = [
        rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())
    ]
    answers = {}
    for rule in taking:
        with app.test_request_context():
            named = {name: parts[name] for name in rule.arguments}
            address = app.url_for(rule.endpoint, **named)
        sends = {"version": "1", "path": "plan.initiatives[webinars]", "f": "1"}
        answers[rule.endpoint] = visit.client.post(address, data=sends).status_code

    assert 8 < len(taking)
    assert dict.fromkeys(answers, 400) == answers
    assert before == visit.plan_file()


def test_a_form_from_another_site_is_refused(visit: Visit) -> None:
    form = visit.form("plan/webinars", "plan.initiatives[webinars].name")
    for site in ("cross-site", "same-site"):
        answer = visit.client.post(
            form.action, data=form.sends, headers={"Sec-Fetch-Site": site}
        )

        assert 403 == answer.status_code


def test_another_name_for_this_machine_is_refused(visit: Visit) -> None:
    assert 400 == visit.see("plan", headers={"Host": "evil.example"}).status_code


def test_answers_carry_a_strict_policy_and_are_not_kept(visit: Visit) -> None:
    headers = visit.see("plan").headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "private, no-store" == headers["Cache-Control"]
    assert "nosniff" == headers["X-Content-Type-Options"]
    assert "same-origin" == headers["Referrer-Policy"]


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(visit: Visit) -> None:
    token = visit.services.signing.issue_token(visit.services.signing.local_member())
    cookie = visit.see(f"/sign-in/{token}").headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_static_files_are_kept_under_the_hash_of_what_they_hold(visit: Visit) -> None:
    html = visit.see("plan").text
    address = html.partition('<link rel="stylesheet" href="')[2].partition('"')[0]

    with visit.see(address) as named, visit.see(address.partition("?")[0]) as plain:
        assert "immutable" in named.headers["Cache-Control"]
        assert "no-store" in plain.headers["Cache-Control"]


@pytest.mark.parametrize("page", ["/nothing", "/w/ws_1/x/plan"])
def test_what_is_not_there_has_a_page_of_its_own(visit: Visit, page: str) -> None:
    answer = visit.see(page)

    assert 404 == answer.status_code
    assert "Nothing stands here" in answer.text


def test_an_initiative_that_is_not_there_has_the_same_page(visit: Visit) -> None:
    assert 404 == visit.see("plan/nobody").status_code


@pytest.mark.parametrize(
    "path", ["company", "company.stack[zoom].secret", "plan.initiatives[zz].name", "]["]
)
def test_a_field_that_is_not_there_is_not_found(visit: Visit, path: str) -> None:
    form = visit.form("plan/webinars", "plan.initiatives[webinars].name")
    form.put("path", path)

    assert 404 == visit.send(form).status_code


def test_our_own_fault_says_nothing_of_itself(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = visit.client.application
    app.testing = False
    monkeypatch.setitem(app.view_functions, "history.show", lambda **_: 1 / 0)
    answer = visit.see("history")

    assert 500 == answer.status_code
    assert "Something broke on our side" in answer.text
    assert "ZeroDivisionError" not in answer.text


def test_what_users_type_is_text_wherever_it_is_shown(visit: Visit) -> None:
    form = visit.form("plan/webinars", "plan.initiatives[webinars].name")
    form.put("f", '<script>alert("x")</script>')
    visit.send(form)

    for page in ("plan", "plan/webinars", "report", "history", "hours"):
        assert "<script>alert" not in visit.see(page).text


def test_a_company_of_ones_own_begins_with_an_empty_plan(visit: Visit) -> None:
    form = visit.form("/workspaces", "/workspaces")
    form.put("company", "Nordlicht")
    answer = visit.send(form)

    assert 303 == answer.status_code
    html = visit.see(answer.headers["Location"]).text
    assert "<h1>What do you want to achieve?</h1>" in html
    assert "Nordlicht" in html


def test_a_company_without_a_name_is_refused_with_what_was_typed(visit: Visit) -> None:
    form = visit.form("/workspaces", "/workspaces")
    form.put("currency", "euro")
    answer = visit.send(form)

    assert 422 == answer.status_code
    assert 'value="euro"' in answer.text
    assert 'role="alert"' in answer.text
