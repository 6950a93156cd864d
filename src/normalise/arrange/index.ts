import type { DraftKind } from '../../model/draft-kinds.js';
import type { ManuscriptMetadata, Section, SectionRole } from '../../model/manuscript.js';
import { decidedLevel, isDecidedText, isKept } from '../decisions.js';
import { datelineSource, editorsNoteStart, metadataLine } from '../front-matter.js';
import { type Group, groupText } from '../joins.js';
import type { MarkdownSource } from '../markdown-source/index.js';
import { articleTitles } from '../structure/collection.js';
import { contentsLevels, findContents } from '../structure/contents.js';
import type { GivenHeading } from '../structure/given.js';
import {
  type DocumentStructure,
  type FoundHeading,
  inferStructure,
  readingOf,
} from '../structure/infer.js';
import type { StructureLine } from '../structure/lines.js';
import { AppendixNumbers, isAppendix, joinAppendixTitles } from './appendices.js';
import { takeChapterEnds } from './chapter-ends.js';
import { digestHeadings } from './digest-list.js';
import {
  indexBehindHtml,
  joinHeadingLines,
  type MarkdownSources,
  readDocuments,
  type SourceName,
} from './documents.js';
import { type Draft, takeDraft } from './draft/index.js';
import { type Front, readFront, readMarkdownFront } from './front.js';
import { indentOf, isSettled, keep } from './groups.js';
import { Information } from './information.js';
import { joinInformationLines } from './information-lines.js';
import { joinLabelTopics } from './label-topics.js';
import { Sections } from './sections.js';
import { joinWrappedHeadings } from './wrapped-headings.js';

export interface ArrangeOptions {
  /** The title, instead of the one that the text gives. */
  readonly title?: string | undefined;
  /** What kind of document the text is a draft of. */
  readonly draft?: DraftKind | undefined;
  /** What the user says is a heading. */
  readonly headings?: readonly GivenHeading[] | undefined;
  /** The Markdown sources by their numbers, and the names of all sources. */
  readonly sources?: ReadonlyMap<number, MarkdownSource>;
  readonly names?: readonly SourceName[];
}

export interface Arranged {
  readonly metadata: ManuscriptMetadata;
  readonly structure: DocumentStructure;
  /** The sections with their texts as they read now: call it when every edit is made. */
  readonly sections: () => readonly Section[];
  /** The file in which the text of each source begins. */
  readonly files: ReadonlyMap<number, string>;
  readonly hasText: boolean;
}

/** A title that looks like the text's own short headings is one of them where it is no longer than this, in characters. */
const SHORT_TITLE = 6;

/** Gives each paragraph its place: title and information, editor's note, sections by the document's own structure. */
export function arrange(
  all: readonly Group[],
  { title: given, draft: kind, headings = [], sources = new Map(), names = [] }: ArrangeOptions,
): Arranged {
  const groups = joinHeadingLines(all);
  const documents = readDocuments(groups, sources, names);
  takeChapterEnds(groups);
  if (kind === undefined) joinWrappedHeadings(groups);
  const listed = takeContents(groups);
  const digest =
    kind !== undefined || listed.size > 0 ? new Map<Group, number>() : digestHeadings(groups);
  const named = new Set([...listed, ...digest.keys()]);
  joinLabelTopics(groups);
  if (kind === undefined) joinInformationLines(groups);
  const appendices = kind === undefined ? joinAppendixTitles(groups) : new Set<Group>();
  const draft = kind === undefined || documents.many ? undefined : takeDraft(kind, groups);
  const information = new Information(groups);
  const front =
    draftFront(groups, draft) ?? frontOf(groups, information, documents, { headings, named });
  const end =
    documents.many || draft !== undefined ? groups.length : information.readTail(front.next);
  const lines = groups.slice(0, end).map((group) => textLine(group, documents, draft?.inPlace));
  const structure =
    draft?.structure?.(lines, front.next) ??
    inferStructure(lines, {
      start: front.next,
      given: headings,
      known: knownHeadings(
        lines,
        groups,
        { listed: new Set([...listed, ...(draft?.known.keys() ?? [])]), digest },
        front.next,
      ),
    });
  const sections = new Sections(front.group, given ?? front.title ?? '');
  place(groups.slice(0, end), front.next, structure, sections, { documents, appendices, draft });
  return {
    metadata: withDraft(metadataOf(groups, front, information, given, sources), draft),
    structure,
    sections: () => sections.finished(),
    files: sections.files(),
    hasText: sections.hasText,
  };
}

/** The title that a draft's elements stand around; a paragraph of the draft, or its name. */
function draftFront(groups: readonly Group[], draft: Draft | undefined): Front | undefined {
  if (draft?.title !== undefined) {
    keep(draft.title, 'title', 'edition.yaml');
    return {
      title: groupText(draft.title).trim(),
      group: draft.title,
      next: groups.indexOf(draft.title) + 1,
    };
  }
  return draft?.name === undefined ? undefined : { title: draft.name, next: 0 };
}

function frontOf(
  groups: Group[],
  information: Information,
  documents: MarkdownSources,
  {
    headings,
    named,
  }: { readonly headings: readonly GivenHeading[]; readonly named: ReadonlySet<Group> },
): Front {
  // Of several files each has its own front.
  if (documents.many) return { next: 0 };
  if (documents.titleLine !== undefined || documents.title !== undefined)
    return readMarkdownFront(groups, information, documents);
  return readFront(groups, information, ownHeadings(groups, documents, headings, named));
}

function textLine(group: Group, { levels }: MarkdownSources, numbered = false): StructureLine {
  const [line] = group.lines;
  const level = levels.get(group);
  const markup = level === undefined ? line?.markup : { kind: 'heading' as const, level };
  // A note, a table's row or a picture is no heading, however short.
  const settled =
    (line?.markdown?.settled === true && !(numbered && line.markdown.prose === true)) ||
    /^(?:note|table|image)$/.test(line?.markup?.kind ?? '');
  return {
    text: groupText(group),
    markup,
    indent: indentOf(group),
    ...(settled && { settled }),
  };
}

/** Leaves a table of contents out, with its reason; the groups of the headings that it names. */
function takeContents(groups: Group[]): ReadonlySet<Group> {
  const contents = findContents(groups.map((group) => (isSettled(group) ? '' : groupText(group))));
  if (contents === undefined) return new Set();
  const headings = new Set(contents.headings.map((index) => groups[index] as Group));
  const listed = groups.splice(contents.from, contents.end - contents.from);
  groups.splice(contents.from, 0, ...listed.filter(({ lines }) => isKept(lines[0])));
  for (const { lines } of listed) {
    for (const line of isKept(lines[0]) ? [] : lines) {
      line.fate = 'dropped';
      line.as = 'contents';
      line.why = '目录：由正文的标题重新编成';
    }
  }
  return headings;
}

/** Headings that a table of contents names, else the titles of a collection's articles: by their places. */
function knownHeadings(
  lines: readonly StructureLine[],
  groups: readonly Group[],
  {
    listed,
    digest,
  }: { readonly listed: ReadonlySet<Group>; readonly digest: ReadonlyMap<Group, number> },
  start: number,
): ReadonlyMap<number, number> {
  if (digest.size > 0)
    return new Map(
      groups.flatMap((group, index) => {
        const level = digest.get(group);
        return index >= start && level !== undefined ? [[index, level] as const] : [];
      }),
    );
  const places = groups.flatMap((group, index) =>
    index >= start && listed.has(group) ? [index] : [],
  );
  if (places.length > 0)
    return contentsLevels(
      lines.map(({ text }) => text),
      places,
    );
  return new Map(
    articleTitles(lines)
      .filter((index) => index >= start)
      .map((index) => [index, 1]),
  );
}

/** Where the text opens with one of its own headings, that is no title: the places of headings that can't be one. */
function ownHeadings(
  groups: readonly Group[],
  documents: MarkdownSources,
  given: readonly GivenHeading[],
  named: ReadonlySet<Group>,
): ReadonlySet<number> {
  const lines = groups.map((group) => textLine(group, documents));
  const titles = articleTitles(lines);
  const places = new Set(titles[0] === 0 ? titles : []);
  groups.forEach((group, index) => {
    if (named.has(group)) places.add(index);
  });
  const { headings } = inferStructure(lines, { given });
  const [first] = headings;
  if (first === undefined || first.index > 1) return places;
  const alike = headings.filter(({ level }) => level === first.level);
  if (isAboveInformation(lines, alike)) return places;
  const text = lines[first.index]?.text ?? '';
  if (
    isOwn(
      first.reading,
      text,
      alike.map(({ index }) => lines[index]?.text ?? ''),
    )
  )
    places.add(first.index);
  return places;
}

/** Whether information stands below the first of the headings and below none of the others: it is the title. */
function isAboveInformation(
  lines: readonly StructureLine[],
  [first, ...others]: DocumentStructure['headings'],
): boolean {
  const isAbove = ({ index }: { readonly index: number }) =>
    metadataLine(lines[index + 1]?.text ?? '') !== undefined;
  return first !== undefined && first.index === 0 && isAbove(first) && !others.some(isAbove);
}

/** Whether the first heading is of a shape that no title has, or as short as the others of its shape. */
function isOwn(
  { number, depth, strip, tail, mark }: DocumentStructure['headings'][number]['reading'],
  text: string,
  alike: readonly string[],
): boolean {
  if (alike.length < 2) return false;
  // Of the source's own headings those that are numbered are sections, where the others are.
  if (depth !== undefined) return alike.slice(0, 2).every(isNumbered);
  if (number !== undefined) return true;
  if (strip > 0 && (tail !== undefined || mark !== undefined)) return !text.startsWith('**');
  const longest = Math.max(...alike.slice(1).map((other) => [...other].length));
  return mark === undefined && [...text].length <= Math.min(SHORT_TITLE, longest);
}

function isNumbered(text: string): boolean {
  return readingOf(text).number !== undefined || /^\d{1,2}\p{Script=Han}/u.test(text);
}

function place(
  groups: readonly Group[],
  start: number,
  structure: DocumentStructure,
  sections: Sections,
  {
    documents: { openings, belowNames },
    appendices,
    draft,
  }: {
    readonly documents: MarkdownSources;
    /** Attachments whose number and title stood on two lines. */
    readonly appendices: ReadonlySet<Group>;
    readonly draft: Draft | undefined;
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
    const text = groupText(group);
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
    if (draft?.appendices.has(group)) sections.appendix(group);
    else if (isDecidedText(group.lines[0])) sections.body(group);
    else if (current === undefined && editorsNoteStart(text) !== undefined) sections.note(group);
    else if (
      current !== undefined &&
      draft === undefined &&
      (appendices.has(group) || isAppendix(groups, index))
    ) {
      sections.appendix(group);
      appendix.opened();
    } else if (heading !== undefined && heading.level <= outermost) {
      const { number, depth } = heading.reading;
      if (appendix.holds(number, depth !== undefined)) sections.heading(group, 2, heading);
      else sections.chapter(group, heading);
    } else if (
      heading !== undefined &&
      ((inPlace && isTitled) || takesHeading(current?.role, group))
    )
      sections.heading(group, heading.level - outermost + 1, heading);
    else sections.body(group);
  });
}

/** What the front matter of a single Markdown source says; of several each says it of itself. */
function frontMatterOf(
  sources: ReadonlyMap<number, MarkdownSource>,
  information: Information,
): Partial<ManuscriptMetadata> {
  const [only] = sources.values();
  if (sources.size !== 1 || only?.front === undefined) return {};
  const { date, language, subtitle, creators } = only.front;
  return {
    ...(date !== undefined && { date }),
    ...(language !== undefined && { language }),
    ...(subtitle !== undefined && { subtitle }),
    ...(creators.length > 0 && {
      creators: [...creators, ...information.metadata().creators],
    }),
  };
}

/** The headings of the document's own structure, and those that an editor decided. */
function headingsOf(
  groups: readonly Group[],
  { headings }: DocumentStructure,
  outermost: number,
): ReadonlyMap<number, FoundHeading> {
  const byIndex = new Map(headings.map((heading) => [heading.index, heading]));
  groups.forEach((group, index) => {
    const level = decidedLevel(group.lines[0]);
    if (level === undefined) return;
    const reading = byIndex.get(index)?.reading ?? readingOf(groupText(group));
    byIndex.set(index, { index, level: outermost + level - 1, reading });
  });
  return byIndex;
}

/** An editor's note has no headings, and no section none, but where an editor decided so. */
function takesHeading(role: SectionRole | undefined, { lines }: Group): boolean {
  return (role !== undefined && role !== 'editors-note') || decidedLevel(lines[0]) !== undefined;
}

/** The metadata with what the draft of an official document says of itself. */
function withDraft(metadata: ManuscriptMetadata, draft?: Draft): ManuscriptMetadata {
  if (draft === undefined || draft.said.length === 0) return metadata;
  const information = [...draft.said, ...(metadata.information ?? [])];
  return { ...metadata, ...draft.metadata, information };
}

function metadataOf(
  groups: readonly Group[],
  front: Front,
  information: Information,
  given: string | undefined,
  sources: ReadonlyMap<number, MarkdownSource>,
): ManuscriptMetadata {
  const read = { ...information.metadata(), ...frontMatterOf(sources, information) };
  const opening = groups.map(groupText).find((text) => datelineSource(text) !== undefined);
  const sourceName =
    read.sourceName ?? (opening === undefined ? undefined : datelineSource(opening));
  const title = given ?? front.title;
  const replaced = given !== undefined && front.group !== undefined;
  return {
    ...read,
    ...(title !== undefined && { title }),
    ...(front.subtitle !== undefined && given === undefined && { subtitle: front.subtitle }),
    ...(front.kicker !== undefined && { kicker: front.kicker }),
    ...(sourceName !== undefined && { sourceName }),
    information: [
      ...[...sources.values()].flatMap((source) => source.said),
      ...(replaced ? [front.title, front.subtitle].filter((one) => one !== undefined) : []),
      ...information.said,
    ],
  };
}
