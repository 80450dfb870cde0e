"""Names, posts and bodies as an English news sentence has them: "Xu Jianhua, vice president of the … Council"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.lexicon.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lufang_tui.attribution.statement import Signature, Statement

NOBODY = "a speaker whom the release does not name"


class Speakers(NamedTuple):
    """The speakers as a part of a sentence."""

    text: str
    apposed: bool
    """Whether the text ends with a post behind a name, so that a comma must follow before the sentence goes on."""


def speakers(said: Statement) -> Speakers:
    """Give the speakers: the name, then the post; NOBODY where the release names none."""
    if not said.signatures:
        return Speakers(lower_first(said.mention) if said.mention else NOBODY, False)
    everybody = [signed(signature) for signature in said.signatures]
    return Speakers(_listed(everybody), everybody[-1].apposed)


def signature_line(said: Statement) -> str:
    """Give the speakers as a line of their own below the words, which opens without an article."""
    who = speakers(said).text
    first = said.signatures[0] if said.signatures else None
    if first is None or not first.is_body:
        return who
    return upper_first(who) if first.name.lower().startswith("the ") else who.removeprefix("the ")


def signed(signature: Signature) -> Speakers:
    """Give one speaker: a name and the post behind it, or an organisation with its article."""
    if signature.is_body:
        return Speakers(with_article(signature.name), False)
    if signature.title and signature.organisation:
        post = f"{lower_title(signature.title)} {preposition(signature.title)} {with_article(signature.organisation)}"
    elif signature.title:
        post = lower_title(signature.title)
    elif signature.organisation:
        post = f"of {with_article(signature.organisation)}"
    else:
        return Speakers(signature.name, False)
    return Speakers(f"{signature.name}, {post}", True)


def _listed(signed: Sequence[Speakers]) -> str:
    """Join the speakers: where posts stand behind names, commas alone would not part them."""
    texts = [speaker.text for speaker in signed]
    apposed = any(speaker.apposed for speaker in signed[:-1])
    if len(texts) > 2:
        mark = ";" if apposed or signed[-1].apposed else ","
        return f"{f'{mark} '.join(texts[:-1])}{';' if mark == ';' else ''} and {texts[-1]}"
    return (", and " if apposed else " and ").join(texts)


def lower_title(title: str) -> str:
    """Write the words of a post in lower case that the word list has; names and acronyms keep their capitals."""
    return " ".join(_lower_word(word) for word in title.split(" "))


def _lower_word(word: str) -> str:
    known = words("en-titles")

    def lower(match: re.Match[str]) -> str:
        part = match[0]
        return part.lower() if part == part.capitalize() and part.lower() in known else part

    if word.strip(".,;()").lower() in known and not word.isupper():
        return word.lower()  # a compound that the list has whole, such as Secretary-General
    return re.sub(r"[^\W\d_]+", lower, word) if re.fullmatch(r"[\w\-/&,;()]+", word) else word


def preposition(title: str) -> str:
    """Give `of` for a post that leads or speaks for a body, `at` for any other or one that has its own object."""
    plain = title.casefold().rstrip()
    if re.search(r"\b(?:of|for|at|to)\b|,", plain):
        return "at"
    posts = (post.casefold() for post in words("en-posts-of"))
    return "of" if any(plain == post or plain.endswith(f" {post}") for post in posts) else "at"


def with_article(body: str) -> str:
    """Put `the` before a body whose head word asks for it: a chamber, a ministry, a university of some place."""
    first, *_ = body.split(" ", 1)
    if first.lower() == "the":
        return f"the{body[3:]}"
    if not first.isascii() or first.endswith(("'s", "’s", "s'", "s’")):
        return body
    phrase = re.split(r" (?:of|for|on|to|at|in|under)\b|,| \(", body, maxsplit=1)
    head = phrase[0].rpartition(" ")[2]
    goes_on = re.match(r" (?:of|for)\b", body[len(phrase[0]) :]) is not None
    takes = head in words("en-bodies") or (goes_on and head in words("en-bodies-of"))
    return f"the {body}" if takes else body


def lower_first(text: str) -> str:
    """Take the capital from the first word where it is sure to be the sentence's and not the word's own."""
    first = re.match(r"[A-Z][a-z]*(?![\w'’-])", text)
    return text[0].lower() + text[1:] if first and first[0].lower() in words("en-openers") else text


def upper_first(text: str) -> str:
    """Open a sentence with `text`."""
    return text[:1].upper() + text[1:]
