import type { XmlElement } from './xml-element.js';

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

interface Building extends XmlElement {
  children: readonly XmlElement[];
  text: string;
}

/** The attributes of a tag as xmldom hands them on. */
interface TagAttributes {
  readonly length: number;
  getQName(index: number): string;
  getLocalName(index: number): string;
  getValue(index: number): string;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
const NO_CHILDREN: readonly XmlElement[] = [];
/** How many sets of attributes are kept to be shared: the cells of a table have few. */
const MOST_SHARED = 10_000;

/** Builds the tree of a part while xmldom reads it; what stands often in it (names, attributes) is kept once. */
export class TreeBuilder {
  /** The outermost element; undefined where there is none. */
  root: XmlElement | undefined;
  private readonly open: Building[] = [];
  /** The names of elements by their namespaces and the names that they have there. */
  private readonly names = new Map<string, Map<string, string>>();
  private readonly shared = new Map<string, ReadonlyMap<string, string>>();

  startElement(namespace: string | undefined, local: string, _: string, tag: TagAttributes): void {
    const element: Building = {
      name: this.nameOf(namespace ?? '', local),
      attributes: this.attributesOf(tag),
      children: NO_CHILDREN,
      text: '',
    };
    const parent = this.open.at(-1);
    if (parent === undefined) this.root ??= element;
    else if (parent.children === NO_CHILDREN) parent.children = [element];
    else (parent.children as XmlElement[]).push(element);
    this.open.push(element);
  }

  endElement(): void {
    this.open.pop();
  }

  characters(text: string, start: number, length: number): void {
    const parent = this.open.at(-1);
    if (parent !== undefined) parent.text += wellFormed(text.slice(start, start + length));
  }

  private nameOf(namespace: string, local: string): string {
    const names = this.names.get(namespace) ?? new Map<string, string>();
    const known = names.get(local);
    if (known !== undefined) return known;
    const name = `${PREFIXES.get(namespace) ?? '-'}:${local}`;
    this.names.set(namespace, names.set(local, name));
    return name;
  }

  private attributesOf(tag: TagAttributes): ReadonlyMap<string, string> {
    if (tag.length === 0) return NO_ATTRIBUTES;
    let key = '';
    const attributes = new Map<string, string>();
    for (let index = 0; index < tag.length; index++) {
      const full = tag.getQName(index);
      if (full === 'xmlns' || full.startsWith('xmlns:')) continue;
      const name = tag.getLocalName(index);
      const value = wellFormed(tag.getValue(index));
      attributes.set(name, value);
      key += `${name}\0${value}\0`;
    }
    const known = this.shared.get(key);
    if (known !== undefined) return known;
    if (this.shared.size < MOST_SHARED) this.shared.set(key, attributes);
    return attributes;
  }

  setDocumentLocator(): void {}
  startDocument(): void {}
  endDocument(): void {}
  startPrefixMapping(): void {}
  endPrefixMapping(): void {}
  processingInstruction(): void {}
  comment(): void {}
  startCDATA(): void {}
  endCDATA(): void {}
  startDTD(): void {}
  endDTD(): void {}
}

function wellFormed(text: string): string {
  // Few texts have halves of pairs at all: to look for those takes a fraction of the time.
  return /[\ud800-\udfff]/.test(text) ? text.replace(/\p{Cs}/gu, '\ufffd') : text;
}
