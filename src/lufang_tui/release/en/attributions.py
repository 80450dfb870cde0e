"""Attributions: a cue with its subject, and where the words that it introduces begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lufang_tui.release.en import speakers
from lufang_tui.release.en.cues import Cue, cues
from lufang_tui.release.en.frame import BLANK
from lufang_tui.release.en.posts import posts, speaking_nouns
from lufang_tui.release.model import Span

if TYPE_CHECKING:
    from lufang_tui.release.en.frame import Sentence
    from lufang_tui.release.en.speakers import Subject

_LONGEST = 6_000  # code points of a sentence in which cues are looked for
_MOST_CUES = 30
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|’s|'s|get|gets|got)\s+(?:\w+ly\s+|also\s+|not\s+|widely\s+)?$"
)
_DETERMINER = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|our|my|your|this|that|these|those|no|any|some|such|each|every|of|in|by|with|without|own|latest|new|recent|public|official|annual)|['’]s|s['’])\s+$",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"(?:n['’]t|\bnot|\bnever|\bcannot|\bwithout)\s+(?:\w+ly\s+)?$")
_INFINITIVE = re.compile(r"(?<!\bon\s)\bto\s+(?:\w+ly\s+)?$")
_POSSIBLE = re.compile(r"\b(?:can|could|may|might|should)\s+(?:\w+ly\s+|also\s+|just\s+|simply\s+)?$")
_HABIT = re.compile(r"\b(?:likes?|liked|loves?|loved|used|tends?|had|has)\s+to\s+(?:\w+ly\s+)?$")
_GOES_ON = r"in|on|at|during|to|with|from|for|through|via|by|of|earlier|later|yesterday|today|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|last|this|reporters|journalists|local|media|both|me|us|him|her|them|clearly|again|repeatedly|publicly|here|there|proudly|after|as"
_ASIDE = r"(?:,\s+(?:however|though|too|therefore|meanwhile|moreover|for\s+example|in\s+particular|among\s+other\s+things|on\s+the\s+other\s+hand|at\s+the\s+same\s+time|in\s+turn),)"
_THAT = re.compile(
    rf"{_ASIDE}?(?:\s+(?:{_GOES_ON})\b(?:\s+[\w’'.&-]+){{0,11}}?)?\s*,?\s+that\b(?!\s+(?:is|was)\b)\s*,?\s*"
)
_TOLD_THAT = re.compile(r"(?:\s+[\w’'.&-]+){1,6}?\s*,?\s+that\b\s*,?\s*")
_CLAUSE = r"(?:(?:he|she|it|they|we|I|you|there|the|a|an|this(?!\s+(?:to|in|with|at|on|when|as|because|after|for)\b)|these|those|his|her|its|their|our|my|no|some|many|all|more|most|both|people|such|any)\b|[A-Z¤]|\d)"
_WHEN = (
    r"(?:(?:on|last|this|late|early|earlier|later)\s+)*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year|today|yesterday|earlier|later)(?:\s+(?:morning|afternoon|evening|night))?"
    r"|(?:in|on|during|at)\s+an?\s+(?:\w+\s+)?(?:interview|statement|email|e-mail|speech|letter|call|briefing|tweet|post|address|conference)"
)
_BARE = re.compile(
    rf"(?:\s+(?:{_WHEN}))?\s*,?\s+(?={_CLAUSE})"
    r"|,\s+(?=(?:since|in(?!\s+(?:an?|the)\s+(?:interview|statement|speech|email|letter|post|tweet)|\s+(?:part|effect|fact|response|reply)\b)|as|with|if|when|by|at|for|from|during|under"
    r"|through|although|though|while|because|after|before|once|only|not|today|now|currently|nowadays|more|most|every|each|both|one|two|three|such|what|how|where)\s)"
)
_COMMA_CLAUSE = re.compile(r",\s+(?=(?:he|she|it|they|we|there|the|an?|this|these|our|its|their)\s|[A-Z])")
_TOLD_BARE = re.compile(
    r"(?:\s+[\w’'.&-]+){1,4}?\s+(?=(?:he|she|it|they|we|I|there|the|his|her|its|their)\s)"
)
_TO_SOMEBODY = (
    "warn",
    "show",
    "express",
    "voic",
    "remind",
    "assur",
    "reassur",
    "inform",
    "notif",
    "advis",
    "promis",
    "caution",
)
"""How cues begin that may name whom they are said to before "that"."""
_SUBORDINATE = re.compile(r"\b(?:when|while|after|before|if|because|until|once)\s+$")
_COMMA_CUES = (
    "stress",
    "emphasi",
    "indicat",
    "believ",
    "mention",
    "reveal",
    "hope",
    "hoping",
    "suggest",
    "confirm",
    "expect",
)
"""How cues begin behind which translated releases leave out "that" and put a comma."""
_PRONOUN_CLAUSE = re.compile(
    r"(?:\s+on\s+\w+day|\s+today)?\s*,?\s+(?=(?:it|he|she|they|we)\s+(?:will|would|has|had|is|was|were|are|have|can|could|may|plans?|expects?|intends?|wants?|\w+ed)\b)"
)
_NOUN_CLAUSE = re.compile(
    r"\s+(?=(?!in\b|on\b|at\b|to\b|of\b|for\b|with\b|from\b|as\b|nothing\b|so\b|yes\b|no\b|during\b|after\b|before\b|about\b|when\b|while\b|if\b|by\b)[a-z][\w-]*\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:is|are|was|were|will|would|has|have|had|can|could|may|might|should|must|rose|fell|grew|\w{3,}ed)\b)"
)
_COLON = re.compile(r"[^¤:;.?!]{0,100}:\s*")
_WORDS_OF = re.compile(
    r"\s*[Ii]n\s+(?P<name>his|her|their|[A-Z][\w.-]*(?:\s+[A-Z][\w.-]*){0,3}(?=['’]s))(?:['’]s)?\s+(?:own\s+)?words,?"
)
_PARTICIPLE = re.compile(
    r"[^,¤]{0,40},\s+(?:conducted|released|published|issued|compiled|carried|commissioned|which|based|produced|prepared|led|dated|drawn|obtained)\s"
)
"""What tells more of a source between commas: according to the survey, conducted in May, …"""
_ACCORDING = re.compile(r"\b[Aa]ccording\s+to\s+")


class Attribution(NamedTuple):
    """A cue, its subject where the sentence has one, and what it introduces."""

    cue: Span
    subject: Subject | None
    kind: str
    """As the lexicon has it: bare, that, quote; or according."""
    start: int
    """Where the attribution begins, subject included."""
    end: int
    clause: int | None = None
    """Where the reported clause behind it begins."""
    explicit: bool = False
    """Whether "that" or a colon opens the clause, or "according to" the sentence."""
    inverted: bool = False
    ing: bool = False
    strict: bool = False
    relative: bool = False
    """Whether it stands in a relative clause (an architect who said …)."""


def attributions(frame: str, sentence: Sentence) -> list[Attribution]:
    """Give the attributions of a sentence in order."""
    found: list[Attribution] = []
    if sentence.end - sentence.start > _LONGEST:
        sentence = sentence._replace(end=sentence.start + _LONGEST)
    for cue in cues(frame, sentence.start, sentence.end)[:_MOST_CUES]:
        one = _attribution(frame, sentence, cue, found)
        if one is not None and not (found and one.cue.start < found[-1].end):
            found.append(_of_antecedent(frame, one, found))
    found += _according(frame, sentence)
    found += _in_words_of(frame, sentence)
    return sorted(found, key=lambda one: one.start)


def _of_antecedent(frame: str, one: Attribution, found: list[Attribution]) -> Attribution:
    """An attribution in a relative clause to somebody whom the one before named (said Ann Lee, who added …)."""
    last = found[-1].subject if found else None
    if not one.relative or last is None or one.subject is None:
        return one
    if frame[last.span.end : one.subject.first].strip(" ,"):
        return one
    return one._replace(subject=last)


def _in_words_of(frame: str, sentence: Sentence) -> list[Attribution]:
    """The attribution that opens a sentence as "in Ann Lee's words" does."""
    match = _WORDS_OF.match(frame, sentence.start, sentence.end)
    if match is None:
        return []
    span = Span(*match.span("name"))
    kind = "pronoun" if match["name"].islower() else "name"
    subject = speakers.Subject(span, span.start, kind)
    return [Attribution(Span(match.start(), match.end()), subject, "quote", match.start(), match.end())]


def _attribution(frame: str, sentence: Sentence, cue: Cue, earlier: list[Attribution]) -> Attribution | None:
    ahead = frame[max(sentence.start, cue.start - 40) : cue.start]
    if _is_no_speech(frame, cue, ahead):
        return None
    touches = re.search(rf"{BLANK}\s*,?\s*$", ahead) is not None
    after_comma = re.search(r",\s*$", ahead) is not None
    spoken = _behind(
        frame, sentence, cue, touches=touches, opens=not ahead.strip(" *_\n"), after_comma=after_comma
    )
    if spoken is not None:
        return Attribution(
            Span(cue.start, cue.end), spoken, cue.kind, cue.start, spoken.span.end, inverted=True
        )
    if cue.ing:
        subject = _of_participle(frame, sentence, cue, earlier, after_comma=after_comma or touches)
    else:
        subject = speakers.before(frame, sentence.start, cue)
    if subject is None or (earlier and _is_aside(frame, subject)):
        return None
    if not subject.source and (cue.strict or cue.noun):
        return None
    clause, explicit = _clause(frame, sentence, cue) if subject.source else (None, False)
    relative = re.search(r"(?:^|\s)(?:who|which)\s*$", frame[subject.first : subject.span.end]) is not None
    if cue.noun and not (_verb_like(frame, subject) and _speaks(frame, sentence, cue, clause)):
        return None
    start = cue.start if cue.ing else min(cue.start, subject.first)
    return Attribution(
        Span(cue.start, cue.end),
        subject,
        cue.kind,
        start,
        cue.end,
        clause,
        explicit,
        ing=cue.ing,
        strict=cue.strict,
        relative=relative,
    )


def _is_no_speech(frame: str, cue: Cue, ahead: str) -> bool:
    """Whether the words before a cue, or "to" behind it, make something else of it: denied, intended, passive, a noun."""
    if _NEGATED.search(ahead) or re.search(r"\bas\s+$", ahead):
        return True
    if cue.form.startswith(("continu", "ask")) and re.match(r"\s+to\s+[a-z]", frame[cue.end : cue.end + 8]):
        return True  # they continue to grow, she asked to leave
    if (_INFINITIVE.search(ahead) and not _HABIT.search(ahead)) or (not cue.ing and _PASSIVE.search(ahead)):
        return True
    if cue.base and _POSSIBLE.search(ahead):
        return True  # users can say “turn on the light”
    return _DETERMINER.search(ahead) is not None and (cue.noun or cue.ing or cue.base)


def _behind(
    frame: str, sentence: Sentence, cue: Cue, *, touches: bool, opens: bool, after_comma: bool
) -> Subject | None:
    """The subject behind a cue: “…,” said Ann Lee; prices fell, said Ann Lee; Said Ann Lee: “…”."""
    opens = opens and frame[cue.start].isupper()
    if cue.ing or cue.form.startswith(("tell", "told")) or not (touches or after_comma or opens):
        return None
    subject = speakers.behind(frame, cue.end, sentence.end)
    if subject is None or not _is_inverted(frame, subject, sentence, touches=touches or opens):
        return None
    return subject


def _is_aside(frame: str, subject: Subject) -> bool:
    """Whether a subject stands in a clause that only tells when: "… replied, when a reporter read him the line"."""
    ahead = frame[max(0, subject.first - 12) : subject.first]
    return subject.kind != "pronoun" and _SUBORDINATE.search(ahead) is not None


def _is_inverted(frame: str, subject: Subject, sentence: Sentence, *, touches: bool) -> bool:
    """Whether what stands behind a cue is who spoke (…, said Ann Lee), not what was said (Ann Lee, 34, said prices fell)."""
    if touches and not frame[sentence.start : subject.first].strip(f" {BLANK},").count(" "):
        return True  # nothing but the quotation stands before it
    text = frame[subject.span.start : subject.span.end]
    return speakers.is_noun_phrase(text) and (touches or _ends_there(frame, subject, sentence))


def _ends_there(frame: str, subject: Subject, sentence: Sentence) -> bool:
    """Whether the sentence ends, or an apposition begins, behind an inverted subject (…, said Ann Lee, head of A.)."""
    rest = frame[subject.span.end : sentence.end]
    return re.match(r"\s*[.,]|\s*$|\s+(?:in|on|at)\s", rest) is not None and subject.kind != "pronoun"


def _of_participle(
    frame: str, sentence: Sentence, cue: Cue, earlier: list[Attribution], *, after_comma: bool
) -> Subject | None:
    if earlier and after_comma and not earlier[-1].relative:
        return earlier[-1].subject
    found = speakers.before(frame, sentence.start, cue)
    if found is not None and not after_comma:
        return speakers.last_name(frame, found)
    return speakers.opening(frame, sentence.start, cue.start) if after_comma else None


def _verb_like(frame: str, subject: Subject) -> bool:
    """Whether the last word before a form that may be a noun is somebody who speaks, not an adjective."""
    last = re.search(r"[\w’'-]+\W*$", frame[subject.span.start : subject.span.end])
    if last is None or subject.kind == "pronoun":
        return subject.kind == "pronoun"
    word = last[0].strip(" ,.)")
    known = speaking_nouns()
    if not word.islower() or word in known or word.rstrip("s") in known or word.endswith("s"):
        return True
    head = re.match(
        r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Tt]his|[Oo]ur|[Ii]ts)\s+(?:[\w-]+\s+){0,3}?([a-z]+)\s+(?:of|by|from|in|on|for)\s",
        frame[subject.span.start : subject.span.end],
    )
    return head is not None and head[1] in known


def _speaks(frame: str, sentence: Sentence, cue: Cue, clause: int | None) -> bool:
    """Whether a form that may be a noun is a verb here: what it introduces, or a quotation, stands beside it."""
    if clause is not None:
        return True
    rest = frame[cue.end : sentence.end]
    ahead = frame[max(sentence.start, cue.start - 80) : cue.start]
    return re.match(rf"\s*[,:]?\s*{BLANK}|\s*:", rest) is not None or BLANK in ahead[-60:]


def _clause(frame: str, sentence: Sentence, cue: Cue) -> tuple[int | None, bool]:
    """Where the reported clause behind a cue begins, and whether "that" or a colon says so."""
    if cue.kind == "quote":
        return None, False
    told = cue.form.startswith(("tell", "told"))
    that = _THAT.match(frame, cue.end, sentence.end) or (
        _TOLD_THAT.match(frame, cue.end, sentence.end) if told or cue.form.startswith(_TO_SOMEBODY) else None
    )
    bare = _BARE.match(frame, cue.end, sentence.end) if cue.kind == "bare" and not told else None
    if bare is None and cue.form in ("said", "says"):
        bare = _NOUN_CLAUSE.match(frame, cue.end, sentence.end)
    if cue.kind == "that" and not cue.strict:
        bare = _PRONOUN_CLAUSE.match(frame, cue.end, sentence.end) or (
            _COMMA_CLAUSE.match(frame, cue.end, sentence.end) if not cue.ing and not cue.base else None
        )
    if cue.strict and cue.form.startswith(_COMMA_CUES) and not cue.ing:
        bare = _COMMA_CLAUSE.match(frame, cue.end, sentence.end)
    if told:
        bare = _TOLD_BARE.match(frame, cue.end, sentence.end)
    if that is not None and not (
        bare is not None and bare.end() < that.end() - len("that ") and "," not in that[0]
    ):
        return that.end(), True
    if bare is not None:
        return bare.end(), "," in bare[0]
    if that is not None:
        return that.end(), True
    colon = _COLON.match(frame, cue.end, sentence.end)
    if colon is not None and colon.end() < sentence.end and not (cue.noun and colon[0].strip() != ":"):
        return colon.end(), True
    return None, False


def _according(frame: str, sentence: Sentence) -> list[Attribution]:
    found = []
    for match in _ACCORDING.finditer(frame, sentence.start, sentence.end):
        subject = speakers.behind(frame, match.end() - 1, sentence.end)
        if subject is None or not subject.source:
            continue
        end = subject.span.end
        comma = re.match(r",\s+", frame[end : end + 4])
        if comma is not None:
            _roles, stop = posts(frame, end + comma.end(), sentence.end)
            if stop > end + comma.end() and re.match(r"\s*,", frame[stop : stop + 3]):
                end = stop
        rest = re.match(r"[^,¤]{0,80}?,\s+", frame[end : sentence.end])
        opens = not re.search(
            r"[A-Za-z¤]", frame[sentence.start : match.start()].replace("And ", "").replace("But ", "")
        )
        aside = _PARTICIPLE.match(frame, end, sentence.end)
        if rest is not None and aside is not None:
            rest = re.match(r"[^,¤]{0,80}?,\s+[^,¤]{3,80},\s+", frame[end : sentence.end]) or rest
        clause = end + rest.end() if opens and rest is not None and end + rest.end() < sentence.end else None
        found.append(
            Attribution(
                Span(match.start(), match.end() - 1),
                subject,
                "according",
                match.start(),
                end,
                clause,
                clause is not None,
            )
        )
    return found
