import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import { comparable } from './duplicates.js';
import type { WorkingLine } from './working-line.js';

/** Paragraphs of this length that begin or end alike are copies of each other that someone changed. */
const LONG = 60;
const ALIKE = 30;
/** How much of each is shown, before and from the first difference on. */
const BEFORE = 6;
const SHOWN = 16;

/** Text that is like another but not equal is kept, and both are shown. */
export function nearCopies(
  lines: readonly WorkingLine[],
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  const seen = new Map<string, WorkingLine>();
  const found: Diagnostic[] = [];
  for (const line of lines) {
    const text = comparable(line.text);
    if (text.length < LONG) continue;
    const keys = [`^${text.slice(0, ALIKE)}`, `$${text.slice(-ALIKE)}`];
    const earlier = keys.map((key) => seen.get(key)).find((one) => one !== undefined);
    for (const key of keys) if (!seen.has(key)) seen.set(key, line);
    if (earlier === undefined) continue;
    if (comparable(earlier.text) === text) {
      const place = { file: fileOf(line), line: line.number, column: 1 };
      if (line.fate === undefined)
        found.push(diagnose('manuscript/repeat-kept', place, { of: earlier.number }));
      continue;
    }
    const at = firstDifference(earlier.text, line.text);
    const show = (own: string) => `…${own.slice(Math.max(0, at - BEFORE), at + SHOWN)}…`;
    found.push(
      diagnose(
        'manuscript/near-copy',
        { file: fileOf(line), line: line.number, column: at + 1 },
        {
          of: earlier.number,
          here: show(line.text),
          there: show(earlier.text),
        },
      ),
    );
  }
  return found;
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** Repeats that were dropped though their white space or the width of their marks differs: both are shown. */
export function unlikeRepeats(
  lines: readonly WorkingLine[],
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  const byNumber = new Map(lines.map((line) => [`${line.source}:${line.number}`, line]));
  return lines.flatMap((line) => {
    if (line.fate !== 'duplicate') return [];
    const twin = byNumber.get(`${line.source}:${line.of}`);
    if (twin === undefined || twin.text === line.text) return [];
    const at = firstDifference(twin.text, line.text);
    const show = (own: string) => own.slice(Math.max(0, at - BEFORE), at + SHOWN);
    const place = { file: fileOf(line), line: line.number, column: at + 1 };
    return [
      diagnose('manuscript/repeat-differs', place, {
        of: twin.number,
        here: show(line.text),
        there: show(twin.text),
      }),
    ];
  });
}
