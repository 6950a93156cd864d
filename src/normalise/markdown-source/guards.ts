import type { LineEdit, WorkingLine } from '../working-line.js';

/** Whether any of the line's characters from `from` up to before `to` is no prose to Markdown. */
export function isGuarded({ markdown }: WorkingLine, from: number, to: number): boolean {
  return markdown?.guards.some(([start, stop]) => from < stop && start < to) === true;
}

/** What may stay of a line's edits where Markdown's own rules bind: none in code and addresses, none at a settled line's edges. */
export function guarded(line: WorkingLine, edits: readonly LineEdit[]): readonly LineEdit[] {
  const { markdown, text } = line;
  if (markdown === undefined) return edits;
  if (markdown.literal) return [];
  return edits.filter(({ at, from, rule }) => {
    if (markdown.settled && /^clean\/(?:indent|trailing-space)$/.test(rule)) return false;
    return !isGuarded(line, at, Math.min(text.length, at + Math.max(1, from.length)));
  });
}
