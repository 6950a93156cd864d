import type { LineSpan } from '../model/source.js';
import { type Group, groupText } from './joins.js';
import { editedText, type WorkingLine } from './working-line.js';

/** Moves a span from its place in a source line to its place in the paragraph of the line's group; `cut` characters are taken off the start of the paragraph. */
export function groupSpans(group: Group, cut = 0): readonly LineSpan[] {
  const { length } = groupText(group);
  let start = -cut;
  return group.lines.flatMap((line) => {
    const base = start;
    start += editedText(line).length;
    return (line.spans ?? []).flatMap((span): LineSpan[] => {
      const from = Math.max(0, base + editedOffset(line, span.from));
      const to = Math.min(length - cut, base + editedOffset(line, span.to));
      if (to < from || (to === from && span.kind !== 'note')) return [];
      return [{ ...span, from, to, ...(span.label && { label: noteLabel(line, span.label) }) }];
    });
  });
}

/** The label of a note in the edition: those of several sources are kept apart. */
export function noteLabel({ source }: Pick<WorkingLine, 'source'>, label: string): string {
  return source === 0 ? label : `${source + 1}-${label}`;
}

/** Where the character at `offset` of the line as it is written stands in the edited text. */
function editedOffset({ edits }: Pick<WorkingLine, 'edits'>, offset: number): number {
  let moved = 0;
  for (const { at, from, to } of edits) {
    if (at + from.length > offset) return at < offset ? at + moved + to.length : offset + moved;
    moved += to.length - from.length;
  }
  return offset + moved;
}
