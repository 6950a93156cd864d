import { posix } from 'node:path';
import type { Image, Link, Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { LineEdit } from '../working-line.js';

/** An address inside the text's folder, and where it is written. */
export interface LocalAddress {
  readonly kind: 'picture' | 'link';
  /** The address as it is written. */
  readonly url: string;
  /** From 0. */
  readonly line: number;
  /** UTF-16 units from the line's start. */
  readonly at: number;
}

/** Addresses that lead elsewhere: with a scheme, to the network, to the disk's root, to a place in the text itself. */
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/|\\|#|$)/i;
/** The address behind a link's or picture's text, with the bracket that ends it: `](img.png "title")` */
const INLINE = /\]\(\s*<?([^\s<>]+)/y;
const DEFINED = /^\s*\[[^\]]+\]:\s*<?([^\s<>]+)/;
/** The rule of edits that were made because a file lies elsewhere now. */
export const ADDRESS_RULE = 'convert/address';

/** The addresses in a Markdown text, whose tree is `tree`, that name files beside it. */
export function localAddresses(text: string, tree: Root): readonly LocalAddress[] {
  const addresses: LocalAddress[] = [];
  visit(tree, (node: Nodes) => {
    if (node.type !== 'image' && node.type !== 'link' && node.type !== 'definition') return;
    const [start, end] = [node.position?.start, node.position?.end];
    if (start?.offset === undefined || end?.offset === undefined || ELSEWHERE.test(node.url))
      return;
    const raw = text.slice(start.offset, end.offset);
    const place = node.type === 'definition' ? definedAddress(raw) : inlineAddress(node, raw);
    if (place === undefined) return;
    const { url, at: offset } = place;
    const before = raw.slice(0, offset).split('\n');
    const line = start.line - 1 + before.length - 1;
    const at = (before.length === 1 ? start.column - 1 : 0) + (before.at(-1)?.length ?? 0);
    const kind = node.type === 'image' || PICTURE.test(addressPath(url)) ? 'picture' : 'link';
    addresses.push({ kind, url, line, at });
  });
  return addresses;
}

/** An address as it is written, and where it begins in the text of its node. */
interface WrittenAddress {
  readonly url: string;
  readonly at: number;
}

function definedAddress(raw: string): WrittenAddress | undefined {
  const match = DEFINED.exec(raw);
  return match?.[1] === undefined
    ? undefined
    : { url: match[1], at: match[0].lastIndexOf(match[1]) };
}

/** The address of a link or picture stands behind its last child, or behind the text in a picture's place. */
function inlineAddress(node: Link | Image, raw: string): WrittenAddress | undefined {
  const child = node.type === 'link' ? node.children.at(-1)?.position?.end.offset : undefined;
  const begin = node.position?.start.offset ?? 0;
  INLINE.lastIndex = child === undefined ? raw.indexOf('](') : child - begin;
  const match = INLINE.lastIndex < 0 ? null : INLINE.exec(raw);
  if (match?.[1] === undefined) return undefined;
  const end = match.index + match[0].length;
  // Without a title the bracket that ends the link stands in what was read.
  const url = end === raw.length ? match[1].slice(0, -1) : match[1];
  return url === '' ? undefined : { url, at: end - match[1].length };
}

const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)$/i;

/** The path that an address means: without what asks a server for something, and without a place in the file. */
export function addressPath(url: string): string {
  const path = url.replace(/[?#].*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Where an address in the file at `place` leads, below the folder that holds both; undefined where it leads out of it. */
export function resolved(place: string, url: string): string | undefined {
  const path = posix.normalize(posix.join(posix.dirname(place), addressPath(url)));
  return path.startsWith('../') || path === '..' ? undefined : path;
}

/** Puts another address in the place of the one that is written. */
export function addressEdit({ at, url }: LocalAddress, to: string): LineEdit {
  return { at, from: url, to, rule: ADDRESS_RULE };
}
