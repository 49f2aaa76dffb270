"""Data flow: does what is needed get there, in time, with consent, and does an opt-out?"""

from __future__ import annotations

from feasibility.model.rules.entry import RuleEntry

FLOW: tuple[RuleEntry, ...] = (
    RuleEntry(
        code="FLW001",
        name="flow.no_path",
        family="data flow",
        effect="blocks",
        claim="There is a way for the data from where it arises to where it is used.",
        fails_when="No chain of live connections carries the object in that direction.",
        why_it_matters="Without it somebody copies by hand, or sales never sees the answer.",
        ways_out="Switch on the native connector, build a connection, or agree on an upload by hand.",
        example_that_fails="Webinar attendance stays in the webinar tool; nurture needs it.",
        example_that_passes="Responses get from Marketo to Salesforce in 5 minutes.",
        source="docs/semantics.md, section 4",
    ),
    RuleEntry(
        code="FLW002",
        name="flow.too_late",
        family="data flow",
        effect="blocks",
        claim="The data arrives while it still helps.",
        fails_when="The fastest way takes longer than the requirement allows.",
        why_it_matters="A call the day after a form was sent reaches somebody who has moved on.",
        ways_out="Sync more often, take another way, or agree on a longer time.",
        example_that_fails="Usage data arrives after a day and is needed within an hour.",
        example_that_passes="30 minutes taken, 240 allowed.",
        source="docs/semantics.md, section 4; latency classes: capability_catalog/latency_classes.yaml",
    ),
    RuleEntry(
        code="FLW003",
        name="flow.suppression_missing",
        family="data flow",
        effect="blocks",
        claim="Opt-outs and deletions reach every tool that can send to the contact.",
        fails_when="One of the senders is not reached, or too late.",
        why_it_matters="Whoever said no must not be written to. That is law in most places, and it costs trust in all.",
        ways_out="Connect the sender to the consent record, or leave that channel out.",
        example_that_fails="Opt-outs do not reach the text message tool.",
        example_that_passes="Opt-outs reach all three senders within 15 minutes.",
        source="GDPR, article 21(3) and article 17; within_minutes: the requirement's own",
    ),
    RuleEntry(
        code="FLW004",
        name="flow.no_consent",
        family="data flow",
        effect="blocks",
        claim="Where consent has to travel with the data, it does.",
        fails_when="The data gets there, and every way leaves the consent behind.",
        why_it_matters="A contact without consent cannot be used at the other end, however fast it arrives.",
        ways_out="Map the consent fields in the sync, or ask for consent anew.",
        example_that_fails="Leads come from the event tool as a file without the opt-in field.",
        example_that_passes="The native sync carries the opt-in.",
        source="GDPR, article 7(1)",
    ),
)
