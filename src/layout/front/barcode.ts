import type { Identifier } from '../../edition/index.js';
import type { PlacedItem } from '../../model/composition.js';
import { MM } from '../../model/lengths.js';
import { sum } from '../../model/numbers.js';
import type { BookContext } from '../book-context.js';
import { furnitureSpans } from '../furniture.js';
import { placedText } from '../pages/page.js';
import { ean13Modules, isbnDigits } from './ean.js';

/** The width of a module and the height of a bar at the nominal size (GB/T 12906, ISO/IEC 15420), pt. */
const MODULE = 0.33 * MM;
const HIGH = 18 * MM;
/** The further length of the guard bars, modules. The digits stand beside them. */
const GUARD_MORE = 5;
/** The places of the guards' modules in the symbol. */
const GUARDS = new Set([0, 1, 2, 45, 46, 47, 48, 49, 92, 93, 94]);
const DIGIT_SIZE = 9;
const BLACK = '#000000';
/** The blank modules left of the symbol, where the first digit stands. */
const QUIET = 11;

export const BARCODE_WIDTH = (QUIET + 95 + 7) * MODULE;
export const BARCODE_HEIGHT = HIGH + 2.2 * DIGIT_SIZE;

/** The barcode of an ISBN as bars and digits, with the number above it. Its top left corner stands at `x`, `y`, pt. */
export function barcode(
  { key, text }: Identifier,
  x: number,
  y: number,
  { faces }: BookContext,
): readonly PlacedItem[] {
  const digits = isbnDigits(key);
  const modules = ean13Modules(digits);
  const left = x + QUIET * MODULE;
  const top = y + 1.2 * DIGIT_SIZE;
  const items: PlacedItem[] = [];
  for (let at = 0; at < modules.length; at++) {
    if (modules[at] !== '1') continue;
    let end = at + 1;
    while (modules[end] === '1' && GUARDS.has(end) === GUARDS.has(at)) end++;
    const height = HIGH + (GUARDS.has(at) ? GUARD_MORE * MODULE : 0);
    const [width, from] = [(end - at) * MODULE, left + at * MODULE];
    items.push({ kind: 'box', x: from, y: top, width, height, color: BLACK });
    at = end - 1;
  }
  const baseline = top + HIGH + 0.85 * DIGIT_SIZE;
  const digit = (character: string, middle: number) => letters(character, middle, baseline, faces);
  items.push(...digit(digits[0] as string, x + (QUIET - 5) * MODULE));
  for (let at = 0; at < 6; at++) {
    items.push(...digit(digits[at + 1] as string, left + (3 + 7 * at + 3.5) * MODULE));
    items.push(...digit(digits[at + 7] as string, left + (50 + 7 * at + 3.5) * MODULE));
  }
  const middle = left + 47.5 * MODULE;
  return [...items, ...letters(`ISBN ${text}`, middle, y + 0.8 * DIGIT_SIZE, faces)];
}

/** A text centred on `middle`, pt. */
function letters(
  text: string,
  middle: number,
  baseline: number,
  faces: BookContext['faces'],
): readonly PlacedItem[] {
  const style = { font: 'latin', bold: false, size: DIGIT_SIZE, color: BLACK } as const;
  const [span] = furnitureSpans(text, style, faces);
  if (span === undefined) return [];
  const { face } = span;
  const advances = [...text].map((c) => face.advance(c.codePointAt(0) as number) * DIGIT_SIZE);
  const wide = sum(advances);
  const font = { face, size: DIGIT_SIZE };
  return [placedText(middle - wide / 2, baseline, { text, advances }, font, { color: BLACK })];
}
