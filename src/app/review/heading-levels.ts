import type { Manuscript } from '../../model/manuscript.js';

/**
 * The levels of the lines that are headings, by `source:line`: the headings of a file are those of its section, in order. A
 * file whose headings are not one line each gives no levels.
 */
export function headingLevels({ ledger, sections }: Manuscript): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const { file, heading, named, paragraphs } of sections) {
    const inside = paragraphs.flatMap(({ kind, level = 2 }) => (kind === 'heading' ? [level] : []));
    const all = heading === '' || named === true ? inside : [1, ...inside];
    const lines = ledger.lines.filter(({ to, as }) => to === file && HEADINGS.has(as ?? ''));
    if (lines.length !== all.length) continue;
    lines.forEach(({ source, line }, index) => {
      levels.set(`${source}:${line}`, all[index] as number);
    });
  }
  return levels;
}

const HEADINGS = new Set(['heading', 'editors-note', 'run-in-label']);
