"""The HTML page in headless Chromium, on a phone and on a desk: nothing is cut off, the pictures are there.

The page itself stays as it is; it is measured from a page around it, in a frame as wide as the screen.
SCREENSHOTS=FOLDER keeps what was seen.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kits import small_press
from lufang_tui.export import export
from lufang_tui.kit.load import load
from lufang_tui.kit.model import Figure, Happening, Kind, Organisation, Person, Quote, Role, Section

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.chromium,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; on Debian: apt-get install chromium fonts-noto-cjk"),
]  # fmt: skip

SIZES = {"phone": (390, 844), "desk": (1280, 900)}

FRAME = """<!doctype html><meta charset="utf-8"><style>*{{margin:0;border:0}}iframe{{display:block}}</style>
<iframe id="page" width="{width}" height="{height}" srcdoc="{page}"></iframe><pre id="measured"></pre>
<script>
const frame = document.getElementById("page");
const measure = () => {{
  const page = frame.contentDocument, root = page.documentElement;
  const wide = [...page.querySelectorAll("body *")].filter(part => part.getBoundingClientRect().right > root.clientWidth + 1);
  const gone = [...page.querySelectorAll("a")].filter(link => !page.getElementById(decodeURIComponent(link.hash.slice(1))));
  document.getElementById("measured").textContent = JSON.stringify({{
    width: root.clientWidth, scroll: root.scrollWidth, height: root.scrollHeight,
    wide: wide.map(part => part.outerHTML.slice(0, 80)),
    pictures: [...page.images].map(picture => picture.naturalWidth),
    links: page.links.length, gone: gone.map(link => link.hash),
    text: page.body.innerText.slice(0, 4000), looks: page.styleSheets.length,
    smallest: Math.min(...[...page.querySelectorAll("p, td, dd, a")].map(part => parseFloat(getComputedStyle(part).fontSize))),
  }});
}};
if (frame.contentDocument.readyState === "complete" && frame.contentDocument.body.childElementCount) measure(); else frame.addEventListener("load", measure);
</script>
"""


def run(folder: Path, page: Path, *flags: str) -> str:
    """Open a page in a browser of its own, without the network's services; gives what it prints."""
    assert CHROMIUM is not None
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--hide-scrollbars", f"--user-data-dir={folder / 'profile'}",
         "--virtual-time-budget=10000", *flags, page.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return done.stdout.decode()


def measure(folder: Path, page: str, size: tuple[int, int]) -> dict[str, Any]:
    """What a browser makes of a page on a screen of that size, in pixels of CSS."""
    width, height = size
    around = folder / "around.html"
    around.write_text(FRAME.format(width=width, height=height, page=html.escape(page)), encoding="utf-8")
    dumped = run(folder, around, "--dump-dom", f"--window-size={max(width, 600)},{height}")
    found = re.search(r'<pre id="measured">(.+?)</pre>', dumped, re.DOTALL)
    assert found, "the page never loaded"
    measured: dict[str, Any] = json.loads(html.unescape(found[1]))
    return measured


def keep_screenshots(folder: Path, page: str, name: str, width: int, height: int) -> None:
    """Keep the whole page, as wide as the screen, where the environment asks for it."""
    if kept := os.environ.get("SCREENSHOTS"):
        around = folder / "around.html"
        around.write_text(FRAME.format(width=width, height=height, page=html.escape(page)), encoding="utf-8")
        run(folder, around, f"--window-size={width},{height}", f"--screenshot={Path(kept) / f'{name}.png'}")


@pytest.mark.parametrize("screen", SIZES)
def test_the_festival_page_is_readable(tmp_path: Path, screen: str) -> None:
    page = export(load(None), "html", embargo_notice="解禁前不得发布")
    measured = measure(tmp_path, page, SIZES[screen])
    assert measured["width"] == SIZES[screen][0]
    assert measured["scroll"] <= measured["width"], measured["wide"]
    assert measured["wide"] == []
    assert len(measured["pictures"]) == 4
    assert all(width > 100 for width in measured["pictures"])
    assert measured["links"] > 20
    assert measured["gone"] == []
    assert measured["looks"] == 1  # the policy lets the page's own looks pass
    assert measured["smallest"] >= 12
    assert "解禁前不得发布" in measured["text"]
    assert "京东云要从自身科技特色出发" in measured["text"]
    keep_screenshots(tmp_path, page, screen, SIZES[screen][0], measured["height"])


@pytest.mark.parametrize("screen", SIZES)
def test_a_hostile_page_with_endless_words_stays_in_its_frame(tmp_path: Path, screen: str) -> None:
    endless = (
        "W" * 400 + "<img src=x onerror=\"parent.document.getElementById('measured').textContent='{}'\">"
    )
    page = export(
        small_press(
            label=endless,
            organisations=(Organisation(id="office", name=endless),),
            people=(Person(id="anna", name=endless, roles=(Role(id="head", title=endless, organisation="office"),), note=endless),),
            sections=(Section(id="opening", heading=endless, text=endless),),
            quotes=(Quote(id="q", speakers=("anna",), kind=Kind.DIRECT, cue=endless, text=endless, note=endless),),
            figures=(Figure(id="f", file="missing.png", caption=endless, credit=endless),),
            timeline=(Happening(id="t", date=endless, when=endless, what=endless, text=endless, note=endless),),
        ),
        "html",
    )  # fmt: skip
    measured = measure(tmp_path, page, SIZES[screen])
    assert measured["pictures"] == []
    assert measured["wide"] == []
    assert measured["scroll"] <= measured["width"]
    assert measured["gone"] == []
    assert 'onerror="parent' in measured["text"]
    keep_screenshots(tmp_path, page, f"hostile-{screen}", SIZES[screen][0], min(measured["height"], 3000))
