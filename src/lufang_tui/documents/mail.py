"""E-mails (.eml) to canonical text: the body; attachments are handed on, not read."""

from __future__ import annotations

import email
import email.policy
import re
from email.errors import MessageError
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
        extras: Extras = add_html(assembler, page, name)
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


def _attachments(message: EmailMessage) -> list[Attachment]:
    found: list[Attachment] = []
    for part in message.iter_attachments():
        data = part.get_payload(decode=True)
        if isinstance(data, bytes):
            named = str(part.get_filename() or f"attachment-{len(found) + 1}")
            found.append(
                Attachment(_FOLD.sub("", named).replace("\\", "/").rpartition("/")[2] or "attachment", data)
            )
    return found


def _subject(message: EmailMessage) -> str | None:
    return _FOLD.sub(" ", str(message.get("subject") or "")).strip() or None


def _date(message: EmailMessage) -> dt.date | None:
    try:
        return parsedate_to_datetime(str(message.get("date"))).date()
    except (TypeError, ValueError):
        return None
