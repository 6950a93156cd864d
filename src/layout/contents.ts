import { composeParagraph } from '../clreq/index.js';
import type { PlacedItem, PlacedText, Structure } from '../model/composition.js';
import type { BlockStyle, Template } from '../model/template.js';
import type { BookContext } from './book-context.js';
import { furnitureSpans } from './furniture.js';
import { moved } from './pages/page.js';
import { structureNode } from './pages/structure.js';
import { composeBySense, lineItems, paragraphStyle } from './set-lines.js';

/** A line of the contents whose folio is not known yet. */
export interface ContentsEntry {
  readonly title: string;
  /** The level of the heading, from 1. */
  readonly level: number;
  readonly destination: string;
  /** Whether this is the title of a part, which stands above the chapters that follow. */
  readonly part: boolean;
}

/** The room for the folio at the end of the line, em. Long titles turn over before it. */
const FOLIO_ROOM = 3;
/** The indent of each level, em. The further lines of a title are indented by as much again. */
const LEVEL_INSET = 2;
const TURN_OVER = 2;
/** The gaps between title, leader and folio, em. */
const LEADER_GAP = 0.5;
/** The distance between the dots of the leader, em. */
const LEADER_PITCH = 0.5;

/** One entry: its lines, and where the leader begins on the last of them. */
export interface SetEntry {
  readonly rows: number;
  readonly items: readonly PlacedItem[];
  readonly entry: ContentsEntry;
  readonly structure: Structure;
  /** Where the leader begins, pt from the left edge of the type area. */
  readonly leaderFrom: number;
}

/** The style of an entry: parts are in hei. */
function entryStyle({ part }: ContentsEntry, { styles }: Template): BlockStyle {
  return part ? { ...styles.contentsEntry, font: 'hei' } : styles.contentsEntry;
}

/** Sets the title of an entry. The folio is added when the pages are known (docs/typography.md, rule 20). */
export function setEntry(
  entry: ContentsEntry,
  { template, faces, wholeNames }: BookContext,
  contents: Structure,
): SetEntry {
  const style = entryStyle(entry, template);
  const { characters, size, leading } = template.typeArea;
  const inset = (entry.level - 1) * LEVEL_INSET * size;
  const measure = characters * size - inset - FOLIO_ROOM * style.size;
  const link = structureNode('Link', structureNode('TOCI', contents));
  const spans = furnitureSpans(entry.title, style, faces, {
    link: `#${entry.destination}`,
    structure: link,
  });
  const line = paragraphStyle({ ...style, align: 'start' }, template, measure, {
    first: 0,
    hanging: TURN_OVER,
  });
  const set = composeBySense(spans, line, wholeNames);
  const items = set.flatMap((line, index) => lineItems(line, spans, inset, index * leading));
  return {
    rows: Math.max(1, set.length),
    items,
    entry,
    structure: link,
    leaderFrom: inset + (set.at(-1)?.width ?? 0),
  };
}

/** The width of the widest folio, pt. All leaders end before it. */
export function widestFolio(folios: Iterable<string>, { template, faces }: BookContext): number {
  const style = template.styles.contentsEntry;
  let widest = 0;
  for (const folio of new Set(folios)) {
    const wide = furnitureSpans(folio, style, faces).reduce(
      (sum, { text, face }) =>
        sum + [...text].reduce((w, c) => w + face.advance(c.codePointAt(0) as number), 0),
      0,
    );
    widest = Math.max(widest, wide * style.size);
  }
  return widest;
}

/** The entry with its leader and its folio. The folio is aligned to the right edge of the type area. */
export function finishEntry(
  set: SetEntry,
  folio: string,
  widest: number,
  book: BookContext,
): readonly PlacedItem[] {
  const { template, faces } = book;
  const style = template.styles.contentsEntry;
  const { characters, size, leading } = template.typeArea;
  const right = characters * size;
  const y = (set.rows - 1) * leading;
  const link = `#${set.entry.destination}`;
  const spans = furnitureSpans(folio, style, faces, { link, structure: set.structure });
  const [line] = composeParagraph(
    spans,
    paragraphStyle({ ...style, align: 'end' }, template, right, { first: 0 }),
  );
  const number = line ? lineItems(line, spans, 0, y) : [];
  return [...set.items, ...leader(set.leaderFrom, right - widest, y, book), ...number];
}

/** The dots of a leader. They are counted from the right, so that the dots of all lines stand below each other. */
function leader(
  from: number,
  to: number,
  y: number,
  { template, faces }: BookContext,
): readonly PlacedItem[] {
  const style = template.styles.contentsEntry;
  const em = style.size;
  const right = template.typeArea.characters * template.typeArea.size;
  const pitch = LEADER_PITCH * em;
  const end = right - Math.ceil((right - to + LEADER_GAP * em) / pitch) * pitch;
  const count = Math.floor((end - from - LEADER_GAP * em) / pitch);
  if (count < 3) return [];
  const [dot] = furnitureSpans(template.contents.leader, style, faces);
  if (dot === undefined) return [];
  const dotWidth = dot.face.advance(template.contents.leader.codePointAt(0) as number) * em;
  const text: PlacedText = {
    kind: 'text',
    x: end - count * pitch + (pitch - dotWidth) / 2,
    baseline: 0,
    text: template.contents.leader.repeat(count),
    advances: Array.from({ length: count }, () => pitch),
    face: dot.face,
    size: em,
    color: style.color,
  };
  return [moved(text, 0, y)];
}
