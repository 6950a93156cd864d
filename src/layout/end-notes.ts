import { labelsFor } from '../messages/labels.js';
import type { BookContext } from './book-context.js';
import { furnitureSpans } from './furniture.js';
import type { SetDivision } from './groups.js';
import type { FlowBlock } from './pages/flow.js';
import { structureNode } from './pages/structure.js';
import { setHeading, setText } from './set-lines.js';

/** The destination of the notes at the end of the book. */
const DESTINATION = 'book-notes';

/** The notes of all divisions as one chapter, below the headings of their divisions; empty where there are no notes. */
export function endNotes(
  divisions: readonly SetDivision[],
  book: BookContext,
): readonly SetDivision[] {
  const noted = divisions.filter(({ flow }) => flow.endNotes.length > 0);
  if (noted.length === 0) return [];
  const { template, faces, metadata } = book;
  const { styles, typeArea } = template;
  const [chapter, section] = styles.headings;
  const room = { x: 0, measure: typeArea.characters * typeArea.size };
  const within = structureNode('Sect', book.document);
  const title = labelsFor(metadata.language).notes;
  const ink = { structure: structureNode('H1', within), destination: DESTINATION };
  const opening = setHeading([furnitureSpans(title, chapter, faces, ink)], chapter, template, room);
  const block = { before: 0, after: 0, fewest: 1, block: 0, heading: true };
  const blocks: FlowBlock[] = [{ ...block, lines: opening, after: chapter.after }];
  for (const { division, flow } of noted) {
    const head = { structure: structureNode('H2', within) };
    const spans = furnitureSpans(division.heading, section, faces, head);
    blocks.push({ ...block, lines: setText([spans], section, template, room), before: 1 });
    blocks.push(...flow.endNotes);
  }
  return [
    {
      division: {
        file: '',
        name: DESTINATION,
        role: 'appendix',
        heading: title,
        tree: { type: 'root', children: [] },
      },
      flow: {
        blocks,
        bookmarks: [{ title, level: 1, destination: DESTINATION }],
        endNotes: [],
      },
    },
  ];
}
