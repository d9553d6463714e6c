"""Take the picture of the HTML report in the README: docs/images/bao-cao.png, of a fixture, in Chromium."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from cchc_rules import assess, load_evidence, load_pack
from cchc_rules.planning.plan import plan_of
from cchc_rules.reports.page.html_report import write
from cchc_rules.reports.records.collection import collect
from cchc_rules.reports.records.record import record_of

ROOT = Path(__file__).parents[1]
PACK, EVIDENCE = "quang-ngai-2021", "fixtures/quang-ngai-vp-2024"
PICTURE = ROOT / "docs" / "images" / "bao-cao.png"
SIZE = {"width": 1200, "height": 1500}


def main() -> None:
    """Write the report, open it, take its upper part."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        sys.exit("screenshot: no Chromium, run: sudo apt-get install chromium")
    pack = load_pack(PACK)
    assessments = assess(pack, load_evidence([str(ROOT / EVIDENCE)], pack))
    run = collect(pack, [record_of(each) for each in assessments])
    plan = plan_of(pack, [each.contribution for each in run.agencies])
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "bao-cao.html"
        file.write_bytes(write(run, plan))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE)
        page.goto(file.as_uri())
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
