import type { Bookmark, ComposedPage, PlacedItem, PlacedText } from '../compose/pages/page.js';
import { ComposedAdvances } from './engine/composed-text.js';

/** The pages as pdfmake nodes, a page at a time: each item at its place. */
export function* pageNodes(
  pages: readonly ComposedPage[],
  bookmarks: readonly Bookmark[],
): Generator<readonly object[]> {
  const marks = nested(bookmarks);
  const drawn = new Set<string>();
  for (const page of pages) yield page.items.map((item) => itemNode(item, marks, drawn));
}

interface NestedMark {
  readonly bookmark: Bookmark;
  readonly parent: string | undefined;
}

/** Each bookmark under the nearest one before it of a lower level. */
function nested(bookmarks: readonly Bookmark[]): ReadonlyMap<string, NestedMark> {
  const open: Bookmark[] = [];
  const marks = new Map<string, NestedMark>();
  for (const bookmark of bookmarks) {
    while ((open.at(-1)?.level ?? 0) >= bookmark.level) open.pop();
    marks.set(bookmark.destination, { bookmark, parent: open.at(-1)?.destination });
    open.push(bookmark);
  }
  return marks;
}

function itemNode(
  item: PlacedItem,
  marks: ReadonlyMap<string, NestedMark>,
  drawn: Set<string>,
): object {
  switch (item.kind) {
    case 'text':
      return textNode(item, marks, drawn);
    case 'rule':
      return canvas({
        type: 'line',
        x1: item.x1,
        y1: item.y1,
        x2: item.x2,
        y2: item.y2,
        lineWidth: item.width,
        lineColor: item.color,
      });
    case 'box':
      return canvas({
        type: 'rect',
        x: item.x,
        y: item.y,
        w: item.width,
        h: item.height,
        color: item.color,
      });
    case 'dot':
      return canvas({
        type: 'ellipse',
        x: item.x,
        y: item.y,
        r1: item.radius,
        r2: item.radius,
        color: item.color,
      });
    case 'image':
      return {
        image: item.asset,
        width: item.width,
        height: item.height,
        absolutePosition: { x: item.x, y: item.y },
        ...(item.structure && { structure: item.structure }),
      };
  }
}

function canvas(vector: object): object {
  return { canvas: [vector], absolutePosition: { x: 0, y: 0 } };
}

function textNode(
  item: PlacedText,
  marks: ReadonlyMap<string, NestedMark>,
  drawn: Set<string>,
): object {
  const { destination, link, face, size } = item;
  // A heading of several runs is one destination and one bookmark: its first run's.
  const opens = destination !== undefined && !drawn.has(destination);
  if (opens) drawn.add(destination);
  const mark = opens ? marks.get(destination) : undefined;
  return {
    text: item.text,
    font: face.id,
    fontSize: size,
    color: item.color,
    fontFeatures: new ComposedAdvances(item.advances, size, item.structure),
    noWrap: true,
    preserveLeadingSpaces: true,
    preserveTrailingSpaces: true,
    // pdfmake counts from the top of the line, which is the face's ascent above the baseline.
    absolutePosition: { x: item.x, y: item.baseline - face.ascent * size },
    ...(opens && { id: destination }),
    ...(mark && {
      outline: true,
      outlineText: mark.bookmark.title,
      outlineExpanded: mark.bookmark.level === 1,
      id: destination,
      ...(mark.parent !== undefined && { outlineParentId: mark.parent }),
    }),
    ...(link?.startsWith('#') === true && { linkToDestination: link.slice(1) }),
    ...(link !== undefined && !link.startsWith('#') && { link }),
  };
}
