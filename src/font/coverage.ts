import type { Face } from './face.js';

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

/** A character with what hangs on it: combining marks, variation selectors, joiners. */
const CLUSTER = /[^\p{M}\u200D](?:[\p{M}\u200D])*|[\p{M}\u200D]+/gsu;

/** Characters that are never drawn: line breaks, joiners, soft hyphens, selectors. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Variation_Selector}]/u;

/**
 * Which face sets each stretch of `text`: the first of the stack that has a whole cluster
 * (character, combining marks), else the first that has its base, else the stack's first
 * (`missing` tells of those). TYPOGRAPHY rule 22. The stretches joined are the text.
 */
export function resolveStack(text: string, stack: readonly Face[]): readonly FacedText[] {
  const [first] = stack;
  if (first === undefined) throw new RangeError('a font stack has at least one face');
  const runs: FacedText[] = [];
  let face = first;
  let pending = '';
  for (const [cluster] of text.matchAll(CLUSTER)) {
    const next = chooseFace(cluster, stack) ?? (isInvisible(cluster) ? face : first);
    if (next !== face && pending !== '') {
      runs.push({ text: pending, face });
      pending = '';
    }
    face = next;
    pending += cluster;
  }
  if (pending !== '') runs.push({ text: pending, face });
  return runs;
}

/** The characters of `text` that none of `faces` has, in order; invisible ones are no glyphs' matter. */
export function missing(text: string, faces: readonly Face[]): readonly MissingCharacter[] {
  const found: MissingCharacter[] = [];
  let offset = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!faces.some((face) => face.has(codePoint)) && !isInvisible(character)) {
      found.push({ codePoint, offset });
    }
    offset += character.length;
  }
  return found;
}

function chooseFace(cluster: string, stack: readonly Face[]): Face | undefined {
  const codePoints = [...cluster]
    .filter((character) => !isInvisible(character))
    .map((character) => character.codePointAt(0) ?? 0);
  const [base] = codePoints;
  if (base === undefined) return undefined;
  return (
    stack.find((face) => codePoints.every((codePoint) => face.has(codePoint))) ??
    stack.find((face) => face.has(base))
  );
}

function isInvisible(text: string): boolean {
  return [...text].every((character) => INVISIBLE.test(character));
}
