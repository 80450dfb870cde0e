"""The template that `lufang styles new` writes: an example in which everything a template may use is explained."""

from __future__ import annotations

EXAMPLE = """\
{# 随手可改的一种样式 · A style of your own: what stands on this first line is shown by `lufang styles`.

   The language is that of Jinja templates. Text outside of braces is written as it stands.
   `{{ … }}` writes a value, `{% if … %} … {% endif %}` chooses, `{% for … in … %} … {% endfor %}` repeats.

   Values, all in the kit's own language unless they say otherwise; none where the kit does not say:
     words          the statement: in the language's quotation marks if it is direct, else as it is (never put marks
                    round it yourself: a reported statement is nobody's own words)
     passages       the same, part by part, where the statement is interrupted
     kind           direct, indirect or partial
     sentence       the whole attribution as the news style of the language writes it
     signature      the line below a quotation: ——查文雄，京东云交付总监
     speakers       each with name, title, organisation, is_organisation; empty where the release names nobody
     cue, mention   the release's own words: 表示; and who is meant where nobody is named: 一位业内人士
     id, note       the entry's id and the editor's note
     language       its tag, such as zh-CN
     source         title, label, headline, publisher, place, date, date_in_words, url, file, sha256, line
     translations   by language, each with words, language, official; an unofficial one carries its label:
                    {% if translations.en %}{{ translations.en.words }}{% endif %}

   Filters: default, e (for HTML), first, join, last, length, lower, markdown (for Markdown), replace, trim, upper.
   Tests: defined, none, undefined. There are no macros, no assignments, no function calls and no other files.
#}
{% if kind == "direct" %}
{{ words }}
{{ signature }}
{% else %}
{{ sentence }}
{% endif %}
{{ source.line }}
"""
