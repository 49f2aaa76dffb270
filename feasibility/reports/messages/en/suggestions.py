"""Which strategies a statement sounds like."""

MESSAGES: dict[str, str] = {
    "suggest.sounds_like": "Sounds like:",
    "suggest.perhaps": "Perhaps:",
    "suggest.because": "because you wrote {text}",
    "suggest.too_vague": "Too vague to tell which strategy this is. Say:",
    "suggest.none": "No strategy in the catalog sounds like this. Pick one by hand, or say what would be done.",
    "web.initiative.sounds_like": "Which strategy is it?",
    "suggest.ask.who": "Who is it for? A kind of company, a role, a list of accounts, your customers.",
    "suggest.ask.what": "What will be done? For instance a webinar series, ads, account plans, a referral programme.",
    "suggest.ask.when": "By when? A month, a quarter or a date, and the number that says it worked.",
}
