import { type CharacterClass, classOf } from './characters.js';
import type { Glyph, PdfPage } from './read/index.js';
import { median } from './statistics.js';

/** A character of a line, with where its ink is taken to be (by class: half-width marks are blank on one side). */
export interface LineCharacter {
  readonly character: string;
  readonly class: CharacterClass;
  /** The glyph is as wide as its size: of a mark, one half is blank. */
  readonly wide: boolean;
  readonly x: number;
  /** x and the glyph's own advance. */
  readonly end: number;
  readonly inkStart: number;
  readonly inkEnd: number;
  readonly size: number;
  readonly font: number;
  /** A space of the text stands before it: the gap is the writer's. */
  readonly afterBlank: boolean;
}

/** What stands on one baseline of a page. Lengths are pt. */
export interface Line {
  readonly page: number;
  readonly y: number;
  readonly size: number;
  /** The font of most of its Han characters, else of its first character. */
  readonly font: number;
  readonly characters: readonly LineCharacter[];
  readonly text: string;
  /** A space of the text stands behind its last character. */
  readonly endsInBlank: boolean;
}

/** Baselines this near, in parts of the smaller size, are one: mixed fonts may differ a little. */
const SAME_BASELINE = 0.35;
/** So many of the last lines met may still get a glyph: note marks and ruby come between. */
const OPEN_LINES = 5;
/** A glyph is full-width from here on, in em. */
const WIDE = 0.75;
/** Text order is trusted unless a glyph stands this many ems before the one that it follows. */
const JUMP_BACK = 1.2;
/** Glyphs drawn twice for boldness stand this near, pt. */
const OVERPRINT = 0.2;

/** The lines of a page, from top to bottom; blanks and turned text are left out. */
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
    .map((group) => toLine(page.number, contentOrder(group.glyphs)))
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

function isBlank(codePoint: number): boolean {
  return codePoint === 0xad || String.fromCodePoint(codePoint).trim() === '';
}

function toLine(page: number, glyphs: readonly Glyph[]): Line {
  const ordered = withoutOverprints(inOrder(toCharacters(glyphs)));
  const size = median(ordered.map((c) => c.size)) ?? 0;
  return {
    page,
    y: mostCommon(glyphs.filter((g) => !isBlank(g.codePoint)).map((g) => g.y)),
    size,
    font: mostCommon(fontVotes(ordered)),
    characters: ordered,
    text: ordered.map((c) => c.character).join(''),
    endsInBlank: isBlank(glyphs.at(-1)?.codePoint ?? 0),
  };
}

function toCharacters(glyphs: readonly Glyph[]): readonly LineCharacter[] {
  const characters: LineCharacter[] = [];
  let afterBlank = false;
  for (const glyph of glyphs) {
    const blank = isBlank(glyph.codePoint);
    if (!blank) characters.push(toCharacter(glyph, afterBlank));
    afterBlank = blank;
  }
  return characters;
}

function toCharacter(glyph: Glyph, afterBlank: boolean): LineCharacter {
  const character = String.fromCodePoint(glyph.codePoint);
  const kind = classOf(character);
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

/** The content's own order, unless it jumps back: then from left to right by the middle of the ink. */
function inOrder(characters: readonly LineCharacter[]): readonly LineCharacter[] {
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
