"""How far two words are apart, in typing mistakes."""

from __future__ import annotations

LETTERS_A_TYPO = 5
"""One typo is forgiven in so many letters."""


def distance(one: str, other: str, most: int) -> int:
    """The optimal string alignment distance of two words: letters left out, added, changed, and neighbours swapped.

    Swapped neighbours are not changed further, which sets it apart from Damerau and Levenshtein's distance. Gives `most + 1` for whatever is more than `most`.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, facing in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return min(row[-1], most + 1)


def letters(word: str) -> int:
    """The set of a word's letters as bits: each typo changes two of them at most."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits
