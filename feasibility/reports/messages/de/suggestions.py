"""Wonach eine Aussage klingt."""

MESSAGES: dict[str, str] = {
    "suggest.sounds_like": "Klingt nach:",
    "suggest.perhaps": "Vielleicht:",
    "suggest.because": "weil dort steht {text}",
    "suggest.too_vague": "Zu allgemein, um eine Strategie zu erkennen. Sagen Sie:",
    "suggest.none": "Keine Strategie im Katalog klingt so. Wählen Sie eine aus, oder sagen Sie, was getan werden soll.",
    "suggest.ask.who": "Für wen? Eine Art von Unternehmen, eine Rolle, eine Liste von Accounts, Ihre Kunden.",
    "suggest.ask.what": "Was wird getan? Etwa eine Webinarreihe, Anzeigen, Account-Pläne, ein Empfehlungsprogramm.",
    "suggest.ask.when": "Bis wann? Ein Monat, ein Quartal oder ein Tag, und die Zahl, an der man den Erfolg sieht.",
}
