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
  const { letter, rest } = composedLetter(base, marks, face);
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
  const { letter, rest } = composedLetter(base, marks, face);
  return face.has(letter) && marks.every((mark, index) => !rest[index] || face.has(mark));
}

/** The composed letter of the face that has as many of the marks as can be (Unicode NFC), and which marks are left. */
function composedLetter(
  base: number,
  marks: readonly number[],
  face: Face,
): { readonly letter: number; readonly rest: readonly boolean[] } {
  const rest = marks.map(() => true);
  let letter = base;
  /** The mark left over that keeps those of its class, and if it is a starter all others, from the letter (Unicode 3.11, D115). */
  let between: readonly number[] = [];
  for (const index of inCanonicalOrder(marks)) {
    const mark = marks[index] as number;
    const text = String.fromCodePoint(letter, ...between, mark);
    const [first = letter, ...others] = codesOf(text.normalize('NFC'));
    const joins =
      first !== letter &&
      others.length === between.length &&
      others[0] === between[0] &&
      face.has(first);
    if (joins) {
      letter = first;
      rest[index] = false;
    } else {
      between = [blocking(between[0] ?? mark, mark)];
    }
  }
  return { letter, rest };
}

/** Of a mark that is left over and one behind it in canonical order: the one that keeps more marks from the letter. */
function blocking(before: number, mark: number): number {
  if (isStarter(before)) return before;
  return isStarter(mark) || changesPlaces(mark, before) ? mark : before;
}

/** Whether no canonical order moves a mark (its combining class is 0). */
function isStarter(mark: number): boolean {
  return mark !== LAST_CLASS && !changesPlaces(LAST_CLASS, mark);
}

/** COMBINING GREEK YPOGEGRAMMENI, alone in the highest combining class. */
const LAST_CLASS = 0x345;

/** Whether the second of two marks stands first in canonical order. */
function changesPlaces(first: number, second: number): boolean {
  const [one, other] = [String.fromCodePoint(first), String.fromCodePoint(second)];
  return (one + other).normalize('NFD') !== one.normalize('NFD') + other.normalize('NFD');
}

/** The marks' indices in the order of Unicode's canonical decomposition. */
function inCanonicalOrder(marks: readonly number[]): readonly number[] {
  // A mark that stands for two (U+0344) goes with the first of them.
  const heads = marks.map(
    (mark) => codesOf(String.fromCodePoint(mark).normalize('NFD'))[0] ?? mark,
  );
  const places = new Map<number, number[]>();
  heads.forEach((head, index) => {
    const same = places.get(head);
    if (same === undefined) places.set(head, [index]);
    else same.push(index);
  });
  for (const same of places.values()) same.reverse();
  const text = heads.map((head) => String.fromCodePoint(head)).join('');
  return codesOf(text.normalize('NFD')).flatMap((code) => places.get(code)?.pop() ?? []);
}

export function codesOf(text: string): readonly number[] {
  return [...text].map((character) => character.codePointAt(0) as number);
}
