import { readIdentifier } from '../../edition/index.js';
import { labelsFor, printedDate } from '../../messages/labels.js';
import type { PlacedItem } from '../../model/composition.js';
import type { EditionMetadata } from '../../model/edition.js';
import type { BookContext } from '../book-context.js';
import { issueText } from '../masthead.js';
import { structureNode } from '../pages/structure.js';
import { BARCODE_HEIGHT, BARCODE_WIDTH, barcode } from './barcode.js';
import { type ColumnText, setColumn } from './column.js';

/** The pitch of the lines, and the space above a new part, as shares of the size. */
const PITCH = 1.6;
const PART = 2;
const SCALES = [1, 0.9, 0.8, 0.7, 0.6];

/**
 * The colophon page (版权页, GB/T 12450): the CIP data at the top, then title, names, publisher, date and number, with the barcode
 * of an ISBN. It prints only what edition.yaml contains.
 */
export function colophonPageItems(book: BookContext): readonly PlacedItem[] {
  const { metadata, template } = book;
  const { page, typeArea, styles } = template;
  const measure = typeArea.characters * typeArea.size;
  const within = structureNode('Sect', book.document);
  const place = { x: (page.width - measure) / 2, measure, within };
  const small = {
    ...styles.body,
    size: styles.footnote.size,
    align: 'start',
    firstIndent: 0,
  } as const;
  const texts = (
    lines: readonly string[],
    turnOver: (text: string) => number,
    head?: string,
  ): readonly ColumnText[] => [
    ...(head === undefined
      ? []
      : [{ text: head, style: { ...small, font: 'hei' as const }, pitch: PITCH, above: PART }]),
    ...lines.map((text, index) => ({
      text,
      style: small,
      pitch: PITCH,
      above: index === 0 && head === undefined ? PART : PITCH - 1,
      turnOver: turnOver(text),
    })),
  ];
  const isbn = isbnOf(metadata);
  const { cip } = labelsFor(metadata.language);
  const above = texts(cipLines(metadata, cip), () => 0, metadata.cip && cip);
  const below = texts(factLines(metadata), (text) => text.indexOf(NAMED) + 1);
  const foot = page.height - page.bottom;
  const reserved = isbn === undefined ? 0 : BARCODE_HEIGHT;
  for (const scale of SCALES) {
    const over = setColumn(metadata.cip === undefined ? [] : above, place, scale, book);
    const under = setColumn(below, place, scale, book);
    const top = foot - reserved - under.height - (reserved > 0 ? small.size : 0);
    if (page.top + over.height + PART * small.size > top && scale > 0.6) continue;
    return [
      ...over.items(page.top),
      ...under.items(top),
      ...(isbn ? barcode(isbn, place.x + measure - BARCODE_WIDTH, foot - reserved, book) : []),
    ];
  }
  return [];
}

function isbnOf({ identifier }: EditionMetadata) {
  const read = identifier === undefined ? undefined : readIdentifier(identifier);
  return read?.kind === 'isbn' && read.sound ? read : undefined;
}

/** The lines of the CIP data, without their heading. */
function cipLines({ cip }: EditionMetadata, heading: string): readonly string[] {
  const lines = (cip ?? '').split('\n').filter((line) => line.trim() !== '');
  return lines[0]?.trim() === heading ? lines.slice(1) : lines;
}

/** The separator between the name of a fact and its value. */
const NAMED = '　';

/** One line for each fact: its name and its value in edition.yaml. */
function factLines(metadata: EditionMetadata): readonly string[] {
  const { title, subtitle, series, masthead, publisher, identifier, rights } = metadata;
  const labels = labelsFor(metadata.language);
  const read = identifier === undefined ? undefined : readIdentifier(identifier);
  const named = read?.kind === 'isbn' || read?.kind === 'issn' ? `${read.kind.toUpperCase()} ` : '';
  const row = (name: string, text: string | undefined): readonly string[] =>
    text === undefined || text === '' ? [] : [`${name}${NAMED}${text}`];
  return [
    ...row(labels.facts.title, title),
    ...row(labels.facts.subtitle, subtitle),
    ...metadata.creators.flatMap(({ name, role }) =>
      row(role === undefined ? labels.creator : (labels.roles[role] ?? role), name),
    ),
    ...row(labels.seriesName, series && [series.name, series.number].filter(Boolean).join('　')),
    ...row(labels.facts.issue, masthead && issueText(masthead, labels)),
    ...row(labels.facts.publisher, publisher ?? masthead?.unit),
    ...row(labels.facts.date, printedDate(metadata.date, metadata.language)),
    ...row(
      read?.kind === 'isbn' ? labels.bookNumber : labels.facts.identifier,
      read && named + read.text,
    ),
    ...row(labels.facts.subjects, metadata.subjects?.join('；')),
    ...row(labels.facts.rights, rights),
  ];
}
