import type { Face } from '../model/face.js';
import { CodePointCache } from './code-point-cache.js';
import { GETA } from './geta.js';
import { drawsAll } from './marks.js';

/** A character that no face has. */
export interface MissingCharacter {
  readonly codePoint: number;
  /** UTF-16 units into the text. */
  readonly offset: number;
}

/** A stretch of text and the face that sets it. */
export interface FacedText {
  readonly text: string;
  readonly face: Face;
}

const DRAWN = 0;
/** Drawn with the character before it: a combining mark. */
const HANGING = 1;
/** Never drawn, and no reason to change the face: line breaks, joiners, soft hyphens, selectors. */
const INVISIBLE = 2;

/** Nearly all characters of a book: no expression needs to examine them. */
const FIRST_IDEOGRAPH = 0x3400;
const LAST_IDEOGRAPH = 0x9fff;

/** The kind of each character for a font, looked up once: a book asks for every one of its characters. */
const kinds = new CodePointCache((codePoint) => {
  if (codePoint >= FIRST_IDEOGRAPH && codePoint <= LAST_IDEOGRAPH) return DRAWN;
  const character = String.fromCodePoint(codePoint);
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Variation_Selector}]/u.test(character)) return INVISIBLE;
  return /\p{M}/u.test(character) ? HANGING : DRAWN;
});

/**
 * Which face sets each stretch of `text`: the first of the stack that has a whole cluster
 * (character, combining marks), else the first that has its base, else the first that has 〓
 * (`missing` names those). docs/typography.md, rule 22. The stretches joined are the text.
 */
export function resolveStack(text: string, stack: readonly Face[]): readonly FacedText[] {
  const [first] = stack;
  if (first === undefined) throw new RangeError('a font stack has at least one face');
  if (isWhollyDrawnIn(first, text)) return text === '' ? [] : [{ text, face: first }];
  const runs: FacedText[] = [];
  let face = first;
  let start = 0;
  let offset = 0;
  while (offset < text.length) {
    const end = clusterEnd(text, offset);
    const next =
      chooseFace(text, offset, end, stack) ??
      (isDrawn(text, offset) ? forMissing(stack, first) : face);
    if (next !== face) {
      if (offset > start) runs.push({ text: text.slice(start, offset), face });
      face = next;
      start = offset;
    }
    offset = end;
  }
  if (offset > start) runs.push({ text: text.slice(start), face });
  return runs;
}

/** A Western word, with the indices, primes and joiners that belong to it. */
const WORD = /(?:[\p{L}\p{N}\u2032-\u2037\u2070-\u209f]|\p{M}|\p{Cf})+/gu;

/**
 * As `resolveStack`, for Western text: a word with a letter that the first face lacks is set in the first face that has
 * all of it, so that no word is of two faces.
 */
export function resolveWords(text: string, stack: readonly Face[]): readonly FacedText[] {
  const [first] = stack;
  if (first === undefined || isWhollyDrawnIn(first, text)) return resolveStack(text, stack);
  const runs: { text: string; face: Face }[] = [];
  const add = (all: readonly FacedText[]) => {
    for (const one of all) {
      const last = runs.at(-1);
      if (last?.face === one.face) last.text += one.text;
      else runs.push({ ...one });
    }
  };
  let at = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (index > at) add(resolveStack(text.slice(at, index), stack));
    const whole = stack.find((face) => missing(word, [face]).length === 0);
    add(whole === undefined ? resolveStack(word, stack) : [{ text: word, face: whole }]);
    at = index + word.length;
  }
  if (at < text.length) add(resolveStack(text.slice(at), stack));
  return runs;
}

/** Whether `face` has every character of `text`, and each stands alone: so it is with most texts of a book. */
function isWhollyDrawnIn(face: Face, text: string): boolean {
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (!face.has(unit) || kinds.get(unit) !== DRAWN) return false;
  }
  return true;
}

/** The characters of `text` that none of `faces` has, in order; invisible ones need no glyph. */
export function missing(text: string, faces: readonly Face[]): readonly MissingCharacter[] {
  const [first] = faces;
  if (first !== undefined && isWhollyDrawnIn(first, text)) return [];
  const characters: MissingCharacter[] = [];
  // The end of a letter with marks that a face draws: some of the marks may have no glyph of their own.
  let drawn = 0;
  for (let offset = 0; offset < text.length; ) {
    const codePoint = codePointAt(text, offset);
    if (offset >= drawn && kinds.get(codePointAt(text, offset + unitsOf(codePoint))) === HANGING) {
      const end = clusterEnd(text, offset);
      if (faces.some((face) => drawsAll(drawnCodes(text, offset, end), face))) drawn = end;
    }
    if (
      offset >= drawn &&
      first?.has(codePoint) !== true &&
      firstWith(codePoint, faces) === undefined &&
      kinds.get(codePoint) !== INVISIBLE
    ) {
      characters.push({ codePoint, offset });
    }
    offset += unitsOf(codePoint);
  }
  return characters;
}

/** Where the character at `offset` ends, with all that hangs on it. */
function clusterEnd(text: string, offset: number): number {
  let end = offset + unitsOf(codePointAt(text, offset));
  while (end < text.length) {
    const codePoint = codePointAt(text, end);
    if (kinds.get(codePoint) === DRAWN) break;
    end += unitsOf(codePoint);
  }
  return end;
}

function chooseFace(
  text: string,
  start: number,
  end: number,
  stack: readonly Face[],
): Face | undefined {
  const base = codePointAt(text, start);
  if (end === start + unitsOf(base)) {
    return kinds.get(base) === INVISIBLE ? undefined : firstWith(base, stack);
  }
  const drawn = drawnCodes(text, start, end);
  const [head] = drawn;
  if (head === undefined) return undefined;
  return (
    stack.find((face) => drawsAll(drawn, face)) ??
    // A mark that no face has prints 〓 behind the letter.
    stack.find((face) => face.has(head) && face.has(GETA)) ??
    stack.find((face) => face.has(head))
  );
}

/** The characters from `start` to `end` that are drawn. */
function drawnCodes(text: string, start: number, end: number): readonly number[] {
  return [...text.slice(start, end)]
    .map((character) => codePointAt(character, 0))
    .filter((codePoint) => kinds.get(codePoint) !== INVISIBLE);
}

/** The face that sets a character that no face has: the first face with a 〓 to print in its place. */
function forMissing(stack: readonly Face[], first: Face): Face {
  return firstWith(GETA, stack) ?? first;
}

function firstWith(codePoint: number, stack: readonly Face[]): Face | undefined {
  for (const face of stack) if (face.has(codePoint)) return face;
  return undefined;
}

function isDrawn(text: string, offset: number): boolean {
  return kinds.get(codePointAt(text, offset)) !== INVISIBLE;
}

/** Gives 0 behind the text's end. */
function codePointAt(text: string, offset: number): number {
  return text.codePointAt(offset) ?? 0;
}

function unitsOf(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
}
