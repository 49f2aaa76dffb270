"""Which product of the catalog a written name means."""

MESSAGES: dict[str, str] = {
    "match.sure": "{text}: {other_text}",
    "match.probable": "{text}: {other_text}? To be confirmed.",
    "match.none": "{text}: not in the catalog",
    "match.or": "Or: {text}.",
    "match.is_it": "Is it {text}?",
    "match.or_else": " or ",
    "match.total": "{text} sure, {other_text} to be confirmed, {third_text} not in the catalog.",
    "match.because.name": "“{text}” is its name.",
    "match.because.alias": "“{text}” is another name of it.",
    "match.because.former_name": "“{text}” used to be its name.",
    "match.because.vendor": "“{text}” is its vendor.",
    "match.because.misspelt": "Read as “{text}”, which is spelt differently here.",
    "match.because.in_brackets": "“{text}” stands in brackets or after “formerly” only.",
    "match.because.context": "“{text}” speaks for it.",
    "match.because.against": "“{text}” speaks against it.",
    "match.because.other_product": "“{text}” is another product.",
    "match.because.ordinary_word": "“{text}” is an ordinary word too, and nothing beside it says that the product is meant.",  # noqa: E501
    "match.because.family": "“{text}” fits several products.",
    "match.because.left_over": "“{text}” is not explained by it.",
}
