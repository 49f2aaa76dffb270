"""Private libraries of the member who is signed in: made, edited as YAML, offered, deleted."""

from __future__ import annotations

from flask import (
    Blueprint,
    Response,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from feasibility.kernel.errors import EditConflictError, InputError, NotFoundError
from feasibility.services import LibraryVersion
from feasibility.web.contexts.library import Draft
from feasibility.web.current import member, services
from feasibility.web.present.library import deletion_page, libraries_page, library_page
from feasibility.web.present.library_draft import new_draft, next_draft
from feasibility.web.wording import text

pages = Blueprint("library", __name__, url_prefix="/libraries")


@pages.get("")
def list_all() -> ResponseReturnValue:
    """What have I written down that the catalog does not know, and who is offered it?"""
    return _list(new_draft())


@pages.post("")
def make() -> ResponseReturnValue:
    """A new library, from a file or from the text area."""
    body, typed = _body(), request.form
    try:
        entry = services().libraries.save(
            body,
            member=member(),
            name=typed.get("name", "").strip(),
            why=typed.get("why", "").strip() or None,
            based_on_version=0,
        )
    except InputError as error:
        return _list(new_draft(typed, body=body, faults=error.faults), status=422)
    except EditConflictError:
        draft = new_draft(typed, body=body, conflict=text("web.library.taken_name"))
        return _list(draft, status=409)
    return _shown(entry.id, text("web.library.saved", n_version=entry.version))


@pages.get("/<library_id>")
def show(library_id: str) -> ResponseReturnValue:
    """One library: its text, whom it is offered to, its versions."""
    newest = _newest(library_id)
    before = request.args.get("before", "")
    page = library_page(
        newest, next_draft(newest), before=int(before) if before.isdecimal() else None
    )
    return render_template("library/show.html", page=page)


@pages.post("/<library_id>")
def save(library_id: str) -> ResponseReturnValue:
    """What was typed becomes the next version."""
    newest = _newest(library_id)
    body, typed = _body(), request.form
    seen = typed.get("version", "")
    try:
        entry = services().libraries.save(
            body,
            member=member(),
            name=newest.name,
            why=typed.get("why", "").strip() or None,
            based_on_version=int(seen) if seen.isdecimal() else None,
        )
    except InputError as error:
        draft = next_draft(newest, typed, body=body, faults=error.faults)
        return _one(newest, draft, status=422)
    except EditConflictError:
        said = text("web.library.conflict", n_version=newest.version)
        return _one(
            newest, next_draft(newest, typed, body=body, conflict=said), status=409
        )
    message = "same" if entry.version == newest.version else "saved"
    return _shown(library_id, text(f"web.library.{message}", n_version=entry.version))


@pages.get("/<library_id>/file")
def download(library_id: str) -> ResponseReturnValue:
    """A version as YAML; the newest unless `version` says which."""
    asked = request.args.get("version", "")
    found = services().libraries.fetch(
        library_id, member=member(), version=int(asked) if asked.isdecimal() else None
    )
    answer = Response(
        services().libraries.text_of(found.library), mimetype="application/yaml"
    )
    name = f"library-{found.version}.yaml"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@pages.post("/<library_id>/offer")
def offer(library_id: str) -> ResponseReturnValue:
    """Lets a workspace of the member's see the library."""
    acting = services().workspaces.acting(_workspace(), member())
    services().libraries.offer(library_id, member=member(), acting=acting)
    return _shown(library_id, text("web.library.offered_now", text=_name(library_id)))


@pages.post("/<library_id>/withdraw")
def withdraw(library_id: str) -> ResponseReturnValue:
    """Takes an offer back."""
    name = _name(library_id)
    services().libraries.withdraw(library_id, _workspace(), member=member())
    return _shown(library_id, text("web.library.withdrawn_now", text=name))


@pages.get("/<library_id>/delete")
def ask_to_delete(library_id: str) -> ResponseReturnValue:
    """Asks first: a library that is gone cannot be brought back."""
    return render_template(
        "library/delete.html", page=deletion_page(_newest(library_id))
    )


@pages.post("/<library_id>/delete")
def delete(library_id: str) -> ResponseReturnValue:
    """Deletes the library with its versions and offers."""
    name = _newest(library_id).name
    services().libraries.delete(library_id, member=member())
    flash(text("web.library.deleted", text=name))
    return redirect(url_for("library.list_all"), 303)


def _newest(library_id: str) -> LibraryVersion:
    return services().libraries.fetch(library_id, member=member())


def _workspace() -> str:
    return request.form.get("workspace", "")


def _name(library_id: str) -> str:
    """What the workspace is called that the form names, where the library is or may be offered."""
    offered = services().libraries.own(member())
    names = dict(
        pair for each in offered if each.id == library_id for pair in each.offered_to
    )
    names |= {each.id: each.name for each in services().workspaces.list_for(member())}
    if _workspace() not in names:
        raise NotFoundError("workspace", _workspace())
    return names[_workspace()]


def _body() -> str:
    """The chosen file, else what was typed; with the line ends that YAML counts by."""
    upload = request.files.get("file")
    if upload is not None and upload.filename:
        given = str(upload.read(), "utf-8", errors="replace")
    else:
        given = request.form.get("text", "")
    return given.replace("\r\n", "\n")


def _list(draft: Draft, *, status: int = 200) -> ResponseReturnValue:
    return render_template("library/list.html", page=libraries_page(draft)), status


def _one(newest: LibraryVersion, draft: Draft, *, status: int) -> ResponseReturnValue:
    page = library_page(newest, draft)
    return render_template("library/show.html", page=page), status


def _shown(library_id: str, message: str) -> ResponseReturnValue:
    """After a post: to the library's page, which says what was done."""
    flash(message)
    return redirect(url_for("library.show", library_id=library_id), 303)
