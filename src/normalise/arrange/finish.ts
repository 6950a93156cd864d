import type { Paragraph, Section } from '../../model/manuscript.js';
import { regionAtStart } from '../../model/regions.js';
import { type Group, groupText } from '../joins.js';
import { headingText } from '../markdown-source/index.js';
import { slugOf } from '../slug.js';
import { groupSpans, noteLabel } from '../spans.js';
import type { OpenSection } from './open-section.js';

/** The section with its texts as they read now, and its lines with the name of their file. */
export function finishSection(
  section: OpenSection,
  index: number,
  all: readonly OpenSection[],
): Section {
  const { role, label, region, head, runIn, paragraphs } = section;
  const file = sectionFile(section, index, all);
  for (const { lines } of [...(head ? [head] : []), ...paragraphs.map(({ group }) => group)]) {
    for (const line of lines) line.to = file;
  }
  const written = head === undefined ? (section.heading ?? '') : groupText(head);
  const marked = head !== undefined && isMarkdownHeading(head);
  return {
    role,
    ...(label !== undefined && { label }),
    ...(region !== undefined && { region }),
    heading: runIn ?? (marked ? headingText(written) : written),
    ...(head === undefined && written !== '' && { named: true }),
    ...(marked && runIn === undefined && { markdown: written }),
    ...(head !== undefined && runIn === undefined && headingNotes(head)),
    file,
    paragraphs: paragraphs.map(({ kind, level, group }, at) => ({
      kind,
      ...(kind !== 'paragraph' &&
        followsDirectly(paragraphs[at - 1]?.group, group) && { continues: true }),
      ...(level !== undefined && { level }),
      ...(kind === 'heading' && isMarkdownHeading(group) && { markdown: true }),
      // The note's own line begins with its name, which is the heading.
      text: group === head ? groupText(group).slice(runIn?.length ?? 0) : groupText(group),
      ...markedSpans(group, group === head ? runIn?.length : 0),
      ...(kind === 'note' && { label: noteLabelOf(group) }),
    })),
  };
}

/** A heading that stays as its Markdown source writes it: with its emphasis, code and links. */
function isMarkdownHeading({ lines: [line] }: Group): boolean {
  return line?.markdown?.heading !== undefined;
}

function markedSpans(group: Group, cut = 0): Pick<Paragraph, 'spans'> {
  const spans = groupSpans(group, cut);
  return spans.length > 0 ? { spans } : {};
}

function headingNotes(head: Group): Pick<Section, 'headingSpans'> {
  const headingSpans = groupSpans(head).filter(({ kind }) => kind === 'note');
  return headingSpans.length > 0 ? { headingSpans } : {};
}

function noteLabelOf({ lines }: Group): string {
  const [line] = lines;
  return line === undefined ? '' : noteLabel(line, line.markup?.label ?? '');
}

/** Whether the group's line is the one right behind that of `before`: lines of one Markdown block, of one table, of one block of code. */
function followsDirectly(before: Group | undefined, { lines }: Group): boolean {
  const last = before?.lines.at(-1);
  const [line] = lines;
  return (
    last !== undefined &&
    line !== undefined &&
    last.source === line.source &&
    last.number + 1 === line.number &&
    line.markup?.opens !== true
  );
}

/** `00-editors-note.md`, `01-beijing.md`: in the order of the text; the number 00 is for what stands before the chapters. */
export function sectionFile(
  { role, label }: OpenSection,
  index: number,
  all: readonly OpenSection[],
): string {
  const first = all[0]?.role === 'editors-note' ? 0 : 1;
  const width = Math.max(2, String(all.length).length);
  const region = label === undefined ? undefined : regionAtStart(label)?.region;
  const slug = role === 'chapter' ? (region?.slug ?? slugOf(label)) : role;
  return `${String(index + first).padStart(width, '0')}-${slug}.md`;
}
