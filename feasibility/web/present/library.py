"""A member's private libraries: the list, one with its versions and offers, and its deletion."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from flask import get_flashed_messages, url_for

from feasibility.kernel.errors import CatalogError
from feasibility.model.plan import Library
from feasibility.reports.locales import day, joined
from feasibility.services import LibraryEntry, LibraryVersion
from feasibility.web.contexts.library import (
    DeletionPage,
    Differences,
    Draft,
    LibrariesPage,
    LibraryCard,
    LibraryPage,
    OfferEntry,
    VersionEntry,
)
from feasibility.web.current import member, services
from feasibility.web.present.differences import differences_view
from feasibility.web.present.library_draft import fault_lines
from feasibility.web.wording import text, voice

VERSIONS_ON_A_PAGE = 10


def libraries_page(draft: Draft) -> LibrariesPage:
    """All libraries of the member, by name."""
    entries = services().libraries.own(member())
    return LibrariesPage(
        sentence=text("web.library.sentence", n=len(entries))
        if entries
        else text("web.library.sentence.none"),
        lede=text("web.library.lede" if entries else "web.library.lede.none"),
        message=_message(),
        libraries=tuple(_card(each) for each in entries),
        draft=draft,
        draft_title=text("web.library.new" if entries else "web.library.new.first"),
        is_open=bool(not entries or draft.faults or draft.conflict),
        workspaces_url=url_for("workspaces.list_all"),
    )


def library_page(
    newest: LibraryVersion, draft: Draft, *, before: int | None = None
) -> LibraryPage:
    """One library; `before` is the version to go on from in the list of versions."""
    key = newest.library_id
    body = services().libraries.text_of(newest.library)
    stale = services().libraries.faults_now(newest.library)
    offers = _offers(key)
    versions, older = _versions(key, before)
    return LibraryPage(
        name=newest.name,
        sentence=text(
            "web.library.newest",
            n_version=newest.version,
            text=_holds(newest.library),
        ),
        message=_message(),
        stale_title=text("web.library.stale", n=len(stale)) if stale else "",
        stale=fault_lines(stale, body),
        draft=draft,
        next_label=text("web.library.save", n_version=newest.version + 1),
        download_url=url_for("library.download", library_id=key),
        offers=offers,
        no_offers="" if offers else text("web.library.offers.none"),
        versions=versions,
        older_url=older,
        list_url=url_for("library.list_all"),
        delete_url=url_for("library.ask_to_delete", library_id=key),
    )


def deletion_page(newest: LibraryVersion) -> DeletionPage:
    """What goes, and what stays."""
    key = newest.library_id
    return DeletionPage(
        title=text("web.library.delete.title", text=newest.name),
        explanation=text("web.library.delete.text", n=newest.version),
        action=url_for("library.delete", library_id=key),
        back_url=url_for("library.show", library_id=key),
    )


def _message() -> str:
    """What was done a moment ago, before the browser was led here."""
    return " ".join(str(each) for each in get_flashed_messages())


def _card(entry: LibraryEntry) -> LibraryCard:
    newest = services().libraries.fetch(entry.id, member=member())
    names = [name for _, name in entry.offered_to]
    return LibraryCard(
        name=entry.name,
        url=url_for("library.show", library_id=entry.id),
        version=text("web.library.version", n_version=entry.version),
        holds=_holds(newest.library),
        offered=text("web.library.offered", text=joined(names, voice().locale))
        if names
        else text("web.library.offered.none"),
    )


def _holds(library: Library) -> str:
    words = [
        text(f"web.library.holds.{kind}", n=len(entries))
        for kind, entries in library
        if entries
    ]
    return joined(words, voice().locale) if words else text("web.library.holds.nothing")


def _offers(library_id: str) -> tuple[OfferEntry, ...]:
    """The member's workspaces, by name; where the library is offered they may withdraw it."""
    entries = services().libraries.own(member())
    (own,) = [each for each in entries if each.id == library_id]
    offered = dict(own.offered_to)
    found = {
        each.id: each.name
        for each in services().workspaces.list_for(member())
        if each.role != "viewer" or each.id in offered
    }
    return tuple(
        _offer(library_id, key, name, is_offered=key in offered)
        for key, name in {**offered, **found}.items()
    )


def _offer(library_id: str, key: str, name: str, *, is_offered: bool) -> OfferEntry:
    verb = "withdraw" if is_offered else "offer"
    return OfferEntry(
        workspace_id=key,
        name=name,
        note=text(f"web.library.{'is' if is_offered else 'not'}_offered"),
        action=url_for(f"library.{verb}", library_id=library_id),
        label=text(f"web.library.{verb}"),
    )


def _versions(
    library_id: str, before: int | None
) -> tuple[tuple[VersionEntry, ...], str]:
    """Versions, newest first, and the address of those before them; "" where there are none."""
    found = services().libraries.versions(library_id, member=member())
    left = [each for each in found if before is None or each.version < before]
    shown = left[:VERSIONS_ON_A_PAGE]
    rows = tuple(_version(each, _one_before(each, left)) for each in shown)
    if len(left) == len(shown):
        return rows, ""
    return rows, url_for(
        "library.show", library_id=library_id, before=shown[-1].version
    )


def _one_before(
    version: LibraryVersion, versions: Sequence[LibraryVersion]
) -> LibraryVersion | None:
    earlier = [each for each in versions if each.version < version.version]
    return earlier[0] if earlier else None


def _version(version: LibraryVersion, earlier: LibraryVersion | None) -> VersionEntry:
    saved = datetime.fromisoformat(version.saved_at)
    return VersionEntry(
        version=text("web.library.version", n_version=version.version),
        when=day(saved.date(), voice().locale, year=None) + f", {saved:%H:%M} UTC",
        machine_time=saved.isoformat(timespec="minutes"),
        who=version.saved_by,
        why=version.why or "",
        differences=_differences(version, earlier),
        download_url=url_for(
            "library.download", library_id=version.library_id, version=version.version
        ),
        download_label=text("web.library.download_version", n_version=version.version),
    )


def _differences(
    version: LibraryVersion, earlier: LibraryVersion | None
) -> Differences:
    """What the version changed; an older one may name what the shipped catalog no longer has."""
    if earlier is None:
        return Differences((), (), "", "", text("web.library.first"))
    catalogs = services().catalogs
    shipped = catalogs.shipped()
    try:
        return differences_view(
            catalogs.beside(shipped, earlier.library),
            catalogs.beside(shipped, version.library),
        )
    except CatalogError:
        return Differences((), (), "", "", text("web.library.not_comparable"))
