"""The sales cycle from an export of the CRM: how it was read, what it says, why it was refused."""

MESSAGES: dict[str, str] = {
    "cycle.title": "Sales cycle as of {text}",
    "cycle.counts": "{n} won, {other_text} lost, {third_text} open",
    "cycle.closes": "{n} % of deals have closed by",
    "cycle.won": "Won by {text}",
    "cycle.days": "{text} days",
    "cycle.not_reached": "not reached",
    "cycle.not_seen": "not seen yet",
    "cycle.band": "({text} to {other_text})",
    "cycle.band.from": "({text} or more)",
    "cycle.naive": "Mean of closed deals, open ones left out: {text} days",
    "cycle.notes": "What to know",
    # Notes
    "cycle.note.columns": "Begun: column '{text}'. Closed: column '{other_text}'. Won or lost: column '{third_text}'."
    " Another one? Use --map.",
    "cycle.note.level": "The bands hold the true figure in {text} % of cases (Greenwood, log-log).",
    "cycle.note.naive_short": "The mean of closed deals leaves out the {n} still open: too short to plan with.",
    "cycle.note.as_of_latest_day": "The export is taken to be of the latest day in it. A later one? Use --as-of.",
    "cycle.note.expected_close": "{n|One open deal has|# open deals have} a close date. It is expected,"
    " not a close, and was not used.",
    "cycle.note.all_open": "No deal has closed: there is no cycle to tell yet.",
    "cycle.note.records_from": "Deals begun before {text} count from that day only: older ones may be missing.",
    "cycle.note.currencies": "There are several currencies ({text}). Amounts play no part here.",
    "cycle.note.windows_1252": "The file was read as Windows-1252. Are accents wrong? Save it as UTF-8.",
    "cycle.note.pooled": "'{text}' has {n|one won deal|# won deals}, under 30: its figures rest to"
    " {other_text} on its own deals and"
    " for the rest on all others.",
    "cycle.note.drift.differs": "Since {text} deals close at another pace: half of them by {other_text}, before by"
    " {third_text}. Chance alone would do this in {chance} of cases (log-rank). Plan with the recent pace.",
    "cycle.note.drift.same": "The last four quarters, since {text}, do not differ from before by more than chance"
    " ({chance}, log-rank).",
    "cycle.note.drift.few": "Too few deals closed since {text}, or before it, to tell whether the pace has changed.",
    "cycle.note.left_out.title_row": "Left out, above the headings: {n|row|# rows:} {text}.",
    "cycle.note.left_out.blank_row": "Left out, empty: {n|row|# rows:} {text}.",
    "cycle.note.left_out.repeated_heading": "Left out, the headings again: {n|row|# rows:} {text}.",
    "cycle.note.left_out.no_deal": "Left out, titles, totals or footers: {n|row|# rows:} {text}.",
    "cycle.note.left_out.too_many_cells": "Left out, more cells than headings: {n|row|# rows:} {text}.",
    "cycle.note.left_out.no_created_date": "Left out, no creation date: {n|row|# rows:} {text}.",
    "cycle.note.left_out.unreadable_created_date": "Left out, the creation date is no date: {n|row|# rows:} {text}.",
    "cycle.note.left_out.unknown_outcome": "Left out, not said whether open, won or lost: {n|row|# rows:} {text}.",
    "cycle.note.left_out.no_closed_date": "Left out, won or lost without a close date: {n|row|# rows:} {text}.",
    "cycle.note.left_out.unreadable_closed_date": "Left out, the close date is no date: {n|row|# rows:} {text}.",
    "cycle.note.left_out.closed_before_created": "Left out, closed before it was created: {n|row|# rows:} {text}.",
    "cycle.note.left_out.date_in_future": "Left out, created or closed in the future: {n|row|# rows:} {text}.",
    "cycle.note.left_out.begun_after_as_of": "Left out, created after the day asked about: {n|row|# rows:} {text}.",
    "cycle.note.left_out.closed_before_records": "Left out, closed before the records begin: {n|row|# rows:} {text}.",
    "cycle.note.left_out.repeated_id": "Left out, an id that came before: {n|row|# rows:} {text}.",
    "cycle.note.left_out.two_outcomes_of_one_id": "Left out, an id with two outcomes: {n|row|# rows:} {text}.",
    # Refusals
    "import.spreadsheet": "This is a spreadsheet of the old kind. Save it as XLSX or CSV and give that.",
    "import.damaged": "This is no spreadsheet that can be read ({problem}). Save it as CSV and give that.",
    "import.no_text": "This is no text that can be read. Export it as CSV in UTF-8.",
    "import.no_table": "There is no row of headings in it. An export has one heading for each column.",
    "import.csv": "From here on it cannot be parted into cells ({problem}). Is a quotation mark never closed?",
    "import.no_such_column": "There is no column '{name}'. There are {columns}.",
    "import.column_twice": "Several columns are called '{name}'. Rename one in the file.",
    "import.several.created": "Which one says when a deal was created: {columns}? Name it with --map created=COLUMN.",
    "import.several.closed": "Which one says when a deal closed: {columns}? Name it with --map closed=COLUMN.",
    "import.several.outcome": "These disagree on what was won or lost: {columns}. Name one with --map outcome=COLUMN.",
    "import.no_column.created": "No column says when a deal was created, so this is no history of opportunities.",
    "import.no_column.created.days": "No heading says when a deal was created. These hold dates: {columns}."
    " Is it one of them? Name it with --map created=COLUMN.",
    "import.no_column.closed": "No column says when a deal closed, so no time can be worked out.",
    "import.no_column.closed.days": "No heading says when a deal closed; an expected close date does not."
    " These hold dates: {columns}. Is it one of them? Name it with --map closed=COLUMN.",
    "import.no_column.outcome": "No column says which deals were won or lost. Name it with --map outcome=COLUMN.",
    "import.only_won": "'{column}' says which deals were won, but nothing says which of the others are lost and which"
    " open. Export the stage too.",
    "import.no_won": "None of its values says won or lost: {values}. Say which do with --won VALUE and --lost VALUE.",
    "import.dates.unsettled": "'{example}' may begin with the day or the month, and no row tells. Say it with"
    " --dates day-first or --dates month-first.",
    "import.dates.mixed": "Some rows begin with the day, some with the month ('{example}'). Export them in one form.",
    "import.too_many_unreadable": "{bad} of {rows} rows cannot be read, over {most}.",
    "import.too_many_contradictory": "{bad} of {rows} rows cannot be true, over {most}. Are two columns mixed up?",
    "import.no_deals": "No deal is left in it that can be counted ({rows} rows).",
    "import.unreadable.too_many_cells": "{count|One row has|# rows have} more cells than headings, first here.",
    "import.unreadable.unreadable_created_date": "{count|One row has|# rows have} an unreadable creation"
    " date, first here.",
    "import.unreadable.unreadable_closed_date": "{count|One row has|# rows have} an unreadable close date, first here.",
    "import.unreadable.unknown_outcome": "{count|One row does|# rows do} not say if open, won or lost, first here.",
    "import.unreadable.closed_before_created": "{count|One row|# rows} closed before created, first here.",
    "import.unreadable.date_in_future": "{count|One row has|# rows have} a day in the future, first here.",
    "import.unreadable.two_outcomes_of_one_id": "{count|One row has|# rows have} an id with two outcomes, first here.",
}
