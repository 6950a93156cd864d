import { regionAtStart } from '../../model/regions.js';
import { editorsNoteStart, metadataLine } from '../front-matter.js';
import type { Group } from '../joins.js';
import { articleTitles } from '../structure/collection.js';
import type { GivenHeading } from '../structure/given.js';
import { type DocumentStructure, inferStructure, readingOf } from '../structure/infer.js';
import { labelKind } from '../structure/label-kind.js';
import type { StructureLine } from '../structure/lines.js';
import type { MarkdownSources } from './documents.js';
import { textLine } from './structure-lines.js';

/** A title that looks like the text's own short headings is one of them where it is no longer than this, in characters. */
const SHORT_TITLE = 6;
/** With this many articles a line above the first is the title of a collection, and none above that article's. */
const FEWEST_ARTICLES = 3;

/** The places of headings that cannot be the title: those of a text that opens with one of its own headings. */
export function openingHeadings(
  groups: readonly Group[],
  documents: MarkdownSources,
  given: readonly GivenHeading[],
  named: ReadonlySet<Group>,
): ReadonlySet<number> {
  const lines = groups.map((group) => textLine(group, documents));
  const titles = articleTitles(lines);
  // Above the first of several articles stands the title of them all.
  const places = new Set(titles[0] === 0 || titles.length >= FEWEST_ARTICLES ? titles : []);
  groups.forEach((group, index) => {
    if (named.has(group)) places.add(index);
  });
  for (const index of regionsFromTop(lines)) places.add(index);
  if (titles.length >= FEWEST_ARTICLES || places.has(0)) return places;
  const { headings } = inferStructure(lines, { given });
  const [first] = headings;
  if (first === undefined || !isAtTop(lines, first.index)) return places;
  // What stands outside the sections of a level is not a heading inside them.
  if (first.index === 0 && headings.some(({ level }) => level < first.level)) return places;
  const alike = headings.filter(({ level }) => level === first.level);
  if (isAboveInformation(lines, alike)) return places;
  const texts = alike.map(({ index }) => lines[index]?.text ?? '');
  const labels = isAboveLabels(texts) ? alike.slice(1) : first.index > 0 ? alike : [];
  if (isLabelled(labels.map(({ index }) => lines[index]?.text ?? '')))
    for (const { index } of labels) places.add(index);
  else if (isOneOfItsShape(first.reading, texts)) places.add(first.index);
  return places;
}

/** The lines that are a province's name and nothing else, where the text begins with one and another follows: parts of a digest. */
function regionsFromTop(lines: readonly StructureLine[]): readonly number[] {
  const regions = lines.flatMap(({ text }, index) =>
    regionAtStart(text)?.length === text.length ? [index] : [],
  );
  return regions[0] === 0 && regions.length > 1 ? regions : [];
}

/** Whether nothing but a line and information stands above the line at `index`. */
function isAtTop(lines: readonly StructureLine[], index: number): boolean {
  return lines.slice(1, index).every(({ text }) => metadataLine(text) !== undefined);
}

/** Whether information or an editor's note stands below the first of the headings and below none of the others: it is the title. */
function isAboveInformation(
  lines: readonly StructureLine[],
  [first, ...others]: DocumentStructure['headings'],
): boolean {
  const isAbove = ({ index }: { readonly index: number }) => {
    const below = lines[index + 1]?.text ?? '';
    return metadataLine(below) !== undefined || editorsNoteStart(below) !== undefined;
  };
  return first !== undefined && first.index === 0 && isAbove(first) && !others.some(isAbove);
}

/** Whether the first line names no place, office or person, and all of the others do: it is the title of them all. */
function isAboveLabels([first = '', ...others]: readonly string[]): boolean {
  return labelKind(first) === 'other' && others.every((one) => labelKind(one) !== 'other');
}

/** Whether these are the headings of sections by places, offices or people; one alone may be a title. */
function isLabelled(texts: readonly string[]): boolean {
  return texts.length > 1 && texts.every((one) => labelKind(one) !== 'other');
}

/** Whether the first heading is of a shape that no title has, or as short as the others of its shape. */
function isOneOfItsShape(
  { number, depth, strip, tail, mark }: DocumentStructure['headings'][number]['reading'],
  alike: readonly string[],
): boolean {
  const [text = ''] = alike;
  if (alike.length < 2) return false;
  // Of the source's own headings those that are numbered are sections, where the others are.
  if (depth !== undefined) return alike.slice(0, 2).every(opensWithNumber);
  if (number !== undefined) return true;
  if (strip > 0 && (tail !== undefined || mark !== undefined)) return !text.startsWith('**');
  const longest = Math.max(...alike.slice(1).map((other) => [...other].length));
  return mark === undefined && [...text].length <= Math.min(SHORT_TITLE, longest);
}

function opensWithNumber(text: string): boolean {
  return readingOf(text).number !== undefined || /^\d{1,2}\p{Script=Han}/u.test(text);
}
