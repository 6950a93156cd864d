import type { Source } from '../../model/source.js';
import type { WorkingLine } from '../working-line.js';
import { type MarkdownSource, settleMarkdown } from './settle.js';

export { ADDRESS_RULE, resolved } from './addresses.js';
export { commentDiagnostics } from './comments.js';
export type { FrontMatter } from './front-matter.js';
export { guarded } from './guards.js';
export { headingMarkEdits, headingText } from './headings.js';
export { pictureAddresses, readdress, readdressed } from './link-edits.js';
export type { MarkdownSource } from './settle.js';

/** Settles the lines of every Markdown source; what each says of itself, by its number. */
export function markdownSources(
  sources: readonly Source[],
  lines: readonly WorkingLine[],
): ReadonlyMap<number, MarkdownSource> {
  const bySource = new Map<number, MarkdownSource>();
  sources.forEach(({ markdown }, index) => {
    if (markdown !== true) return;
    bySource.set(
      index,
      settleMarkdown(
        lines.filter(({ source }) => source === index),
        sources.length === 1,
      ),
    );
  });
  return bySource;
}
