"""Welches Produkt des Katalogs ein geschriebener Name meint."""

MESSAGES: dict[str, str] = {
    "match.sure": "{text}: {other_text}",
    "match.probable": "{text}: {other_text}? Zu bestätigen.",
    "match.none": "{text}: nicht im Katalog",
    "match.or": "Oder: {text}.",
    "match.is_it": "Ist es {text}?",
    "match.or_else": " oder ",
    "match.total": "{text} sicher, {other_text} zu bestätigen, {third_text} nicht im Katalog.",
    "match.because.name": "„{text}“ ist sein Name.",
    "match.because.alias": "„{text}“ ist ein anderer Name dafür.",
    "match.because.former_name": "„{text}“ war früher sein Name.",
    "match.because.vendor": "„{text}“ ist sein Hersteller.",
    "match.because.misspelt": "Gelesen als „{text}“, hier anders geschrieben.",
    "match.because.in_brackets": "„{text}“ steht nur in Klammern oder hinter „früher“.",
    "match.because.context": "„{text}“ spricht dafür.",
    "match.because.against": "„{text}“ spricht dagegen.",
    "match.because.other_product": "„{text}“ ist ein anderes Produkt.",
    "match.because.ordinary_word": "„{text}“ ist auch ein gewöhnliches Wort, und nichts daneben sagt, dass das Produkt gemeint ist.",  # noqa: E501
    "match.because.family": "„{text}“ passt auf mehrere Produkte.",
    "match.because.left_over": "„{text}“ ist damit nicht erklärt.",
}
