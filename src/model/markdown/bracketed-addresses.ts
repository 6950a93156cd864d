import type { Root } from 'mdast';
import type { Point } from 'unist';
import { visit } from 'unist-util-visit';
import { swallowingAddresses } from './ascii-addresses.js';

/** The number of addresses in one run without a space behind which markup is read. */
const MOST_PASSES = 8;

/**
 * The tree of a text in which addresses end where they should, for its markup: `https://example.org**。` has no bold text.
 * An address that has taken markup behind it for its own is read again in angle brackets, which stand in no place of the
 * tree. Each pass is linear in the text.
 */
export function withAddressesEnded(text: string, parse: (text: string) => Root): Root {
  let written = text;
  let added: readonly number[] = [];
  let tree = parse(text);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const places = swallowingAddresses(tree).flat();
    if (places.length === 0) break;
    const brackets = places.map((at, index) => ({ at, bracket: index % 2 === 0 ? '<' : '>' }));
    let bracketed = '';
    let from = 0;
    for (const { at, bracket } of brackets) {
      bracketed += written.slice(from, at) + bracket;
      from = at;
    }
    added = [
      ...added.map((at) => at + places.filter((place) => place <= at).length),
      ...places.map((at, index) => at + index),
    ].sort((a, b) => a - b);
    written = bracketed + written.slice(from);
    tree = parse(written);
  }
  if (added.length > 0) withoutAdded(tree, added);
  return tree;
}

/** Puts all places back to where they are in the text without the added characters, whose offsets are in order. */
function withoutAdded(tree: Root, added: readonly number[]): void {
  const before = (offset: number) => {
    let low = 0;
    let high = added.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((added[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const moved = ({ line, column, offset = 0 }: Point): Point => {
    const ahead = before(offset);
    return { line, column: column - ahead + before(offset - column + 1), offset: offset - ahead };
  };
  visit(tree, (node) => {
    if (node.position === undefined) return;
    const { start, end } = node.position;
    node.position = { start: moved(start), end: moved(end) };
  });
}
