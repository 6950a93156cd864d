import type { PlacedItem, Structure } from '../model/composition.js';
import type { BookContext } from './book-context.js';
import {
  type ContentsEntry,
  finishEntry,
  type SetEntry,
  setEntry,
  widestFolio,
} from './contents.js';
import type { DraftPage } from './draft-page.js';
import { furnitureSpans } from './furniture.js';
import type { FlowBlock, FlowLine } from './pages/flow.js';
import { gridRows } from './pages/foot.js';
import { moved } from './pages/page.js';
import { structureNode } from './pages/structure.js';
import { firstBaseline, setHeading } from './set-lines.js';

/** The rows between the title of the contents and the first entry. */
const AFTER_TITLE = 1;

/** The contents of a book: its entries set, before the folios are known. */
export interface Contents {
  readonly entries: readonly SetEntry[];
  /** The node of the contents in the structure of the book. */
  readonly structure: Structure;
}

type Folios = ReadonlyMap<string, string>;

/** Sets the entries. A book with one entry has no contents. */
export function setContents(entries: readonly ContentsEntry[], book: BookContext): Contents {
  return book.memory.recall('contents', JSON.stringify(entries), () => contentsOf(entries, book));
}

function contentsOf(entries: readonly ContentsEntry[], book: BookContext): Contents {
  const structure = structureNode('TOC', book.document);
  const listed = book.template.contents.show && entries.length > 1;
  return {
    entries: listed ? entries.map((entry) => setEntry(entry, book, structure)) : [],
    structure,
  };
}

/** The items on a page of the contents, y from the type area's top, pt. */
interface ContentsLine {
  readonly y: number;
  items(folios: Folios, widest: number): readonly PlacedItem[];
}

type ContentsPage = readonly ContentsLine[];

/** Divides the contents over pages of their own. */
export function contentsPages(contents: Contents, book: BookContext): readonly ContentsPage[] {
  const { entries } = contents;
  if (entries.length === 0) return [];
  const { typeArea } = book.template;
  const first = firstBaseline(book.template);
  const pages: ContentsLine[][] = [[]];
  const { counts, close } = entriesOfPages(contents, book);
  let row = 0;
  for (const { items, rows } of contentsTitle(contents, book)) {
    pages[0]?.push({ items: () => items, y: first + row * typeArea.leading });
    row += rows;
  }
  row += AFTER_TITLE;
  let at = 0;
  for (const count of counts) {
    if (at > 0) {
      pages.push([]);
      row = 0;
    }
    entries.slice(at, at + count).forEach((entry, index) => {
      if (index > 0) row += airBefore(entry, book, close);
      pages.at(-1)?.push({
        items: (folios, widest) => finishEntry(entry, folioOf(entry, folios), widest, book),
        y: first + row * typeArea.leading,
      });
      row += entry.rows;
    });
    at += count;
  }
  return pages;
}

/** The least number of entries on the last page. */
const FEWEST_ENTRIES = 3;

/** The last page of the contents looks empty where at most this share of it is used. */
const EMPTY = 0.5;

/** How the entries are divided over pages; `close`: without air between them. */
interface DividedEntries {
  readonly counts: readonly number[];
  readonly close: boolean;
}

/** Divides the entries over pages. They stand closer where that saves a last page that would look empty. */
function entriesOfPages(contents: Contents, book: BookContext): DividedEntries {
  const loose = dividedEntries(contents, book, false);
  if (loose.counts.length > 1 && loose.used <= book.template.typeArea.lines * EMPTY) {
    const close = dividedEntries(contents, book, true);
    if (close.counts.length < loose.counts.length) return { counts: close.counts, close: true };
  }
  return { counts: loose.counts, close: false };
}

/** Fills each page with entries, but moves some on to a last page that would be almost empty. `used`: the rows of the last page. */
function dividedEntries(
  contents: Contents,
  book: BookContext,
  close: boolean,
): { readonly counts: readonly number[]; readonly used: number } {
  const { entries } = contents;
  const { lines } = book.template.typeArea;
  const counts = [0];
  let row = gridRows(contentsTitle(contents, book)) + AFTER_TITLE;
  for (const entry of entries) {
    const opens = counts.at(-1) === 0;
    const air = opens ? 0 : airBefore(entry, book, close);
    if (!opens && row + air + entry.rows > lines) {
      counts.push(0);
      row = 0;
    } else row += air;
    counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
    row += entry.rows;
  }
  const [before = 0, last = 0] = counts.slice(-2);
  const moved = counts.length > 1 ? Math.max(0, FEWEST_ENTRIES - last) : 0;
  if (moved === 0 || before - moved < FEWEST_ENTRIES) return { counts, used: row };
  return { counts: [...counts.slice(0, -2), before - moved, last + moved], used: row };
}

/** The grid lines between an entry and the one before it: none before sections and, where the contents are `close`, only before parts. */
function airBefore({ entry }: SetEntry, { template }: BookContext, close: boolean): number {
  if (entry.part) return Math.max(1, template.styles.contentsEntry.lines - 1);
  return entry.level === 1 && !close ? template.styles.contentsEntry.lines - 1 : 0;
}

/** The pages of the contents with their folios. */
export function finishContents(
  pages: readonly ContentsPage[],
  contents: Contents,
  folios: Folios,
  book: BookContext,
): readonly DraftPage[] {
  const widest = widestOf(contents, folios, book);
  const numbered = contents.entries.map(({ entry }) => [entry, folios.get(entry.destination)]);
  const set = book.memory.recall('contents pages', JSON.stringify(numbered), () =>
    pages.map((page) =>
      page.flatMap((line) => line.items(folios, widest).map((item) => moved(item, 0, line.y))),
    ),
  );
  return set.map((items, index) => {
    return {
      kind: 'contents',
      items: (left, top) => items.map((item) => moved(item, left, top)),
      opener: index === 0,
      head: book.template.contents.title,
    };
  });
}

/** The contents as blocks of the flow, where they stand on the first page before the text. */
export function contentsBlocks(
  contents: Contents,
  folios: Folios,
  book: BookContext,
): readonly FlowBlock[] {
  const { styles } = book.template;
  const block = { before: 0, after: 0, fewest: 1, block: 0 };
  const widest = widestOf(contents, folios, book);
  const lines = contents.entries.map((entry) => ({
    rows: entry.rows + styles.contentsEntry.lines - 1,
    items: finishEntry(entry, folioOf(entry, folios), widest, book),
    offset: 0,
  }));
  return [
    { ...block, lines: contentsTitle(contents, book), heading: true },
    { ...block, lines, heading: false, after: AFTER_TITLE },
  ];
}

function contentsTitle({ structure }: Contents, book: BookContext): readonly FlowLine[] {
  const { contents, styles, typeArea } = book.template;
  const style = styles.contentsTitle;
  const ink = { structure: structureNode('Caption', structure) };
  const room = { x: 0, measure: typeArea.characters * typeArea.size };
  const spans = furnitureSpans(contents.title, style, book.faces, ink);
  return setHeading([spans], style, book.template, room);
}

function folioOf({ entry }: SetEntry, folios: Folios): string {
  return folios.get(entry.destination) ?? '';
}

function widestOf({ entries }: Contents, folios: Folios, book: BookContext): number {
  return widestFolio(
    entries.map((entry) => folioOf(entry, folios)),
    book,
  );
}
