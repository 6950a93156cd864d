"""The few glyphs that are changed so that marks stand as Chinese composition wants them.

The released fonts give “ ” ‘ ’ — · Western widths in places and leave the rest to a shaper's
language features; a composer that places each cmap glyph by itself needs them right in the cmap.
"""

from collections.abc import Callable

from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

EM = 1000
# The em box runs from 880 to −120 in every face here; a centred mark stands at its middle.
EM_MIDDLE = 380
# The two dashes of 破折号 meet: each bar runs this far past its em, so that no seam shows.
DASH_OVERLAP = 10
DASH, INTERPUNCT = 0x2014, 0x00B7
OPENING_QUOTES = (0x2018, 0x201C)
CLOSING_QUOTES = (0x2019, 0x201D)


def move(font: TTFont, name: str, dx: int, dy: int, advance: int) -> None:
    """Moves a glyph's outline by dx, dy and sets its advance."""
    pen = TTGlyphPen(None)
    font.getGlyphSet()[name].draw(TransformPen(pen, (1, 0, 0, 1, dx, dy)))
    put(font, name, pen, advance)


def put(font: TTFont, name: str, pen: TTGlyphPen, advance: int) -> None:
    glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["glyf"][name] = glyph
    font["hmtx"][name] = (advance, glyph.xMin)


def full_width_dash(font: TTFont) -> None:
    """A bar as long as the em and as heavy as the font's own dash, at the em's middle."""
    name = font.getBestCmap()[DASH]
    dash = font["glyf"][name]
    weight = dash.yMax - dash.yMin
    left, right = -DASH_OVERLAP, EM + DASH_OVERLAP
    low, high = EM_MIDDLE - weight // 2, EM_MIDDLE - weight // 2 + weight
    pen = TTGlyphPen(None)
    pen.moveTo((left, low))
    for point in ((left, high), (right, high), (right, low)):
        pen.lineTo(point)
    pen.closePath()
    put(font, name, pen, EM)


def full_width_interpunct(font: TTFont) -> None:
    name = font.getBestCmap()[INTERPUNCT]
    dot = font["glyf"][name]
    if font["hmtx"][name][0] != EM:
        move(font, name, round(EM / 2 - (dot.xMin + dot.xMax) / 2),
             round(EM_MIDDLE - (dot.yMin + dot.yMax) / 2), EM)


def full_width_quotes(font: TTFont) -> None:
    """Opening quotes into the right half of the em, closing quotes into the left half."""
    cmap = font.getBestCmap()
    for code_point in OPENING_QUOTES + CLOSING_QUOTES:
        advance = font["hmtx"][cmap[code_point]][0]
        if advance != EM:
            dx = EM - advance if code_point in OPENING_QUOTES else 0
            move(font, cmap[code_point], dx, 0, EM)


def chinese_marks(font: TTFont) -> None:
    full_width_dash(font)
    full_width_interpunct(font)
    full_width_quotes(font)


def western_marks(font: TTFont) -> None:
    """Gives the cmap the font's own proportional forms (its `pwid` feature)."""
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        if record.FeatureTag != "pwid":
            continue
        for index in record.Feature.LookupListIndex:
            for subtable in font["GSUB"].table.LookupList.Lookup[index].SubTable:
                mapping = getattr(subtable, "ExtSubTable", subtable).mapping
                for table in font["cmap"].tables:
                    if table.isUnicode() and table.format != 14:
                        for code_point, name in table.cmap.items():
                            table.cmap[code_point] = mapping.get(name, name)


# The optical size of text: that of the released Regular.
TEXT_SIZE = 20
SUPERSCRIPTS = {0x207A: "+", 0x207B: "−"}


def western_instance(weight: int, units_per_em: int) -> Callable[[TTFont], None]:
    """An instance of a variable Latin face, larger by the smaller em: nothing but the em changes in its outlines."""

    def reshape(font: TTFont) -> None:
        instantiateVariableFont(font, {"wght": weight, "opsz": TEXT_SIZE}, inplace=True)
        font["head"].unitsPerEm = units_per_em
        raised_signs(font)

    return reshape


def raised_signs(font: TTFont) -> None:
    """Superscript plus and minus (10⁻³), which the font lacks: its signs as small and as high as its superscript digits."""
    cmap, glyphs = font.getBestCmap(), font["glyf"]
    digit, raised = glyphs[cmap[ord("1")]], glyphs[cmap[ord("¹")]]
    scale = (raised.yMax - raised.yMin) / (digit.yMax - digit.yMin)
    outlines = font.getGlyphSet()
    for code_point, sign in SUPERSCRIPTS.items():
        name, base = f"uni{code_point:04X}", cmap[ord(sign)]
        pen = TTGlyphPen(None)
        outlines[base].draw(TransformPen(pen, (scale, 0, 0, scale, 0, raised.yMin)))
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        put(font, name, pen, round(font["hmtx"][base][0] * scale))
        for table in font["cmap"].tables:
            if table.isUnicode() and table.format != 14:
                table.cmap[code_point] = name
