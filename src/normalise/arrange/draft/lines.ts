import { type Group, groupText } from '../../joins.js';
import { joinGroups, keep } from '../groups.js';

/** White space between two parts of one line: a tab, two spaces, a wide space. */
const PARTS = /[ \u00a0]{2,}|[\t\u2003\u3000]+/u;

/**
 * The paragraphs of a draft as its elements are looked for: the text of each without the white space around it, a table's
 * row as its cells beside each other. What is taken goes to edition.yaml, word for word.
 */
export class DraftLines {
  private readonly taken: { readonly place: number; readonly text: string }[] = [];

  constructor(readonly groups: Group[]) {}

  /** The lines taken, as they stood, in the order of the source. */
  get asWritten(): readonly string[] {
    return [...this.taken].sort((one, two) => one.place - two.place).map(({ text }) => text);
  }

  get length(): number {
    return this.groups.length;
  }

  /** Empty where there is no such paragraph, or where it is Markdown that is not plain text. */
  at(index: number): string {
    const group = this.groups[index];
    if (group === undefined || !isPlain(group)) return '';
    const text = groupText(group).trim();
    if (!text.startsWith('|')) return text;
    return text
      .split('|')
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .join('\u3000');
  }

  /** The parts of a line that stand apart: number and signers, unit and date. */
  partsAt(index: number): readonly string[] {
    return this.at(index)
      .split(PARTS)
      .filter((part) => part !== '');
  }

  take(index: number, as: string): void {
    const [group] = this.groups.splice(index, 1) as [Group];
    this.taken.push({ place: group.lines[0]?.number ?? 0, text: groupText(group).trim() });
    keep(group, as, 'edition.yaml');
  }

  /** The paragraph and the one behind it as one. */
  join(index: number): void {
    const [one, two] = this.groups.slice(index, index + 2) as [Group, Group];
    this.groups.splice(index, 2, joinGroups(one, two, '', 'structure/title-lines'));
  }
}

/** A heading of Markdown's own is a line like others: its marks are gone already. */
function isPlain({ lines: [line] }: Group): boolean {
  const { markdown } = line ?? {};
  return markdown?.settled !== true || markdown.heading !== undefined || markdown.prose === true;
}

/** A short line without the spaces that spread its characters: 机　密, 江 川 市 人 民 政 府 文 件. */
export function solid(text: string): string {
  return text.replace(/\s/gu, '');
}
