import { addEdits } from '../../clean.js';
import { type Group, groupText } from '../../joins.js';
import { editedText, rawRange } from '../../working-line.js';
import { joinGroups, keep } from '../groups.js';

/** White space between two parts of one line: a tab, two spaces, a wide space. */
const PARTS = /[ \u00a0]{2,}|[\t\u2003\u3000]+/u;

/** Markdown's bold line, as a draft has the mark or the title. */
const BOLD = /^\*\*([^*]{1,200})\*\*$/u;
/** A stroke of Markdown, or a star, which a draft has for the red rule. */
const RULE = /^(?:[-*_]\s{0,3}){3,40}$|^[★☆]$/u;

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

  /** Empty where there is no such paragraph, or where it is Markdown that is not plain text; a bold line without its marks. */
  at(index: number): string {
    const group = this.groups[index];
    if (group === undefined || !isPlain(group)) return '';
    const text = groupText(group).trim();
    if (!text.startsWith('|')) return BOLD.exec(text)?.[1] ?? text;
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

  /** Whether a drawn rule stands here. */
  isRule(index: number): boolean {
    const group = this.groups[index];
    return group !== undefined && RULE.test(groupText(group).trim());
  }

  take(index: number, as: string): void {
    const [group] = this.groups.splice(index, 1) as [Group];
    this.taken.push({ place: group.lines[0]?.number ?? 0, text: groupText(group).trim() });
    keep(group, as, 'edition.yaml');
  }

  /** Takes the marks of a bold line away, which becomes a title. */
  unbold(index: number): void {
    for (const line of this.groups[index]?.lines ?? []) {
      const text = editedText(line);
      if (!BOLD.test(text.trim())) continue;
      const start = text.indexOf('**');
      const end = text.lastIndexOf('**');
      const edits = [start, end].map((from) => {
        const range = rawRange(line, from, from + 2);
        return {
          at: range.at,
          from: line.text.slice(range.at, range.end),
          to: '',
          rule: 'structure/official',
        };
      });
      addEdits(line, edits);
    }
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
