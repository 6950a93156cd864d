import type { Link, Nodes, Parent, PhrasingContent, Root, Text } from 'mdast';
import type { Point } from 'unist';
import { visit } from 'unist-util-visit';
import { occurrences } from '../addresses.js';

/** An address that stands in the text: of ASCII (RFC 3986), as a browser's address is copied. */
const ADDRESS = /(?<![A-Za-z0-9@])(?:https?:\/\/|www\.)[!-;=?-~]+/gi;
/** Marks that end the sentence around an address rather than the address (GFM, extended autolinks). */
const TRAILING = /[?!.,:;*_~'"]+$/;
const NOT_ASCII = /[^\0-\u007f]/;

/**
 * GFM takes everything after an address, up to white space, for a part of it, but Chinese has no white space. An
 * address that stands for itself ends at the first character that is not ASCII: what follows is text, and may hold addresses.
 * An address in angle brackets, and the address of a link, stays whole.
 */
export function endAddressesAtAscii(tree: Root): void {
  visit(tree, (node: Nodes) => {
    if (!('children' in node)) return;
    const parent = node as Parent;
    if (!parent.children.some(goesOn)) return;
    parent.children = parent.children.flatMap((child) =>
      goesOn(child) ? parted(child as Link) : [child],
    );
  });
}

/** Markup that stands inside an address that GFM continues too far. */
const MARKUP = /[*_~`[\]!<\\]/;

/** The offsets at which bare addresses end, if GFM has continued them over markup. */
export function swallowingAddresses(tree: Root): readonly (readonly [from: number, to: number])[] {
  const places: (readonly [number, number])[] = [];
  visit(tree, (node: Nodes) => {
    if (node.type !== 'link' || !goesOn(node)) return;
    const [text] = node.children;
    const value = text?.type === 'text' ? text.value : '';
    const [match = ''] = /^https?:\/\/[!-;=?-~]+/i.exec(value) ?? [];
    const address = withoutEnd(match);
    const from = node.position?.start.offset;
    if (from === undefined || address === '' || !MARKUP.test(value.slice(address.length))) return;
    places.push([from, from + address.length]);
  });
  return places;
}

/** An address that stands for itself and holds other characters than ASCII. */
function goesOn(node: Nodes): boolean {
  if (node.type !== 'link' || node.children.length !== 1) return false;
  const [text] = node.children;
  return (
    text?.type === 'text' &&
    NOT_ASCII.test(text.value) &&
    (text.position === undefined
      ? isFoundInText(node, text.value)
      : text.position.start.offset === node.position?.start.offset &&
        text.position.end.offset === node.position?.end.offset)
  );
}

/** GFM finds an address behind a mark, such as （, after it has parsed the text: the link that it makes has no position. */
function isFoundInText({ url, position }: Link, text: string): boolean {
  return position === undefined && (url === text || url === `http://${text}`);
}

function parted({ children: [child], position }: Link): PhrasingContent[] {
  const { value } = child as Text;
  const start = position?.start;
  const nodes: PhrasingContent[] = [];
  let at = 0;
  const text = (to: number) => {
    if (to > at) nodes.push(textNode(value.slice(at, to), pointAt(start, at), pointAt(start, to)));
    at = to;
  };
  for (const { 0: match, index } of value.matchAll(ADDRESS)) {
    const address = withoutEnd(match);
    if (!/^(?:https?:\/\/|www\.)[^./]/i.test(address)) continue;
    text(index);
    at = index + address.length;
    const [from, to] = [pointAt(start, index), pointAt(start, at)];
    nodes.push({
      type: 'link',
      title: null,
      url: /^www\./i.test(address) ? `http://${address}` : address,
      children: [textNode(address, from, to)],
      ...positionOf(from, to),
    });
  }
  text(value.length);
  return nodes;
}

function textNode(value: string, start: Point | undefined, end: Point | undefined): Text {
  return { type: 'text', value, ...positionOf(start, end) };
}

function positionOf(start: Point | undefined, end: Point | undefined): Pick<Text, 'position'> {
  return start === undefined || end === undefined ? {} : { position: { start, end } };
}

/** The address without the marks behind it, and without a bracket that it doesn't open. */
function withoutEnd(address: string): string {
  let end = address.replace(TRAILING, '');
  while (end.endsWith(')') && occurrences(end, ')') > occurrences(end, '('))
    end = end.slice(0, -1).replace(TRAILING, '');
  return end;
}

/** Addresses stand on one line. */
function pointAt(start: Point | undefined, by: number): Point | undefined {
  if (start === undefined) return undefined;
  const { line, column, offset } = start;
  return { line, column: column + by, ...(offset !== undefined && { offset: offset + by }) };
}
