"""What is open is asked as people ask, with what each answer decides."""

import pytest

from feasibility.model.assessment import Question
from feasibility.reports.questions import asked, deciding_views, question_views
from feasibility.reports.viewing import build_voice
from tests import report_examples as made

VOICE = build_voice(made.PLAN_FILE, made.CATALOG)


@pytest.mark.parametrize(
    ("path", "options", "question"),
    [
        (
            "company.stack[marketo].edition",
            ("select", "prime"),
            "Is your Marketo Select or Prime?",
        ),
        (
            "company.stack[marketo].edition",
            ("prime",),
            "Which edition of Marketo do you have?",
        ),
        (
            "company.stack[salesforce].status",
            ("live", "off"),
            "Is Salesforce live or off?",
        ),
        (
            "company.audiences[dach].contacts",
            (),
            "How many contacts are in the audience Enterprise DACH?",
        ),
        ("company.complete[team]", (), "Is the list of people in the team complete?"),
        (
            "company.complete[connections.marketo]",
            (),
            "Is the list of connections of Marketo complete?",
        ),
        (
            "company.somewhere.else",
            (),
            "Company.somewhere.else: nobody has said yet. What is it?",
        ),
    ],
)
def test_a_fact_is_asked_for(
    path: str, options: tuple[str, ...], question: str
) -> None:
    assert question == asked(path, options, VOICE)


def test_a_question_says_what_it_decides() -> None:
    (view,) = question_views(made.assessment(), VOICE)

    assert ("Select", "Prime") == view.options
    assert (
        "Is your Marketo Select or Prime? Decides one initiative: Partner co-marketing."
    ) == view.sentence


def test_both_thresholds_are_told() -> None:
    _, audience = deciding_views(made.open_one(), {}, VOICE)

    assert (
        "A yes takes at least 4,200 contacts.",
        "A no at 8,001 contacts or more or 4,199 contacts or less.",
    ) == audience.thresholds


def test_thresholds_that_differ_name_their_initiative() -> None:
    path = "company.audiences[dach].contacts"
    other = made.open_one(id="abm")
    facts = other.deciding_facts.model_copy(
        update={
            "needed_for_yes": tuple(
                each.model_copy(update={"threshold": "5000"})
                if each.path == path
                else each
                for each in other.deciding_facts.needed_for_yes
            )
        }
    )
    other = other.model_copy(update={"deciding_facts": facts})
    question = Question(path=path, reads="more", decides=("partner", "abm"))
    assessment = made.assessment(made.open_one(), other, questions=(question,))
    (view,) = question_views(assessment, VOICE)

    assert (
        "A yes takes at least 4,200 contacts (Partner co-marketing);"
        " at least 5,000 contacts (ABM for 120 accounts)."
    ) == view.thresholds[0]


def test_many_initiatives_are_counted() -> None:
    decided = tuple(made.PLAN_FILE.plan.initiatives[n].id for n in range(4))
    question = Question(path="company.complete[team]", reads="silence", decides=decided)
    (view,) = question_views(made.assessment(questions=(question,)), VOICE)

    assert "Decides 4 initiatives." == view.decides
