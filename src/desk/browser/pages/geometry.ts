import { sum } from '../../../model/numbers.js';
import type { LivePage } from '../../api.js';

type Line = LivePage['lines'][number];
type Run = Line['runs'][number];

/** A character's place on a page: its line, and the UTF-16 offset in the text of the line's node. */
export interface CharacterPlace {
  readonly line: Line;
  readonly offset: number;
}

/** A stretch of a page, pt from its top left corner. */
export interface PageStretch {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The em box stands .88 above and .12 below the baseline. */
const ABOVE = 0.88;

/** The character at a point of the page, pt; the nearest one in the nearest line. */
export function placeAt(lines: readonly Line[], x: number, y: number): CharacterPlace | undefined {
  let best: { readonly line: Line; readonly run: Run } | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    for (const run of line.runs) {
      const box = runBox(run);
      const down = outside(y, box.y, box.y + box.height);
      const across = outside(x, box.x, box.x + box.width);
      // A line above or below counts as further away than any place on the same line.
      const distance = down * 1000 + across;
      if (distance >= least) continue;
      least = distance;
      best = { line, run };
    }
  }
  return best && { line: best.line, offset: offsetAt(best.run, x) };
}

/** Where a place of the text stands on the page: the left edge of its character. */
export function boxAt(line: Line, index: number): PageStretch | undefined {
  const run = line.runs.findLast(({ offset }) => offset <= index) ?? line.runs[0];
  if (run === undefined) return undefined;
  let x = run.x;
  let at = run.offset;
  for (const [position, character] of [...run.text].entries()) {
    if (at >= index) break;
    at += character.length;
    x += run.advances[position] ?? 0;
  }
  const { y, height } = runBox(run);
  return { x, y, width: 0, height };
}

/** The box around all of a line. */
export function lineBox({ runs }: Line): PageStretch | undefined {
  const boxes = runs.map(runBox);
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((one) => one.x));
  const y = Math.min(...boxes.map((one) => one.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((one) => one.x + one.width)) - x,
    height: Math.max(...boxes.map((one) => one.y + one.height)) - y,
  };
}

export function lineText({ runs }: Line): string {
  return runs.map(({ text }) => text).join('');
}

function runBox({ x, baseline, size, advances }: Run): PageStretch {
  const width = sum(advances);
  return { x, y: baseline - ABOVE * size, width, height: size };
}

function offsetAt({ x: left, text, advances, offset }: Run, x: number): number {
  let at = left;
  let index = offset;
  for (const [position, character] of [...text].entries()) {
    const advance = advances[position] ?? 0;
    if (x < at + advance / 2) return index;
    at += advance;
    index += character.length;
  }
  return index;
}

function outside(value: number, from: number, to: number): number {
  return value < from ? from - value : value > to ? value - to : 0;
}
