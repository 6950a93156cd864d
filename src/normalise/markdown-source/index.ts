import type { Source } from '../../model/source.js';
import type { WorkingLine } from '../working-line.js';
import { orgFront } from './org.js';
import { type MarkdownSource, settleMarkdown } from './settle.js';

export { ADDRESS_RULE, resolved } from './addresses.js';
export { commentDiagnostics } from './comments.js';
export type { FrontMatter } from './front-matter.js';
export { guarded } from './guards.js';
export { headingMarkEdits, headingText } from './headings.js';
export { pictureAddresses, readdress, readdressed } from './link-edits.js';
export type { MarkdownSource } from './settle.js';
export { withTree } from './source-tree.js';

/** Settles the lines of every Markdown source; gives the facts of each source by its number. */
export function markdownSources(
  sources: readonly Source[],
  lines: readonly WorkingLine[],
): ReadonlyMap<number, MarkdownSource> {
  const bySource = new Map<number, MarkdownSource>();
  sources.forEach((source, index) => {
    if (source.markdown !== true) {
      const org = orgFront(
        lines.filter((line) => line.source === index),
        sources.length === 1,
      );
      if (org !== undefined) bySource.set(index, org);
      return;
    }
    bySource.set(
      index,
      settleMarkdown(
        source,
        lines.filter((line) => line.source === index),
        sources.length === 1,
      ),
    );
  });
  return bySource;
}
