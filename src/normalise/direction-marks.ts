import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { WorkingLine } from './working-line.js';

/** Marks that embed, override or isolate a direction (UAX #9, 2). */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Where each source has marks that turn the direction of its text, which `cleanEdits` has taken away: their first line, and how many. */
export function directionMarks(
  lines: readonly WorkingLine[],
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  const first = new Map<string, { readonly line: WorkingLine; readonly at: number }>();
  const counts = new Map<string, number>();
  for (const line of lines) {
    for (const { at, from, rule } of line.edits) {
      const inEdit = rule === 'clean/invisible' ? from.search(TURNS) : -1;
      if (inEdit < 0) continue;
      const file = fileOf(line);
      if (!first.has(file)) first.set(file, { line, at: at + inEdit });
      counts.set(file, (counts.get(file) ?? 0) + (from.match(TURNS)?.length ?? 0));
    }
  }
  return [...first].map(([file, { line, at }]) => {
    const mark = (line.text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const place = { file, line: line.number, column: at + 1 };
    return diagnose('manuscript/direction-marks', place, {
      code: `U+${mark}`,
      count: counts.get(file) ?? 0,
    });
  });
}
