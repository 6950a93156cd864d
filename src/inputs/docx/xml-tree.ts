import { DOMParser } from '@xmldom/xmldom';

/** An element of a part: its name with the prefix that Word itself uses for its namespace. */
export interface XmlElement {
  /** `w:p`, `a:blip` */
  readonly name: string;
  /** By their names without prefix: `val`, `id`, `embed`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The character data right in it. */
  readonly text: string;
}

/** Namespaces by the prefix that Word writes, those of Strict OOXML (ISO/IEC 29500-1) beside the transitional ones. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'c'],
  ['http://schemas.openxmlformats.org/drawingml/2006/diagram', 'dgm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
]);

/** Deeper parts are a mistake or an attack: Word itself nests a few dozen levels. */
const DEEPEST = 600;

/** A part that is no XML, or nests its elements without end. */
export class XmlFault extends Error {
  constructor(readonly problem: 'xml' | 'deep') {
    super(problem);
    this.name = 'XmlFault';
  }
}

interface Building extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/** The tree of a part. A lone surrogate, which no text can hold, is read as U+FFFD. Throws XmlFault. */
export function xmlTree(bytes: Uint8Array): XmlElement {
  const source = xmlText(bytes);
  if (deepest(source) > DEEPEST) throw new XmlFault('deep');
  const document = parsed(source);
  const root = document.documentElement;
  if (root === null || root === undefined) throw new XmlFault('xml');
  return element(root);
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

/** How deep a text's tags nest, counted before a tree is built. */
function deepest(source: string): number {
  let depth = 0;
  let most = 0;
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) {
    const next = source[at + 1];
    if (next === '/') depth--;
    else if (next !== '!' && next !== '?') {
      at = tagEnd(source, at);
      if (source[at - 1] !== '/') most = Math.max(most, ++depth);
    }
  }
  return most;
}

/** Where a tag ends: a `>` in an attribute's quotes is none. */
function tagEnd(source: string, start: number): number {
  let quote = '';
  for (let at = start; at < source.length; at++) {
    const character = source[at] as string;
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return source.length;
}

function parsed(source: string): Document {
  const fail = () => {
    throw new XmlFault('xml');
  };
  const errorHandler = { warning: fail, error: fail, fatalError: fail };
  return new DOMParser({ errorHandler }).parseFromString(source, 'text/xml');
}

type Element = NonNullable<Document['documentElement']>;

function element(node: Element): XmlElement {
  const attributes = new Map<string, string>();
  for (let index = 0; index < node.attributes.length; index++) {
    const one = node.attributes.item(index);
    if (one !== null && one.prefix !== 'xmlns' && one.name !== 'xmlns')
      attributes.set(one.localName ?? one.name, wellFormed(one.value));
  }
  const building: Building = {
    name: `${PREFIXES.get(node.namespaceURI ?? '') ?? '-'}:${node.localName}`,
    attributes,
    children: [],
    text: '',
  };
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === 1) building.children.push(element(child as Element));
    else if (child.nodeType === 3 || child.nodeType === 4)
      building.text += wellFormed(child.nodeValue ?? '');
  }
  return building;
}

function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
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
