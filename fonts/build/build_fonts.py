#!/usr/bin/env python3
"""Cuts the font files of this folder from the released fonts; the same input gives the same bytes.

    pip install -r requirements.txt
    in SOURCE_FOLDER: npm i @expo-google-fonts/noto-serif-sc@0.4.3 \\
        @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/jetbrains-mono@0.4.1 \\
        @expo-google-fonts/noto-serif-jp@0.4.3 @expo-google-fonts/noto-sans-symbols-2@0.4.1 \\
        source-serif@4.5.1
    copy LXGWWenKai-Regular.ttf, release 1.250 (Debian: fonts-lxgw-wenkai), into SOURCE_FOLDER
    python3 build_fonts.py SOURCE_FOLDER [TARGET...]

Outlines and metrics are the originals' but for the marks in reshape.py. Hinting, stylistic
substitutions and the characters outside the sets of charsets.py go. The features kept are those
that Chinese composition reads: vertical forms, half and proportional widths, kerning, mark positions.
"""

import hashlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

import charsets
from reshape import chinese_marks, western_instance, western_marks

FEATURES = ["vert", "vrt2", "halt", "vhal", "palt", "vpal", "kern", "vkrn", "mark"]
ENGLISH = (3, 1, 0x409)


@dataclass(frozen=True)
class Source:
    path: str
    sha256: str


@dataclass(frozen=True)
class Cut:
    """One font file: what it is cut from, what it keeps, and its name where it must have its own."""

    target: str
    source: Source
    keep: Callable[[set[int]], set[int]]
    reshape: Callable[[TTFont], None] | None = None
    family: str | None = None
    style: str = "Regular"


NOTO = "node_modules/@expo-google-fonts/"
SERIF = Source(NOTO + "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
               "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742")
SERIF_BOLD = Source(NOTO + "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
                    "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6")
SANS = Source(NOTO + "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
              "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16")
SANS_BOLD = Source(NOTO + "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
                   "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96")
WENKAI = Source("LXGWWenKai-Regular.ttf",
                "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8")
MONO = Source(NOTO + "jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf",
              "b6b1ff4ddefe36d7f2a6174e1d001cab374e594519ee9049af028d577b64c5f5")

SERIF_JP = Source(NOTO + "noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf",
                  "5a04846a0e23acefae825f2f459205036a166f5a63462019ce3492d07bd20e92")
SIGNS = Source(NOTO + "noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf",
               "f67f40c65f929f029827ab37cfdc4897dfd9ae3c28d9e98ba46e0d52e39eb97e")

SOURCE_SERIF = Source("node_modules/source-serif/VAR/SourceSerif4Variable-Roman.ttf",
                      "14d360ee1b76655da9276628b229e11671bc1f5d1083636144db6677d452cf55")
SOURCE_SERIF_ITALIC = Source("node_modules/source-serif/VAR/SourceSerif4Variable-Italic.ttf",
                             "6a059a64838978d54e8fab71ed86b0d82e948c0e12b2664d0c15166326dcff82")


def large(available: set[int]) -> set[int]:
    return charsets.keep(available, charsets.LARGE)


def common(available: set[int]) -> set[int]:
    return charsets.keep(available, charsets.COMMON)


def everything(available: set[int]) -> set[int]:
    return charsets.keep(available, None)


FULL = "Kanben Latin Full"

CUTS = (
    Cut("NotoSerifSC-Regular.ttf", SERIF, large, chinese_marks),
    Cut("NotoSerifSC-Bold.ttf", SERIF_BOLD, common, chinese_marks),
    Cut("NotoSansSC-Regular.ttf", SANS, common, chinese_marks),
    Cut("NotoSansSC-Bold.ttf", SANS_BOLD, common, chinese_marks),
    # "LXGW" and "霞鹜" are reserved names (OFL 1.1, condition 3): a cut of it goes by another.
    Cut("KanbenKai-Regular.ttf", WENKAI, common, chinese_marks, "Kanben Kai"),
    Cut("KanbenLatin-Regular.ttf", SERIF, charsets.western, western_marks, "Kanben Latin"),
    Cut("KanbenLatin-Bold.ttf", SERIF_BOLD, charsets.western, western_marks, "Kanben Latin", "Bold"),
    Cut("KanbenLatinSans-Regular.ttf", SANS, charsets.western, western_marks, "Kanben Latin Sans"),
    Cut("KanbenLatinSans-Bold.ttf", SANS_BOLD, charsets.western, western_marks,
        "Kanben Latin Sans", "Bold"),
    # "Source" is a reserved name. The weights and sizes are those at which stems and capitals are as
    # heavy and as high as those of Kanben Latin, which is the same design (see reshape.py).
    Cut("KanbenLatinFull-Regular.ttf", SOURCE_SERIF, charsets.words, western_instance(372, 920), FULL),
    Cut("KanbenLatinFull-Bold.ttf", SOURCE_SERIF, charsets.words, western_instance(606, 900), FULL, "Bold"),
    Cut("KanbenLatinFull-Italic.ttf", SOURCE_SERIF_ITALIC, charsets.words, western_instance(412, 920),
        FULL, "Italic"),
    Cut("KanbenLatinFull-BoldItalic.ttf", SOURCE_SERIF_ITALIC, charsets.words,
        western_instance(636, 900), FULL, "Bold Italic"),
    Cut("JetBrainsMono-Regular.ttf", MONO, everything),
    Cut("KanbenRare-Regular.ttf", SERIF, charsets.beyond_large, None, "Kanben Rare"),
    # Characters that KanbenRare has are set from it: it stands before this one.
    Cut("KanbenRareJP-Regular.ttf", SERIF_JP, charsets.beyond_planes, None, "Kanben Rare JP"),
    Cut("KanbenSigns-Regular.ttf", SIGNS, charsets.signs, None, "Kanben Signs"),
)


def read(cut: Cut, folder: Path) -> TTFont:
    data = (folder / cut.source.path).read_bytes()
    if hashlib.sha256(data).hexdigest() != cut.source.sha256:
        sys.exit(f"{cut.source.path}: not the release that {cut.target} is cut from")
    return TTFont(BytesIO(data), recalcTimestamp=False)


def cut_glyphs(font: TTFont, code_points: set[int]) -> None:
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]
    options.drop_tables += ["STAT", "gasp"]
    engine = subset.Subsetter(options)
    engine.populate(unicodes=code_points)
    engine.subset(font)


def rename(font: TTFont, family: str, style: str) -> None:
    """Gives the font a name of its own throughout; the copyright and licence stay."""
    names = font["name"]
    original = names.getDebugName(5)
    for record in [r for r in names.names if r.nameID in (1, 2, 3, 4, 6, 16, 17, 25) or r.platformID != 3]:
        names.removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
    postscript = f"{family.replace(' ', '')}-{style.replace(' ', '')}"
    for name_id, text in ((1, family), (2, style), (3, f"{original};{postscript}"),
                          (4, family if style == "Regular" else f"{family} {style}"), (6, postscript)):
        names.setName(text, name_id, *ENGLISH)


def main(folder: Path, wanted: tuple[str, ...]) -> None:
    for cut in CUTS:
        if wanted and cut.target not in wanted:
            continue
        font = read(cut, folder)
        if cut.reshape is not None:
            cut.reshape(font)
        cut_glyphs(font, cut.keep(set(font.getBestCmap())))
        if cut.family is not None:
            rename(font, cut.family, cut.style)
        version = font["name"].getDebugName(5)
        font["name"].setName(f"{version};cut for Kanben", 5, *ENGLISH)
        out = BytesIO()
        font.save(out, reorderTables=True)
        data = out.getvalue()
        (charsets.HERE.parent / cut.target).write_bytes(data)
        print(f"{hashlib.sha256(data).hexdigest()}  {len(data):>9}  {len(font.getBestCmap()):>6}  {cut.target}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), tuple(sys.argv[2:]))
