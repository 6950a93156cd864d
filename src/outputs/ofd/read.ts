import { DOCUMENT_LIMITS, faultOf, type ZipLimits, ZipParts } from '../../inputs/zip-parts.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import { xmlProblem } from '../../model/xml-tags.js';

/** A text object of a page, in mm from the page's top left corner. */
export interface OfdText {
  readonly font: string;
  readonly size: number;
  readonly text: string;
  /** The origin of each character's glyph. */
  readonly places: readonly { readonly x: number; readonly y: number }[];
  /** The number of distances in DeltaX. */
  readonly deltas: number;
  /** The object names its glyph instead of looking it up in the font. */
  readonly named: boolean;
}

export interface OfdPage {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly texts: readonly OfdText[];
  /** Ids of fonts and pictures that the page's objects name. */
  readonly references: readonly string[];
}

export interface OfdFile {
  readonly title: string;
  readonly pages: readonly OfdPage[];
  /** The embedded fonts by id. */
  readonly fonts: ReadonlyMap<string, Uint8Array>;
  /** Ids of all objects, in the order of the package. */
  readonly ids: readonly string[];
  readonly resources: ReadonlySet<string>;
  readonly outline: readonly string[];
  readonly attachments: readonly string[];
}

/** The largest number of parts: a page is a part or more, and no book has more pages. */
const LIMITS: ZipLimits = { ...DOCUMENT_LIMITS, bytes: 1 << 30, parts: 100_000 };

/** Reads a finished OFD. Throws InputError where the package or one of its documents cannot be read. */
export async function readOfd(bytes: Uint8Array, file: string): Promise<OfdFile> {
  const { DOMParser } = await import('@xmldom/xmldom');
  const refuse = (problem: string): InputError =>
    new InputError([diagnose('ofd/unreadable', { file }, { problem })]);
  const unreadable = (error: unknown) => refuse(faultOf(error).part ?? 'ZIP');
  const zip = await ZipParts.open(bytes, undefined, LIMITS).catch((error) => {
    throw unreadable(error);
  });
  const load = async (path: string): Promise<Uint8Array> => {
    const content = await zip.part(path).catch((error) => {
      throw unreadable(error);
    });
    if (content === undefined)
      throw new InputError([diagnose('ofd/missing-file', { file }, { path })]);
    return content;
  };
  const ids: string[] = [];
  const parse = async (path: string): Promise<Element> => {
    const fail = () => {
      throw refuse(path);
    };
    const parser = new DOMParser({
      errorHandler: { warning: () => {}, error: fail, fatalError: fail },
    });
    const text = new TextDecoder().decode(await load(path));
    if (xmlProblem(text) !== undefined) fail();
    const root = parser.parseFromString(text, 'text/xml').documentElement;
    if (root === null) throw refuse(path);
    for (const one of elements(root, '*')) {
      const id = one.getAttribute('ID');
      if (id) ids.push(id);
    }
    return root;
  };
  const entry = await parse('OFD.xml');
  const main = first(entry, 'DocRoot') ?? '';
  const folder = main.includes('/') ? main.slice(0, main.lastIndexOf('/') + 1) : '';
  const document = await parse(main);
  const below = (path: string) => (path.startsWith('/') ? path.slice(1) : folder + path);
  const fonts = new Map<string, Uint8Array>();
  const resources = new Set<string>();
  for (const name of ['PublicRes', 'DocumentRes']) {
    for (const location of elements(document, name)) {
      const root = await parse(below(location.textContent ?? ''));
      const base = root.getAttribute('BaseLoc') ?? '';
      for (const font of elements(root, 'Font')) {
        const path = first(font, 'FontFile');
        const id = font.getAttribute('ID') ?? '';
        resources.add(id);
        if (path !== undefined) fonts.set(id, await load(below(`${base}/${path}`)));
      }
      for (const media of elements(root, 'MultiMedia')) {
        resources.add(media.getAttribute('ID') ?? '');
        await load(below(`${base}/${first(media, 'MediaFile') ?? ''}`));
      }
    }
  }
  const area = first(document, 'PhysicalBox');
  const pages: OfdPage[] = [];
  for (const page of elements(document, 'Page')) {
    const root = await parse(below(page.getAttribute('BaseLoc') ?? ''));
    const box = numbers(first(root, 'PhysicalBox') ?? area);
    pages.push({
      id: page.getAttribute('ID') ?? '',
      width: box[2] ?? 0,
      height: box[3] ?? 0,
      texts: elements(root, 'TextObject').map(textObject),
      references: [
        ...elements(root, 'TextObject').map((one) => one.getAttribute('Font') ?? ''),
        ...elements(root, 'ImageObject').map((one) => one.getAttribute('ResourceID') ?? ''),
      ],
    });
  }
  const annotations = first(document, 'Annotations');
  if (annotations !== undefined) {
    for (const one of elements(await parse(below(annotations)), 'FileLoc')) {
      await parse(below(one.textContent ?? ''));
    }
  }
  const attached = first(document, 'Attachments');
  const list = attached === undefined ? [] : elements(await parse(below(attached)), 'Attachment');
  for (const one of list) await load(below(first(one, 'FileLoc') ?? ''));
  return {
    title: first(entry, 'Title') ?? '',
    pages,
    fonts,
    ids,
    resources,
    outline: elements(document, 'OutlineElem').map((one) => one.getAttribute('Title') ?? ''),
    attachments: list.map((one) => one.getAttribute('Name') ?? ''),
  };
}

/** A text object's characters with the places of their glyphs. */
function textObject(object: Element): OfdText {
  const [left = 0, top = 0] = numbers(object.getAttribute('Boundary'));
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(object.getAttribute('CTM'));
  const code = elements(object, 'TextCode')[0];
  const text = code?.textContent ?? '';
  const deltas = numbers(code?.getAttribute('DeltaX'));
  let x = Number(code?.getAttribute('X') ?? 0);
  const y = Number(code?.getAttribute('Y') ?? 0);
  const places = [...text].map((_, index) => {
    if (index > 0) x += deltas[index - 1] ?? 0;
    return { x: left + a * x + c * y + e, y: top + b * x + d * y + f };
  });
  const size = Number(object.getAttribute('Size') ?? 0);
  const font = object.getAttribute('Font') ?? '';
  const named = elements(object, 'CGTransform').length > 0;
  return { font, size, text, places, deltas: deltas.length, named };
}

function elements(root: Element, name: string): Element[] {
  const list = root.getElementsByTagNameNS('*', name);
  return Array.from({ length: list.length }, (_, index) => list.item(index) as Element);
}

function first(root: Element, name: string): string | undefined {
  return elements(root, name)[0]?.textContent ?? undefined;
}

function numbers(text: string | null | undefined): readonly number[] {
  return (text ?? '').split(/\s+/).filter(Boolean).map(Number);
}
