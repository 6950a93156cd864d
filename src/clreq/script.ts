import { CLASS, classOf } from './classes.js';
import { hangsOnItsNeighbour } from './hanging.js';

/** The range from the CJK radicals to the last ideograph of the BMP. It has no Western character, so most characters need no further look-up. */
const FIRST_HAN = 0x2e80;
const LAST_HAN = 0x9fff;

/** A stretch of text in one script. */
export interface ScriptText {
  readonly text: string;
  readonly script: 'han' | 'latin';
}

const AMBIGUOUS = new Set([...'“”‘’…·–—'].map((mark) => mark.codePointAt(0) as number));

/**
 * Splits a text into stretches for the Chinese and the Latin face (docs/typography.md, rule 23). Quotes, dashes and ellipses are
 * Latin only inside a Western phrase, that is, with Western text on both sides. A combining mark is in the script of its letter.
 * The stretches joined give the text.
 */
export function splitByScript(text: string): readonly ScriptText[] {
  const stretches: ScriptText[] = [];
  let start = 0;
  let script: ScriptText['script'] | undefined;
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) as number;
    const next =
      script !== undefined && hangsOnItsNeighbour(code) ? script : scriptAt(text, at, code);
    if (next !== script) {
      if (script !== undefined && at > start)
        stretches.push({ text: text.slice(start, at), script });
      start = at;
      script = next;
    }
    at += code > 0xffff ? 2 : 1;
  }
  if (script !== undefined) stretches.push({ text: text.slice(start), script });
  return stretches;
}

const CROSS = 0xd7;

/** Whether the × at the UTF-16 offset `at` stands for an omitted name (××省), and is not a sign between numbers. */
export function isPlaceholder(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== CROSS) return false;
  let [before, after] = [at - 1, at + 1];
  while (text.charCodeAt(before) === CROSS) before--;
  while (text.charCodeAt(after) === CROSS) after++;
  return !isWesternAt(text, before) && !isWesternAt(text, after);
}

function scriptAt(text: string, at: number, code: number): ScriptText['script'] {
  if (code >= FIRST_HAN && code <= LAST_HAN) return 'han';
  if (code === CROSS && isPlaceholder(text, at)) return 'han';
  if (AMBIGUOUS.has(code)) return isWesternMark(text, at) ? 'latin' : 'han';
  const kind = classOf(code);
  if (kind === CLASS.western) return 'latin';
  // A space belongs to the words that it separates. Beside Chinese either face will do.
  const latin = code === 0x20 && (isWesternAt(text, at - 1) || isWesternMark(text, at - 1));
  return latin ? 'latin' : 'han';
}

/**
 * Whether the mark at the UTF-16 offset `at` is written alike in Chinese and Western text and stands inside a Western phrase.
 * A doubled dash or ellipsis is always Chinese.
 */
export function isWesternMark(text: string, at: number): boolean {
  const mark = text.charCodeAt(at);
  if (!AMBIGUOUS.has(mark)) return false;
  if (text.charCodeAt(at - 1) === mark || text.charCodeAt(at + 1) === mark) return false;
  return (
    isWesternAt(text, beyondSpaces(text, at, -1)) && isWesternAt(text, beyondSpaces(text, at, 1))
  );
}

function beyondSpaces(text: string, at: number, direction: 1 | -1): number {
  let place = at + direction;
  while (text[place] === ' ') place += direction;
  return place;
}

function isWesternAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && classOf(text.charCodeAt(at)) === CLASS.western;
}
