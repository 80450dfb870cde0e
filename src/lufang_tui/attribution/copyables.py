"""What else can be copied with its attribution: a person, an organisation, a caption, a contact, the boilerplate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lufang_tui.attribution.statement import Signature, signature_of
from lufang_tui.attribution.styles import attribute, default_style
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.kit.model import Contact, Figure, Kit, Organisation, Person, Quote
from lufang_tui.text.languages import family, is_chinese, is_traditional
from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from lufang_tui.kit.model import Entry
    from lufang_tui.kit.press import PressKit


class NothingToCopy(LufangError):
    """The kit has nothing of that kind, or nothing that a text could be made of."""


def copyable(press: PressKit, entry: Entry | Contact | Kit) -> str:
    """Give an entry as a text to paste, in the kit's language, safe to show on a terminal.

    A person: the name with the title and organisation that sign first. An organisation: its name. A figure: the caption
    and the credit, or that the release gives none. A contact: who it is, then a line each for telephone and e-mail.
    The kit itself: its boilerplate. A quotation: as `attribute` signs it in the news style of the kit's language.
    Raises NothingToCopy for any other entry, and for a kit without boilerplate.
    """
    if isinstance(entry, Quote):
        return attribute(press, entry, default_style(press.kit))
    return visible(_text(press, entry))


def _text(press: PressKit, entry: Entry | Contact | Kit) -> str:
    if isinstance(entry, Person):
        role = entry.roles[0] if entry.roles else None
        return _signed(press, signature_of(press, entry, role, press.kit.language))
    if isinstance(entry, Organisation):
        return entry.name
    if isinstance(entry, Figure):
        return _caption(entry, press.kit.language)
    if isinstance(entry, Contact):
        return _contact(press, entry)
    if isinstance(entry, Kit):
        if entry.boilerplate:
            return entry.boilerplate.strip()
        raise NothingToCopy(_("the kit has no boilerplate"))
    raise NothingToCopy(_("'{id}' has no text of its own to copy").format(id=entry.id))


def _signed(press: PressKit, signature: Signature) -> str:
    """Write a person with a post as the kit's language does."""
    language = press.kit.language
    if is_chinese(language):
        from lufang_tui.attribution import zh_news

        return zh_news.signed(signature)
    if family(language) == "en":
        from lufang_tui.attribution import en_names

        return en_names.signed(signature).text
    return ", ".join(filter(None, signature[:3]))


def _caption(figure: Figure, language: str) -> str:
    """Give the caption with the credit as the release has it; where it has none, that is said."""
    caption, credit = (figure.caption or "").strip(), (figure.credit or "").strip()
    if is_chinese(language):
        unknown = "新聞稿未註明圖片作者" if is_traditional(language) else "新闻稿未注明图片作者"
        return f"{caption}（{credit or unknown}）"
    return f"{caption} ({credit or 'no credit given in the release'})"


def _contact(press: PressKit, contact: Contact) -> str:
    body = press.organisation(contact.organisation)
    organisation = body.name if body else None
    if is_chinese(press.kit.language):
        from lufang_tui.attribution import zh_news

        who = zh_news.run_together(organisation, contact.role, contact.name)
        phone, email = (
            ("電話：", "電郵：") if is_traditional(press.kit.language) else ("电话：", "电子邮箱：")
        )
    else:
        who = ", ".join(part for part in (contact.name, contact.role, organisation) if part)
        phone, email = "Telephone: ", "E-mail: "
    lines = [who]
    lines += [f"{phone}{contact.phone}"] if contact.phone else []
    lines += [f"{email}{contact.email}"] if contact.email else []
    return "\n".join(lines)
