import type { Nodes, Parents } from 'mdast';
import type { Composition, LinePlace, PlacedText } from '../../model/composition.js';
import type { Division, Edition } from '../../model/edition.js';
import { SOFT_HYPHEN } from '../../model/soft-hyphen.js';

/** A place in the text as pages name it: a division, the node in its file, and the UTF-16 offset in the node's text. */
export interface TextPlace {
  readonly division: string;
  readonly source: number;
  readonly offset: number;
}

/** A line of a page with the places of its characters. Lengths are pt from the page's top left corner. */
export interface PointedLine extends TextPlace {
  readonly note: boolean;
  readonly runs: readonly PageRun[];
}

/** A stretch of a line. */
export interface PageRun {
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
  readonly text: string;
  /** From each character's origin to the next one's. */
  readonly advances: readonly number[];
  /** UTF-16 offset of its first character in the node's text. */
  readonly offset: number;
}

/** The text of a division's file, as it is composed. */
export type TextOf = (file: string) => string;

/** The lines of a page with their text; marks of notes and ruby belong to no place of the text. */
export function pointedLines(lines: readonly LinePlace[]): readonly PointedLine[] {
  return lines.map(({ division, source, offset, note, items }) => {
    const runs: PageRun[] = [];
    const baseline = baselineOf(items);
    let at = offset;
    for (const item of items) {
      if (item.kind !== 'text' || item.note !== undefined || item.text === SOFT_HYPHEN) continue;
      // Ruby stands above its line.
      if (item.size * 2 <= largestSize(items) && item.baseline < baseline - item.size) continue;
      const { x, size, text, advances } = item;
      runs.push({ x, baseline: item.baseline, size, text, advances, offset: at });
      at += text.length;
    }
    return { division, source, offset, note, runs };
  });
}

function textsOf(items: LinePlace['items']): readonly PlacedText[] {
  return items.filter((item): item is PlacedText => item.kind === 'text');
}

function largestSize(items: LinePlace['items']): number {
  return Math.max(0, ...textsOf(items).map(({ size }) => size));
}

function baselineOf(items: LinePlace['items']): number {
  return Math.max(0, ...textsOf(items).map(({ baseline }) => baseline));
}

/** The file and the UTF-16 offset in it where a place of the text is written; undefined where it is not of the text. */
export function placeInFile(
  place: TextPlace,
  { divisions }: Edition,
  textOf: TextOf,
): { readonly file: string; readonly offset: number } | undefined {
  const division = divisions.find(({ name }) => name === place.division);
  if (division === undefined) return undefined;
  const { file } = division;
  const block = blockAt(division, place.source);
  if (block === undefined) return { file, offset: place.source };
  if (block.type === 'table') {
    const row = block.children[place.offset];
    return { file, offset: row?.position?.start.offset ?? place.source };
  }
  let left = place.offset;
  let end = place.source;
  for (const leaf of leavesOf(block, place.source)) {
    const from = leaf.position?.start.offset ?? place.source;
    if (left < leaf.value.length) {
      return { file, offset: from + writtenOffset(leaf, left, textOf(file)) };
    }
    left -= leaf.value.length;
    end = leaf.position?.end.offset ?? end;
  }
  return { file, offset: end };
}

/** The page on which a place of a file stands, its line there, and the UTF-16 offset in the text of the line's node. */
export function pageOfPlace(
  file: string,
  offset: number,
  { divisions }: Edition,
  { starts, linesOn, pages }: Composition,
  textOf: TextOf,
): { readonly page: number; readonly line: number; readonly index: number } | undefined {
  const division = divisions.find((one) => one.file === file);
  if (division === undefined) return undefined;
  const first = starts.findLastIndex(
    (one) => one.division === division.name && one.source <= offset,
  );
  const start =
    first < 0 ? starts.findIndex(({ division: name }) => name === division.name) : first;
  const from = starts[start]?.page;
  if (from === undefined) return undefined;
  let best: { page: number; line: number; index: number } | undefined;
  // A page may begin in the paragraph of the one before it: the place may stand one page earlier or later.
  for (let page = Math.max(1, from - 1); page <= Math.min(pages.length, from + 1); page++) {
    for (const [line, { division: name, source, offset: at, note }] of linesOn(page).entries()) {
      if (name !== division.name || note) continue;
      const index = offsetInNode(division, source, offset, textOf);
      if (index === undefined) continue;
      if (index >= at) best = { page, line, index };
    }
  }
  return best ?? { page: from, line: 0, index: 0 };
}

/** UTF-16 offset in the text of the node that begins at `source`; undefined where `offset` stands before the node. */
function offsetInNode(
  division: Division,
  source: number,
  offset: number,
  textOf: TextOf,
): number | undefined {
  if (offset < source) return undefined;
  const block = blockAt(division, source);
  if (block === undefined) return undefined;
  if (block.type === 'table') {
    const row = block.children.findLastIndex(
      ({ position }) => (position?.start.offset ?? Number.POSITIVE_INFINITY) <= offset,
    );
    return Math.max(0, row);
  }
  const end = block.position?.end.offset ?? source;
  if (offset > end) return undefined;
  let index = 0;
  for (const leaf of leavesOf(block, source)) {
    const from = leaf.position?.start.offset ?? 0;
    const to = leaf.position?.end.offset ?? from;
    if (offset < from) return index;
    if (offset <= to) return index + textOffset(leaf, offset - from, textOf(division.file));
    index += leaf.value.length;
  }
  return index;
}

type Leaf = Nodes & { readonly value: string };

/** The innermost node with lines of its own that contains `source`. */
function blockAt({ tree }: Division, source: number): Parents | Leaf | undefined {
  let node: Nodes = tree;
  for (;;) {
    const children: readonly Nodes[] = 'children' in node ? node.children : [];
    const inner = children.find(
      ({ position }) =>
        (position?.start.offset ?? Number.POSITIVE_INFINITY) <= source &&
        source < (position?.end.offset ?? 0),
    );
    if (inner === undefined || isInline(inner) || node.type === 'table') {
      return node.type === 'root' ? undefined : (node as Parents | Leaf);
    }
    node = inner;
  }
}

const INLINE = new Set([
  'text',
  'strong',
  'emphasis',
  'delete',
  'link',
  'inlineCode',
  'image',
  'break',
  'footnoteReference',
  'superscript',
  'subscript',
  'ruby',
  'html',
]);

function isInline(node: Nodes): boolean {
  return INLINE.has(node.type);
}

/** The texts of a node, in order, from `source` on: what its lines are set from. */
function leavesOf(node: Nodes, source: number): readonly Leaf[] {
  if ('value' in node && typeof node.value === 'string') {
    const counts = node.type === 'text' || node.type === 'inlineCode' || node.type === 'code';
    return counts && (node.position?.end.offset ?? 0) > source ? [node as Leaf] : [];
  }
  return 'children' in node ? node.children.flatMap((child) => leavesOf(child, source)) : [];
}

/**
 * The distance, behind the beginning of the leaf, at which its character at `offset` is written in `text`, the file. Characters of the file beside the
 * leaf's text (escapes, marks of code, line ends inside a paragraph) is passed over.
 */
function writtenOffset({ position, value }: Leaf, offset: number, text: string): number {
  const from = position?.start.offset ?? 0;
  const written = text.slice(from, position?.end.offset ?? from);
  let at = 0;
  for (let index = 0; index < offset && index < value.length; index++) {
    at = writtenPlace(value.charAt(index), written, at) + 1;
  }
  return offset >= value.length ? at : writtenPlace(value.charAt(offset), written, at);
}

/** The distance in the file by which two neighbouring characters of a leaf may be separated: an entity, or an indented line end. */
const PARTED = 40;

/** Where `character` is written from `at` on; `at` itself where it is written otherwise (an entity). */
function writtenPlace(character: string, written: string, at: number): number {
  const place = written.slice(at, at + PARTED).indexOf(character);
  return place < 0 ? at : at + place;
}

/** The character of the leaf's text that is written `offset` behind the leaf's begin. */
function textOffset(leaf: Leaf, offset: number, text: string): number {
  const from = leaf.position?.start.offset ?? 0;
  const written = text.slice(from, leaf.position?.end.offset ?? from);
  let at = 0;
  for (let index = 0; index < leaf.value.length; index++) {
    at = writtenPlace(leaf.value.charAt(index), written, at) + 1;
    if (at > offset) return index;
  }
  return leaf.value.length;
}
