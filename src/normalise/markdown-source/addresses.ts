import { posix } from 'node:path';
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { parseMarkdown } from '../../model/markdown/parse-markdown.js';
import type { LineEdit } from '../working-line.js';

/** An address inside the text's folder, and where it is written. */
export interface LocalAddress {
  readonly kind: 'picture' | 'link';
  /** As it is written. */
  readonly url: string;
  /** From 0. */
  readonly line: number;
  /** UTF-16 units from the line's start. */
  readonly at: number;
}

/** Addresses that lead elsewhere: with a scheme, to the network, to the disk's root, to a place in the text itself. */
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/|\\|#|$)/i;
/** The address behind a link's or picture's text: `](img.png "title")` */
const INLINE = /\]\(\s{0,9}<?([^\s<>]{1,2000}?)>?(?:\s{1,9}["'(].*)?\s{0,9}\)$/s;
const DEFINED = /^\s*\[[^\]]+\]:\s*<?([^\s<>]+)/;
/** The rule of edits that were made because a file lies elsewhere now. */
export const ADDRESS_RULE = 'convert/address';

/** The addresses in a Markdown text that name files beside it. */
export function localAddresses(text: string): readonly LocalAddress[] {
  const addresses: LocalAddress[] = [];
  visit(parseMarkdown(text), (node: Nodes) => {
    if (node.type !== 'image' && node.type !== 'link' && node.type !== 'definition') return;
    const [start, end] = [node.position?.start, node.position?.end];
    if (start?.offset === undefined || end?.offset === undefined || ELSEWHERE.test(node.url))
      return;
    const raw = text.slice(start.offset, end.offset);
    const match = (node.type === 'definition' ? DEFINED : INLINE).exec(raw);
    const url = match?.[1];
    if (match === null || url === undefined) return;
    const at = start.offset + match.index + match[0].indexOf(url);
    const before = text.slice(0, at);
    const line = before.split('\n').length - 1;
    const kind = node.type === 'image' || PICTURE.test(pathOf(url)) ? 'picture' : 'link';
    addresses.push({ kind, url, line, at: at - (before.lastIndexOf('\n') + 1) });
  });
  return addresses;
}

const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)$/i;

/** The path that an address means: without what asks a server for something, and without a place in the file. */
export function pathOf(url: string): string {
  const path = url.replace(/[?#].*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Where an address in the file at `place` leads, below the folder that holds both; undefined where it leads out of it. */
export function resolved(place: string, url: string): string | undefined {
  const path = posix.normalize(posix.join(posix.dirname(place), pathOf(url)));
  return path.startsWith('../') || path === '..' ? undefined : path;
}

/** Puts another address in the place of the one that is written. */
export function addressEdit({ at, url }: LocalAddress, to: string): LineEdit {
  return { at, from: url, to, rule: ADDRESS_RULE };
}
