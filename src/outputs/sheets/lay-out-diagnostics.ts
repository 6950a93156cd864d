import { type Diagnostic, diagnose, type Place } from '../../messages/diagnostic.js';
import { MM } from '../../model/lengths.js';
import type { Fitted } from './fit-pages.js';
import { MARK_ROOM } from './marks.js';
import type { Plan } from './plan.js';
import type { Scheme } from './scheme.js';
import { type Size, smallestSheet, TOLERANCE } from './sheet-size.js';

/** A stapled booklet of common paper with more sheets than this does not lie flat. */
const THICK_BOOKLET = 20;

export function markRoom(trim: Size, { sheetName }: { readonly sheetName: string }) {
  const sheetNeeded = smallestSheet(
    2 * (trim.width + MARK_ROOM + TOLERANCE),
    trim.height + 2 * (MARK_ROOM + TOLERANCE),
  );
  return { sheet: sheetName, wanted: sheetNeeded ?? 'A0' };
}

export function scaleDiagnostics(
  book: Size,
  scale: number,
  { sheetName }: { readonly sheetName: string },
  place: Place,
): readonly Diagnostic[] {
  if (scale === 1) return [];
  const sheetNeeded =
    smallestSheet(2 * book.width, book.height) ??
    `${Math.ceil((2 * book.width) / MM)}x${Math.ceil(book.height / MM)}mm`;
  const values = {
    ...millimetres(book),
    sheet: sheetName,
    scale: percent(scale),
    wanted: sheetNeeded,
  };
  return [diagnose('press/scaled', place, values)];
}

/** One diagnostic for all pages of a size, so that a long book of scans fits a screen. */
export function sizeDiagnostics(
  sizes: readonly Size[],
  fitted: readonly Fitted[],
  book: Size,
  place: Place,
): readonly Diagnostic[] {
  const groups = new Map<string, { readonly pages: number[]; readonly size: Size; fit: Fitted }>();
  for (const [index, size] of sizes.entries()) {
    const fit = fitted[index] as Fitted;
    const same =
      Math.abs(size.width - book.width) <= TOLERANCE &&
      Math.abs(size.height - book.height) <= TOLERANCE;
    if (same) continue;
    const key = `${Math.round(size.width)} ${Math.round(size.height)}`;
    const group = groups.get(key) ?? { pages: [], size, fit };
    group.pages.push(index + 1);
    groups.set(key, group);
  }
  const { width: bookWidth, height: bookHeight } = millimetres(book);
  return [...groups.values()].flatMap(({ pages, size, fit }) => {
    const values = { pages: ranges(pages), ...millimetres(size), bookWidth, bookHeight };
    const turned = fit.turned ? [diagnose('press/turned-pages', place, values)] : [];
    if (fit.scale < 1) {
      const reduced = { ...values, scale: percent(fit.scale) };
      return [...turned, diagnose('press/reduced-pages', place, reduced)];
    }
    return fit.turned ? turned : [diagnose('press/small-pages', place, values)];
  });
}

export function planDiagnostics(
  plan: Plan,
  { scheme, backCover }: { readonly scheme: Scheme; readonly backCover: boolean },
  place: Place,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  if (plan.blanks > 0) {
    const rule = backCover ? 'press/blanks-before-cover' : 'press/blanks';
    diagnostics.push(diagnose(rule, place, { pages: plan.pages, count: plan.blanks }));
  }
  if (scheme === 'saddle' && plan.sheets.length > THICK_BOOKLET) {
    const values = { sheets: plan.sheets.length, limit: THICK_BOOKLET };
    diagnostics.push(diagnose('press/thick-booklet', place, values));
  }
  return diagnostics;
}

function millimetres({ width, height }: Size) {
  return { width: Math.round(width / MM), height: Math.round(height / MM) };
}

function percent(scale: number): string {
  return (scale * 100).toFixed(1);
}

/** [1, 2, 3, 7] → `1–3`, `7`. */
function ranges(numbers: readonly number[]): readonly string[] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
}
