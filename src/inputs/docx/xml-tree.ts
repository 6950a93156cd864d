import { DOMParser } from '@xmldom/xmldom';
import { MOST_WORD_NODES, xmlProblem } from '../../model/xml-tags.js';
import { TreeBuilder } from './tree-builder.js';
import type { XmlElement } from './xml-element.js';

/** A part that is not XML, or has too many elements, or nests them without end. */
export class XmlFault extends Error {
  constructor(readonly problem: 'xml' | 'deep' | 'large') {
    super(problem);
    this.name = 'XmlFault';
  }
}

/** The tree of a part. A lone surrogate, which no text can hold, is read as U+FFFD. Throws XmlFault. */
export function xmlTree(bytes: Uint8Array): XmlElement {
  const source = xmlText(bytes);
  const problem = xmlProblem(source, MOST_WORD_NODES);
  if (problem !== undefined) throw new XmlFault(problem);
  const builder = new TreeBuilder();
  const fail = () => {
    throw new XmlFault('xml');
  };
  const options = {
    errorHandler: { warning: fail, error: fail, fatalError: fail },
    // Without this xmldom builds a tree of the DOM, which takes ten times as much memory.
    domBuilder: builder,
  };
  new DOMParser(options).parseFromString(source, 'text/xml');
  if (builder.root === undefined) throw new XmlFault('xml');
  return builder.root;
}

/** A part is in UTF-8 or, with a mark, UTF-16 (ISO/IEC 29500-2, 6.2.5). */
function xmlText(bytes: Uint8Array): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(wide).decode(bytes);
}

export function childrenOf(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
  return parent?.children.filter((child) => child.name === name) ?? [];
}

export function childOf(
  parent: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined {
  let at = parent;
  for (const name of path) at = at?.children.find((child) => child.name === name);
  return at;
}

/** The `val` of the element at the end of `path`. */
export function valOf(
  parent: XmlElement | undefined,
  ...path: readonly string[]
): string | undefined {
  return childOf(parent, ...path)?.attributes.get('val');
}

/** A switch such as `w:b`: on where it stands without a value; undefined where it doesn't stand (ISO/IEC 29500-1, 17.17.4). */
export function isOn(parent: XmlElement | undefined, name: string): boolean | undefined {
  const child = childOf(parent, name);
  if (child === undefined) return undefined;
  return !/^(?:0|false|off|none)$/i.test(child.attributes.get('val') ?? '1');
}

/** All elements of a name below `parent`, in order; those inside one that is given aren't looked at again. */
export function descendants(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.flatMap((child) =>
    child.name === name ? [child] : descendants(child, name),
  );
}
