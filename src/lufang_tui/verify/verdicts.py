"""The verdicts on a draft's quotation: what each is called, how grave it is, and what it means."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import NamedTuple

from lufang_tui.i18n import N_


class Severity(StrEnum):
    """How grave a verdict is. `warning` and `error` are findings; with `--strict` a `note` is one too."""

    NONE = "none"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """The graver, the higher."""
        return list(Severity).index(self)


class _Row(NamedTuple):
    code: str
    severity: Severity
    label: str
    meaning: str


class Verdict(Enum):
    """A verdict. Its `code` is what JSON, SARIF and scripts have."""

    VERBATIM = _Row(
        "verbatim",
        Severity.NONE,
        N_("verbatim"),
        N_("The source has these very words; stops at their ends do not count."),
    )
    TYPOGRAPHY = _Row(
        "typography",
        Severity.NOTE,
        N_("typography"),
        N_(
            "The words are the source's; width, script, marks, stops, white space or the writing of a number differ."
        ),
    )
    ELLIPSIS = _Row(
        "ellipsis",
        Severity.NOTE,
        N_("ellipsis, fair"),
        N_(
            "An ellipsis leaves out words of the same statement, and among them nothing that the rest hangs on."
        ),
    )
    ELLIPSIS_HIDES = _Row(
        "ellipsis-hides",
        Severity.ERROR,
        N_("ellipsis that hides"),
        N_(
            "An ellipsis leaves out a negation, a number, a condition, or what says of whom, how surely or on whose word the rest holds."
        ),
    )
    BRACKETED = _Row(
        "bracketed",
        Severity.NOTE,
        N_("bracketed insertion"),
        N_("The words are the source's but for what the editor put into brackets."),
    )
    TRIMMED = _Row(
        "trimmed",
        Severity.NOTE,
        N_("trimmed"),
        N_("A part of a longer statement, and what is left out neither denies nor limits it."),
    )
    TRUNCATED_CONDITION = _Row(
        "truncated-condition",
        Severity.ERROR,
        N_("truncated condition"),
        N_(
            "The statement goes on with a condition, a limitation or its source, or begins with one, and the draft leaves it out."
        ),
    )
    ALTERED_WORDS = _Row(
        "altered-words", Severity.ERROR, N_("altered words"), N_("The source has other words in this place.")
    )
    ALTERED_NUMBER = _Row(
        "altered-number",
        Severity.ERROR,
        N_("altered number"),
        N_("A number, date, percentage or unit differs from the source's."),
    )
    ALTERED_NEGATION = _Row(
        "altered-negation",
        Severity.ERROR,
        N_("altered negation"),
        N_("A negation of the source is missing, or one was added."),
    )
    ALTERED_MODALITY = _Row(
        "altered-modality",
        Severity.ERROR,
        N_("altered modality"),
        N_(
            "How certain, possible, binding or general something is differs from the source: may, must, only, some."
        ),
    )
    ALTERED_NAME = _Row(
        "altered-name",
        Severity.ERROR,
        N_("altered name"),
        N_("The name of a person, body or place differs from the source's."),
    )
    SPLICED = _Row(
        "spliced",
        Severity.ERROR,
        N_("spliced"),
        N_("Words that stand apart in the source, or in another order, are joined to one quotation."),
    )
    PARAPHRASE = _Row(
        "paraphrase",
        Severity.ERROR,
        N_("paraphrase in quotation marks"),
        N_(
            "The source reports this in its own words, or tells it itself; the draft gives it as somebody's very words."
        ),
    )
    OPPOSITE = _Row(
        "opposite",
        Severity.ERROR,
        N_("says the opposite"),
        N_("Reported speech that turns round what the source has."),
    )
    REPORTED = _Row(
        "reported",
        Severity.NONE,
        N_("reported speech"),
        N_("Reported speech that has a statement of the source behind it, and does not contradict it."),
    )
    TRANSLATION_OFFICIAL = _Row(
        "translation-official",
        Severity.NONE,
        N_("official translation"),
        N_("The words of a translation that the source itself published."),
    )
    TRANSLATION_UNOFFICIAL = _Row(
        "translation-unofficial",
        Severity.NOTE,
        N_("unofficial translation"),
        N_("The words of a translation that the kit's editor made: say so in the text."),
    )
    TRANSLATION_UNVERIFIED = _Row(
        "translation-unverified",
        Severity.WARNING,
        N_("translation, cannot be verified"),
        N_("The sources have the statement in another language only, without a translation in these words."),
    )
    WRONG_SPEAKER = _Row(
        "wrong-speaker",
        Severity.ERROR,
        N_("wrong speaker"),
        N_("The source gives these words to somebody else."),
    )
    WRONG_TITLE = _Row(
        "wrong-title",
        Severity.WARNING,
        N_("wrong title or organisation"),
        N_("The source gives the speaker another post or another body at that time."),
    )
    SPEAKER_MISSING = _Row(
        "speaker-missing",
        Severity.NOTE,
        N_("speaker missing"),
        N_("The draft does not say whose words these are."),
    )
    AMBIGUOUS = _Row(
        "ambiguous",
        Severity.WARNING,
        N_("ambiguous"),
        N_("Several people say these words in the sources, and the draft does not say which of them."),
    )
    NOT_FOUND = _Row(
        "not-found", Severity.ERROR, N_("not found"), N_("The sources have nothing like these words.")
    )
    UNVERIFIABLE = _Row("unverifiable", Severity.WARNING, N_("cannot be verified"), N_("No verdict can be given; the reason says why."))  # fmt: skip

    @property
    def code(self) -> str:
        """The name in JSON, such as `altered-number`."""
        return self.value.code

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return self.value.severity

    @property
    def label(self) -> str:
        """What people read, to be translated."""
        return self.value.label

    @property
    def meaning(self) -> str:
        """One sentence that says when it is given, to be translated."""
        return self.value.meaning


_CLEAN = (Severity.NONE, Severity.NOTE)


def is_clean(verdict: Verdict) -> bool:
    """Whether a draft with this verdict passes without `--strict`."""
    return verdict.severity in _CLEAN
