import type {
  Bookmark,
  ComposedPage,
  PageProof,
  PlacedItem,
  Structure,
} from '../model/composition.js';
import type { Division, EditionMetadata } from '../model/edition.js';
import type { PageStart } from '../model/page-map.js';
import type { Template } from '../model/template.js';
import {
  type ContentsEntry,
  finishEntry,
  type SetEntry,
  setEntry,
  widestFolio,
} from './contents.js';
import { coverItems } from './cover.js';
import type { DivisionFlow } from './division.js';
import type { FaceChooser } from './faces.js';
import { furnitureLine, furnitureSpans } from './furniture.js';
import { mastheadBlock, signatureBlock, tailLines } from './masthead.js';
import type { FlowBlock, FlowLine, FlowNotes } from './pages/flow.js';
import { moved } from './pages/page.js';
import type { FlowPage } from './pages/paginate.js';
import { paginate } from './pages/paginate.js';
import { structure } from './pages/structure.js';
import { pageProof } from './proof.js';
import { MIDDLE, setHeading } from './set-lines.js';

export interface BookPages {
  readonly pages: readonly ComposedPage[];
  readonly bookmarks: readonly Bookmark[];
  readonly starts: readonly PageStart[];
  readonly proof: readonly PageProof[];
}

/** A page before its number is known. */
interface Draft {
  readonly kind: ComposedPage['kind'];
  /**
   * From the page's top left corner, pt, where the type area's stands at `left` and `top`. Made when asked for: of a
   * long book's lines there is no second set of items beside those of the flow.
   */
  items(left: number, top: number): PlacedItem[];
  /** The heading of its chapter, for the running head. */
  readonly head?: string;
  readonly opener?: boolean;
  readonly start?: Omit<PageStart, 'folio' | 'page'>;
  /** Of a page of the text. */
  readonly flow?: FlowPage;
}

const NOTHING = (): PlacedItem[] => [];

interface SetDivision {
  readonly division: Division;
  readonly flow: DivisionFlow;
}

/** Brings cover, contents and divisions into one book: sides, folios, running heads (docs/typography.md, rules 18–20). */
export function layOut(
  metadata: EditionMetadata,
  flows: readonly SetDivision[],
  template: Template,
  faces: FaceChooser,
  book: Structure,
): BookPages {
  const front: Draft[] = [];
  if (template.cover) {
    const items = coverItems(metadata, template, faces, book);
    front.push({ kind: 'cover', items: () => [...items] });
  }
  const bookmarks = flows.flatMap(({ flow }) => flow.bookmarks);
  const entries = contentsEntries(flows, template);
  const listed = template.contents.show && entries.length > 1;
  const toc = structure('TOC', book);
  const set = listed ? entries.map((entry) => setEntry(entry, template, faces, toc)) : [];
  const runsOn = listed && template.contents.place === 'run-on';
  const contents = runsOn ? [] : contentsPages(set, template, faces, toc);
  if (contents.length > 0) {
    toRecto(front);
    front.push(...contents.map((): Draft => ({ kind: 'contents', items: NOTHING })));
  }
  if (front.length > 0) toRecto(front);

  const { masthead, tail } = metadata;
  const lead: Lead = (folios) => [
    ...(template.masthead.show && masthead
      ? [mastheadBlock(masthead, metadata, template, faces, book)]
      : []),
    ...(runsOn ? contentsBlocks(set, folios, template, faces, toc) : []),
  ];
  const signature =
    template.signature && masthead
      ? signatureBlock(masthead, metadata, template, faces, book)
      : undefined;
  const foot = template.tail.show && tail ? tailLines(tail, template, faces, book) : [];
  const flowText = (folios: ReadonlyMap<string, string>) =>
    textPages(flows, lead(folios), signature ? [signature] : [], foot, template);
  const draft = flowText(new Map());
  const folioOf = foliosIn(draft);
  // Contents that run on take the same rows with their folios as without: the pages stay.
  const body = runsOn ? flowText(folioOf) : draft;
  const offset = front.length;
  const widest = widestFolio(foliosOf(set, folioOf), template, faces);
  const listedPages = contents.map((page, index): Draft => {
    const items = page.flatMap(({ entry, y }) =>
      'rows' in entry
        ? finishEntry(
            entry,
            folioOf.get(entry.entry.destination) ?? '',
            widest,
            template,
            faces,
          ).map((item) => moved(item, 0, y))
        : entry.items.map((item) => moved(item, 0, y)),
    );
    return {
      kind: 'contents',
      items: (left, top) => items.map((item) => moved(item, left, top)),
      opener: index === 0,
      head: template.contents.title,
    };
  });
  const first = front.findIndex(({ kind }) => kind === 'contents');
  const all = [
    ...front.map((draft, index) =>
      draft.kind === 'contents' ? (listedPages[index - first] as Draft) : draft,
    ),
    ...body,
  ];
  const pages = all.map((draft, index) =>
    finishPage(draft, index + 1, offset, metadata, template, faces),
  );
  const starts = body.flatMap((draft, index) =>
    draft.start === undefined
      ? []
      : [{ ...draft.start, folio: String(index + 1), page: offset + index + 1 }],
  );
  const proof = body.flatMap(({ flow }, index) =>
    flow === undefined ? [] : [pageProof(flow, offset + index + 1, String(index + 1))],
  );
  return { pages, bookmarks, starts, proof };
}

/** On which page each destination stands. */
function foliosIn(body: readonly Draft[]): ReadonlyMap<string, string> {
  const folioOf = new Map<string, string>();
  body.forEach(({ flow = [] }, index) => {
    for (const { line } of flow) {
      for (const item of line.items) {
        const destination = item.kind === 'text' ? item.destination : undefined;
        if (destination !== undefined && !folioOf.has(destination)) {
          folioOf.set(destination, String(index + 1));
        }
      }
    }
  });
  return folioOf;
}

/** Fills up with a blank so that what follows stands on a right-hand page. */
function toRecto(pages: Draft[]): void {
  if (pages.length % 2 === 1) pages.push({ kind: 'blank', items: NOTHING });
}

/** What stands before the first division's text: masthead and contents that run on. */
type Lead = (folioOf: ReadonlyMap<string, string>) => readonly FlowBlock[];

interface Group {
  readonly divisions: readonly Division[];
  readonly blocks: readonly FlowBlock[];
  readonly notes?: FlowNotes | undefined;
}

/** Divisions that share pages: each alone, or all where they run on. */
function groupsOf(flows: readonly SetDivision[], template: Template): readonly Group[] {
  if (template.divisions.open !== 'run-on') {
    return flows.map(({ division, flow }) => ({ divisions: [division], ...flow }));
  }
  const noted = flows.flatMap(({ flow }) => flow.notes ?? []);
  const [first] = noted;
  return [
    {
      divisions: flows.map(({ division }) => division),
      blocks: flows.flatMap(({ flow }) => flow.blocks),
      notes: first && {
        rule: first.rule,
        lines: new Map(noted.flatMap(({ lines }) => [...lines])),
      },
    },
  ];
}

function textPages(
  flows: readonly SetDivision[],
  lead: readonly FlowBlock[],
  trail: readonly FlowBlock[],
  foot: readonly FlowLine[],
  template: Template,
): readonly Draft[] {
  const { lines: rows, leading } = template.typeArea;
  const pages: Draft[] = [];
  const groups = groupsOf(flows, template);
  groups.forEach(({ divisions, blocks, notes }, position) => {
    const last = position === groups.length - 1;
    const part = template.divisions.parts && divisions.every(isPart);
    if (template.divisions.open === 'recto' || part) toRecto(pages);
    const whole = [...(position === 0 ? lead : []), ...blocks, ...(last ? trail : [])];
    const reserved = last ? rowsOf(foot) : 0;
    const headings = new Map(divisions.map(({ name, heading }) => [name, heading]));
    const flowed = paginate(whole, rows, notes, reserved);
    flowed.forEach((page, index) => {
      const own = page.find(({ division }) => division !== undefined);
      const placed =
        last && index === flowed.length - 1 ? [...page, ...atFoot(foot, rows - reserved)] : page;
      const sink = Math.floor(rows * PART_SINK) * leading;
      pages.push({
        kind: 'text',
        items: (left, top) =>
          part
            ? pageItems(placed, template, 0, 0).map((item) => moved(item, left, top, sink))
            : pageItems(placed, template, left, top),
        head: headings.get(own?.division ?? '') ?? divisions[0]?.heading ?? '',
        opener: index === 0,
        flow: page,
        ...(own?.division !== undefined && {
          start: {
            division: own.division,
            block: own.block,
            source: own.source ?? 0,
            offset: own.offset,
          },
        }),
      });
    });
    if (part) toRecto(pages);
  });
  return pages;
}

/** Where a part's title stands, of the type area's height. */
const PART_SINK = 0.34;

/** A division that is nothing but its heading opens a part. */
function isPart({ tree }: Division): boolean {
  return tree.children.length === 1 && tree.children[0]?.type === 'heading';
}

function rowsOf(lines: readonly FlowLine[]): number {
  return lines.reduce((sum, { rows }) => sum + rows, 0);
}

function atFoot(lines: readonly FlowLine[], from: number): FlowPage {
  let row = from;
  return lines.map((line) => {
    const placed = { line, row, block: 0, offset: 0, note: false };
    row += line.rows;
    return placed;
  });
}

function pageItems(page: FlowPage, template: Template, left: number, top: number): PlacedItem[] {
  const first = firstBaseline(template);
  const { leading } = template.typeArea;
  const items: PlacedItem[] = [];
  for (const { line, row } of page) {
    for (const item of line.items) items.push(moved(item, left, top, first + row * leading));
  }
  return items;
}

/** From the type area's top to the first baseline, pt: the em boxes of its first line touch its top. */
function firstBaseline({ typeArea }: Template): number {
  return (MIDDLE + 0.5) * typeArea.size;
}

function contentsEntries(
  flows: readonly SetDivision[],
  template: Template,
): readonly ContentsEntry[] {
  return flows
    .flatMap(({ flow }) => flow.bookmarks)
    .filter(({ level }) => level <= template.contents.depth);
}

interface ContentsLine {
  readonly entry: SetEntry | { readonly items: readonly PlacedItem[] };
  readonly y: number;
}

/** Rows from the contents' title to its first entry. */
const AFTER_TITLE = 1;

function contentsTitle(
  template: Template,
  faces: FaceChooser,
  toc: Structure,
): readonly FlowLine[] {
  const { contents, styles, typeArea } = template;
  const style = styles.contentsTitle;
  const ink = { structure: structure('Caption', toc) };
  const room = { x: 0, measure: typeArea.characters * typeArea.size };
  return setHeading([furnitureSpans(contents.title, style, faces, ink)], style, template, room);
}

function contentsPages(
  entries: readonly SetEntry[],
  template: Template,
  faces: FaceChooser,
  toc: Structure,
): readonly (readonly ContentsLine[])[] {
  if (entries.length === 0) return [];
  const { typeArea, styles } = template;
  const first = firstBaseline(template);
  const title = contentsTitle(template, faces, toc);
  const pages: ContentsLine[][] = [[]];
  let row = 0;
  for (const line of title) {
    pages[0]?.push({ entry: { items: line.items }, y: first + row * typeArea.leading });
    row += line.rows;
  }
  row += AFTER_TITLE;
  const air = styles.contentsEntry.lines - 1;
  for (const entry of entries) {
    if (row + entry.rows > typeArea.lines) {
      pages.push([]);
      row = 0;
    }
    pages.at(-1)?.push({ entry, y: first + row * typeArea.leading });
    row += entry.rows + air;
  }
  return pages;
}

function foliosOf(
  entries: readonly SetEntry[],
  folios: ReadonlyMap<string, string>,
): readonly string[] {
  return entries.map(({ entry }) => folios.get(entry.destination) ?? '');
}

/** Contents on the first page, before the text. */
function contentsBlocks(
  entries: readonly SetEntry[],
  folios: ReadonlyMap<string, string>,
  template: Template,
  faces: FaceChooser,
  toc: Structure,
): readonly FlowBlock[] {
  const { styles } = template;
  const block = { before: 0, after: 0, fewest: 1, block: 0 };
  const title = contentsTitle(template, faces, toc);
  const widest = widestFolio(foliosOf(entries, folios), template, faces);
  const lines = entries.map((entry) => ({
    rows: entry.rows + styles.contentsEntry.lines - 1,
    items: finishEntry(entry, folios.get(entry.entry.destination) ?? '', widest, template, faces),
    offset: 0,
  }));
  return [
    { ...block, lines: title, heading: true },
    { ...block, lines, heading: false, after: AFTER_TITLE },
  ];
}

function finishPage(
  draft: Draft,
  number: number,
  front: number,
  metadata: EditionMetadata,
  template: Template,
  faces: FaceChooser,
): ComposedPage {
  const { page, typeArea } = template;
  const recto = number % 2 === 1;
  const left = recto ? page.inner : page.outer;
  const inFront = number <= front;
  const folio = inFront ? frontFolio(number, template) : String(number - front);
  if (draft.kind === 'cover' || draft.kind === 'blank')
    return { number, folio, kind: draft.kind, items: draft.items(0, 0) };
  const furniture: PlacedItem[] = [];
  const measure = typeArea.characters * typeArea.size;
  const line = { x: left, measure };
  const opener = draft.opener === true;
  const head = recto ? template.runningHeads.recto : template.runningHeads.verso;
  if (head !== 'none' && (!opener || template.runningHeads.onOpeners)) {
    const text = head === 'book' ? metadata.title : (draft.head ?? '');
    const baseline = template.runningHeads.baseline;
    furniture.push(
      ...furnitureLine(
        text,
        template.styles.runningHead,
        recto ? 'end' : 'start',
        template,
        faces,
        { ...line, baseline },
      ),
    );
    if (template.runningHeads.rule) {
      const y = baseline + template.styles.runningHead.size * 0.6;
      furniture.push({
        kind: 'rule',
        x1: left,
        x2: left + measure,
        y1: y,
        y2: y,
        width: 0.4,
        color: template.styles.runningHead.color,
      });
    }
  }
  const { folios } = template;
  if (folios.place !== 'none' && folio !== '' && (!opener || folios.onOpeners)) {
    const align = folios.place === 'center' ? 'center' : recto ? 'end' : 'start';
    const foot = page.top + (typeArea.lines - 1) * typeArea.leading + typeArea.size;
    const text = folios.format.replace('{n}', folio);
    const inset = folios.inset * template.styles.folio.size;
    furniture.push(
      ...furnitureLine(text, template.styles.folio, align, template, faces, {
        x: left + inset,
        measure: measure - 2 * inset,
        baseline: foot + folios.below,
      }),
    );
  }
  return {
    number,
    folio,
    kind: draft.kind,
    get items() {
      return draft.items(left, page.top).concat(furniture);
    },
  };
}

function frontFolio(number: number, { folios }: Template): string {
  if (folios.frontMatter === 'none') return '';
  return folios.frontMatter === 'roman' ? roman(number) : String(number);
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  let left = number;
  let text = '';
  for (const [value, digits] of ROMAN) {
    while (left >= value) {
      text += digits;
      left -= value;
    }
  }
  return text;
}
