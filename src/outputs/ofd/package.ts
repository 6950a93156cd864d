import type { DOMParser } from '@xmldom/xmldom';
import { DOCUMENT_LIMITS, faultOf, type ZipLimits, ZipParts } from '../../inputs/zip-parts.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import { xmlProblem } from '../../model/xml-tags.js';

/** The largest number of parts: a page is a part or more, and no book has more pages. */
const LIMITS: ZipLimits = { ...DOCUMENT_LIMITS, bytes: 1 << 30, parts: 100_000 };

/** The parts of a finished OFD by their paths. Each method throws InputError where a part is missing or cannot be read. */
export class OfdPackage {
  /** Ids of all objects of the parts that were parsed, in their order. */
  readonly ids: string[] = [];

  private constructor(
    readonly file: string,
    readonly zip: ZipParts,
    readonly Parser: typeof DOMParser,
  ) {}

  static async open(bytes: Uint8Array, file: string): Promise<OfdPackage> {
    const { DOMParser } = await import('@xmldom/xmldom');
    const zip = await ZipParts.open(bytes, undefined, LIMITS).catch((error) => {
      throw unreadable(file, faultOf(error).part ?? 'ZIP');
    });
    return new OfdPackage(file, zip, DOMParser);
  }

  async load(path: string): Promise<Uint8Array> {
    const content = await this.zip.part(path).catch((error) => {
      throw unreadable(this.file, faultOf(error).part ?? 'ZIP');
    });
    if (content === undefined)
      throw new InputError([diagnose('ofd/missing-file', { file: this.file }, { path })]);
    return content;
  }

  /** The root of an XML part. */
  async parse(path: string): Promise<Element> {
    const fail = () => {
      throw unreadable(this.file, path);
    };
    const parser = new this.Parser({
      errorHandler: { warning: () => {}, error: fail, fatalError: fail },
    });
    const text = new TextDecoder().decode(await this.load(path));
    if (xmlProblem(text) !== undefined) fail();
    const root = parser.parseFromString(text, 'text/xml').documentElement;
    if (root === null) throw unreadable(this.file, path);
    for (const one of elements(root, '*')) {
      const id = one.getAttribute('ID');
      if (id) this.ids.push(id);
    }
    return root;
  }
}

function unreadable(file: string, problem: string): InputError {
  return new InputError([diagnose('ofd/unreadable', { file }, { problem })]);
}

/** The elements of a name below another, in any namespace. */
export function elements(root: Element, name: string): Element[] {
  const list = root.getElementsByTagNameNS('*', name);
  return Array.from({ length: list.length }, (_, index) => list.item(index) as Element);
}
