"""The lexicon from its two files: what each strategy is called, and the words around it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from feasibility.catalog.yaml_text import read_yaml
from feasibility.model.lexicon import Lexicon

_CUES = Path(__file__).with_name("strategy_cues.yaml")
_WORDS = Path(__file__).with_name("statement_words.yaml")


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The shipped lexicon; long lists of single words stand in the file as running text."""
    words: dict[str, Any] = read_yaml(_WORDS.read_bytes()).data
    for name in ("small", "general", "who", "when"):
        words[name] = words[name].split()
    return Lexicon(cues=read_yaml(_CUES.read_bytes()).data, **words)
