import type { SectionRole } from '../../model/manuscript.js';
import { decidedLevel, isDecidedText } from '../decisions.js';
import { editorsNoteStart } from '../front-matter.js';
import type { Group } from '../joins.js';
import { type DocumentStructure, readingOf, type StructureHeading } from '../structure/infer.js';
import { AppendixNumbers, isAppendix } from './appendices.js';
import { indexBehindHtml, type MarkdownSources } from './documents.js';
import type { Draft } from './draft/draft.js';
import { readText } from './groups.js';
import type { RunInLabel } from './run-in-labels.js';
import type { Sections } from './sections.js';

/** Puts each paragraph behind the front into its section: headings open sections, and every other paragraph belongs to the open section. */
export function fillSections(
  groups: readonly Group[],
  start: number,
  structure: DocumentStructure,
  sections: Sections,
  {
    documents: { openings, belowNames },
    appendices,
    draft,
    runIns,
  }: {
    readonly documents: MarkdownSources;
    /** Attachments whose number and title stood on two lines. */
    readonly appendices: ReadonlySet<Group>;
    readonly draft: Draft | undefined;
    /** The places before their reports that head chapters, by their paragraphs' places. */
    readonly runIns: ReadonlyMap<number, RunInLabel>;
  },
): void {
  const levels = structure.headings.map(({ level }) => level);
  // An official document has one title: its headings stand below it.
  const inPlace = draft?.inPlace === true;
  const isTitled = (draft?.title ?? draft?.name) !== undefined;
  const least = levels.length === 0 ? 1 : Math.min(...levels);
  const outermost = inPlace ? 0 : belowNames ? least - 1 : least;
  const byIndex = headingsOf(groups, structure, outermost);
  const appendix = new AppendixNumbers();
  /** Headings that stand behind HTML, which goes below them. */
  const placed = new Set<Group>();
  groups.forEach((group, index) => {
    if (index < start || placed.has(group)) return;
    const text = readText(group);
    const heading = byIndex.get(index);
    const opening = openings.get(group);
    if (opening !== undefined && (heading === undefined || heading.level > outermost)) {
      const behind = indexBehindHtml(groups, index);
      const head = groups[behind];
      const headBelow = byIndex.get(behind);
      if (head !== undefined && headBelow !== undefined && headBelow.level <= outermost) {
        sections.chapter(head, headBelow);
        placed.add(head);
      } else sections.named(opening);
    }
    const { current } = sections;
    const runIn = runIns.get(index);
    if (runIn !== undefined) sections.runIn(group, runIn);
    else if (draft?.appendices.has(group)) sections.appendix(group, draft.appendices.get(group));
    else if (isDecidedText(group.lines[0])) {
      // An editor's note that is to be text goes before the chapters under its name: the book's title heads no chapter.
      const note = current === undefined ? editorsNoteStart(text) : undefined;
      if (note !== undefined && !inPlace && byIndex.size > 0) sections.named(note.name);
      sections.body(group);
    } else if (current === undefined && editorsNoteStart(text) !== undefined) sections.note(group);
    else if (
      current !== undefined &&
      draft === undefined &&
      (appendices.has(group) || isAppendix(groups, index))
    ) {
      sections.appendix(group);
      appendix.opened();
    } else if (heading !== undefined && heading.level <= outermost) {
      const { number, depth } = heading.reading;
      const held = appendix.holds(number, depth !== undefined || AppendixNumbers.closes(text));
      if (held) sections.heading(group, 2, heading);
      else sections.chapter(group, heading);
    } else if (
      heading !== undefined &&
      ((inPlace && isTitled) || takesHeading(current?.role, group))
    )
      sections.heading(group, heading.level - outermost + 1, heading);
    else sections.body(group);
  });
}

/** The headings of the document's own structure, and those that an editor decided. */
function headingsOf(
  groups: readonly Group[],
  { headings }: DocumentStructure,
  outermost: number,
): ReadonlyMap<number, StructureHeading> {
  const byIndex = new Map(headings.map((heading) => [heading.index, heading]));
  groups.forEach((group, index) => {
    const level = decidedLevel(group.lines[0]);
    if (level === undefined) return;
    const reading = byIndex.get(index)?.reading ?? readingOf(readText(group));
    byIndex.set(index, { index, level: outermost + level - 1, reading });
  });
  return byIndex;
}

/** An editor's note has no headings, and no section none, but where an editor decided so. */
function takesHeading(role: SectionRole | undefined, { lines }: Group): boolean {
  return (role !== undefined && role !== 'editors-note') || decidedLevel(lines[0]) !== undefined;
}
