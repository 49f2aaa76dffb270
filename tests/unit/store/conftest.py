"""Every test here runs on SQLite and on PostgreSQL, with nothing put in anything's place."""

from tests.store_fixtures import (
    acting,
    any_settings,
    catalog_cache,
    entry,
    make_restricted_url,
    member,
    services,
    shared_restricted_url,
    store,
)

__all__ = [
    "acting",
    "any_settings",
    "catalog_cache",
    "entry",
    "make_restricted_url",
    "member",
    "services",
    "shared_restricted_url",
    "store",
]
