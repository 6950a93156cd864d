import { editedText, type WorkingLine } from '../working-line.js';
import { type LabelKind, labelKind } from './label-kind.js';
import { type HeadingScheme, type Reading, SCHEMES } from './schemes.js';

/** A line that the document's scheme makes a heading. */
export interface FoundHeading {
  /** Index among the text lines. */
  readonly index: number;
  /** 1 for a section of its own, 2 and more inside one. */
  readonly level: number;
  readonly reading: Reading;
}

export interface Structure {
  readonly headings: readonly FoundHeading[];
  /** The schemes by level, as a diagnostic names them. */
  readonly schemes: readonly string[];
}

/** A heading is no longer than this, in characters. */
const LONGEST_HEADING = 60;
/** A sentence's end, or a mark inside one, is not a heading's. */
const SENTENCE_END = /[。；，、：:,;…]$|[.](?<!\d\.)$/u;
/** A label that stands alone says so by its kind. */
const ALONE: ReadonlySet<LabelKind> = new Set(['region', 'city', 'office', 'company']);
/** A share of labels below which a kind is an accident. */
const COMMON = 0.2;

interface Candidates {
  readonly scheme: HeadingScheme;
  readonly found: readonly { readonly index: number; readonly reading: Reading }[];
  readonly score: number;
}

/**
 * Infers how the document marks its sections from the document alone: of all schemes those stay that recur, have
 * text behind their headings, and number or label them consistently; the one that opens first is the outer level.
 */
export function inferStructure(lines: readonly WorkingLine[], start: number): Structure {
  const texts = lines.map((line) => editedText(line));
  const candidates = SCHEMES.map((scheme) => candidatesOf(scheme, texts, start)).filter(
    (one): one is Candidates => one !== undefined,
  );
  if (candidates.length === 0) return { headings: [], schemes: [] };
  const levels = nest(candidates);
  const headings = levels
    .flatMap(({ found }, level) =>
      found.map(({ index, reading }) => ({ index, level: level + 1, reading })),
    )
    .sort((a, b) => a.index - b.index || a.level - b.level)
    .filter((heading, at, all) => heading.index !== all[at - 1]?.index);
  return { headings, schemes: levels.map(({ scheme }) => scheme.id) };
}

function candidatesOf(
  scheme: HeadingScheme,
  texts: readonly string[],
  start: number,
): Candidates | undefined {
  const read: { index: number; reading: Reading }[] = [];
  texts.forEach((text, index) => {
    if (index < start || [...text].length > LONGEST_HEADING) return;
    if (SENTENCE_END.test(text) && scheme.id !== 'markdown') return;
    const reading = scheme.read(text);
    if (reading !== undefined) read.push({ index, reading });
  });
  const found = read.some(({ reading }) => reading.label !== undefined)
    ? consistentLabels(read, scheme)
    : consistentNumbers(read);
  if (found.length < (scheme.id === 'markdown' ? 1 : 2)) return undefined;
  // Headings have text behind them; a list's items don't.
  const followed = found.filter(
    ({ index }, at) => found[at + 1]?.index !== index + 1 && index + 1 < texts.length,
  );
  if (followed.length < found.length * 0.6) return undefined;
  return { scheme, found, score: found.length };
}

/** Labels of the document's common kinds; of `other` kinds only where nearly all are, and differ. */
function consistentLabels<Found extends { readonly index: number; readonly reading: Reading }>(
  read: readonly Found[],
  scheme: HeadingScheme,
): readonly Found[] {
  const kinds = read.map(({ reading }) => labelKind(reading.label ?? ''));
  const share = (kind: LabelKind) => kinds.filter((one) => one === kind).length / kinds.length;
  const known = kinds.filter((kind) => kind !== 'other').length;
  const topics = scheme.id === 'label-bracket' || scheme.id === 'label-bullet';
  return read.filter((_, at) => {
    const kind = kinds[at] as LabelKind;
    if (scheme.id === 'label-alone') return ALONE.has(kind) && share(kind) > 0;
    if (kind !== 'other') return share(kind) >= COMMON || kind === 'region';
    return known === 0 ? topics || read.length >= 3 : topics && share('other') > COMMON;
  });
}

/** Numbers that begin with one and go on by one, or begin again. */
function consistentNumbers<Found extends { readonly index: number; readonly reading: Reading }>(
  read: readonly Found[],
): readonly Found[] {
  let last = 0;
  let breaks = 0;
  for (const { reading } of read) {
    if (reading.number === undefined) continue;
    if (reading.number !== last + 1 && reading.number !== 1) breaks++;
    last = reading.number;
  }
  return breaks > read.length * 0.25 ? [] : read;
}

/** Outer levels first: of two schemes the one that opens before the other and has fewer headings. */
function nest(candidates: readonly Candidates[]): readonly Candidates[] {
  const taken = new Set<number>();
  const order = [...candidates].sort((a, b) => firstIndex(a) - firstIndex(b) || b.score - a.score);
  const levels: Candidates[] = [];
  for (const candidate of order) {
    const found = candidate.found.filter(({ index }) => !taken.has(index));
    // What is left of a scheme whose lines another one explains better is chance.
    if (found.length < candidate.found.length * 0.6) continue;
    if (levels.length === 3) break;
    for (const { index } of found) taken.add(index);
    levels.push({ ...candidate, found });
  }
  return levels;
}

function firstIndex({ found }: Candidates): number {
  return found[0]?.index ?? Number.POSITIVE_INFINITY;
}
