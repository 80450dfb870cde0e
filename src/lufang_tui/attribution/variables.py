"""What a style's template knows of a quotation: plain texts, lists and dictionaries, and no object of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lufang_tui.attribution import blocks, en_news, zh_news
from lufang_tui.attribution.marks import marks_of
from lufang_tui.text.languages import family, is_chinese
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from lufang_tui.attribution.statement import Statement


class Translations(dict[str, Any]):
    """Translations by language; asking for one that the kit has not is no mistake."""


def variables(said: Statement) -> dict[str, Any]:
    """Give the values by name; `example.py` explains them to whoever writes a template."""
    quote = said.asked.quote
    passages = _words(said, said.language, said.passages)
    values = {
        "id": quote.id,
        "kind": quote.kind.value,
        "language": said.language,
        "words": _together(passages, said.language),
        "passages": passages,
        "sentence": _sentence(said),
        "signature": blocks.signature_line(said),
        "speakers": [
            {
                "name": signature.name,
                "title": signature.title,
                "organisation": signature.organisation,
                "is_organisation": signature.is_body,
            }
            for signature in said.signatures
        ],
        "mention": said.mention,
        "cue": said.cue,
        "note": quote.note,
        "source": _source(said),
        "translations": _translations(said),
    }
    return {name: _safe(value) for name, value in values.items()}


def _words(said: Statement, language: str, passages: tuple[str, ...]) -> list[str]:
    """Give the passages, in the language's marks where they are the speaker's own words."""
    marks = marks_of(language)
    return [marks.enclose(passage) if said.direct else passage for passage in passages]


def _together(passages: list[str], language: str) -> str:
    return ("" if is_chinese(language) else " ").join(passages)


def _sentence(said: Statement) -> str:
    if is_chinese(said.language):
        return zh_news.render(said)
    if family(said.language) == "en":
        return en_news.render(said)
    found = blocks.block(said)
    return "\n".join([*found.paragraphs, found.signature or ""])


def _source(said: Statement) -> dict[str, str | None]:
    kit, source = said.kit, blocks.source_of(said.kit)
    return {
        "line": source.text(),
        "title": source.title,
        "label": kit.label,
        "headline": kit.headline,
        "publisher": source.publisher,
        "place": kit.dateline.place if kit.dateline else None,
        "date": kit.dateline.date if kit.dateline else None,
        "date_in_words": source.date,
        "url": source.url,
        "file": kit.source.file if kit.source else None,
        "sha256": kit.source.sha256 if kit.source else None,
    }


def _translations(said: Statement) -> Translations:
    """Give the translations, each unofficial one with its label; none of an excerpt, which only the kit's words have."""
    found = Translations()
    if said.asked.excerpt is not None:
        return found
    for tag, translation in said.asked.quote.translations.items():
        passages = (translation.text,) if isinstance(translation.text, str) else translation.text
        label = zh_news.words_for(tag).unofficial if is_chinese(tag) else en_news.UNOFFICIAL
        words = _together(_words(said, tag, passages), tag) + label * (not translation.official)
        found[tag] = {"words": words, "language": tag, "official": translation.official}
    return found


def _safe(value: Any) -> Any:
    """Make every text in a value safe to show."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return type(value)({visible(key): _safe(part) for key, part in value.items()})
    return [_safe(part) for part in value] if isinstance(value, list) else value
