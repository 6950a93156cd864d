import type { Group } from '../joins.js';
import type { StructureLine } from '../structure/lines.js';
import type { MarkdownSources } from './documents.js';
import { indentOf, readText } from './groups.js';

/** A paragraph as the search for the document's structure reads it. */
export function textLine(
  group: Group,
  { levels }: MarkdownSources,
  numbered = false,
): StructureLine {
  const [line] = group.lines;
  const level = levels.get(group);
  const markup = level === undefined ? line?.markup : { kind: 'heading' as const, level };
  // A note, a table's row or a picture is not a heading, however short.
  const settled =
    (line?.markdown?.settled === true && !(numbered && line.markdown.prose === true)) ||
    /^(?:note|table|image)$/.test(line?.markup?.kind ?? '');
  return {
    text: readText(group),
    markup,
    indent: indentOf(group),
    ...(settled && { settled }),
  };
}
