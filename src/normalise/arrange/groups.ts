import { addEdits } from '../clean.js';
import { decidedLevel, isDecidedText } from '../decisions.js';
import { type Group, groupText } from '../joins.js';
import { readingForm } from '../reading-form.js';

/** The fate of a paragraph: whether its lines are kept, their kind, and their file. */
export function keep({ lines }: Group, as: string, to?: string): void {
  lines.forEach((line, index) => {
    if (index === 0) line.fate = 'kept';
    line.as = as;
    if (to !== undefined) line.to = to;
  });
}

/** Two paragraphs as one, `between` put between them by an edit of `rule`. */
export function joinGroups(first: Group, second: Group, between: string, rule: string): Group {
  const last = first.lines.at(-1);
  for (const line of second.lines) line.fate = 'joined';
  if (last !== undefined && between !== '')
    addEdits(last, [{ at: last.text.length, from: '', to: between, rule }]);
  return { lines: [...first.lines, ...second.lines] };
}

/** The paragraph as it reads, for what is inferred of it: each mark keeps its place. */
export function readText(group: Group): string {
  return readingForm(groupText(group));
}

export function paragraphText(groups: readonly Group[], index: number): string | undefined {
  const group = groups[index];
  return group === undefined ? undefined : readText(group);
}

/** The text of a paragraph that may be title or information, as it is written; undefined where an editor made it a heading or text, of code and of tables. */
export function writtenTextAt(groups: readonly Group[], index: number): string | undefined {
  const group = groups[index];
  const first = group?.lines[0];
  const isOther = /^(?:code|table|image)$/.test(first?.markup?.kind ?? '');
  return group === undefined || isOther || decidedLevel(first) !== undefined || isDecidedText(first)
    ? undefined
    : groupText(group);
}

/** The same text as it reads. What edition.yaml says of it is taken as it is written. */
export function openTextAt(groups: readonly Group[], index: number): string | undefined {
  const text = writtenTextAt(groups, index);
  return text === undefined ? undefined : readingForm(text);
}

/** The texts of all paragraphs as `openTextAt` gives them; empty where there is none, and where the source settled what the line is. */
export function openTexts(groups: readonly Group[]): readonly string[] {
  return groups.map((group, index) => (isSettled(group) ? '' : (openTextAt(groups, index) ?? '')));
}

/** Columns of white space before a paragraph: two for what is as wide as a Han character. */
export function indentOf({ lines: [line] }: Group): number {
  const space = /^[ \t\u00a0\u2002\u2003\u3000]*/u.exec(line?.text ?? '')?.[0] ?? '';
  return [...space].reduce((sum, one) => sum + (/[\u3000\u2003\t]/u.test(one) ? 2 : 1), 0);
}

/** Markdown of its source's own, of which nothing is inferred. */
export function isSettled({ lines: [line] }: Group): boolean {
  return line?.markdown?.settled === true;
}
