import type { DeskReview, FilePlace } from '../../api.js';
import type { Documents } from '../documents.js';

/** A line of a source: the index of the source, and the line from 1. */
export function lineKey(source: number, line: number): string {
  return `${source}:${line}`;
}

/** How many characters of a line are looked for in the Markdown. */
const LOOKED_FOR = 12;

/** The places of the source lines in the Markdown. The lines of a file keep their order. */
export function lineHomes(
  { ledger, sources }: DeskReview,
  documents: Documents,
): ReadonlyMap<string, FilePlace> {
  const edits = new Map<string, (typeof ledger.edits)[number][]>();
  for (const edit of ledger.edits) {
    const key = lineKey(edit.source, edit.line);
    const group = edits.get(key);
    if (group === undefined) edits.set(key, [edit]);
    else group.push(edit);
  }
  const reached = new Map<string, number>();
  const homes = new Map<string, FilePlace>();
  let last: FilePlace | undefined;
  for (const { source, line, to, of } of ledger.lines) {
    const text = to === undefined ? undefined : documents.get(to)?.text;
    const key = lineKey(source, line);
    if (to === undefined || text === undefined) {
      // A dropped line is shown at the place that it would have, a repeat at the place of its twin.
      const twin = of === undefined ? undefined : homes.get(lineKey(source, of));
      const home = twin ?? last;
      if (home !== undefined) homes.set(key, home);
      continue;
    }
    const written = edited(sources[source]?.lines[line - 1] ?? '', edits.get(key) ?? []);
    const from = reached.get(to) ?? 0;
    const at = text.indexOf(written.trim().slice(0, LOOKED_FOR), from);
    last = { file: to, offset: at < 0 ? from : at };
    homes.set(key, last);
    if (at >= 0) reached.set(to, at + 1);
  }
  return homes;
}

/** A line with its edits. */
export function edited(
  text: string,
  edits: readonly { readonly column: number; readonly from: string; readonly to: string }[],
): string {
  let result = '';
  let done = 0;
  for (const { column, from, to } of [...edits].sort((a, b) => a.column - b.column)) {
    result += text.slice(done, column - 1) + to;
    done = column - 1 + from.length;
  }
  return result + text.slice(done);
}
