import type { LineEdit, WorkingLine } from '../working-line.js';

/** What the row of a table out of a page or a Word file has beside its text: a link's address, tags. */
const ROW_MARKUP = /\]\(<[^<>]{0,2000}>\)|<\/?(?:sup|sub|br)>/g;

/** Whether any of the line's characters from `from` up to before `to` is not prose to Markdown. */
export function isGuarded(line: WorkingLine, from: number, to: number): boolean {
  return guardsOf(line).some(([start, stop]) => from < stop && start < to);
}

function guardsOf({ markdown, markup, text }: WorkingLine): readonly (readonly [number, number])[] {
  if (markdown !== undefined) return markdown.guards;
  if (markup?.kind !== 'table' || !text.startsWith('|')) return [];
  return [...text.matchAll(ROW_MARKUP)].map(({ 0: found, index }) => [index, index + found.length]);
}

/** The edits of a line that Markdown's rules permit: none in code and addresses, and none at the edges of a settled line. */
export function guarded(line: WorkingLine, edits: readonly LineEdit[]): readonly LineEdit[] {
  const { markdown, text } = line;
  if (markdown?.literal === true) return [];
  const guards = guardsOf(line);
  if (markdown === undefined && guards.length === 0) return edits;
  return edits.filter(({ at, from, rule }) => {
    if (markdown?.settled === true && /^clean\/(?:indent|trailing-space)$/.test(rule)) return false;
    const end = Math.min(text.length, at + Math.max(1, from.length));
    return !guards.some(([start, stop]) => at < stop && start < end);
  });
}
