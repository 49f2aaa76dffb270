"""`feasibility explain`: a rule in words."""

from __future__ import annotations

import click


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Say what a rule claims, when it fails, why it matters, and what to do.

    CODE is a rule's code (CAP001) or its name (capability.missing). Without one, all rules
    are listed.
    """
    from feasibility.model.rule_book import RULES, nearest_rule, rule_of
    from feasibility.reports.rules import rule_list, rule_text

    if code is None:
        click.echo(rule_list(RULES), nl=False)
        return
    rule = rule_of(code)
    if rule is None:
        near = nearest_rule(code)
        hint = f" Is {near} meant?" if near else ""
        raise click.UsageError(f"There is no rule '{code}'.{hint}")
    click.echo(rule_text(rule), nl=False)
