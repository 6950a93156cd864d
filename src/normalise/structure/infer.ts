import type { LineMarkup } from '../../model/source.js';
import { editorsNoteStart, metadataLine } from '../front-matter.js';
import { type LabelKind, labelKind } from './label-kind.js';
import { type HeadingScheme, type Reading, SCHEMES } from './schemes.js';

/** A line that the document's scheme makes a heading. */
export interface FoundHeading {
  /** Index among the paragraphs. */
  readonly index: number;
  /** 1 for a section of its own, 2 and more inside one. */
  readonly level: number;
  readonly reading: Reading;
}

export interface DocumentStructure {
  readonly headings: readonly FoundHeading[];
  /** The schemes by level, and how many headings each explains. */
  readonly schemes: readonly {
    readonly id: string;
    readonly count: number;
    /** The first heading of its shape. */
    readonly example: string;
  }[];
}

/** A heading is no longer than this, in characters. */
const LONGEST_HEADING = 45;
/** How a sentence ends, or breaks off; a heading doesn't, but may ask or exclaim. */
const SENTENCE_END = /[。；，、：:,;…]$|\.$/u;
/** A sentence inside a line makes it prose. */
const SENTENCE_INSIDE = /。(?![”’）》」』])/u;
/** Labels that stand alone say so by their kind. */
const ALONE: ReadonlySet<LabelKind> = new Set(['region', 'city', 'office', 'company', 'person']);
/** Of a scheme's lines so many must have text behind them, or it is a list. */
const SHARE_FOLLOWED = 0.6;
/** Numbers that don't go on by one, as a share, beyond which they are no numbering. */
const SHARE_BREAKS = 0.25;
/** Labels before a space are labels where so many name a place, an office, a company or a person. */
const SHARE_NAMED = 0.6;
/** What is left of a scheme whose lines a better one has taken: below this share it was chance. */
const SHARE_LEFT = 0.6;
const MOST_LEVELS = 3;

interface Candidates {
  readonly scheme: HeadingScheme;
  readonly found: { readonly index: number; readonly reading: Reading }[];
}

/**
 * Infers how the document marks its sections from the document alone: of all schemes those stay that recur, have
 * text behind their headings, and number or label them consistently; the one that opens first is the outer level.
 * `texts` are the paragraphs as they read; those before `start` are front matter.
 */
export function inferStructure(
  texts: readonly string[],
  start: number,
  markups: readonly (LineMarkup | undefined)[] = [],
): DocumentStructure {
  const headlike = texts.map((text, index) => index >= start && isHeadlike(text));
  const marked = texts.map(
    (text, index) =>
      index >= start &&
      (/^(?:#{1,6}\s|\*\*[^*]+\*\*$)/.test(text) || isMarked(markups[index], text)),
  );
  const levels: Candidates[] = [];
  const taken = new Set<number>();
  const candidates = SCHEMES.map((scheme) =>
    candidatesOf(scheme, texts, headlike, marked, markups),
  ).filter((one): one is Candidates => one !== undefined);
  // Marked schemes explain their lines better than plain short lines do: in the table's order.
  for (const candidate of candidates) {
    const found = candidate.found.filter(({ index }) => !taken.has(index));
    const alone = levels.find(({ scheme }) => scheme.id === 'label-alone');
    if (
      candidate.scheme.id === 'lead' &&
      alone !== undefined &&
      found.length <= alone.found.length
    ) {
      // Labels that say nothing of their kind stand among those that do.
      const label = (index: number) => ({ strip: 0, label: texts[index] ?? '' });
      alone.found.push(...found.map(({ index }) => ({ index, reading: label(index) })));
      alone.found.sort((a, b) => a.index - b.index);
      continue;
    }
    if (
      found.length <
      Math.max(candidate.scheme.id === 'markdown' ? 1 : 2, candidate.found.length * SHARE_LEFT)
    )
      continue;
    if (!isFollowed(found, texts)) continue;
    for (const { index } of found) taken.add(index);
    levels.push({ scheme: candidate.scheme, found });
  }
  const ordered = levels.sort((a, b) => firstIndex(a) - firstIndex(b)).slice(0, MOST_LEVELS);
  const headings = ordered
    .flatMap(({ found, scheme }, level) =>
      scheme.id === 'markdown'
        ? markdownLevels(found, level)
        : found.map((one) => ({ ...one, level: level + 1 })),
    )
    .sort((a, b) => a.index - b.index);
  return {
    headings,
    schemes: ordered.map(({ scheme, found }) => ({
      id: scheme.id,
      count: found.length,
      example: texts[found[0]?.index ?? 0] ?? '',
    })),
  };
}

/** The document's own markup makes the line a heading: not what stands in brackets under one. */
function isMarked(markup: LineMarkup | undefined, text: string): boolean {
  return (
    (markup?.kind === 'heading' || markup?.kind === 'bold') &&
    !/^[（(].*[）)]$/u.test(text) &&
    [...text].length <= LONGEST_HEADING
  );
}

/** Schemes that read almost any short line. */
const ANY_LINE: ReadonlySet<string> = new Set(['label-space', 'label-alone', 'lead']);

/** A line that an editor made a heading: its label and its marks, where it has the shape of a scheme. */
export function readingOf(text: string): Reading {
  const shapes = SCHEMES.filter(({ id }) => !ANY_LINE.has(id));
  for (const { read } of shapes) {
    const reading = read(text);
    if (reading !== undefined) return reading;
  }
  return { strip: 0 };
}

function markupReading(scheme: string, markup: LineMarkup | undefined): Reading | undefined {
  if (scheme === 'markdown' && markup?.kind === 'heading')
    return { strip: 0, depth: markup.level ?? 1 };
  return scheme === 'bold' && markup?.kind === 'bold' ? { strip: 0 } : undefined;
}

/** Short, and no sentence. */
function isHeadlike(text: string): boolean {
  return (
    text !== '' &&
    [...text].length <= LONGEST_HEADING &&
    !SENTENCE_END.test(text) &&
    !SENTENCE_INSIDE.test(text)
  );
}

function candidatesOf(
  scheme: HeadingScheme,
  texts: readonly string[],
  headlike: readonly boolean[],
  marked: readonly boolean[],
  markups: readonly (LineMarkup | undefined)[],
): Candidates | undefined {
  const read: { index: number; reading: Reading }[] = [];
  const markup = scheme.id === 'markdown' || scheme.id === 'bold';
  texts.forEach((text, index) => {
    if (markup ? !marked[index] : !headlike[index]) return;
    const reading =
      scheme.read(text) ?? (markup ? markupReading(scheme.id, markups[index]) : undefined);
    if (reading !== undefined) read.push({ index, reading });
  });
  const found = consistent(scheme, read, texts);
  return found.length === 0 ? undefined : { scheme, found: [...found] };
}

function consistent(
  scheme: HeadingScheme,
  read: readonly { readonly index: number; readonly reading: Reading }[],
  texts: readonly string[],
) {
  switch (scheme.id) {
    case 'label-space': {
      const named = read.filter(({ reading }) => ALONE.has(labelKind(reading.label ?? '')));
      // Where most are named for a place or an office, the others are labels too.
      return named.length >= read.length * SHARE_NAMED ? read : named;
    }
    case 'label-alone':
      return read.filter(
        ({ index, reading }) =>
          (ALONE.has(labelKind(reading.label ?? '')) && isProse(texts[index + 1])) ||
          (isPlace(reading) && texts[index + 1] !== undefined),
      );
    case 'label-colon':
    case 'label-dash':
      // A time, a question and its answer, a list's name: the line behind is no text of it.
      return read.filter(
        ({ index, reading }) =>
          texts[index + 1] !== undefined &&
          !/^\d|(?:说|說|道|问|問|答|称|稱|表示|认为|指出|回答|写道|我)$/u.test(
            reading.label ?? '',
          ) &&
          !/[:：]\s*[“「"].*[”」"]$/u.test(texts[index] ?? ''),
      );
    case 'lead':
      return read.filter(
        ({ index }) =>
          isProse(texts[index + 1]) &&
          !/[:：]|^\d+$|^[（(].*[）)]$/u.test(texts[index] ?? '') &&
          metadataLine(texts[index] ?? '') === undefined &&
          editorsNoteStart(texts[index] ?? '') === undefined,
      );
    default:
      return numbersGoOn(read) ? read : [];
  }
}

function isPlace({ label = '' }: Reading): boolean {
  const kind = labelKind(label);
  return kind === 'region' || kind === 'city';
}

/** A paragraph of text, or a sentence of its own. */
function isProse(text: string | undefined): boolean {
  return text !== undefined && ([...text].length > LONGEST_HEADING || /[。！？”…）)]$/u.test(text));
}

/** Numbers begin with one and go on by one, or begin again. */
function numbersGoOn(read: readonly { readonly reading: Reading }[]): boolean {
  let last = 0;
  let breaks = 0;
  for (const { reading } of read) {
    if (reading.number === undefined) continue;
    if (reading.number !== last + 1 && reading.number !== 1) breaks++;
    last = reading.number;
  }
  return breaks <= read.length * SHARE_BREAKS;
}

/** Headings have text behind them, or headings of another scheme; a list's items follow each other. */
function isFollowed(
  found: readonly { readonly index: number }[],
  texts: readonly string[],
): boolean {
  const own = new Set(found.map(({ index }) => index));
  const followed = found.filter(({ index }) => index + 1 < texts.length && !own.has(index + 1));
  return followed.length >= found.length * SHARE_FOLLOWED;
}

/** Markdown says its levels itself. */
function markdownLevels(found: Candidates['found'], level: number): readonly FoundHeading[] {
  const least = Math.min(...found.map(({ reading }) => reading.depth ?? 1));
  return found.map((one) => ({ ...one, level: level + 1 + (one.reading.depth ?? 1) - least }));
}

function firstIndex({ found }: Candidates): number {
  return found[0]?.index ?? Number.POSITIVE_INFINITY;
}
