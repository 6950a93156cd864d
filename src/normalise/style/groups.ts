import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import { addEdits } from '../clean.js';
import { type Group, groupText } from '../joins.js';
import { verbatimPlaces } from '../punctuation/characters.js';
import { editedText, rawRange, type WorkingLine } from '../working-line.js';
import { styleDiagnostic } from './diagnostics.js';
import type { HouseStyle, StyleFinding } from './house-style.js';

export interface StyleUse {
  readonly find: HouseStyle;
  /** Preferred forms are written, each as an edit of the ledger. */
  readonly apply: boolean;
}

/** Finds the words of the house style in a paragraph. With `apply` it writes the preferred forms, except in lines of information. */
export function styleGroup(
  group: Group,
  { find, apply }: StyleUse,
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  const [first] = group.lines;
  if (first === undefined || first.markup?.kind === 'image') return [];
  const text = groupText(group);
  const verbatim = verbatimPlaces(text, first.markdown !== undefined);
  const findings = find(text).filter(({ at }) => !verbatim(at));
  // Every place is found before the first edit moves the others.
  const parts = findings.map((finding) => ({ finding, parts: findingParts(group, finding) }));
  return parts.map(({ finding, parts: members }) => {
    const [{ line, at }] = members as [Part];
    const place = { file: fileOf(line), line: line.number, column: at + 1 };
    const applied = apply && first.to !== 'edition.yaml' && write(members, finding);
    return applied
      ? diagnose('style/applied', place, { avoid: finding.avoid, prefer: finding.prefer ?? '' })
      : styleDiagnostic(finding, place);
  });
}

/** The stretch of a source line that holds a word, or a part of it where the line ends inside the word. */
interface Part {
  readonly line: WorkingLine;
  readonly at: number;
  readonly end: number;
}

function findingParts({ lines }: Group, { at, end }: StyleFinding): readonly Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const line of lines) {
    const length = editedText(line).length;
    const from = Math.max(0, at - start);
    const to = Math.min(length, end - start);
    if (from < to) parts.push({ line, ...rawRange(line, from, to) });
    start += length;
  }
  return parts;
}

/** Writes the preferred form in place of the word; false where another edit stands there. */
function write(parts: readonly Part[], { prefer }: StyleFinding): boolean {
  if (prefer === undefined) return false;
  const before = parts.map(({ line }) => line.edits);
  const written = parts.map(({ line, at, end }, index) => {
    const from = line.text.slice(at, end);
    const edit = { at, from, to: index === 0 ? prefer : '', rule: 'style/prefer' };
    addEdits(line, [edit]);
    return line.edits.includes(edit);
  });
  const whole = written.every((one) => one);
  if (!whole) for (const [index, { line }] of parts.entries()) line.edits = before[index] ?? [];
  return whole;
}
