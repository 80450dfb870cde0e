"""Whose words, and which: a quotation in one language, with the names and posts of its speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.attribution.sic import with_sic
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.model import Kind, Person
from lufang_tui.lexicon.words import rows, words
from lufang_tui.text.languages import choose, family

if TYPE_CHECKING:
    from lufang_tui.attribution.excerpts import Excerpt, Stretch
    from lufang_tui.kit.model import Kit, Organisation, Quote, Role
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


class Asked(NamedTuple):
    """What a style is asked to write."""

    press: PressKit
    quote: Quote
    excerpt: Excerpt | Stretch | None = None
    """The part of the statement that is wanted; None = all of it."""


class Statement(NamedTuple):
    """A quotation in one language. No text in it is made up; what the release does not say is None or empty."""

    asked: Asked
    language: str
    """The tag of the language of the passages."""
    passages: tuple[str, ...]
    """As the kit has them, but for ellipses where an excerpt leaves something out, and [sic] where the note has it."""
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

    warnings: tuple[str, ...] = ()
    """Sentences for the person who asked: what an excerpt leaves out."""

    @property
    def kit(self) -> Kit:
        """The kit that it comes from."""
        return self.asked.press.kit

    @property
    def kind(self) -> Kind:
        """How the release gives it."""
        return self.asked.quote.kind

    @property
    def direct(self) -> bool:
        """Whether the passages are the speaker's own words."""
        return self.kind is Kind.DIRECT

    def denial(self) -> tuple[str, str] | None:
        """Give the English and the Chinese words for a cue that turns a translated clause round, if it is one."""
        cue = (self.foreign_cue or "").lower()
        return next(((english, chinese) for part, english, chinese in rows("denials") if part in cue), None)


def statement(asked: Asked, language: str, language_name: str, *, bracketed: bool = False) -> Statement:
    """Give the quotation in `language` (a BCP 47 tag).

    A kit in that language is taken at its own words, another one at its translations. `bracketed` puts an ellipsis in
    square brackets, as scholars do. Raises NotTranslated where there is no text in that language, which `language_name`
    names in the message, and NoSuchExcerpt.
    """
    press, quote = asked.press, asked.quote
    cue = (quote.cue or "").strip(" ，,：:") or None
    if family(press.kit.language) == family(language):
        signatures = _signatures(asked, language)
        mention = None if signatures else _telling(quote.mention)
        glued = _is_glued(press, quote, cue)
        passages, warnings = _wanted(asked, quote.passages, press.kit.language, bracketed=bracketed)
        return Statement(
            asked,
            press.kit.language,
            with_sic(passages, quote.note, press.kit.language),
            signatures,
            mention,
            cue,
            None,
            False,
            glued and passages[:1] == quote.passages[:1],
            warnings,
        )
    chosen = choose(quote.translations, language)
    if chosen is None:
        raise NotTranslated(
            _("quotation {id}: the kit is in {tag} and has no {language} text of it").format(
                id=quote.id, tag=press.kit.language, language=language_name
            ),
            _("add `translations: {{{tag}: {{text: …}}}}` to the quotation").format(tag=language),
        )
    tag, translation = chosen
    passages = (translation.text,) if isinstance(translation.text, str) else translation.text
    passages, warnings = _wanted(asked, passages, tag, bracketed=bracketed)
    return Statement(
        asked,
        tag,
        passages,
        _signatures(asked, language),
        None,
        None,
        cue,
        not translation.official,
        False,
        warnings,
    )


def _wanted(
    asked: Asked, passages: tuple[str, ...], language: str, *, bracketed: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the passages, cut to the excerpt, and the warnings about the cut."""
    if asked.excerpt is None:
        return passages, ()
    from lufang_tui.attribution.excerpts import cut

    return cut(passages, asked.excerpt, language, name=asked.quote.id, bracketed=bracketed)


def _signatures(asked: Asked, language: str) -> tuple[Signature, ...]:
    press, quote = asked.press, asked.quote
    return tuple(
        signature_of(
            press,
            speaker,
            press.signing_role(quote, speaker) if isinstance(speaker, Person) else None,
            language,
        )
        for speaker in press.speakers(quote)
    )


def signature_of(
    press: PressKit, speaker: Person | Organisation, role: Role | None, language: str
) -> Signature:
    """Sign for a speaker in `language`; what has no translation stays in the script of the kit."""
    at_home = family(press.kit.language) == family(language)
    if not isinstance(speaker, Person):
        return Signature(_name_of(speaker, language, at_home=at_home), is_body=True)
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
