"""Documentation that is made from the catalogues: the rules, and the messages with their values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby

from feasibility.model.rule_book import RULES
from feasibility.reports.rules import SECTIONS
from feasibility.reports.templates import value_names
from feasibility.reports.translation import Voice, texts
from feasibility.reports.value_kinds import KINDS, kind_of

_MADE = "Written by `scripts/documents`; change what it is made from, not this page."

_MESSAGES_HEAD = f"""# Messages: what the engine says, and with which values

The engine emits a message id and values; `reports` makes the sentence. A finding's `message` is the rule's
dotted name, its status, and where one status has several wordings a variant:
`capability.missing.open.silence`. Its `values` hold exactly the names listed; ids are ids of plan or catalog,
never display names. An end of a span (`least_x`, `most_x`) that nobody knows is `null`. Numbers are JSON numbers,
or exact decimals and fractions as text; dates are ISO dates; weeks are Mondays. {_MADE}

## Values

| names | given as | example | written |
|---|---|---|---|"""

_MESSAGES_BETWEEN = """
`target`, `reached` and `baseline` also need `measure` beside them. `least_` and `most_` (dates: `earliest_`,
`latest_`) may stand before any name.

| value | words |
|---|---|
| `reason` | an exclusion's `reason` |
| `blocked` | a blocked connection's `reason` |
| `resource` (also `Clash.resource`) | `skill:<id>` (several: `skill:<id>+<id>`), `limit:<provider>/<limit>`, `line:<id>/<quarter>`, `accounts:<audience>`, `weeks`, `tools` |
| `applies_to` (also `PolicyRefutation.applies_to`) | `channel:<id>`, `capability:<id>`, `template:<id>`, `provider:<id>`, `everything` |

## Findings
"""  # noqa: E501

_MESSAGES_FOOT = """## Beside the findings

**Totals** of an initiative (`InitiativeAssessment.totals`; its headline is worded with them; what is not known is left out):

| name | what |
|---|---|
| `n_requirements` | must requirements that count |
| `n_flows` | flows and suppressions among them |
| `needed_hours` | work hours of all must work, at the reading of the verdict; the least of those that nobody knows |
| `n_open_hours` | pieces of work whose hours nobody knows |
| `spare_hours`, `skill`, `first_week`, `last_week` | least hours left to those able to do a phase's work of a skill, over the phase as placed |
| `reached`, `target`, `measure` | the funnel's end, and the goal |

**Names inside certificates** have a text each: `step.<Step.what>`, `factor.<Sum.what>` of a funnel, `tried.<NotSettled.tried>`,
`exclusion.<Exclusion.reason>`, `word.blocked.<Blocked.reason>`. A `Sum.what` that is a path is named as that fact is.

**Facts** are named by `fact.<fields of the path>` and asked for by `question.<fields>`; the longest beginning of the path that has a text counts.
"""  # noqa: E501


def rules_page() -> str:
    """`docs/rules.md`: every rule with its sections."""
    voice = Voice()
    lines = [
        "# The rules",
        "",
        "Every rule has a permanent code. `blocks` may refute; `asks` and `warns` never decide.",
        f"`feasibility explain CODE` prints one. {_MADE}",
    ]
    for family, members in groupby(RULES, key=lambda rule: rule.family):
        lines += ["", f"## {family[:1].upper()}{family[1:]}"]
        for rule in members:
            lines += [
                "",
                f"### {rule.code} `{rule.name}` ({rule.effect})",
                "",
                rule.claim,
                "",
            ]
            lines += [
                f"- **{voice.say(f'rule.section.{section}')}.** {getattr(rule, section)}"
                for section in SECTIONS[1:]
            ]
    return "\n".join(lines) + "\n"


def messages_page() -> str:
    """`docs/messages.md`: the contract between engine and words."""
    return "\n".join(
        [
            _MESSAGES_HEAD,
            *_value_rows(),
            _MESSAGES_BETWEEN,
            *_finding_tables(),
            _MESSAGES_FOOT,
        ]
    )


def _value_rows() -> Iterator[str]:
    for kind in KINDS:
        names = ", ".join(f"`{_shown(name)}`" for name in kind.names)
        example = json.dumps(kind.example, ensure_ascii=False)
        yield f"| {names} | {kind.given} | `{example}` | {kind.written} |"


def _shown(name: str) -> str:
    """A name, with dots where the rest of it may be anything."""
    if name.startswith("_"):
        return f"…{name}"
    return f"{name}…" if name.endswith("_") else name


def _finding_tables() -> Iterator[str]:
    english = texts("en")
    for rule in RULES:
        yield f"### {rule.code} `{rule.name}` ({rule.effect})\n"
        yield "| message | values | in English |\n|---|---|---|"
        for message, text in english.items():
            if message.startswith(f"{rule.name}."):
                names = (
                    ", ".join(f"`{name}`" for name in sorted(needed_values(text)))
                    or "-"
                )
                yield f"| `{message}` | {names} | {text.replace('|', '/')} |"
        yield ""


def needed_values(text: str) -> set[str]:
    """The values that a text writes, and those that are needed to write them."""
    names = set(value_names(text))
    kinds = {kind.id for name in names if (kind := kind_of(name)) is not None}
    return names | {"measure"} if "target" in kinds else names
