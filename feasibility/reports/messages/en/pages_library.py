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
    "web.differs.nothing": "Nothing differs in meaning.",
}
