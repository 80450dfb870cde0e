"""E-mails (.eml) to canonical text: the body; attachments are handed on, not read."""

from __future__ import annotations

import email
import email.policy
import re
from email.errors import MessageError
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from lufang_tui.documents.decode import Decoded, decode
from lufang_tui.documents.html import add_html
from lufang_tui.documents.model import Attachment, Document, Extras
from lufang_tui.documents.pieces import Assembler
from lufang_tui.documents.plain import read_plain
from lufang_tui.errors import LufangError
from lufang_tui.i18n import _
from lufang_tui.text.offsets import OffsetMap

if TYPE_CHECKING:
    import datetime as dt
    from email.message import EmailMessage

_FOLD = re.compile(r"[\r\n]+[ \t]*")
_PLAIN_IS_WHOLE = 0.5
"""A plain part with fewer of the HTML part's words than this is only a pointer to it."""


def read_mail(data: bytes, name: str) -> Document:
    """The document of an e-mail: its plain text, or its HTML where that is all there is.

    Raises LufangError where the file is no e-mail or has no body.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not message.keys():
        raise LufangError(_("{name}: not an e-mail").format(name=name))
    try:
        attachments = tuple(_attachments(message))
        document = _body(message, name)
    except (LookupError, MessageError, ValueError, AttributeError) as error:
        raise LufangError(_("{name}: the e-mail cannot be read").format(name=name)) from error
    if document is None:
        if not attachments:
            raise LufangError(_("{name}: the e-mail has no text").format(name=name))
        document = Document("", "", "utf-8", (), OffsetMap())
    extras = document.extras._replace(title=_subject(message), date=_date(message), attachments=attachments)
    itself = OffsetMap()
    itself.copy(len(document.text), 0)
    return Document(document.text, document.text, "utf-8", document.blocks, itself, extras)


def _body(message: EmailMessage, name: str) -> Document | None:
    plain, page = _part(message, "plain"), _part(message, "html")
    html: Document | None = None
    if page is not None:
        assembler = Assembler()
        extras: Extras = add_html(assembler, page, name, embedded=_embedded(message))
        html = assembler.document_of_text(extras)
    if (
        plain is not None
        and plain.strip()
        and (html is None or len(plain) > len(html.text) * _PLAIN_IS_WHOLE)
    ):
        return read_plain(Decoded(plain, "utf-8"))
    return html if html is not None and html.text.strip() else None


def _part(message: EmailMessage, kind: str) -> str | None:
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return None
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return None
    charset = part.get_content_charset()
    try:
        return data.decode(charset or "utf-8").replace("\r\n", "\n")
    except (LookupError, UnicodeDecodeError):  # the header lies, as many do; the bytes tell
        return decode(data, "body").text.replace("\r\n", "\n")


def _embedded(message: EmailMessage) -> dict[str, tuple[str, bytes]]:
    """The pictures that the page of an e-mail shows: content id -> file name and bytes."""
    found: dict[str, tuple[str, bytes]] = {}
    for part in message.walk():
        data = part.get_payload(decode=True) if part.get_content_maintype() == "image" else None
        if isinstance(data, bytes) and part["content-id"]:
            ending = part.get_content_subtype().replace("jpeg", "jpg")
            named = _file_name(str(part.get_filename() or f"picture-{len(found) + 1}.{ending}"))
            found[str(part["content-id"]).strip("<> ")] = (named, data)
    return found


def _attachments(message: EmailMessage) -> list[Attachment]:
    found: list[Attachment] = []
    for part in message.iter_attachments():
        if part["content-id"] and part.get_content_maintype() == "image":
            continue  # a part of the page
        named, data = part.get_filename(), part.get_payload(decode=True)
        forwarded = part.get_payload(0) if part.get_content_type() == "message/rfc822" else None
        if isinstance(forwarded, Message):
            data = bytes(forwarded)
            named = named or f"{forwarded['subject'] or 'message'}.eml"
        if isinstance(data, bytes):
            found.append(Attachment(_file_name(str(named or f"attachment-{len(found) + 1}")), data))
    return found


def _file_name(named: str) -> str:
    """A name that an e-mail gives, without line ends or a path."""
    return _FOLD.sub("", named).replace("\\", "/").rpartition("/")[2] or "attachment"


def _subject(message: EmailMessage) -> str | None:
    return _FOLD.sub(" ", str(message.get("subject") or "")).strip() or None


def _date(message: EmailMessage) -> dt.date | None:
    try:
        return parsedate_to_datetime(str(message.get("date"))).date()
    except (TypeError, ValueError):
        return None
