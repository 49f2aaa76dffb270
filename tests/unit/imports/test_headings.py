"""Headings that people and programs write, and which of them are no day of a deal."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feasibility.imports import read_opportunities
from feasibility.kernel.errors import InputError
from feasibility.model.cycle import ExportReading, OpportunityHistory

READING = ExportReading()
TODAY = date(2026, 4, 15)


def read(head: str) -> tuple[str, ...]:
    """The outcomes of two deals under headings for begun, closed and stage."""
    text = f"{head}\n2026-01-05,2026-01-15,Won\n2026-01-07,2026-02-20,Lost\n"
    found = read_opportunities(
        text.encode(), file="e.csv", reading=READING, today=TODAY
    )
    assert date(2026, 1, 5).toordinal() == found.begun[0]
    return found.outcomes


@pytest.mark.parametrize(
    "head",
    [
        "created_at,closed_at,status",
        "CreatedDate,CloseDate,StageName",
        "createdate,closedate,dealstage",
        "Opportunity Created Date,Opportunity Close Date,Opportunity Stage",
        "Date Opened,Date Closed,Result",
        "Start Date,End Date,Outcome",
        "Deal created (UTC),Close date (actual),Deal status",
        "Created On,Won/Lost date,Win/Loss",
        "Entry date,Decision date,Sales stage",
        "Erstellt am,Geschlossen am,Status",
        "Eröffnet am,Abgeschlossen am,Vertriebsphase",
        "Datum der Erstellung,Datum des Abschluss,Phase",
        "Angelegt am,Tatsächliches Abschlussdatum,Ergebnis",
        "Date de création,Date de clôture réelle,Étape",
        "Date d'ouverture,Date de fermeture,Statut",
        "Creado el,Fecha real de cierre,Estado",
        "Fecha de apertura,Fecha de cierre,Etapa",
        # What a stage is called does not matter where it says won and lost.
        "Created,Closed,Where it stands",
    ],
)
def test_headings_are_known(head: str) -> None:
    assert ("won", "lost") == read(head)


@pytest.mark.parametrize(
    "head",
    [
        "Created,Expected close date,Stage",
        "Created,Close date (expected),Stage",
        "Created,Est. Close Date,Stage",
        "Created,Forecast close date,Stage",
        "Created,Voraussichtliches Abschlussdatum,Stage",
        "Created,Date de clôture prévue,Stage",
        "Created,Fecha de cierre estimada,Stage",
        "Created,Last modified date,Stage",
        "Created,Next activity,Stage",
        "Account created date,Close date,Stage",
        "Created by,Close date,Stage",
        "Birthday,Close date,Stage",
        "A,B,Stage",
    ],
)
def test_other_dates_are_neither_a_start_nor_a_close(head: str) -> None:
    with pytest.raises(InputError):
        read(head)


def read_or_refused(data: bytes) -> OpportunityHistory | None:
    """The history; None where the file is refused, which is an answer too."""
    try:
        return read_opportunities(data, file="e.csv", reading=READING, today=TODAY)
    except InputError:
        return None


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(data)


_CELL = st.sampled_from(
    [
        *(
            "",
            "Won",
            "Lost",
            "Open",
            "Closed",
            "2026-01-05",
            "1 May 2026",
            "31/12/2025",
        ),
        *("12.000,00", "45678", "Stage", "Created", "Close date", "x;y", "0"),
    ]
)


@given(st.lists(st.lists(_CELL, max_size=5), max_size=12))
def test_every_row_is_kept_or_left_out_for_a_reason(rows: list[list[str]]) -> None:
    good = ["Won,2026-01-05,2026-01-15"] * 40
    lines = [*good, *(",".join(row) for row in rows)]
    found = read_or_refused("\n".join(["Stage,Created,Closed", *lines, "x"]).encode())

    assert found is not None
    assert len(lines) + 1 == len(found.begun) + sum(found.left_out.values())
