"""The words with which a strategy is found in what a CMO says."""

from __future__ import annotations

from pydantic import Field

from feasibility.model.noun import Id, Many, Name, Noun


class Cues(Noun):
    """What people say when they mean a strategy."""

    sure: Many[Name] = Field(default=(), description="Says it on its own.")
    hint: Many[Name] = Field(default=(), description="Counts beside others.")


class Lexicon(Noun):
    """Cues by strategy, and the words that are read before it is known what a text is about.

    A phrase is matched by the stems of its words; `*` at the end of a word is any ending.
    """

    cues: dict[Id, Cues] = {}
    small: Many[Name] = Field(description="Words without a meaning of their own.")
    general: Many[Name] = Field(description="Words every plan is full of.")
    idioms: Many[Name] = Field(description="Figures of speech.")
    refusals: Many[Name] = Field(description="Turn what follows into a refusal.")
    no_refusals: Many[Name] = Field(description="Hold a no, and refuse nothing.")
    turns: Many[Name] = Field(description="Where a refusal ends, beside punctuation.")
    refusal_reach: int = Field(ge=1, description="Words a refusal reaches at most.")
    who: Many[Name] = Field(description="Whom a statement may be for.")
    when: Many[Name] = Field(description="When it may be due, beside dates.")
