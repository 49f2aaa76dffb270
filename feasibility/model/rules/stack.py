"""Capability, scope and serving: is there something that does it, in time, for so many?"""

from __future__ import annotations

from feasibility.model.rules.entry import RuleEntry

CAPABILITY: tuple[RuleEntry, ...] = (
    RuleEntry(
        code="CAP001",
        name="capability.missing",
        family="capability",
        effect="blocks",
        claim="Something in the stack does what is needed.",
        fails_when=(
            "No provider has the capability at any level, for this market unit, and the list of"
            " that area's tools is declared complete. Where it is not, the answer is open."
        ),
        why_it_matters="Work planned on a tool that is not there starts with a purchase, not with a campaign.",
        ways_out=(
            "Use what is owned and not used; switch on an add-on; raise the edition; do it by hand"
            " for a small audience; buy; or strike the requirement with a reason."
        ),
        example_that_fails="Accounts have to be scored; no tool here does that, and the list is complete.",
        example_that_passes="Demandbase scores accounts at level 3; level 2 is needed.",
        source="docs/semantics.md, section 4; levels: the rubric of each capability",
    ),
    RuleEntry(
        code="CAP002",
        name="capability.level_too_low",
        family="capability",
        effect="blocks",
        claim="The provider that does it does it well enough.",
        fails_when="Some provider has the capability, and none at the level needed.",
        why_it_matters="A level is a difference in what can be built: fixed rules are not scoring that learns.",
        ways_out="Raise the edition, add the add-on, or agree that the lower level is enough here.",
        example_that_fails="Journeys over three channels at level 3; the e-mail tool has level 1.",
        example_that_passes="Level 2 needed, level 2 held.",
        source="docs/semantics.md, section 4; levels: the rubric of each capability",
    ),
    RuleEntry(
        code="CAP003",
        name="capability.not_live_in_time",
        family="capability",
        effect="blocks",
        claim="It is live when the phase that needs it can start, and stays until the end.",
        fails_when=(
            "The only providers that could do it are not live by then: no go-live is set, it comes"
            " too late, or the contract ends before."
        ),
        why_it_matters="Owned is not live. Roll-outs slip, and a plan on top of one slips with it.",
        ways_out="Set the go-live earlier, start the phase later, or use something that is live meanwhile.",
        example_that_fails="6sense is licensed and not used, and no go-live is set.",
        example_that_passes="The new platform is live on 1 March; building starts on 15 March.",
        source="docs/semantics.md, section 4",
    ),
)

SCOPE: tuple[RuleEntry, ...] = (
    RuleEntry(
        code="SCP001",
        name="scope.over_limit",
        family="scope",
        effect="blocks",
        claim="Volumes fit the limits of the contract, with what runs already.",
        fails_when=(
            "What is used, what running programmes take and what the initiative adds come to more"
            " than the limit, and the limit has no price for going over."
        ),
        why_it_matters="At the limit a tool stops sending, or an unplanned bill arrives.",
        ways_out="Clean out what is stored, choose fewer contacts, raise the limit, or use another provider.",
        example_that_fails="8,000 contacts allowed, 20,000 needed.",
        example_that_passes="Five initiatives reach the same 8,000 contacts: they need 8,000, not 40,000.",
        source="docs/semantics.md, section 5",
    ),
    RuleEntry(
        code="SCP002",
        name="scope.under_minimum",
        family="scope",
        effect="blocks",
        claim="There is enough for what has a least size.",
        fails_when="An audience, a spend or a body of training data is smaller than the provider needs.",
        why_it_matters="Below a least size an audience is not shown at all, and a model has nothing to learn from.",
        ways_out="Widen the audience, join two of them, or use a channel without a least size.",
        example_that_fails="120 people can be matched; 300 are needed before anything is shown.",
        example_that_passes="1,200 people can be matched; 300 are needed.",
        source="docs/semantics.md, section 5; the vendor's page at each minimum in the catalog",
    ),
    RuleEntry(
        code="SCP003",
        name="scope.overage_costs",
        family="scope",
        effect="warns",
        claim="Nothing goes over a limit that has a price.",
        fails_when="More is used than the contract includes, at a price for each unit over it.",
        why_it_matters="It is a cost, not a wall; somebody has to have the money for it.",
        ways_out="Pay it, raise the limit, or take fewer.",
        example_that_fails="2,000 contacts over the limit cost €400.",
        example_that_passes="8,000 of 10,000 contacts.",
        source="docs/semantics.md, section 5",
    ),
)

SERVING: tuple[RuleEntry, ...] = (
    RuleEntry(
        code="SRV001",
        name="serving.no_one_fits_all",
        family="serving",
        effect="blocks",
        claim="One choice of tools meets all lines at once.",
        fails_when="Each line is met by something, and no single choice of providers meets all of them.",
        why_it_matters="A list ticked line by line hides that the tool with the reach has no way to the CRM.",
        ways_out="Connect the two, raise one of them, or split the initiative by channel.",
        example_that_fails=(
            "20,000 contacts fit into HubSpot only; responses get to the CRM from Marketo only;"
            " both are needed of one e-mail tool."
        ),
        example_that_passes="Marketo sends, holds 50,000 contacts and brings responses to the CRM in 30 minutes.",
        source="docs/semantics.md, section 4",
    ),
)
