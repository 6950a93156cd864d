import type { Definition, Image, Link, Nodes, Parent, Root, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import { eachNode } from '../model/markdown/each-node.js';
import { readPictureAttributes } from './picture-attributes.js';
import { widthIn } from './picture-width.js';

const SIZED = /^([^#]*)#(.*)$/;
const WIDTH = /^width=(.+(?:%|mm|cm|in|pt))$/;

/** An address that a reader can follow. */
const ADDRESS = /^(?:https?|mailto|tel):/i;

/** The largest length of all addresses that a division's links refer to, in UTF-16 units. */
const MOST_OF_ADDRESSES = 5_000_000;

/**
 * Pictures and links as every output takes them: those named by reference become plain ones, and the width that an address
 * ends with (`map.png#width=60%`, `#width=80mm`) leaves it. A width that can't be read is a diagnostic. A link without text
 * gets its address as its text.
 */
export function resolveImages(tree: Root, file: string): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [...leaveOutRemote(tree, file)];
  const definitions = new Map<string, Definition>();
  let room = MOST_OF_ADDRESSES;
  visit(tree, 'definition', (node) => {
    // CommonMark: the first definition of a name counts.
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  visit(tree, 'imageReference', (node, index, parent) => {
    const definition = definitions.get(node.identifier);
    if (definition === undefined || parent === undefined || index === undefined) return;
    const image: Image = {
      type: 'image',
      url: definition.url,
      title: definition.title ?? null,
      alt: node.alt ?? null,
      ...(node.position && { position: node.position }),
    };
    parent.children[index] = image;
  });
  visit(tree, 'linkReference', (node, index, parent) => {
    const target = definitions.get(node.identifier);
    if (target === undefined || parent === undefined || index === undefined) return;
    room -= target.url.length;
    if (room < 0) {
      // One fault, one line, however often the address is referred to.
      if (room + target.url.length >= 0) {
        const place = { file, ...target.position?.start };
        diagnostics.push(diagnose('edition/long-address', place, { length: target.url.length }));
      }
      return;
    }
    const link: Link = {
      type: 'link',
      url: target.url,
      title: target.title ?? null,
      children: node.children,
      ...(node.position && { position: node.position }),
    };
    parent.children[index] = link;
  });
  visit(tree, 'link', (node) => {
    if (ADDRESS.test(node.url) && linksNothing(node)) node.children = [addressText(node)];
  });
  visit(tree, 'image', (node) => {
    const [, url, size] = SIZED.exec(node.url) ?? [];
    if (url === undefined || size === undefined || url.startsWith('data:')) return;
    const width = widthIn(WIDTH.exec(size)?.[1] ?? '');
    if (width === undefined) {
      const { line = 1, column = 1 } = node.position?.start ?? {};
      diagnostics.push(diagnose('edition/picture-width', { file, line, column }, { size }));
      // One fault, one line: the picture itself may be there.
      node.url = url;
      return;
    }
    node.url = url;
    node.data = { ...node.data, width };
  });
  readPictureAttributes(tree);
  return diagnostics;
}

/** An address on the network; `//host/…` is one as well. */
export const REMOTE = /^(?:(?:https?|ftp):|\/\/)/i;

/** Whether a link contains neither text nor a picture. */
function linksNothing(link: Link): boolean {
  let empty = true;
  eachNode(link, ({ type }) => {
    if (type === 'text' || type === 'inlineCode' || type === 'image') empty = false;
  });
  return empty;
}

/** The address of a link without text, as its text. */
function addressText({ url, position }: Link): Text {
  return { type: 'text', value: url, ...(position && { position }) };
}

/** A picture on the network is left out, each with a warning: a build reads no network. */
function leaveOutRemote(tree: Root, file: string): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  visit(tree, (node: Nodes) => {
    if (!('children' in node)) return;
    const parent = node as Parent;
    parent.children = parent.children.filter((child) => {
      if (child.type !== 'image' || !REMOTE.test(child.url)) return true;
      const place = { file, ...child.position?.start };
      diagnostics.push(diagnose('edition/remote-image', place, { path: child.url }));
      return false;
    });
  });
  if (diagnostics.length > 0)
    tree.children = tree.children.filter(
      (node) => node.type !== 'paragraph' || node.children.length > 0,
    );
  return diagnostics;
}
