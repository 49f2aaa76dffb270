"""Was die Regeln zu Fähigkeiten, Grenzen, Datenflüssen und der Wahl der Werkzeuge gefunden haben."""

MESSAGES: dict[str, str] = {
    "capability.missing.met": "{capability}: Stufe {level} gebraucht, {provider} hat {held_level}.",
    "capability.missing.missing": "{capability}: Stufe {level} gebraucht, und nichts hier kann es.",
    "capability.missing.missing.nearest": "{capability}: Stufe {level} gebraucht. Am nächsten ist {provider}: {reason}.",  # noqa: E501
    "capability.missing.open": "{capability}: Stufe {level} gebraucht. Ob etwas hier es kann, ist offen.",
    "capability.missing.open.provider": "{capability}: Stufe {level} gebraucht. Ob {provider} es kann, ist offen.",
    "capability.missing.open.silence": "{capability}: Stufe {level} gebraucht, und nichts Aufgeführtes kann es. Ist die Liste vollständig: {area}?",  # noqa: E501
    "capability.level_too_low.met": "{capability}: Stufe {level} gebraucht, {provider} hat {held_level}.",
    "capability.level_too_low.partial": "{capability}: Stufe {level} gebraucht, {provider} hat {held_level}.",
    "capability.level_too_low.open": "{capability}: Stufe {level} gebraucht, {provider} hat {least_level:most_level}.",
    "capability.not_live_in_time.met": "{capability}: {provider} ist rechtzeitig in Betrieb.",
    "capability.not_live_in_time.missing": "{capability}: {provider} geht am {live_day} in Betrieb; gebraucht wird es bis {needed_day}.",  # noqa: E501
    "capability.not_live_in_time.missing.no_date": "{capability}: {provider} ist {provider_status}, und kein Tag ist gesetzt.",  # noqa: E501
    "capability.not_live_in_time.missing.ends": "{capability}: {provider} endet am {live_until_day}; gebraucht wird es bis {needed_day}.",  # noqa: E501
    "capability.not_live_in_time.open": "{capability}: wann {provider} in Betrieb geht, ist offen; gebraucht wird es bis {needed_day}.",  # noqa: E501
    "capability.not_live_in_time.open.ends": "{capability}: bis wann {provider} da ist, ist offen; gebraucht wird es bis {needed_day}.",  # noqa: E501
    "scope.over_limit.met": "{provider}: {needed} von {there} {limit.unit}.",
    "scope.over_limit.missing": "{provider} fehlen {short} {limit.unit}: {needed} gebraucht, {there} da.",
    "scope.over_limit.open": "{provider}, {limit.unit}: {least_needed:most_needed} gebraucht, {least_there:most_there} da.",  # noqa: E501
    "scope.under_minimum.met": "{provider}: {there} {limit.unit}, mindestens {needed} gebraucht.",
    "scope.under_minimum.missing": "{provider} braucht mindestens {needed} {limit.unit}; es sind {there}.",
    "scope.under_minimum.open": "{provider}, {limit.unit}: mindestens {least_needed:most_needed} gebraucht, {least_there:most_there} da.",  # noqa: E501
    "scope.overage_costs.met": "{provider}: keine {limit.unit} über der Grenze.",
    "scope.overage_costs.partial": "{provider}: {over} {limit.unit} über der Grenze kosten {cost_minor}.",
    "scope.overage_costs.open": "{provider}: bis zu {over} {limit.unit} über der Grenze; was sie kosten, ist offen.",
    "flow.no_path.met": "{object}: von {from_provider} zu {to_provider} in {minutes}; {within_minutes} erlaubt.",
    "flow.no_path.missing": "{object}: keine Verbindung führt von {from_capability} zu {to_capability}.",
    "flow.no_path.missing.nobody": "{object}: nichts hier macht {capability}.",
    "flow.no_path.missing.nearest": "{object}: kein Weg von {from_capability} zu {to_capability}; {connection} {blocked}.",  # noqa: E501
    "flow.no_path.open": "{object}: ob es einen Weg von {from_capability} zu {to_capability} gibt, ist offen.",
    "flow.no_path.open.nobody": "{object}: ob hier etwas {capability} macht, ist offen.",
    "flow.no_path.open.silence": "{object}: kein aufgeführter Weg von {from_capability} zu {to_capability}. Sind alle Verbindungen von {provider} aufgeführt?",  # noqa: E501
    "flow.too_late.met": "{object}: bleibt in {provider}.",
    "flow.too_late.missing": "{object}: bei {to_capability} nach {minutes}; gebraucht innerhalb von {within_minutes}.",
    "flow.too_late.open": "{object}: bei {to_capability} nach {least_minutes:most_minutes}; gebraucht innerhalb von {within_minutes}.",  # noqa: E501
    "flow.suppression_missing.met": "{object}: bei {provider} in {minutes}; {within_minutes} erlaubt.",
    "flow.suppression_missing.missing": "{object}: nicht bei {provider} innerhalb von {within_minutes}.",
    "flow.suppression_missing.missing.nobody": "{object}: nichts hier macht {capability}.",
    "flow.suppression_missing.open": "{object}: ob {provider} sie innerhalb von {within_minutes} hat, ist offen.",
    "flow.suppression_missing.open.nobody": "{object}: ob hier etwas {capability} macht, ist offen.",
    "flow.no_consent.met": "{object}: die Einwilligung kommt mit.",
    "flow.no_consent.missing": "{object}: von {from_capability} zu {to_capability} bleibt die Einwilligung zurück.",
    "flow.no_consent.open": "{object}: ob {connection} die Einwilligung mitbringt, ist offen.",
    "serving.no_one_fits_all.met": "Eine Wahl der Werkzeuge erfüllt jede Zeile: {providers}.",
    "serving.no_one_fits_all.missing": "Jede Zeile wird von etwas erfüllt, und keine einzelne Wahl der Werkzeuge erfüllt alle: {capabilities}.",  # noqa: E501
    "serving.no_one_fits_all.open": "Ob eine Wahl der Werkzeuge alle Zeilen erfüllt, ist offen: {capabilities}.",
}
