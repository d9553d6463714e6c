"""How large is the HTML report, how long does it take to write, and how soon does a browser show it?

Agencies x 100 criteria, about 15% findings, opened from disk in headless Chromium: the first paint, the
list of results ready to be filtered, and one search through all results. The best of several openings.
Run: python benchmarks/html_page.py [agencies ...]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright
from synthetic import evidences, write_pack

from cchc_rules.assessment.parallel import assess_each
from cchc_rules.evidence.model import EvidenceSet
from cchc_rules.packs.loader import load_pack
from cchc_rules.planning.plan import plan_of
from cchc_rules.reports.page.html_report import write
from cchc_rules.reports.records.collection import collect
from cchc_rules.reports.records.record import record_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROUNDS = 5
HEADS = "| agencies | results | write, s | file, MB | first paint, ms | list ready, ms | search, ms |"
PAINT = "performance.getEntriesByType('paint').find(each => each.name === 'first-contentful-paint').startTime"
READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
# The page waits 120 ms for the next letter before it searches; its own work is what is measured.
SEARCH = """() => {
  const start = performance.now();
  location.hash = '#tt=&tim=tieu+chi+thu+so+12';
  return new Promise(done => addEventListener('hashchange', () => done(performance.now() - start)));
}"""


class Shown(NamedTuple):
    """Milliseconds from the start of the opening; ``search`` from its start."""

    paint: float
    ready: float
    search: float


def main(sizes: list[int]) -> None:
    """Print one line per number of agencies."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        sys.exit("no Chromium: run tools/test-programs.sh")
    print(HEADS)
    print("|---" * (HEADS.count("|") - 1) + "|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pack = load_pack(write_pack(Path(folder) / "thu-tai"))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for size in sizes:
            given = EvidenceSet(tuple(evidences(size)))
            run = collect(pack, list(assess_each(pack, given, record_of)))
            plan = plan_of(pack, [each.contribution for each in run.agencies])
            start = time.perf_counter()
            page = write(run, plan)
            seconds = time.perf_counter() - start
            file = Path(folder) / f"{size}.html"
            file.write_bytes(page)
            rounds = [shown(browser, file) for _ in range(ROUNDS)]
            best = Shown(*(min(column) for column in zip(*rounds, strict=True)))
            figures = " | ".join(f"{figure:.0f}" for figure in best)
            print(
                f"| {size} | {size * 100:,} | {seconds:.2f} | {len(page) / 1e6:.2f} | {figures} |", flush=True
            )
        browser.close()


def shown(browser: Browser, file: Path) -> Shown:
    """One opening in a fresh context, nothing cached."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_timeout(200)
    found = Shown(page.evaluate(PAINT), page.evaluate(READY), page.evaluate(SEARCH))
    context.close()
    return found


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1, 30, 130])
