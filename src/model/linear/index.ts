import { type Boundary, parseExpression } from './parse.js';
import { type States, stateCount, statesOf } from './states.js';

/** An expression that selects lines: a RegExp, or one that `linearPattern` runs. */
export type LinePattern = Pick<RegExp, 'source' | 'flags' | 'test'>;

/** The longest expression that is run, UTF-16 units. */
const LONGEST = 1000;
/** The most states that an expression may have. */
const MOST_STATES = 1000;
/** Flags of an expression that reads whole characters and keeps no place: `u`, neither `g` nor `y`. */
const FLAGS = /^i?s?u$/;

/**
 * An expression that may come from elsewhere, run in time proportional to the length of the text: each character is
 * read once. It finds what the RegExp of the same source and flags finds. Undefined where the expression is too large,
 * or cannot be run in linear time: where it looks ahead or behind, refers back, or lacks the flag `u`. Throws
 * SyntaxError where it is not an expression.
 */
export function linearPattern(source: string, flags: string): LinePattern | undefined {
  const native = new RegExp(source, flags);
  if (native.source.length > LONGEST || !FLAGS.test(native.flags)) return undefined;
  const parsed = parseExpression(native.source);
  if (parsed === undefined || stateCount(parsed) > MOST_STATES) return undefined;
  const states = statesOf(parsed);
  const reads = characterReader(native.flags);
  return {
    source: native.source,
    flags: native.flags,
    test: (text) => matchesIn([...text], states, reads),
  };
}

/** Whether a character is one that a part of the expression means. */
type ReadsCharacter = (source: string, character: string) => boolean;

/** Reads characters one by one with the expression's own flags, so that classes and cases mean what they always mean. */
function characterReader(flags: string): ReadsCharacter {
  const known = new Map<
    string,
    { readonly pattern: RegExp; readonly read: Map<string, boolean> }
  >();
  return (source, character) => {
    let part = known.get(source);
    if (part === undefined) {
      part = { pattern: new RegExp(`^${source}$`, flags), read: new Map() };
      known.set(source, part);
    }
    let answer = part.read.get(character);
    if (answer === undefined) {
      answer = part.pattern.test(character);
      part.read.set(character, answer);
    }
    return answer;
  };
}

/** Whether the expression matches anywhere in the text. All its states go through the text side by side. */
function matchesIn(
  text: readonly string[],
  { start, states }: States,
  reads: ReadsCharacter,
): boolean {
  const reached = new Int32Array(states.length).fill(-1);
  // Goes on from a state to those that read a character, which it adds to `waiting`; true where it comes to the end.
  const reach = (first: number, at: number, waiting: number[]): boolean => {
    const open = [first];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      const state = states[index];
      if (state === undefined || reached[index] === at) continue;
      reached[index] = at;
      if (state.kind === 'end') return true;
      if (state.kind === 'character') waiting.push(index);
      else if (state.kind === 'fork') open.push(...state.next);
      else if (holdsAt(state.source, text, at, reads)) open.push(state.next);
    }
    return false;
  };
  let waiting: number[] = [];
  for (let at = 0; ; at++) {
    if (reach(start, at, waiting)) return true;
    const character = text[at];
    if (character === undefined) return false;
    const next: number[] = [];
    for (const index of waiting) {
      const state = states[index];
      if (state?.kind !== 'character' || !reads(state.source, character)) continue;
      if (reach(state.next, at + 1, next)) return true;
    }
    waiting = next;
  }
}

/** Whether the place before the character `at` is of a kind. */
function holdsAt(
  place: Boundary,
  text: readonly string[],
  at: number,
  reads: ReadsCharacter,
): boolean {
  if (place === '^') return at === 0;
  if (place === '$') return at === text.length;
  const isWord = (character: string | undefined) =>
    character !== undefined && reads('\\w', character);
  const isEdge = isWord(text[at - 1]) !== isWord(text[at]);
  return isEdge === (place === '\\b');
}
