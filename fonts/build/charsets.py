"""The character sets that the font files are cut to."""

from pathlib import Path

HERE = Path(__file__).parent
HANGUL = (range(0x1100, 0x1200), range(0x3130, 0x3190), range(0x3200, 0x321F),
          range(0x3260, 0x3280), range(0xA960, 0xA980), range(0xAC00, 0xD800), range(0xFFA0, 0xFFDD))


def is_ideograph(code_point: int) -> bool:
    return (0x3400 <= code_point <= 0x4DBF or 0x4E00 <= code_point <= 0x9FFF
            or 0xF900 <= code_point <= 0xFAFF or 0x20000 <= code_point <= 0x3FFFF)


def is_hangul(code_point: int) -> bool:
    return any(code_point in block for block in HANGUL)


def listed(name: str) -> set[int]:
    """The characters of a text file beside this one."""
    return {ord(c) for c in (HERE / name).read_text(encoding="utf-8") if not c.isspace()}


def double_byte(codec: str, leads: range) -> set[int]:
    """The ideographs that a double-byte encoding has in these lead bytes."""
    found = set()
    for lead in leads:
        for trail in range(0x40, 0xFF):
            try:
                character = bytes((lead, trail)).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(character) == 1 and is_ideograph(ord(character)):
                found.add(ord(character))
    return found


# 通用规范汉字表 (8,105), the traditional forms it is paired with, GB 2312 (6,763) and
# the first level of Big5 (5,401, the common characters of Taiwan and Hong Kong).
COMMON = (listed("general-standard-characters.txt") | listed("traditional-characters.txt")
          | double_byte("gb2312", range(0xA1, 0xF8)) | double_byte("big5", range(0xA4, 0xC7)))

# Names of people and places reach further: the whole of GBK (20,902 and more) and Big5 (13,053).
LARGE = COMMON | double_byte("gbk", range(0x81, 0xFF)) | double_byte("big5", range(0xA1, 0xFA))

# What stands in Western phrases: Latin, Greek, Cyrillic, their punctuation, currency signs.
WESTERN = (range(0x20, 0x530), range(0x1E00, 0x1F00), range(0x2000, 0x2070), range(0x20A0, 0x20D0))


def keep(available: set[int], ideographs: set[int] | None) -> set[int]:
    """Of a font's code points: those ideographs (None: every one) and all else but Hangul."""
    return {c for c in available
            if not is_hangul(c) and (ideographs is None or not is_ideograph(c) or c in ideographs)}


def western(available: set[int]) -> set[int]:
    return {c for c in available if any(c in block for block in WESTERN)}


# Arrows, technical signs, boxes, shapes, dingbats, mathematical arrows.
SIGNS = (range(0x2190, 0x2C00),)


# Boxes, shapes, dingbats: the face of signs has them.
SHAPES = range(0x2500, 0x2C00)


def words(available: set[int]) -> set[int]:
    """What stands in Western words and formulas."""
    return {c for c in available if c not in SHAPES}


def signs(available: set[int]) -> set[int]:
    return {c for c in available if any(c in block for block in SIGNS)}


def beyond_large(available: set[int]) -> set[int]:
    """The ideographs that the song face leaves out."""
    return {c for c in available if is_ideograph(c) and c not in LARGE}


def beyond_planes(available: set[int]) -> set[int]:
    """As `beyond_large`, of the planes beyond the first: the Chinese release has next to nothing there."""
    return {c for c in beyond_large(available) if c > 0xFFFF}
