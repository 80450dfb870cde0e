"""Language tags (BCP 47), as far as styles need them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")


def family(tag: str) -> str:
    """Give the primary language: `zh` of `zh-CN`."""
    return tag.partition("-")[0].lower()


def is_chinese(tag: str) -> bool:
    """Whether the tag stands for Chinese."""
    return family(tag) == "zh"


def is_traditional(tag: str) -> bool:
    """Whether the tag stands for Chinese in the traditional script: told, or by the habit of the place."""
    subtags = tag.lower().split("-")[1:]
    if "hant" in subtags or "hans" in subtags:
        return "hant" in subtags
    return is_chinese(tag) and not {"tw", "hk", "mo"}.isdisjoint(subtags)


def choose(translations: Mapping[str, T], language: str) -> tuple[str, T] | None:
    """Give the translation into `language` with its tag: that very tag, else the first of the same family."""
    if language in translations:
        return language, translations[language]
    return next((item for item in translations.items() if family(item[0]) == family(language)), None)
