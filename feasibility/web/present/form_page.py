"""The page around a form."""

from __future__ import annotations

from feasibility.kernel.errors import InputError
from feasibility.web import fragments
from feasibility.web.contexts.facts import FormPage
from feasibility.web.current import Desk
from feasibility.web.forms.read import Typed
from feasibility.web.present.noun_form import NounForm
from feasibility.web.present.places import raw_at, said_at
from feasibility.web.wording import has_text, text


def form_page(
    desk: Desk,
    noun_form: NounForm,
    back: str,
    *,
    typed: Typed | None = None,
    error: InputError | None = None,
) -> FormPage:
    """The form with its title; as it was typed, where it was refused."""
    path = noun_form.path
    is_element = path.endswith("]") and not path.endswith("[]")
    removable = is_element and raw_at(desk.plan_file, path) is not None
    return FormPage(
        title=_title(desk, noun_form),
        lede=_lede(noun_form),
        form=noun_form.form(typed, error),
        action=fragments.url_of(desk, "facts.save"),
        save_label=text("web.form.add" if path.endswith("[]") else "web.form.save"),
        cancel_url=back,
        removal_path=path if removable else "",
        remove_url=fragments.url_of(desk, "edits.remove"),
        version=desk.version,
        back=back,
    )


def _title(desk: Desk, noun_form: NounForm) -> str:
    if noun_form.path.endswith("[]"):
        return text(f"web.new.{noun_form.noun.__name__}")
    raw = raw_at(desk.plan_file, noun_form.path)
    if isinstance(raw, dict) and raw.get("name"):
        return str(raw["name"])
    label = said_at(noun_form.path)
    return label[:1].upper() + label[1:]


def _lede(noun_form: NounForm) -> str:
    message = f"web.lede.{noun_form.noun.__name__}"
    return text(message) if has_text(message) else ""
