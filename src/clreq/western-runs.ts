import { codesOf } from '../fonts/marks.js';
import { isDigit, isLower, isUpper } from './ascii.js';
import { CLASS } from './classes.js';
import type { Clusters } from './clusters.js';

/** A Western run without spaces of at least this many characters may be divided where its parts meet. */
const LONG = 12;
/** The least number of its characters on either side of a break. */
const LEAST_PART = 3;
/** A row of at least this many letters and digits, with digits among them, is a checksum or a key. */
const KEY = 20;
const KEY_DIGITS = 4;

const PART_ENDS = new Set(codesOf('/.-?&=_#:@\\,;+~|<>≈≤≥→'));

/**
 * The clusters before which a long run may be divided without a hyphen: behind the marks of a path, a file name or a formula, before
 * a capital inside a program's name, and between the letters and the digits of a key. Digits stay with their point, comma and sign
 * (docs/typography.md, rule 3).
 */
export function partsOfLongRuns({ kind, codePoint, count }: Clusters): readonly number[] {
  const parts: number[] = [];
  for (let start = 0; start < count; start++) {
    if (kind[start] !== CLASS.western) continue;
    let end = start + 1;
    while (end < count && kind[end] === CLASS.western) end++;
    if (end - start >= LONG) {
      let row: Row = { end: 0, isKey: false };
      for (let k = start + LEAST_PART; k <= end - LEAST_PART; k++) {
        if (k >= row.end && isAlphanumeric(codePoint[k] as number))
          row = rowAround(codePoint, k, end);
        if (meets(codePoint, k) || (row.isKey && isTurn(codePoint, k))) parts.push(k);
      }
    }
    start = end - 1;
  }
  return parts;
}

function meets(codePoint: Int32Array, k: number): boolean {
  const before = codePoint[k - 1] as number;
  const here = codePoint[k] as number;
  if (PART_ENDS.has(before)) {
    return !PART_ENDS.has(here) && !(isDigit(here) && isDigit(codePoint[k - 2] as number));
  }
  return isLower(before) && isUpper(here);
}

/** A row of letters and digits. */
interface Row {
  readonly end: number;
  readonly isKey: boolean;
}

/** The row of letters and digits around `k`, up to `limit`. */
function rowAround(codePoint: Int32Array, k: number, limit: number): Row {
  let start = k;
  while (start > 0 && isAlphanumeric(codePoint[start - 1] as number)) start--;
  let end = start;
  let digits = 0;
  for (; end < limit && isAlphanumeric(codePoint[end] as number); end++) {
    if (isDigit(codePoint[end] as number)) digits++;
  }
  const letters = end - start - digits;
  return { end, isKey: end - start >= KEY && digits >= KEY_DIGITS && letters >= KEY_DIGITS };
}

function isTurn(codePoint: Int32Array, k: number): boolean {
  const before = codePoint[k - 1] as number;
  const here = codePoint[k] as number;
  return isAlphanumeric(before) && isAlphanumeric(here) && isDigit(before) !== isDigit(here);
}

/** Units of measurement with their prefixes (GB 3100-1993), and those of files, printing and trade. */
const UNIT =
  '(?:[pnuµμmcdhkMGT]?(?:m|g|s|A|K|mol|cd|Hz|N|Pa|J|W|V|F|Ω|S|T|H|lx|lm|Bq|Gy|Sv|L|l|eV|Ah|Wh|VA|B|b|bit|bps|bar)|' +
  '[KMGT]iB|min|h|d|t|ha|dB|ppm|ppb|rpm|px|pt|ft|mph|°C|°F|℃|CFU|EUR|USD|CNY|RMB|%|‰)';
const SPACE_IN_QUANTITY = new RegExp(`(?<=\\d) (?=\\d{3}(?![\\d.])|${UNIT}(?![\\p{L}\\d]))`, 'gu');
const SPACE_IN_NUMBER = /(?<=\d) (?=\d)/gu;

/** The UTF-16 offsets behind the spaces between a number and its unit, or between the thousands of a number. */
export function insideQuantities(text: string): readonly number[] {
  return behind(text, SPACE_IN_QUANTITY);
}

/** The UTF-16 offsets behind all spaces between digits, as in the number of an account or a telephone. */
export function insideNumbers(text: string): readonly number[] {
  return behind(text, SPACE_IN_NUMBER);
}

function behind(text: string, space: RegExp): readonly number[] {
  return Array.from(text.matchAll(space), ({ index }) => index + 1);
}

function isAlphanumeric(code: number): boolean {
  return isDigit(code) || isUpper(code) || isLower(code);
}

/** Whether boundary `k` stands behind the letters of a number of three parts: KS-2023-001, but not COVID-19. */
export function isInNumberOfParts(codePoint: Int32Array, k: number): boolean {
  if (codePoint[k - 1] !== 0x2d || k < 2 || !isLetter(codePoint[k - 2] as number)) return false;
  let end = k;
  while (end < codePoint.length && isDigit(codePoint[end] as number)) end++;
  return end > k && codePoint[end] === 0x2d;
}

/** Whether boundary `k` stands behind a dash between two years. */
export function isBetweenYears(codePoint: Int32Array, k: number): boolean {
  if (codePoint[k - 1] !== EM_DASH) return false;
  for (let by = 0; by < YEAR; by++) {
    if (!isDigit(codePoint[k - 2 - by]) || !isDigit(codePoint[k + by])) return false;
  }
  return true;
}

const EM_DASH = 0x2014;
const YEAR = 4;

export function isLetter(code: number): boolean {
  return isUpper(code) || isLower(code);
}
