"""Whose words, and which: a quotation in one language, with the names and posts of its speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.errors import LufangError
from lufang_tui.kit.model import Person
from lufang_tui.lexicon.words import rows, words
from lufang_tui.text.languages import choose, family

if TYPE_CHECKING:
    from lufang_tui.kit.model import Organisation, Quote
    from lufang_tui.kit.press import PressKit


class NotTranslated(LufangError):
    """The kit has no text in the language that a style writes."""


class Signature(NamedTuple):
    """A speaker: a name, and for a person the post with which they sign, as far as the kit knows."""

    name: str
    title: str | None = None
    organisation: str | None = None
    is_body: bool = False
    """Whether the name is an organisation's."""


class Statement(NamedTuple):
    """A quotation in one language. No text in it is made up; what the release does not say is None or empty."""

    language: str
    """The tag of the language of the passages."""
    passages: tuple[str, ...]
    signatures: tuple[Signature, ...]
    """In the kit's order; empty where the release names nobody."""
    mention: str | None
    """Where nobody is named: the words that the release has for the speaker (“一位业内人士”), unless a mere pronoun."""
    cue: str | None
    """The release's own word; None where it has none or the passages are translated."""
    foreign_cue: str | None
    """The release's own word where the passages are translated."""
    unofficial: bool
    """Whether the passages are a translation that the source did not publish."""
    glued: bool
    """Whether the release goes on from the cue to the passage without a mark between them."""

    def denial(self) -> tuple[str, str] | None:
        """Give the English and the Chinese words for a cue that turns a translated clause round, if it is one."""
        cue = (self.foreign_cue or "").lower()
        return next(((english, chinese) for part, english, chinese in rows("denials") if part in cue), None)


def statement(press: PressKit, quote: Quote, language: str, language_name: str) -> Statement:
    """Give the quotation in `language` (a BCP 47 tag).

    A kit in that language is taken at its own words, another one at its translations. Raises NotTranslated where there
    is none; `language_name` names the language in the message.
    """
    signatures = tuple(_signature(press, quote, speaker, language) for speaker in press.speakers(quote))
    cue = (quote.cue or "").strip(" ，,：:") or None
    if family(press.kit.language) == family(language):
        mention = None if signatures else _telling(quote.mention)
        glued = _is_glued(press, quote, cue)
        return Statement(press.kit.language, quote.passages, signatures, mention, cue, None, False, glued)
    chosen = choose(quote.translations, language)
    if chosen is None:
        raise NotTranslated(
            f"quotation {quote.id}: the kit is in {press.kit.language} and has no {language_name} text of it",
            f"add `translations: {{{language}: {{text: …}}}}` to the quotation",
        )
    tag, translation = chosen
    passages = (translation.text,) if isinstance(translation.text, str) else translation.text
    return Statement(tag, passages, signatures, None, None, cue, not translation.official, False)


def _signature(press: PressKit, quote: Quote, speaker: Person | Organisation, language: str) -> Signature:
    """Sign in `language`; what has no translation stays in the script of the kit."""
    at_home = family(press.kit.language) == family(language)
    if not isinstance(speaker, Person):
        return Signature(_name_of(speaker, language, at_home=at_home), is_body=True)
    role = press.signing_role(quote, speaker)
    body = press.organisation_of(role)
    translated = None if at_home else choose(speaker.translations, language)
    name, title = speaker.name, role.title if role else None
    if translated is not None:
        name = translated[1].name
        title = translated[1].roles.get(role.id, role.title) if role else None
    return Signature(name, title, _name_of(body, language, at_home=at_home) if body else None)


def _name_of(body: Organisation, language: str, *, at_home: bool) -> str:
    translated = None if at_home else choose(body.translations, language)
    return translated[1] if translated else body.name


def _telling(mention: str | None) -> str | None:
    """Give the mention, unless it is empty or points back at somebody whom the release does not name."""
    said = (mention or "").strip()
    return said if said and said.lower() not in words("pronouns") else None


def _is_glued(press: PressKit, quote: Quote, cue: str | None) -> bool:
    """Whether the passage follows the cue at once: 提出了…的目标, but 表示，… does not."""
    if cue is None:
        return False
    anchors = press.anchors.get(quote.id)
    section = press.section(anchors[0].section) if anchors else None
    if anchors and section is not None:
        return section.text.endswith(cue, 0, anchors[0].start)
    return cue.endswith(("了", "过", "過"))  # an aspect particle asks for its object
