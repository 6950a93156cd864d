import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import { addEdits } from '../clean.js';
import type { Group } from '../joins.js';
import { guarded, isGuarded } from '../markdown-source/guards.js';
import { headingEdits } from '../structure/heading.js';
import type { WorkingLine } from '../working-line.js';
import { punctuate } from './index.js';

/**
 * Makes a paragraph's marks Chinese, and reports those that only an editor can read. What is information for edition.yaml
 * stays as it is written.
 */
export function punctuateGroup(
  { lines }: Group,
  traditional: boolean,
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  const [first] = lines;
  if (first === undefined || first.to === 'edition.yaml' || first.markup?.kind === 'image')
    return [];
  if (first.markdown?.literal === true) return [];
  // Quotes and brackets pair over the whole paragraph, however its lines are wrapped.
  const text = lines.map((line) => line.text).join('');
  const heading = first.as === 'heading';
  const { edits, doubts } = punctuate(text, {
    traditional,
    heading,
    markdown: first.markdown !== undefined,
  });
  const all = heading ? [...edits, ...headingEdits(text)] : edits;
  let start = 0;
  const diagnostics: Diagnostic[] = [];
  for (const line of lines) {
    const end = start + line.text.length;
    const inLine = all.filter(({ at, from }) => at >= start && at + from.length <= end);
    const placed = inLine.map((edit) => ({ ...edit, at: edit.at - start }));
    addEdits(line, guarded(line, placed));
    for (const { rule, at } of doubts) {
      if (at < start || at >= end || isGuarded(line, at - start, at - start + 1)) continue;
      const place = { file: fileOf(line), line: line.number, column: at - start + 1 };
      diagnostics.push(diagnose(rule, place, { here: text.slice(Math.max(0, at - 6), at + 7) }));
    }
    start = end;
  }
  return diagnostics;
}
