"""The page of an initiative says which strategy its words sound like, until one is chosen."""

from tests.store_fixtures import make_restricted_url, shared_restricted_url
from tests.web_visits import Form, Visit, catalog_cache, forms_of, visit, web_services

__all__ = [
    "catalog_cache",
    "make_restricted_url",
    "shared_restricted_url",
    "visit",
    "web_services",
]

HEADING = "Which strategy is it?"


def begin(visit: Visit, words: str) -> str:
    """An initiative of these words; where its page is."""
    form = visit.form("start", "/start")
    form.put("words", words)
    visit.send(form)
    return f"plan/{visit.plan_file().plan.initiatives[-1].id}"


def choosers(visit: Visit, page: str) -> list[Form]:
    """The forms of a page that offer strategies as buttons."""
    return [
        each
        for each in forms_of(visit.see(page).text)
        if ("f", "webinar_programme") in each.buttons
    ]


def test_words_that_tell_a_strategy_are_answered_with_it_and_why(visit: Visit) -> None:
    html = visit.see(begin(visit, "Six webinars for lab managers by May")).text
    said = html.partition(HEADING)[2].partition("</form>")[0]
    assert "Sounds like:" in said
    assert "Webinar programme</button>" in said
    assert "because you wrote “webinars”" in said


def test_a_strategy_is_chosen_with_one_button_and_the_question_is_gone(
    visit: Visit,
) -> None:
    page = begin(visit, "Six webinars for lab managers by May")
    (form,) = choosers(visit, page)
    answer = visit.send(form, ("f", "webinar_programme"))
    assert answer.status_code == 303
    assert visit.plan_file().plan.initiatives[-1].template == "webinar_programme"
    assert HEADING not in visit.see(page).text


def test_htmx_gets_the_page_without_the_question(visit: Visit) -> None:
    (form,) = choosers(visit, begin(visit, "Six webinars for lab managers by May"))
    answer = visit.send(form, ("f", "webinar_programme"), htmx=True)
    assert answer.status_code == 200
    assert HEADING not in answer.text


def test_vague_words_are_answered_with_what_to_say(visit: Visit) -> None:
    page = begin(visit, "Increase our bottom-line revenue")
    said = visit.see(page).text.partition(HEADING)[2].partition("</aside>")[0]
    assert "Too vague to tell which strategy this is." in said
    assert "Who is it for?" in said
    assert "What will be done?" in said
    assert "By when?" in said
    assert choosers(visit, page) == []


def test_words_that_are_no_strategy_are_told_so(visit: Visit) -> None:
    html = visit.see(begin(visit, "A new roof for the office in Ulm")).text
    assert "No strategy in the catalog sounds like this." in html


def test_words_are_shown_as_text_and_not_as_markup(visit: Visit) -> None:
    html = visit.see(begin(visit, "<b>webinars</b> & <script>webcasts</script>")).text
    assert "<script>webcasts" not in html
    assert "<b>webinars" not in html


def test_an_initiative_whose_strategy_is_chosen_is_not_asked(visit: Visit) -> None:
    assert HEADING not in visit.see("plan/webinars").text
