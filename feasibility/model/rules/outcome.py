"""Goal, policy, money, portfolio and staleness: does it add up, alone and beside the others?"""

from __future__ import annotations

from feasibility.model.rules.entry import RuleEntry

GOAL: tuple[RuleEntry, ...] = (
    RuleEntry(
        code="GOL001",
        name="goal.funnel_short",
        family="goal",
        effect="blocks",
        claim="The funnel reaches the target.",
        fails_when="Accounts times rates, capped by what sellers can take on, come to less than the target.",
        why_it_matters="A target that the arithmetic cannot reach is missed on the day it is set.",
        ways_out="Reach more accounts, set the target lower, or show why the rates are better here.",
        example_that_fails="120 accounts x 28 % x 29 % x 31 % come to 3 won deals; 4 are asked for.",
        example_that_passes="14 won deals reached, 12 asked for.",
        source="docs/semantics.md, section 5; rates: the segment's own, else the strategy's benchmarks",
    ),
    RuleEntry(
        code="GOL002",
        name="goal.sales_capacity",
        family="goal",
        effect="blocks",
        claim="Sellers can take on what marketing brings.",
        fails_when="The target needs more accounts, leads or opportunities than sellers can work by then.",
        why_it_matters="Leads nobody calls are paid for and lost.",
        ways_out="Spread the launch, bring fewer and better ones, or agree on more capacity with sales.",
        example_that_fails="Sellers can take on 120 accounts by then; 300 are needed.",
        example_that_passes="Sellers can take on 400 accounts by then; 300 come.",
        source="docs/semantics.md, section 5",
    ),
)

POLICY: tuple[RuleEntry, ...] = (
    RuleEntry(
        code="POL001",
        name="policy.forbidden",
        family="policy",
        effect="blocks",
        claim="No rule of the company forbids it.",
        fails_when="A channel, capability, strategy or provider that it uses is forbidden for its market unit.",
        why_it_matters="The company said no already; finding out after the build costs the build.",
        ways_out="Leave out what is forbidden, or have the rule changed by whoever set it.",
        example_that_fails="Text messages to prospects are forbidden in DACH.",
        example_that_passes="Nothing here falls under the rule.",
        source="docs/semantics.md, section 6; the company's own policies",
    ),
    RuleEntry(
        code="POL002",
        name="policy.needs_approval",
        family="policy",
        effect="blocks",
        claim="What needs an approval can have it in time.",
        fails_when="A policy asks for an approval, and nobody has said how long it takes, or it comes too late.",
        why_it_matters="An approval without a known length is a date nobody can promise.",
        ways_out="Ask the approver how long it takes.",
        example_that_fails="Brand has to approve; nobody has said how long that takes.",
        example_that_passes="Brand approves within 2 weeks, in time.",
        source="docs/semantics.md, sections 2 and 6",
    ),
)

MONEY: tuple[RuleEntry, ...] = (
    RuleEntry(
        code="BUD001",
        name="money.line_short",
        family="money",
        effect="blocks",
        claim="The money is there, by line and quarter.",
        fails_when="Running programmes and initiatives take more from a line in a quarter than it holds.",
        why_it_matters="Money of the fourth quarter buys nothing in the first.",
        ways_out="Move spending to another quarter or line, spend less, or ask for more.",
        example_that_fails="Advertising is €6,200 short in Q2 2027.",
        example_that_passes="Advertising, Q2 2027: €28,400 of €34,600.",
        source="docs/semantics.md, section 5",
    ),
)

PORTFOLIO: tuple[RuleEntry, ...] = (
    RuleEntry(
        code="PRT001",
        name="portfolio.clash",
        family="portfolio",
        effect="blocks",
        claim="It fits beside what has higher or equal rank.",
        fails_when="It can be done alone, and not together with them.",
        why_it_matters="Each initiative fits by itself; the year does not hold them all.",
        ways_out="Rank them, move one, or add what they clash on.",
        example_that_fails="Feasible alone, not beside the trade fair: Marketo hours are not enough for both.",
        example_that_passes="It fits beside everything of higher or equal rank.",
        source="docs/semantics.md, section 8",
    ),
    RuleEntry(
        code="PRT002",
        name="portfolio.shared_limit",
        family="portfolio",
        effect="blocks",
        claim="Limits are enough for all that share them.",
        fails_when="Together they need more of a limit than there is, and none of them has another provider.",
        why_it_matters="The last one to launch finds the tool full.",
        ways_out="Raise the limit, share audiences, or move one to another provider.",
        example_that_fails="62,000 contacts needed together, 50,000 there.",
        example_that_passes="48,000 of 50,000 contacts for all together.",
        source="docs/semantics.md, sections 5 and 8",
    ),
    RuleEntry(
        code="PRT003",
        name="portfolio.shared_funnel",
        family="portfolio",
        effect="blocks",
        claim="No account is counted for two goals.",
        fails_when="Sourced goals on the same audience need more accounts together than it has.",
        why_it_matters="Two initiatives each promise the same twelve deals.",
        ways_out="Split the audience, join the goals, or count one of them as influenced.",
        example_that_fails="300 accounts needed together, 120 there.",
        example_that_passes="110 of 120 accounts for all goals together.",
        source="docs/semantics.md, section 5",
    ),
    RuleEntry(
        code="PRT004",
        name="portfolio.comes_after",
        family="portfolio",
        effect="blocks",
        claim="What it comes after can be done.",
        fails_when="It launches after another initiative, and that one cannot be done as written.",
        why_it_matters="It waits for a launch that never comes.",
        ways_out="Change the other one, or let this one start without it.",
        example_that_fails="It comes after lead scoring, which is not feasible as written.",
        example_that_passes="It comes after lead scoring, which is feasible.",
        source="docs/semantics.md, section 8",
    ),
)

STALENESS: tuple[RuleEntry, ...] = (
    RuleEntry(
        code="STL001",
        name="staleness.stale_fact",
        family="staleness",
        effect="warns",
        claim="The facts it rests on are fresh.",
        fails_when="A fact was seen longer ago than facts of its kind keep.",
        why_it_matters="Hours, usage and editions change faster than anybody writes them down.",
        ways_out="Look again, and write down the day.",
        example_that_fails="The win rate was seen in September 2024; its kind keeps 12 months.",
        example_that_passes="The usage was seen last month.",
        source="capability_catalog/kinds.yaml",
    ),
)
