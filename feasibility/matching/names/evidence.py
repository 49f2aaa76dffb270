"""What category, owner or use beside a name says for a product, or against it."""

from __future__ import annotations

from functools import lru_cache

from feasibility.matching.names.text import addresses_in, as_text, plain, words_of

CONTEXT_READ_AT_MOST = 600

# Source: assumption, the words people put in the category column of a list of tools. No word of
# everyday work (copy, project, audience): it stands beside an ordinary word by chance.
_SPEAKS_FOR = {
    "abm_platform": "abm, account based, target account, account targeting, orchestration, ads, intent",
    "advocacy": "advocacy, reference, review, referral, testimonial",
    "analytics": "web analytics, website analytics, analytics, traffic, tracking, visitor",
    "attribution": "attribution, touchpoint, touch point, multi touch",
    "bi": "bi, business intelligence, dashboard, data visualization, visualisation, reporting",
    "cdp": "cdp, customer data, data platform, event collection",
    "cms": "cms, content management, website, blog, web page",
    "consent": "consent, cookie, privacy, gdpr, cmp",
    "content": "ai writing, copywriting, content generation, ai content",
    "content_experience": "content experience, content hub, content track, content recommendation, hub",
    "conversation_revenue": "conversation, call recording, recording, forecast, forecasting, revenue intelligence",
    "conversational": "chat, live chat, chatbot, bot, conversational, messenger",
    "crm": "crm, customer relationship, opportunity, pipeline",
    "customer_engagement": "engagement platform, e mail, push, journey, messaging, lifecycle, cross channel",
    "customer_success": "customer success, health score, churn, renewal management, csm",
    "dam": "dam, asset, digital asset",
    "data_and_intent": "intent, enrichment, contact data, sales intelligence, prospect, prospecting, lead data",
    "data_operations": "data operation, data quality, sync",
    "data_warehouse": "data warehouse, warehouse, dwh",
    "design": "design, graphic",
    "direct_mail": "direct mail, gift, gifting, swag, sending platform",
    "email_marketing": "e mail, newsletter",
    "events": "event, registration, conference, ticketing",
    "experimentation": "experiment, experimentation, a b test, ab test, cro, optimization, optimisation",
    "feedback": "survey, feedback, nps, research",
    "intent_data": "intent",
    "ipaas": "ipaas, integration, automation between, workflow automation, connect app",
    "landing_pages": "landing page",
    "localisation": "translation, localization, localisation, tms",
    "marketing_automation": "marketing automation, automation, nurture, e mail, lead scoring, map",
    "marketing_performance": "marketing performance, budget, marketing planning",
    "messaging": "sms, push, text message, messaging, whatsapp",
    "paid_media": "ads, paid, ppc, display, programmatic, paid social, sea, sem",
    "partner": "partner, prm, channel partner, affiliate",
    "product_analytics": "product analytics, analytics, product usage",
    "reverse_etl": "reverse etl, data activation, data sync",
    "routing": "routing, lead matching, scheduling, concierge, meeting booking, route",
    "sales_enablement": "sales enablement, enablement, sales content, sales asset",
    "sales_engagement": "sales engagement, sequence, sequencing, cadence, sales development, sdr, bdr",
    "sales_intelligence": "sales intelligence, prospecting, prospect",
    "seo": "seo, search engine, keyword",
    "social": "social",
    "tag_management": "tag, tag management, tag manager",
    "video": "video",
    "web_personalisation": "personalisation, website personalisation",
    "webinars": "webinar, virtual event, webcast",
    "work_management": "work management, project management, task management, kanban",
}

_ELSEWHERE = (
    "signature",
    "payroll",
    "recruiting",
    "recruiter",
    "candidate",
    "interview",
    "human resource",
    "expense",
    "accounting",
    "legal",
    "audit",
    "press",
    "public relation",
    "job title",
    "doorbell",
    "office",
    "population",
    "statistic",
    "video review",
    "learning",
    "training",
    "market segment",
    "facility",
    "travel",
    "procurement",
)


@lru_cache(maxsize=256)
def speaks_for(category: str, category_name: str) -> tuple[str, ...]:
    """Phrases that speak for a category, as stems between blanks; its own name always does."""
    listed = [each.strip() for each in _SPEAKS_FOR.get(category, "").split(",")]
    return tuple(
        as_text(words_of(plain(each))) for each in (*listed, category_name) if each
    )


@lru_cache(maxsize=1)
def _elsewhere() -> tuple[str, ...]:
    return tuple(as_text(words_of(each)) for each in _ELSEWHERE)


class Context:
    """What stands beside a name, and the words in its brackets; empty text says nothing."""

    def __init__(self, text: str, *, notes: tuple[str, ...]) -> None:
        read = plain(text, at_most=CONTEXT_READ_AT_MOST)
        self._text = as_text((*notes, *words_of(read, at_most=CONTEXT_READ_AT_MOST)))
        self._addresses = addresses_in(read)

    def word_for(self, phrases: tuple[str, ...]) -> str | None:
        """The first of some phrases that it holds."""
        return next((each.strip() for each in phrases if each in self._text), None)

    def names_one_of(self, vendors: frozenset[str], *, but: str) -> bool:
        """Whether it names a vendor other than this one, and not this one."""
        named = {each for each in vendors if each in self._text}
        return bool(named) and but not in named

    def word_against(self) -> str | None:
        """A word of work that no product of the catalog is for."""
        return self.word_for(_elsewhere())

    def has_address(self, name_key: str) -> bool:
        """Whether it gives a web address of that name."""
        return name_key in self._addresses
