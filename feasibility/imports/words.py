"""The words of headings and values in exports, in English, German, French and Spanish.

A heading is taken apart into words without accents, sentence words and the object's own name
("Deal - Deal created on" is {created}). What belongs to no product stands here and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

Words = frozenset[str]

_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z0-9]+")
_SILENT = _WORD.findall(
    "de la le du des der die das am um on at el the of d l del im a au en c hs"
    " deal deals opportunity opportunities opp verkaufschance verkaufschancen opportunite"
    " opportunites oportunidad negocio trato geschaft affaire transaction record system crm"
)


def plain(text: str) -> str:
    """The text in small letters and without accents: `Créé` is `cree`, `Währung` is `wahrung`."""
    parts = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    return "".join(each for each in parts if not unicodedata.combining(each)).lower()


def words_of(text: str) -> Words:
    """The words of a heading or a value."""
    return frozenset(_WORD.findall(plain(_CAMEL.sub(" ", text))))


@lru_cache(maxsize=4096)
def heading_words(heading: str) -> Words:
    """The words of a heading that tell what it is."""
    return words_of(_BRACKETS.sub(" ", heading)).difference(_SILENT)


def _phrases(*texts: str) -> tuple[tuple[Words, ...], ...]:
    """Tiers of phrases, the surest first; one tier a text, phrases parted by commas."""
    return tuple(
        tuple(frozenset(phrase.split()) for phrase in text.split(",")) for text in texts
    )


ROLES: dict[str, tuple[tuple[Words, ...], ...]] = {
    "created": _phrases(
        "created, created date, create date, date created, createdate, createddate, created time,"
        " creation date, creation, date entered, entry date, date added, created date time, add time, added,"
        " erstellt, erstelldatum,"
        " erstellungsdatum, angelegt, anlagedatum, datum erstellung, erstellung, datum anlage, erfasst,"
        " erfassungsdatum, datum erstellt, cree,"
        " creee, date creation, creado, creada, fecha creacion, creacion, fecha alta",
        "opened, open date, opening date, opened date, date opened, start date, started, engage date,"
        " eroffnet, eroffnungsdatum, startdatum, beginn, ouvert, ouverte, date ouverture, date debut,"
        " abierto, abierta, fecha apertura, fecha inicio",
    ),
    "closed": _phrases(
        "actual close date, actual closed date, actual close, actual closing date,"
        " tatsachlicher abschluss, tatsachliches abschlussdatum, date cloture reelle,"
        " date reelle cloture, date cloture effective, fecha real cierre, fecha cierre real",
        "closed, closed date, close date, date closed, closedate, closeddate, closing date, closed time,"
        " close time, end date, ended, won lost date, win loss date, date won lost, decision date, resolved date,"
        " signed date, abschlussdatum, abgeschlossen, geschlossen, schlussdatum, abschluss, schliessdatum,"
        " enddatum, datum abschluss, entscheidungsdatum, date fin, date decision, fecha fin, fecha decision,"
        " date cloture, cloture, date fermeture effective, date effective fermeture, date fermeture, ferme,"
        " fermee, cloturee, date conclusion,"
        " fecha cierre, cerrado, cerrada, cierre",
    ),
    "outcome": _phrases(
        "outcome, result, status, state, stage, stagename, stage name, dealstage, sales stage, pipeline stage,"
        " stage pipeline, won lost, win loss, phase,"
        " verkaufsphase, ergebnis, dealphase, stufe, vertriebsphase, etape, statut, resultat, etapa,"
        " estado, resultado, fase"
    ),
    "id": _phrases("id, number, nummer, numero, identifiant, identificador, guid"),
    "currency": _phrases(
        "currency, currency code, currency iso code, amount currency, wahrung, devise, moneda, divisa"
    ),
    "won_on": _phrases("won time, won date, won, gewonnen, date gain, fecha ganado"),
    "lost_on": _phrases(
        "lost time, lost date, lost, verloren, date perte, fecha perdido"
    ),
    "is_won": _phrases(
        "is won, won, is closed won, gewonnen, gagne, gagnee, ganado, ganada"
    ),
    "is_lost": _phrases("is lost, lost, is closed lost, verloren, perdu, perdido"),
    "is_closed": _phrases("is closed, closed, geschlossen, ferme, cerrado"),
}
"""What each role is called, in tiers."""

EXPECTED = words_of(
    "expected est estimated estimate forecast forecasted planned target projected anticipated"
    " voraussichtlich voraussichtliche voraussichtliches voraussichtlicher erwartet erwartete erwartetes"
    " erwarteter geplant geplante geplantes geplanter prevu prevue estimee estime previsionnelle previsionnel"
    " prevista previsto estimada estimado esperada esperado proyectada"
)
"""Words that turn a close date into a wish."""

OF_SOMETHING_ELSE = EXPECTED | words_of(
    "account company contact lead owner modified updated changed activity campaign by user month quarter"
    " year days age duration last previous from prior old next reason birth konto kontakt firma geandert"
    " von monat quartal jahr tage letzte vorherige grund compte contact modifie par mois trimestre annee jours"
    " motif cuenta contacto empresa modificado por mes trimestre dias motivo"
)
"""Words that make a heading one of another thing, where it only holds a role's words among others."""

WON = words_of("won closedwon gewonnen gagne gagnee gagnes ganado ganada")
LOST = words_of(
    "lost closedlost verloren perdu perdue perdido perdida cancelled canceled abandoned disqualified"
    " abgebrochen storniert annule annulee abandonne cancelado cancelada abandonado"
)
ONLY_WORD = {"win": WON, "loss": LOST, "gain": WON}
NOT = words_of("not nicht non pas no nunca never")
CLOSED_SOMEHOW = words_of(
    "closed geschlossen abgeschlossen ferme fermee cloture cloturee cerrado cerrada done"
)
OPEN = words_of(
    "open offen ouvert ouverte abierto abierta progress pipeline prospecting prospect qualification qualified"
    " proposal negotiation engaging discovery demo new neu nouveau nuevo aktiv active actif activo lead"
    " angebot verhandlung qualifizierung qualifikation proposition negociation propuesta negociacion"
)
YES = words_of("true yes 1 ja oui si wahr vrai verdadero x y")
NO = words_of("false no 0 nein non falsch faux falso n")
BLANKS = frozenset(
    {"", "-", "--", "n/a", "na", "null", "none", "(none)", "(blank)", "nan"}
)
"""What stands in a cell that says nothing, in small letters."""
