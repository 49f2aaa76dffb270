"""What the pages of private libraries and of catalog updates say."""

MESSAGES: dict[str, str] = {
    # Your libraries
    "web.library.title": "Your libraries",
    "web.library.all": "Your libraries",
    "web.library.all.hint": "products, strategies and rates of your own, for every company",
    "web.library.sentence": "{n} {n|library|libraries} of your own, seen by nobody until you offer {n|it|them}.",
    "web.library.sentence.none": "Write down once what the catalog does not know, and use it for every client.",
    "web.library.lede": (
        "A library holds products, capabilities, categories, skills, strategies, rates and corrections "
        "of your own. You offer it to a company; what that company takes is its own copy."
    ),
    "web.library.lede.none": (
        "An agency's house tool, a strategy you always run, what your people cost: the shipped catalog "
        "cannot know them. A library holds such entries as YAML. Nobody sees it until you offer it to "
        "one of your companies, and that company decides whether to take it."
    ),
    "web.library.version": "version {n_version}",
    "web.library.holds.products": "{n} {n|product|products}",
    "web.library.holds.capabilities": "{n} {n|capability|capabilities}",
    "web.library.holds.categories": "{n} {n|category|categories}",
    "web.library.holds.skills": "{n} {n|skill|skills}",
    "web.library.holds.rates": "{n} {n|rate|rates}",
    "web.library.holds.templates": "{n} {n|strategy|strategies}",
    "web.library.holds.corrections": "{n} {n|correction|corrections}",
    "web.library.holds.nothing": "nothing yet",
    "web.library.offered": "Offered to {text}",
    "web.library.offered.none": "Offered to nobody",
    "web.library.new": "Begin another library",
    "web.library.new.first": "Begin your first library",
    "web.library.name": "Name",
    "web.library.text": "What it holds, as YAML",
    "web.library.text.hint": (
        "In the form of a plan file's library. The example can be saved as it is, or written over."
    ),
    "web.library.text.short": "As YAML",
    "web.library.text.next": "Saving makes the next version. Nothing is saved unless all of it can be used.",
    "web.library.file": "Or a YAML file",
    "web.library.file.hint": "A chosen file is used in place of the text above.",
    "web.library.why": "Why (kept with the version)",
    "web.library.make": "Save the library",
    "web.library.save": "Save version {n_version}",
    "web.library.faults": "{n|One thing is|# things are} wrong with this text. Nothing was saved.",
    "web.library.line": "Line {n_line}",
    "web.library.taken_name": "You have a library of this name already. Open it to save its next version.",
    "web.library.conflict": (
        "Version {n_version} was saved while you typed. Your text is kept here; saving it again makes "
        "the version after that."
    ),
    # One library
    "web.library.newest": "Version {n_version} holds {text}.",
    "web.library.saved": "Version {n_version} is saved.",
    "web.library.same": "Nothing differs from version {n_version}, so it stays the newest.",
    "web.library.offered_now": "{text} is offered it now.",
    "web.library.withdrawn_now": "{text} is no longer offered it. What it took stays there.",
    "web.library.stale": (
        "{n|One name|# names} in it {n|no longer fits|no longer fit} the shipped catalog. Write the new "
        "{n|name|names} and save."
    ),
    "web.library.edit": "What it holds",
    "web.library.download": "Download as YAML",
    "web.library.offers": "Whom it is offered to",
    "web.library.offers.lede": (
        "A company sees a library only while it is offered. What it took is its own copy and stays."
    ),
    "web.library.offers.none": "No company is open to you yet. Begin one, then come back.",
    "web.library.offer": "Offer",
    "web.library.withdraw": "Withdraw",
    "web.library.is_offered": "offered",
    "web.library.not_offered": "not offered",
    "web.library.versions": "Versions",
    "web.library.first": "The first version.",
    "web.library.not_comparable": "Cannot be compared: names in it are no longer those of the shipped catalog.",
    "web.library.download_version": "YAML of version {n_version}",
    "web.library.older": "Older versions",
    "web.library.delete": "Delete this library",
    "web.library.delete.title": "Delete {text} with all its versions?",
    "web.library.delete.text": (
        "{n|One version|# versions} and every offer of it go for good. What companies took stays with "
        "them."
    ),
    "web.library.delete.yes": "Delete it",
    "web.library.deleted": "{text} is deleted.",
    "web.differs.more": "{n} more {n|entry differs|entries differ}",
    "web.differs.more_places": "{n} more {n|place|places} in it",
    "web.differs.nothing": "Nothing differs in meaning.",
    # Catalog updates of a company
    "web.updates.title": "Updates",
    "web.updates.sentence": "{n|One update is|# updates are} offered. Nothing changes until somebody takes {n|it|one}.",
    "web.updates.sentence.none": "Nothing new is offered.",
    "web.updates.lede": "Each says what it changes and which verdicts of this plan it would turn, checked today.",
    "web.updates.lede.none": (
        "A newer catalog, or a library that a consultant offers this company, is shown here with what it would change."
    ),
    "web.updates.catalog": "A newer catalog",
    "web.updates.catalog.used": (
        "It comes with this version of the program. {n|One product or strategy|# products and strategies} "
        "of this company {n|differs|differ}:"
    ),
    "web.updates.catalog.unused": (
        "It comes with this version of the program. No product or strategy of this company differs."
    ),
    "web.updates.catalog.accept": "Use the newer catalog",
    "web.updates.library": "{text}, version {n_version}",
    "web.updates.library.new": "A library, offered by {name}. Taking it copies its entries and can be undone.",
    "web.updates.library.newer": (
        "Offered by {name}. This company has version {n_version}. Taking this one can be undone."
    ),
    "web.updates.library.take": "Take version {n_version}",
    "web.updates.turns": "{n|One verdict|# verdicts} of this plan would turn:",
    "web.updates.turns.none": "No verdict of this plan would turn.",
    "web.updates.refused": "It cannot be taken as it is. {n|One thing stands|# things stand} in the way:",
    "web.updates.faults": "{n|One name|# names} in this company's facts would lead nowhere:",
    "web.updates.only_viewing": "You may look here, not decide.",
    "web.updates.changed": "A newer one has come while you looked. This is it.",
    "web.updates.took": "{name} took {text}, version {n_version}.",
    "web.updates.accepted": "{name} took the newer catalog.",
    "web.updates.taken_back": "{name} went back to the catalog from before.",
    "web.updates.taken": "Libraries this company took",
    "web.updates.taken.none": "None yet.",
    "web.updates.taken.note": "version {n_version}, taken on {taken_day} by {name}",
    "web.updates.decisions": "Which catalog was used since when",
    "web.updates.decided.first": "began with the catalog of that day",
    "web.updates.decided.newer": "took the newer catalog",
    "web.updates.decided.again": "went back to a catalog from before",
    "web.updates.fingerprint": "fingerprint {text}",
    "web.updates.take_back": "Use the catalog from before again",
    "web.updates.news": "Something new is offered for the catalog this plan is checked against.",
    "web.updates.news.look": "See what it would change",
}
