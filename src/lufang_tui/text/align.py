"""Finding the passage of a text that is nearest to some words, and saying how the two differ.

Both work on bit vectors held in Python's integers, so their time has a bound that no input can break
(the standard library's SequenceMatcher is cubic at worst).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from lufang_tui.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

LEAST_RATIO = 0.5
"""Below this likeness nothing is called near."""
_LONG = 1000
"""Code points from which on only the needle's two ends of this length are aligned."""
_SAMPLES = 48
"""Grams of a needle that are looked up, at each length of gram."""
_COMMON = 400
"""A gram that stands in the text more often than this tells nothing about the place."""
_CANDIDATES = 4
_MOST_TOKENS = 2000
"""Tokens of each side that a difference compares; what is behind them is left out."""
_CONTEXT = 12
"""Code points of an equal stretch that are shown on either side of a change."""
_MOST_CHANGED = 60
_MOST_SHOWN = 6
"""Changes that a difference spells out."""
_WORD = re.compile(r"[^\W_\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]+(?:['’-]\w+)*")
_TOKEN = re.compile(_WORD.pattern + r"|\s+|.", re.DOTALL)
_NOT_WORD = re.compile(r"[\W_]")


class Nearest(Struct, frozen=True):
    """A passage of the text that was searched; offsets count its code points."""

    start: int
    end: int
    ratio: float
    """Likeness: 1 = the same; 1 - edit distance / length of the longer one."""


def nearest(needle: str, hay: str) -> Nearest | None:
    """Find the passage of `hay` that is most like `needle`, or None where none is half alike.

    Places are proposed by the grams that both share and settled by edit distance (Sellers's matching with the
    bit vectors of Myers, J. ACM 46(3), 1999). The passage is widened to whole words. A needle of over 1000 code
    points is placed by its first and its last 1000. Time is linear in `hay`: at most about 0.2 s for a megabyte.
    """
    at = hay.find(needle) if needle else -1
    if at >= 0:
        return Nearest(at, at + len(needle), 1.0)
    if not needle.strip() or not hay:
        return None
    if len(needle) > _LONG:
        return _nearest_long(needle, hay)
    best: Nearest | None = None
    for size, enough in ((8, 0.85), (4, 0.7), (2, 0.0), (1, 0.0)):
        if size > max(1, len(needle) // 2):
            continue
        for place in _candidates(needle, hay, size):
            found = _settle(needle, hay, place)
            if best is None or found.ratio > best.ratio:
                best = found
        if best is not None and best.ratio >= max(enough, LEAST_RATIO):
            break
    if best is None or best.ratio < LEAST_RATIO:
        return None
    return Nearest(*_whole_words(hay, best.start, best.end), best.ratio)


def _nearest_long(needle: str, hay: str) -> Nearest | None:
    """Place a long needle by its head and by its tail, where that stands behind the head."""
    head = nearest(needle[:_LONG], hay)
    if head is None:
        tail = nearest(needle[-_LONG:], hay)
        return tail and Nearest(max(0, tail.end - len(needle)), tail.end, tail.ratio)
    tail = nearest(needle[-_LONG:], hay[head.start : head.start + len(needle) + len(needle) // 2])
    if tail is None:
        return Nearest(head.start, min(len(hay), head.start + len(needle)), head.ratio)
    return Nearest(head.start, max(head.end, head.start + tail.end), (head.ratio + tail.ratio) / 2)


def _candidates(needle: str, hay: str, size: int) -> list[int]:
    """Propose offsets of `hay` at which the needle may begin, by votes of the grams of `size` that both hold."""
    last = len(needle) - size
    step = max(1, (last + 1) // _SAMPLES)
    width = max(8, len(needle) // 8)  # places so near to each other are one
    votes: dict[int, float] = {}
    for number, evenly in enumerate(range(0, last + 1, step)):
        # An even step would meet nothing but the changes of a text that differs at even distances.
        offset = min(last, evenly + number * number % step)
        places = list(_places(needle[offset : offset + size], hay))
        if len(places) <= _COMMON:
            # A gram that stands once says more than one that stands everywhere.
            for bucket in {(at - offset) // width for at in places}:
                votes[bucket] = votes.get(bucket, 0) + 1 + 1 / len(places)
    # A place on the border of two buckets is found in either, as the alignment looks around it.
    return [bucket * width for bucket in sorted(votes, key=lambda bucket: -votes[bucket])[:_CANDIDATES]]


def _places(gram: str, hay: str) -> Iterator[int]:
    at = hay.find(gram)
    count = 0
    while at >= 0 and count <= _COMMON:
        yield at
        count += 1
        at = hay.find(gram, at + 1)


def _settle(needle: str, hay: str, place: int) -> Nearest:
    """Align the needle to the best stretch of `hay` around a place."""
    slack = max(16, len(needle) // 2)
    left = max(0, place - slack)
    window = hay[left : place + len(needle) + 2 * slack]
    distance, end = _best_end(needle, window)
    # Read backwards, the stretch's beginning is an end; what lies behind `end` is out of the question.
    _, length = _best_end(needle[::-1], window[:end][::-1])
    start = end - length
    return Nearest(left + start, left + end, 1 - distance / max(len(needle), length))


def _best_end(needle: str, window: str) -> tuple[int, int]:
    """Return the least edit distance of the needle to a stretch of the window, and where that stretch ends.

    Of several such ends the one before a mark or space is taken, else the last, so
    that a changed last character counts as changed and not as missing.
    """
    masks: dict[str, int] = {}
    for index, character in enumerate(needle):
        masks[character] = masks.get(character, 0) | 1 << index
    everything = (1 << len(needle)) - 1
    top = 1 << (len(needle) - 1)
    plus, minus = everything, 0
    score = least = len(needle)
    ends = [0]
    for index, character in enumerate(window):
        equal = masks.get(character, 0)
        vertical = equal | minus
        diagonal = (((equal & plus) + plus) ^ plus) | equal
        horizontal_plus = minus | (everything & ~(diagonal | plus))
        horizontal_minus = plus & diagonal
        if horizontal_plus & top:
            score += 1
        elif horizontal_minus & top:
            score -= 1
        horizontal_plus = horizontal_plus << 1 & everything  # no carry-in: the stretch may begin anywhere
        horizontal_minus = horizontal_minus << 1 & everything
        plus = horizontal_minus | (everything & ~(vertical | horizontal_plus))
        minus = horizontal_plus & vertical
        if score < least:
            least, ends = score, [index + 1]
        elif score == least:
            ends.append(index + 1)
    run = [end for number, end in enumerate(ends) if end == ends[0] + number]
    whole = [end for end in run if end == len(window) or _NOT_WORD.match(window[end])]
    return least, (whole or run[-1:])[0]


def _whole_words(hay: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch so that it cuts no word in two; in Chinese every character is a word here."""
    if 0 < start < len(hay) and _WORD.fullmatch(hay[start - 1 : start + 1]):
        while start and _WORD.fullmatch(hay[start - 1]):
            start -= 1
    if 0 < end < len(hay) and _WORD.fullmatch(hay[end - 1 : end + 1]):
        while end < len(hay) and _WORD.fullmatch(hay[end]):
            end += 1
    return start, end


def difference(wanted: str, found: str) -> str:
    """Say on one line how two texts differ: [-only wanted-] {+only found+}, long equal stretches cut with ….

    Latin text is compared by words, Chinese by characters. Empty where the texts are the same.
    Characters that a terminal must not see are shown as symbols.
    """
    if wanted == found:
        return ""
    left, right = _TOKEN.findall(wanted), _TOKEN.findall(found)
    head = _common(left, right)
    tail = _common(left[head:][::-1], right[head:][::-1])
    ends = (len(left) - tail, len(right) - tail)
    cut = max(ends[0] - head, ends[1] - head) > _MOST_TOKENS
    runs = [(True, "".join(left[:head]), "")]
    runs += _runs(
        left[head : min(ends[0], head + _MOST_TOKENS)], right[head : min(ends[1], head + _MOST_TOKENS)]
    )
    runs.append((True, "" if cut else "".join(left[ends[0] :]), ""))
    merged = _merged(runs)
    shown = _shown(merged)
    return shown + "…" if cut and not shown.endswith("…") else shown


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    """Count the tokens that both sides begin with."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _runs(left: Sequence[str], right: Sequence[str]) -> list[tuple[bool, str, str]]:
    """Compare tokens: (True, equal text, "") and (False, removed, added), in order."""
    runs: list[tuple[bool, str, str]] = []
    row = column = 0
    for at_left, at_right in [*_pairs(left, right), (len(left), len(right))]:
        if at_left > row or at_right > column:
            runs.append((False, "".join(left[row:at_left]), "".join(right[column:at_right])))
        if at_left < len(left):
            runs.append((True, left[at_left], ""))
        row, column = at_left + 1, at_right + 1
    return runs


def _pairs(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Match the tokens of a longest common subsequence, by bit vectors (Hyyrö 2004) and a walk back over them."""
    masks: dict[Hashable, int] = {}
    for index, token in enumerate(left):
        masks[token] = masks.get(token, 0) | 1 << index
    everything = (1 << len(left)) - 1
    rows = [everything]
    for token in right:
        last = rows[-1]
        both = last & masks.get(token, 0)
        rows.append((last + both | last - both) & everything)
    pairs: list[tuple[int, int]] = []
    row, column = len(right), len(left)
    while row and column:
        bit = 1 << (column - 1)
        if rows[row] & bit:  # this token of the left adds nothing to the subsequence
            column -= 1
        elif not rows[row - 1] & bit:  # it was reached without this token of the right
            row -= 1
        else:
            row, column = row - 1, column - 1
            pairs.append((column, row))
    return pairs[::-1]


def _merged(runs: list[tuple[bool, str, str]]) -> list[tuple[bool, str, str]]:
    """Join neighbours, and let a change swallow an equal island of one character or of white space."""
    joined: list[tuple[bool, str, str]] = []
    for equal, removed, added in runs:
        if not removed and not added:
            continue
        if joined and joined[-1][0] == equal:
            before = joined.pop()
            joined.append((equal, before[1] + removed, before[2] + added))
        else:
            joined.append((equal, removed, added))
    result: list[tuple[bool, str, str]] = []
    for index, (equal, text, added) in enumerate(joined):
        island = equal and 0 < index < len(joined) - 1 and len(text.strip()) <= 1
        if result and not result[-1][0] and (island or not equal):
            before = result.pop()
            result.append((False, before[1] + text, before[2] + (text if equal else added)))
        else:
            result.append((equal, text, added))
    return result


def _shown(runs: list[tuple[bool, str, str]]) -> str:
    parts: list[str] = []
    changes = 0
    for index, (equal, text, added) in enumerate(runs):
        if equal:
            parts.append(_one_line(_context(text, index == 0, index == len(runs) - 1)))
            continue
        changes += 1
        if changes > _MOST_SHOWN:
            parts.append("…")
            break
        bare = not text.strip() or not added.strip()
        parts.append(f"[-{_changed(text, bare)}-]" if text else "")
        parts.append(f"{{+{_changed(added, bare)}+}}" if added else "")
    return "".join(parts)


def _context(text: str, first: bool, last: bool) -> str:
    """Cut an equal stretch to what stands beside a change; Latin words stay whole."""
    tokens = _TOKEN.findall(text)
    before = "" if first else "".join(_fitting(tokens))
    after = "" if last else "".join(_fitting(tokens[::-1])[::-1])
    return text if len(before) + len(after) + 1 >= len(text) else f"{before}…{after}"


def _fitting(tokens: Sequence[str]) -> list[str]:
    """Take the first tokens that fit into the context, at least one."""
    taken: list[str] = []
    for token in tokens:
        if taken and sum(map(len, taken)) + len(token) > _CONTEXT:
            break
        taken.append(token)
    return taken


def _changed(text: str, bare: bool) -> str:
    """Show one side of a change; white space that is all there is, or no plain space, is named by its code."""
    if len(text) > _MOST_CHANGED:
        text = text[: _MOST_CHANGED // 2] + "…" + text[-_MOST_CHANGED // 2 :]
    named = re.sub(r"[^\S \n]", lambda space: f"U+{ord(space[0]):04X}", text)
    if bare and not text.strip(" "):
        named = "␣" * len(text)
    return _one_line(named)


def _one_line(text: str) -> str:
    return visible(text).replace("\n", "¶").replace("\t", "␉")
