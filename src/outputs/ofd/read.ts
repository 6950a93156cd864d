import { elements, OfdPackage } from './package.js';

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

/** Reads a finished OFD. Throws InputError where the package or one of its documents cannot be read. */
export async function readOfd(bytes: Uint8Array, file: string): Promise<OfdFile> {
  const parts = await OfdPackage.open(bytes, file);
  const entry = await parts.parse('OFD.xml');
  const main = first(entry, 'DocRoot') ?? '';
  const folder = main.includes('/') ? main.slice(0, main.lastIndexOf('/') + 1) : '';
  const root = await parts.parse(main);
  const document: OfdDocument = {
    root,
    parse: (path) => parts.parse(below(folder, path)),
    load: (path) => parts.load(below(folder, path)),
  };
  const { fonts, resources } = await resourcesOf(document);
  const pages = await pagesOf(document);
  const annotations = first(root, 'Annotations');
  if (annotations !== undefined) {
    for (const one of elements(await document.parse(annotations), 'FileLoc')) {
      await document.parse(one.textContent ?? '');
    }
  }
  const attached = first(root, 'Attachments');
  const list = attached === undefined ? [] : elements(await document.parse(attached), 'Attachment');
  for (const one of list) await document.load(first(one, 'FileLoc') ?? '');
  return {
    title: first(entry, 'Title') ?? '',
    pages,
    fonts,
    ids: parts.ids,
    resources,
    outline: elements(root, 'OutlineElem').map((one) => one.getAttribute('Title') ?? ''),
    attachments: list.map((one) => one.getAttribute('Name') ?? ''),
  };
}

/** A document of a package: its root, and its parts by their paths from the document's folder. */
interface OfdDocument {
  readonly root: Element;
  readonly parse: (path: string) => Promise<Element>;
  readonly load: (path: string) => Promise<Uint8Array>;
}

function below(folder: string, path: string): string {
  return path.startsWith('/') ? path.slice(1) : folder + path;
}

/** The embedded fonts by id, and the ids of all fonts and pictures, each of which is there. */
async function resourcesOf({ root, parse, load }: OfdDocument) {
  const fonts = new Map<string, Uint8Array>();
  const resources = new Set<string>();
  for (const name of ['PublicRes', 'DocumentRes']) {
    for (const location of elements(root, name)) {
      const list = await parse(location.textContent ?? '');
      const base = list.getAttribute('BaseLoc') ?? '';
      for (const font of elements(list, 'Font')) {
        const path = first(font, 'FontFile');
        const id = font.getAttribute('ID') ?? '';
        resources.add(id);
        if (path !== undefined) fonts.set(id, await load(`${base}/${path}`));
      }
      for (const media of elements(list, 'MultiMedia')) {
        resources.add(media.getAttribute('ID') ?? '');
        await load(`${base}/${first(media, 'MediaFile') ?? ''}`);
      }
    }
  }
  return { fonts, resources };
}

async function pagesOf({ root, parse }: OfdDocument): Promise<readonly OfdPage[]> {
  const area = first(root, 'PhysicalBox');
  const pages: OfdPage[] = [];
  for (const page of elements(root, 'Page')) {
    const content = await parse(page.getAttribute('BaseLoc') ?? '');
    const box = numbers(first(content, 'PhysicalBox') ?? area);
    pages.push({
      id: page.getAttribute('ID') ?? '',
      width: box[2] ?? 0,
      height: box[3] ?? 0,
      texts: elements(content, 'TextObject').map(textObject),
      references: [
        ...elements(content, 'TextObject').map((one) => one.getAttribute('Font') ?? ''),
        ...elements(content, 'ImageObject').map((one) => one.getAttribute('ResourceID') ?? ''),
      ],
    });
  }
  return pages;
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

function first(root: Element, name: string): string | undefined {
  return elements(root, name)[0]?.textContent ?? undefined;
}

function numbers(text: string | null | undefined): readonly number[] {
  return (text ?? '').split(/\s+/).filter(Boolean).map(Number);
}
