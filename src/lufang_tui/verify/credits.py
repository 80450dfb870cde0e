"""Phrases that credit a quotation without a verb of saying: in the words of X, 用X的话来说, that is how X sees it, “…,” X laughs."""

from __future__ import annotations

import re

_NAME = (
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof)\.? )?[A-Z][\w’'-]*\w(?: (?:[A-Z]\.|[A-Z][\w’'-]*\w|de|van|von|al|bin)){0,3}"
)
_HAN_NAME = "[\u4e00-\u9fff·]{2,12}?"
_LEADS = (
    re.compile(rf"\b[Ii]n the words of (?P<who>{_NAME})"),
    re.compile(rf"\b[Ii]n (?P<who>{_NAME})[’']s? (?:own )?(?:words|view|opinion|phrase|telling)\b"),
    re.compile(rf"\b[Tt]o (?:quote|borrow from) (?P<who>{_NAME})"),
    re.compile(rf"(?:用|借用|引用|套用|按|按照)(?P<who>{_HAN_NAME})(?:自己|本人)?的(?:原)?话"),
    re.compile(rf"(?:在)(?P<who>{_HAN_NAME})(?:看来|眼中|眼里|的眼中|的眼里|的印象中)"),
)
_FOLLOWS = (
    re.compile(rf"^\W*(?:That|This|It) (?:is|was) (?:how|what|the way) (?P<who>{_NAME}) \w+"),
    re.compile(rf"^\W*So (?:said|says|went|goes|runs|ran|thinks|believes) (?P<who>{_NAME})"),
    re.compile(
        rf"^\W*(?:Those|These|That|This) (?:are|were|is|was) (?P<who>{_NAME})[’']s? (?:\w+ ){{0,2}}(?:words|verdict|message|answer|reply|view|conclusion|summary|advice|warning|motto)\b"
    ),
    re.compile(rf"^\W*(?:Those|These) (?:are|were) the (?:\w+ )?words of (?P<who>{_NAME})"),
    re.compile(
        rf"^\W*[这這](?:[是就]|就是|便是|正是)(?P<who>{_HAN_NAME})的(?:原话|原話|话|話|看法|观点|回答|答复|心里话|结论)"
    ),
)
_ACTS = re.compile(rf"^\W*(?P<who>{_NAME}) (?P<verb>[a-z]+(?:s|ed))(?: [a-z]+ly)?\s*$")
_ACTED = re.compile(rf"^\W*(?P<verb>[a-z]+(?:s|ed)) (?P<who>{_NAME})\s*$")
_GOING_ON = (",", "，", "?", "!", "？", "！")


def credited(before: str, inner: str, behind: str) -> str | None:
    """Give the name that a sentence around a quotation credits; None where it credits nobody in such a phrase."""
    for pattern in _LEADS:
        for text in (before, behind):
            found = pattern.search(text)
            if found is not None:
                return found["who"]
    for pattern in _FOLLOWS:
        found = pattern.search(behind)
        if found is not None:
            return found["who"]
    if inner.rstrip("”’\"' ").endswith(_GOING_ON):  # the sentence goes on, with whoever does something
        found = _ACTS.search(behind) or _ACTED.search(behind)
        if found is not None:
            return found["who"]
    return None
