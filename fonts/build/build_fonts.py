#!/usr/bin/env python3
"""Cuts the font files of this folder from the released fonts; the same input gives the same bytes.

    pip install -r requirements.txt
    npm pack / unpack the three packages named in SOURCES into SOURCE_FOLDER/node_modules (npm i does),
    copy LXGWWenKai-Regular.ttf (release 1.250) into SOURCE_FOLDER
    python3 build_fonts.py SOURCE_FOLDER

Outlines and metrics are the originals'; hinting, stylistic substitutions and the characters outside
the set go. Kept features are those that Chinese composition reads: vertical forms, half and
proportional widths, kerning and mark positions.
"""

import hashlib
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

import charsets

FEATURES = ["vert", "vrt2", "halt", "vhal", "palt", "vpal", "kern", "vkrn", "mark"]
ENGLISH = (3, 1, 0x409)


@dataclass(frozen=True)
class Cut:
    """One font file: what it is cut from, what it keeps, and its name where it must have its own."""

    target: str
    source: str
    sha256: str
    ideographs: set[int] | None
    family: str | None = None


NOTO = "node_modules/@expo-google-fonts/"
SOURCES = (
    Cut("NotoSerifSC-Regular.ttf", NOTO + "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
        "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742", charsets.LARGE),
    Cut("NotoSerifSC-Bold.ttf", NOTO + "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
        "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6", charsets.COMMON),
    Cut("NotoSansSC-Regular.ttf", NOTO + "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
        "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16", charsets.COMMON),
    Cut("NotoSansSC-Bold.ttf", NOTO + "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
        "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96", charsets.COMMON),
    # "LXGW" and "霞鹜" are reserved names (OFL 1.1, condition 3): a cut of it goes by another.
    Cut("KanbenKai-Regular.ttf", "LXGWWenKai-Regular.ttf",
        "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8", charsets.COMMON,
        family="Kanben Kai"),
    Cut("JetBrainsMono-Regular.ttf", NOTO + "jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf",
        "b6b1ff4ddefe36d7f2a6174e1d001cab374e594519ee9049af028d577b64c5f5", None),
)


def read(cut: Cut, folder: Path) -> TTFont:
    data = (folder / cut.source).read_bytes()
    if hashlib.sha256(data).hexdigest() != cut.sha256:
        sys.exit(f"{cut.source}: not the release that {cut.target} is cut from")
    return TTFont(BytesIO(data), recalcTimestamp=False)


def cut_glyphs(font: TTFont, ideographs: set[int] | None) -> None:
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]
    options.drop_tables += ["STAT", "gasp"]
    engine = subset.Subsetter(options)
    engine.populate(unicodes=charsets.keep(set(font.getBestCmap()), ideographs))
    engine.subset(font)


def rename(font: TTFont, family: str) -> None:
    """Gives the font a name of its own throughout; the copyright and licence stay."""
    names = font["name"]
    original = names.getDebugName(5)
    for record in [r for r in names.names if r.nameID in (1, 2, 3, 4, 6) or r.platformID != 3]:
        names.removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
    postscript = family.replace(" ", "") + "-Regular"
    for name_id, text in ((1, family), (2, "Regular"), (3, f"{original};{postscript}"),
                          (4, family), (6, postscript)):
        names.setName(text, name_id, *ENGLISH)


def main(folder: Path) -> None:
    for cut in SOURCES:
        font = read(cut, folder)
        cut_glyphs(font, cut.ideographs)
        if cut.family is not None:
            rename(font, cut.family)
        version = font["name"].getDebugName(5)
        font["name"].setName(f"{version};cut for Kanben", 5, *ENGLISH)
        out = BytesIO()
        font.save(out, reorderTables=True)
        data = out.getvalue()
        (charsets.HERE.parent / cut.target).write_bytes(data)
        print(f"{hashlib.sha256(data).hexdigest()}  {len(data):>9}  {len(font.getBestCmap()):>6}  {cut.target}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
