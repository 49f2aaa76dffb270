"""Skills and capacity: is there somebody who can, in every week, with the hours?"""

from __future__ import annotations

from feasibility.model.rules.entry import RuleEntry

SKILLS: tuple[RuleEntry, ...] = (
    RuleEntry(
        code="SKL001",
        name="skills.nobody",
        family="skills",
        effect="blocks",
        claim="Somebody has the skill at the proficiency needed.",
        fails_when="Nobody employed and no contracted agency has it, and the team is declared complete.",
        why_it_matters="A role to be hired does no work yet.",
        ways_out="Train, hire, contract an agency, or agree on a lower proficiency.",
        example_that_fails="Marketo at 4 is needed; the most there is is 3.",
        example_that_passes="Two people have Marketo at 4.",
        source="docs/semantics.md, section 7; proficiencies: capability_catalog/skills",
    ),
    RuleEntry(
        code="SKL002",
        name="skills.absence_gap",
        family="skills",
        effect="blocks",
        claim="Somebody with the skill is there in every week of the phase.",
        fails_when="Wherever the phase is placed in its window, one of its weeks has nobody with the skill present.",
        why_it_matters="A launch with nobody who can stop it is a risk nobody took knowingly.",
        ways_out="Move the phase, move leave, or contract cover for the week.",
        example_that_fails="Nobody with Marketo is there in week 33, and the phase has to run through it.",
        example_that_passes="One is away in week 33, the other is there.",
        source="docs/semantics.md, section 7",
    ),
    RuleEntry(
        code="SKL003",
        name="skills.only_one",
        family="skills",
        effect="warns",
        claim="More than one person holds the skill.",
        fails_when="Exactly one person has it at the proficiency needed.",
        why_it_matters="An illness or a notice stops the initiative.",
        ways_out="Train a second person, or agree with an agency on cover.",
        example_that_fails="One person alone holds the event sync.",
        example_that_passes="Two people can change the event sync.",
        source="assumption: two is the least number that survives one absence",
    ),
)

CAPACITY: tuple[RuleEntry, ...] = (
    RuleEntry(
        code="WRK001",
        name="work.short",
        family="capacity",
        effect="blocks",
        claim="The hours fit, with what runs already.",
        fails_when=(
            "A set of work needs more hours than everybody able to do any of it has in the weeks"
            " in which it may fall. No hour is counted twice, for no two skills and no two weeks."
        ),
        why_it_matters="A yearly sum hides the six weeks in which everything needs the same two people.",
        ways_out="Start earlier or later, contract hours, train, stop a programme, or take less on.",
        example_that_fails="156 h of Marketo work in weeks 9 to 14, and 112 h there.",
        example_that_passes="212 h fit; 3.5 h to spare where it is tightest.",
        source="docs/semantics.md, section 7; D. Gale, 'A theorem on flows in networks' (1957)",
    ),
    RuleEntry(
        code="WRK002",
        name="work.needs_more_than_three",
        family="capacity",
        effect="blocks",
        claim="Three people are enough for one skill of one phase.",
        fails_when="The three with most time have fewer hours than the work takes.",
        why_it_matters="Work spread over many hands costs more in handing over than it gains.",
        ways_out="Lengthen the phase, split it, or contract one who has the hours.",
        example_that_fails="90 h needed; the three with most time have 60 h.",
        example_that_passes="90 h needed; two people have 96 h.",
        source="assumption, after F. P. Brooks, 'The Mythical Man-Month' (1975)",
    ),
    RuleEntry(
        code="WRK003",
        name="work.not_placed",
        family="capacity",
        effect="blocks",
        claim="The work has been placed, week by week and person by person.",
        fails_when="The hours are enough in sum, and no placement was found. That proves nothing either way.",
        why_it_matters="Enough in sum is not yet a plan: phases follow each other, and a part has a least size.",
        ways_out="Let the search go on, or loosen a window.",
        example_that_fails="Early, late and even placements all leave 6 h without a week.",
        example_that_passes="Every phase has its weeks and its people.",
        source="docs/semantics.md, section 7",
    ),
)
