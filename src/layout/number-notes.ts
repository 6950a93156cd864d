import type { Link } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Division } from '../model/edition.js';
import { eachNode } from '../model/markdown/each-node.js';
import type { Template } from '../model/template.js';
import type { DivisionContext } from './blocks/block-flow.js';

/** What a division needs to know about its notes to be set. */
export type NoteNumbers = Pick<
  DivisionContext,
  'isNoted' | 'addressNumber' | 'addresses' | 'noteKey' | 'noteNumber' | 'noteOrder'
>;

/** Numbers a division's notes, and the addresses that are printed as notes, in the order of their marks. */
export function numberNotes(
  division: Division,
  template: Template,
  counter: { count: number },
): NoteNumbers {
  const numbers = new Map<string, number>();
  const addresses = new Map<string, number>();
  const keyOf = (name: string) => `${division.name}/${name}`;
  const order = new Map<string, number>();
  const give = (key: string, to: Map<string, number>) => {
    if (to.has(key)) return;
    counter.count++;
    to.set(key, counter.count);
    order.set(keyOf(key), counter.count);
  };
  // An address that is the text of its link is printed already.
  const printed = (link: Link) =>
    template.links === 'footnote' && /^https?:/i.test(link.url) && textOf(link) !== link.url;
  eachNode(division.tree, (node) => {
    if (node.type === 'link' && printed(node)) give(node.url, addresses);
    if (node.type === 'footnoteReference') give(node.identifier, numbers);
  });
  return {
    isNoted: (identifier) => numbers.has(identifier),
    addressNumber: (link) => (printed(link) ? addresses.get(link.url) : undefined),
    addresses,
    noteKey: keyOf,
    noteNumber: (identifier) => numbers.get(identifier) ?? 0,
    noteOrder: (key) => order.get(key) ?? Number.POSITIVE_INFINITY,
  };
}
