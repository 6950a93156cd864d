import type { Face } from '../model/face.js';
import { CodePointCache } from './code-point-cache.js';
import { GETA } from './geta.js';

const NO = 0;
/** The mark stands on the letter before it. */
const ON = 1;
/** The mark stands behind that letter, with a width of its own, as vowel signs of Indian scripts do. */
const BEHIND = 2;

const kinds = new CodePointCache((code) => {
  const character = String.fromCodePoint(code);
  if (/\p{Variation_Selector}/u.test(character)) return NO;
  return /\p{Mc}/u.test(character) ? BEHIND : /\p{M}/u.test(character) ? ON : NO;
});

/** Whether a character is a combining mark: an accent, a vowel point, a sign that encloses. */
export function isCombiningMark(code: number): boolean {
  return code >= 0x300 && !(code >= 0x3400 && code <= 0x9fff) && kinds.get(code) !== NO;
}

/** A character of a cluster as it is drawn. */
export interface DrawnCharacter {
  /** The character whose glyph is drawn; undefined where another one's glyph has it already. */
  readonly code: number | undefined;
  /** em from the cluster's origin to the glyph's. */
  readonly x: number;
  /** em above the baseline. */
  readonly y: number;
}

export interface DrawnCluster {
  readonly characters: readonly DrawnCharacter[];
  /** em */
  readonly width: number;
}

/**
 * The drawing of a letter with marks in a face, one entry a character. Marks that a composed letter of the face has are drawn by
 * it; others stand on the letter. A mark that the face lacks prints 〓 behind the letter, unless 〓 stands for the letter.
 */
export function drawnCluster([base = 0, ...marks]: readonly number[], face: Face): DrawnCluster {
  const { letter, rest } = composed(base, marks, face);
  const isOn = (mark: number) => kinds.get(mark) === ON && face.has(mark);
  const standing = marks.filter((mark, index) => rest[index] && isOn(mark));
  const places = standing.length > 0 ? face.marks(letter, standing) : [];
  const characters: DrawnCharacter[] = [{ code: letter, x: 0, y: 0 }];
  let width = face.advance(letter);
  let next = 0;
  marks.forEach((mark, index) => {
    if (!rest[index] || (!face.has(mark) && !face.has(letter))) {
      characters.push({ code: undefined, x: width, y: 0 });
      return;
    }
    if (isOn(mark)) {
      const { x, y } = places[next++] ?? { x: width, y: 0 };
      characters.push({ code: mark, x, y });
      return;
    }
    const code = face.has(mark) ? mark : GETA;
    characters.push({ code, x: width, y: 0 });
    width += face.advance(code);
  });
  return { characters, width };
}

/** Whether `face` draws a letter and all of its marks. */
export function drawsAll([base = 0, ...marks]: readonly number[], face: Face): boolean {
  const { letter, rest } = composed(base, marks, face);
  return face.has(letter) && marks.every((mark, index) => !rest[index] || face.has(mark));
}

/** The composed letter of the face that has as many of the marks as can be (Unicode NFC), and which marks are left. */
function composed(
  base: number,
  marks: readonly number[],
  face: Face,
): { readonly letter: number; readonly rest: readonly boolean[] } {
  const rest = marks.map(() => true);
  let letter = base;
  for (const order of inCanonicalOrder(marks)) {
    const mark = marks[order] as number;
    const before = marks.filter((_, index) => rest[index] && isBefore(marks, index, order));
    const [first = letter, ...others] = codesOf(
      String.fromCodePoint(letter, ...before, mark).normalize('NFC'),
    );
    const joins = first !== letter && others.length === before.length && face.has(first);
    if (!joins) continue;
    letter = first;
    rest[order] = false;
  }
  return { letter, rest };
}

/** The marks' indices in the order of Unicode's canonical decomposition. */
function inCanonicalOrder(marks: readonly number[]): readonly number[] {
  const sorted = codesOf(String.fromCodePoint(...marks).normalize('NFD'));
  const left = marks.map((_, index) => index);
  const order = sorted.flatMap((code) => {
    const at = left.findIndex((index) => marks[index] === code);
    return at < 0 ? [] : left.splice(at, 1);
  });
  return [...order, ...left];
}

/** Whether the mark at `index` stands before the one at `order` in that order. */
function isBefore(marks: readonly number[], index: number, order: number): boolean {
  const sorted = inCanonicalOrder(marks);
  return sorted.indexOf(index) < sorted.indexOf(order);
}

export function codesOf(text: string): readonly number[] {
  return [...text].map((character) => character.codePointAt(0) as number);
}
