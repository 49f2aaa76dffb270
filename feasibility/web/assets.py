"""Addresses of static files, with a hash of what they hold, so that they may be kept for ever."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import url_for

STATIC_FOLDER = Path(__file__).resolve().parent / "static"
_HASH_LETTERS = 12


def asset_url(name: str) -> str:
    """The address of a static file; another content has another address."""
    return url_for("static", filename=name, v=content_hash(name))


@cache
def content_hash(name: str) -> str:
    """The first letters of the SHA-256 of a static file, read once a process."""
    content = (STATIC_FOLDER / name).read_bytes()
    return hashlib.sha256(content).hexdigest()[:_HASH_LETTERS]
