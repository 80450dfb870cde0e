"""What the index keeps of the people and organisations of a kit."""

from __future__ import annotations

import msgspec

from lufang_tui.library.database import sound_rows


class PartyRecord(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of a person or organisation beside what it is looked up by."""

    name: str
    names: tuple[str, ...]
    """In every form, as written."""
    posts: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """Of a person: title, organisation's name, and that organisation's names in every form, folded."""
    title_words: tuple[str, ...] = ()


_party_decoder = msgspec.json.Decoder(PartyRecord)


def decode_party(record: bytes) -> PartyRecord:
    """The record of a person or organisation, as the index has it. Raises IndexFault."""
    with sound_rows():
        return _party_decoder.decode(record)
