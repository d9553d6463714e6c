"""Cut the font of the charts out of Noto Sans: Latin and Vietnamese only, regular and bold.

python tools/chart_font.py FOLDER    (a folder with NotoSans-Regular.ttf and NotoSans-Bold.ttf, for example
of Debian's package fonts-noto-core; needs fonttools). The same files in give the same files out.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from cchc_rules.reports.charts.fonts import FAMILY, FOLDER

KEPT: Final = (
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x102, 0x103),  # ă
    (0x110, 0x111),  # đ
    (0x128, 0x129),  # ĩ
    (0x168, 0x169),  # ũ
    (0x1A0, 0x1A1),  # ơ
    (0x1AF, 0x1B0),  # ư
    (0x300, 0x301),  # tones as letters of their own: a text that was not composed
    (0x303, 0x303),
    (0x309, 0x309),
    (0x323, 0x323),
    (0x1EA0, 0x1EF9),
    (0x2010, 0x2026),  # dashes, quotes, …
    (0x20AB, 0x20AB),  # ₫
    (0x2190, 0x2193),
    (0x2212, 0x2212),
)
"""Ranges of code points, both ends included."""


def cut(source: Path, target: Path) -> None:
    """Write the kept letters of one face under the family name of the charts."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.hinting = False
    options.layout_features = ["ccmp", "kern", "locl", "mark", "mkmk"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in KEPT for code in range(low, high + 1)])
    subsetter.subset(font)
    _rename(font)
    font.save(target, reorderTables=True)


def _rename(font: TTFont) -> None:
    """A name of its own: an installed Noto Sans of another version must not take its place."""
    names = font["name"]
    face = names.getDebugName(2)
    told = {1: FAMILY, 3: f"{FAMILY} {face}", 4: f"{FAMILY} {face}", 6: f"{FAMILY} {face}".replace(" ", "-")}
    for record in list(names.names):
        if record.nameID in (16, 17, 21, 22):
            names.removeNames(nameID=record.nameID)
        elif record.nameID in told:
            names.setName(
                told[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID
            )


def main() -> None:
    """Cut both faces."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for face in ("Regular", "Bold"):
        cut(Path(sys.argv[1]) / f"NotoSans-{face}.ttf", FOLDER / f"cchc-sans-{face.lower()}.ttf")


if __name__ == "__main__":
    main()
