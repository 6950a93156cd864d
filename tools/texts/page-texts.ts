import { DOMParser } from '@xmldom/xmldom';
import JSZip from 'jszip';
import { Collected, seen, type Texts } from './texts.js';

/** Documents of an EPUB that hold no division. */
const FURNITURE = /^(?:nav|toc|cover|title|title-page|colophon|imprint)\.xhtml$/;

/** The texts of the divisions in an EPUB's spine. `apart` are the texts that may stand elsewhere. */
export async function epubTexts(bytes: Uint8Array, apart: ReadonlySet<string>): Promise<Texts> {
  const zip = await JSZip.loadAsync(bytes);
  const read = async (name: string) => (await zip.file(name)?.async('string')) ?? '';
  const opf = parse(await read('OEBPS/content.opf'));
  const items = new Map(
    elements(opf, 'item').map((item) => [item.getAttribute('id'), item.getAttribute('href') ?? '']),
  );
  const taken = new Taken(apart);
  for (const reference of elements(opf, 'itemref')) {
    const href = items.get(reference.getAttribute('idref')) ?? '';
    if (FURNITURE.test(href)) continue;
    const body = elements(parse(await read(`OEBPS/${href}`)), 'body')[0];
    if (body !== undefined) taken.take(body, (text) => taken.flow(text));
  }
  return taken.texts();
}

type Hear = (text: string) => void;

/** Marks of notes, ways back from them, and marks of printed pages. */
const MARKS = /doc-(?:noteref|backlink|pagebreak)/;

/** Takes the texts of XHTML; `apart` are those that may stand elsewhere. */
class Taken extends Collected {
  constructor(private readonly elsewhere: ReadonlySet<string>) {
    super();
  }

  take(node: Node, hear: Hear): void {
    if (node.nodeType === TEXT) {
      hear(node.nodeValue ?? '');
      return;
    }
    if (node.nodeType !== ELEMENT) return;
    const element = node as Element;
    const name = element.nodeName;
    if (name === 'rp' || MARKS.test(element.getAttribute('role') ?? '')) return;
    if (name === 'rt') this.reading(this.#within(element));
    else if (name === 'figcaption') this.apart(this.#within(element));
    else if (name === 'table') {
      const cells = [...elements(element, 'td'), ...elements(element, 'th')];
      const order = Array.from(element.getElementsByTagName('*'));
      cells.sort((a, b) => order.indexOf(a) - order.indexOf(b));
      this.apart(cells.map((cell) => this.#within(cell)).join('|'));
    } else if (name === 'aside' || element.getAttribute('class') === 'note')
      this.note(this.#within(element));
    else if (name === 'p' && this.elsewhere.has(seen(this.#within(element, new Taken(NONE)))))
      this.apart(this.#within(element));
    else if (name === 'li') hear(this.#within(element).replace(/^[☑☐] /u, ''));
    else for (const child of Array.from(node.childNodes)) this.take(child, hear);
  }

  #within(element: Element, taken: Taken = this): string {
    const parts: string[] = [];
    for (const child of Array.from(element.childNodes))
      taken.take(child, (text) => parts.push(text));
    return parts.join('');
  }
}

const ELEMENT = 1;
const TEXT = 3;
const NONE: ReadonlySet<string> = new Set();

function parse(xml: string): Document {
  return new DOMParser().parseFromString(xml, 'text/xml');
}

function elements(parent: Document | Element, name: string): readonly Element[] {
  return Array.from(parent.getElementsByTagName(name));
}
