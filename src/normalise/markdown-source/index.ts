import type { Source } from '../../model/source.js';
import type { LineEdit, WorkingLine } from '../working-line.js';
import { type MarkdownSource, settleMarkdown } from './settle.js';

export type { FrontMatter } from './front-matter.js';
export { headingMarkEdits, headingText } from './headings.js';
export type { MarkdownSource } from './settle.js';

/** Settles the lines of every Markdown source; what each says of itself, by its number. */
export function markdownSources(
  sources: readonly Source[],
  lines: readonly WorkingLine[],
): ReadonlyMap<number, MarkdownSource> {
  const found = new Map<number, MarkdownSource>();
  sources.forEach(({ kind }, index) => {
    if (kind !== 'md') return;
    found.set(index, settleMarkdown(lines.filter(({ source }) => source === index)));
  });
  return found;
}

/** What may stay of a line's edits where Markdown's own rules bind: none in code and addresses, none at a settled line's edges. */
export function guarded(
  { markdown, text }: WorkingLine,
  edits: readonly LineEdit[],
): readonly LineEdit[] {
  if (markdown === undefined) return edits;
  if (markdown.literal) return [];
  return edits.filter(({ at, from, rule }) => {
    if (markdown.settled && /^clean\/(?:indent|trailing-space)$/.test(rule)) return false;
    const end = Math.min(text.length, at + Math.max(1, from.length));
    return !markdown.guards.some(([start, stop]) => at < stop && start < end);
  });
}
