"""Comments of an HTML page: which are in an element, and which of two blocks one between them belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


def comments_in(node: LexborNode) -> list[str]:
    """The comments inside an element."""
    found = (child for child in node.traverse(include_text=True) if child.tag == "-comment")
    return [(comment.comment_content or "").strip() for comment in found]


def ends_a_line(comment: LexborNode) -> bool:
    """Whether a comment between two blocks stands on the line that the first of them ends on, and nothing behind it."""
    before, behind = comment.prev, comment.next
    if before is not None and before.tag == "-text":
        if "\n" in (before.text_content or ""):
            return False
        before = before.prev
    starts = behind.text_content or "" if behind is not None and behind.tag == "-text" else ""
    return before is not None and (behind is None or starts.lstrip(" \t\r").startswith("\n"))
