import type { DraftKind } from '../../model/draft-kinds.js';
import type { ManuscriptMetadata, Section } from '../../model/manuscript.js';
import { type Group, groupText } from '../joins.js';
import type { MarkdownSource } from '../markdown-source/index.js';
import type { GivenHeading } from '../structure/given.js';
import { type DocumentStructure, inferStructure } from '../structure/infer.js';
import type { StructureLine } from '../structure/lines.js';
import { joinAppendixTitles } from './appendices.js';
import type { Front } from './certain-front.js';
import { takeChapterEnds } from './chapter-ends.js';
import { joinUpright } from './cover.js';
import { digestHeadings } from './digest-list.js';
import {
  joinHeadingLines,
  type MarkdownSources,
  readDocuments,
  type SourceName,
} from './documents.js';
import { type Draft, takeDraft } from './draft/index.js';
import { fillSections } from './fill-sections.js';
import { readFront, readMarkdownFront } from './front.js';
import { keep } from './groups.js';
import { Information } from './information.js';
import { joinInformationLines } from './information-lines.js';
import { joinLabelTopics } from './label-topics.js';
import { manuscriptMetadata, withDraft } from './metadata.js';
import { knownHeadings, takeContents } from './named-headings.js';
import { joinNumberTopics } from './number-topics.js';
import { openingHeadings } from './opening-headings.js';
import { type RunInLabel, runInLabels } from './run-in-labels.js';
import { Sections } from './sections.js';
import { textLine } from './structure-lines.js';
import { isMarkedHeading } from './title-groups.js';
import { joinWrappedHeadings } from './wrapped-headings.js';

/** Characters of a report that show what its label looks like. */
const EXAMPLE = 12;

interface ArrangeOptions {
  /** The title, instead of the one that the text gives. */
  readonly title?: string | undefined;
  /** The kind of document of which the text is a draft. */
  readonly draft?: DraftKind | undefined;
  /** The expressions of the user for headings. */
  readonly headings?: readonly GivenHeading[] | undefined;
  /** The Markdown sources by their numbers, and the names of all sources. */
  readonly sources?: ReadonlyMap<number, MarkdownSource>;
  readonly names?: readonly SourceName[];
}

interface Arranged {
  readonly metadata: ManuscriptMetadata;
  readonly structure: DocumentStructure;
  /** The sections with their texts as they read now: call it when every edit is made. */
  readonly sections: () => readonly Section[];
  /** The file in which the text of each source begins. */
  readonly files: ReadonlyMap<number, string>;
  readonly hasText: boolean;
}

/** Gives each paragraph its place: title and information, editor's note, sections by the document's own structure. */
export function arrange(
  all: readonly Group[],
  { title: given, draft: kind, headings = [], sources = new Map(), names = [] }: ArrangeOptions,
): Arranged {
  const groups = joinHeadingLines(all);
  const documents = readDocuments(groups, sources, names);
  takeChapterEnds(groups);
  if (kind === undefined && sources.size === 0) joinUpright(groups);
  if (kind === undefined) joinWrappedHeadings(groups);
  const listed = takeContents(groups);
  const digest =
    kind !== undefined || listed.size > 0 ? new Map<Group, number>() : digestHeadings(groups);
  const named = new Set([...listed, ...digest.keys()]);
  // An official document's signature and date are no label and topic.
  if (kind !== 'official') {
    joinLabelTopics(groups);
    joinNumberTopics(groups, named);
  }
  if (kind === undefined) joinInformationLines(groups);
  const appendices = kind === undefined ? joinAppendixTitles(groups) : new Set<Group>();
  const draft = kind === undefined || documents.many ? undefined : takeDraft(kind, groups);
  const information = new Information(groups);
  const front =
    draftFront(groups, draft) ?? frontOf(groups, information, documents, { headings, named });
  const end =
    documents.many || draft !== undefined ? groups.length : information.readTail(front.next);
  const lines = groups.slice(0, end).map((group) => textLine(group, documents, draft?.inPlace));
  const inferred =
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
  const runIns =
    draft === undefined && inferred.headings.length === 0
      ? runInLabels(groups.slice(0, end), front.next)
      : new Map<number, RunInLabel>();
  const structure = runIns.size === 0 ? inferred : runInStructure(lines, [...runIns.keys()]);
  const sections = new Sections(front.group, given ?? front.title ?? '');
  fillSections(groups.slice(0, end), front.next, structure, sections, {
    documents,
    appendices,
    draft,
    runIns,
  });
  return {
    metadata: withDraft(manuscriptMetadata(groups, front, information, given, sources), draft),
    structure,
    sections: () => sections.finished(),
    files: sections.files(),
    hasText: sections.hasText,
  };
}

/** The labels as the form of headings that divides the document. */
function runInStructure(
  lines: readonly StructureLine[],
  places: readonly number[],
): DocumentStructure {
  const [first = 0] = places;
  const example = `${[...(lines[first]?.text ?? '')].slice(0, EXAMPLE).join('')}……`;
  return { headings: [], schemes: [{ id: 'label-run-in', count: places.length, example }] };
}

/** What a notice says and a title does not: when something is, why, and what its reader is asked. */
const NOTICE =
  /[，：；]|[今明][天日晚晨早]|[本下]周|[上下]午|[早中晚]上|\d{1,2}[日号點点时時]|请|請|将于|將於|敬告|特此/u;

/** The only line of a source is its text, without a title, where it reads as a notice. */
function isNotice(group: Group, { titleLine, title }: MarkdownSources): boolean {
  const isTitled = titleLine !== undefined || title !== undefined || isMarkedHeading(group);
  return !isTitled && NOTICE.test(groupText(group));
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
  if (groups.length === 1 && groups.every((group) => isNotice(group, documents)))
    return { next: 0 };
  if (documents.titleLine !== undefined || documents.title !== undefined)
    return readMarkdownFront(groups, information, documents);
  return readFront(groups, information, openingHeadings(groups, documents, headings, named));
}
