import { type CharacterKind, characterKind } from './characters.js';
import type { Glyph, PdfBox, PdfPage } from './read/index.js';
import { median } from './statistics.js';

/** A character of a line, with the estimated place of its ink: the class says which side of a mark is blank. */
export interface LineCharacter {
  readonly character: string;
  readonly class: CharacterKind;
  /** The glyph is as wide as its size; one half of such a mark is blank. */
  readonly wide: boolean;
  readonly x: number;
  /** x and the glyph's advance. */
  readonly end: number;
  readonly inkStart: number;
  readonly inkEnd: number;
  readonly size: number;
  readonly font: number;
  /** The text has a space before it: the writer made the gap. */
  readonly afterBlank: boolean;
}

/** The characters on one baseline of a page. Lengths are pt. */
export interface Line {
  readonly page: number;
  readonly y: number;
  readonly size: number;
  /** The font of most of its Han characters, else of its first character. */
  readonly font: number;
  readonly characters: readonly LineCharacter[];
  readonly text: string;
  /** The text has a space after its last character. */
  readonly endsInBlank: boolean;
  /** A picture stands in the line, in room that no character takes. */
  readonly pictured: boolean;
}

/** Baselines within this part of the smaller size are one, since mixed fonts differ a little. */
const SAME_BASELINE = 0.35;
/** A glyph may belong to one of this many last lines, since note marks and ruby come between. */
const OPEN_LINES = 5;
/** A glyph of this width or more is full width, em. */
const WIDE = 0.75;
/** The order of the content holds unless a glyph is this many em left of the one before it. */
const JUMP_BACK = 1.2;
/** Two copies of a glyph, drawn for boldness, are within this, pt. */
const OVERPRINT = 0.2;

/** The lines of a page from top to bottom, without blanks and turned text. */
export function linesOf(page: PdfPage): readonly Line[] {
  const groups: { y: number; size: number; glyphs: Placed[] }[] = [];
  const placed = page.glyphs
    .map((glyph, order) => ({ glyph, order }))
    .filter(({ glyph }) => glyph.upright)
    .sort((a, b) => a.glyph.y - b.glyph.y || a.order - b.order);
  for (const one of placed) {
    const { y, size } = one.glyph;
    const group = groups
      .slice(-OPEN_LINES)
      .findLast((g) => Math.abs(g.y - y) < SAME_BASELINE * Math.min(g.size, size));
    if (group) group.glyphs.push(one);
    else groups.push({ y, size, glyphs: [one] });
  }
  return groups
    .map((group) => toLine(page, contentOrder(group.glyphs)))
    .filter((line) => line.characters.length > 0)
    .sort((a, b) => a.y - b.y);
}

/** A glyph and its place in the page's content. */
interface Placed {
  readonly glyph: Glyph;
  readonly order: number;
}

function contentOrder(placed: readonly Placed[]): readonly Glyph[] {
  return [...placed].sort((a, b) => a.order - b.order).map(({ glyph }) => glyph);
}

/** Soft hyphens, joiners, characters without width, selectors of variants: nothing is printed for them. */
const INVISIBLE = /^[\p{Cf}\p{Variation_Selector}]$/u;

/** Printed where it divides a word at a line's end. */
const SOFT_HYPHEN = 0xad;

function isBlankGlyph({ codePoint, width }: Pick<Glyph, 'codePoint' | 'width'>): boolean {
  if (codePoint === SOFT_HYPHEN && width > 0) return false;
  return (
    INVISIBLE.test(String.fromCodePoint(codePoint)) || String.fromCodePoint(codePoint).trim() === ''
  );
}

function toLine(page: PdfPage, glyphs: readonly Glyph[]): Line {
  const ordered = withoutOverprints(inReadingPlace(toCharacters(glyphs)));
  const size = median(ordered.map((c) => c.size)) ?? 0;
  const y = mostCommon(glyphs.filter((g) => !isBlankGlyph(g)).map((g) => g.y));
  return {
    page: page.number,
    y,
    size,
    font: mostCommon(fontVotes(ordered)),
    characters: ordered,
    text: ordered.map((c) => c.character).join(''),
    endsInBlank: glyphs.slice(-1).some(isBlankGlyph),
    pictured: (page.pictures ?? []).some((box) => standsInLine(box, y, size, ordered)),
  };
}

/** A picture in a line is no higher than this, em. */
const HIGHEST_IN_LINE = 3;

/** Whether a picture stands beside the characters of a line, not behind them. */
function standsInLine(
  { left, top, right, bottom }: PdfBox,
  y: number,
  size: number,
  characters: readonly LineCharacter[],
): boolean {
  if (bottom < y - size / 2 || top > y || bottom - top > HIGHEST_IN_LINE * size) return false;
  return !characters.some((c) => c.inkStart < right - size / 8 && c.inkEnd > left + size / 8);
}

function toCharacters(glyphs: readonly Glyph[]): readonly LineCharacter[] {
  const characters: LineCharacter[] = [];
  let afterBlank = false;
  for (const glyph of glyphs) {
    const blank = isBlankGlyph(glyph);
    if (!blank) characters.push(toCharacter(glyph, afterBlank));
    afterBlank = blank;
  }
  return characters;
}

function toCharacter(glyph: Glyph, afterBlank: boolean): LineCharacter {
  const character = String.fromCodePoint(glyph.codePoint);
  const kind = characterKind(character);
  const { x, size, font, width } = glyph;
  const wide = width > WIDE * size;
  const end = x + width;
  const half = size / 2;
  return {
    character,
    class: kind,
    wide,
    x,
    end,
    inkStart: wide && kind === 'opening' ? x + half : x,
    inkEnd: wide && kind === 'closing' ? x + half : end,
    size,
    font,
    afterBlank,
  };
}

/** The order of the content, unless it jumps back; then from left to right by the middle of the ink. */
function inReadingPlace(characters: readonly LineCharacter[]): readonly LineCharacter[] {
  const jumps = characters.some((c, i) => {
    const before = characters[i - 1];
    return before !== undefined && middle(c) < middle(before) - JUMP_BACK * c.size;
  });
  return jumps ? [...characters].sort((a, b) => middle(a) - middle(b)) : characters;
}

function middle(character: LineCharacter): number {
  return (character.inkStart + character.inkEnd) / 2;
}

function withoutOverprints(characters: readonly LineCharacter[]): readonly LineCharacter[] {
  return characters.filter((c, i) => {
    const before = characters[i - 1];
    return !(before && before.character === c.character && Math.abs(before.x - c.x) < OVERPRINT);
  });
}

function fontVotes(characters: readonly LineCharacter[]): readonly number[] {
  const han = characters.filter((c) => c.class === 'han').map((c) => c.font);
  return han.length > 0 ? han : characters.slice(0, 1).map((c) => c.font);
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0];
}
