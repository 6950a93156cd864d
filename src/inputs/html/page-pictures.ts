import type { SourceFile } from '../../model/source.js';
import type { InputBytes } from '../input.js';
import { pictureExtension } from '../picture-bytes.js';
import { pictureStem } from '../picture-name.js';
import { pictureText } from '../picture-text.js';
import { attribute, type PageElement } from './page-tree.js';

/** Where pages that load pictures late keep their addresses, the likeliest first. */
const LATE = [
  'data-src',
  'data-original',
  'data-actualsrc',
  'data-lazy-src',
  'data-lazyload',
  'data-url',
  'data-echo',
  'lazy-src',
  'original',
  'file',
  'zoomfile',
];
/** The sets of addresses of a picture in several sizes. */
const SETS = ['srcset', 'data-srcset'];
/** The size up to which a picture only holds a place or counts readers, bytes. */
const PLACEHOLDER = 200;
/** In pixels: smaller ones are marks of the page. */
const ICON = 32;

export interface HtmlPicture {
  /** As Markdown writes it: `![alt](source/…)`. */
  readonly text?: string;
  readonly file?: SourceFile;
  /** The description, in a message, of a picture that cannot be taken. */
  readonly left?: string;
}

/**
 * The picture of an `<img>`: one that the page itself holds, or that lies in its folder of files, becomes a file; any
 * other is left, and named. Nothing is fetched. Undefined: no picture, but a place-holder or an icon.
 */
export function pagePicture(
  element: PageElement,
  source: InputBytes,
  number: number,
): HtmlPicture | undefined {
  if (isIcon(element)) return undefined;
  const alt = attribute(element, 'alt').replace(/\s+/g, ' ').trim();
  const addresses = addressesOf(element);
  const [first = ''] = addresses;
  const picture = firstPicture(addresses, source.beside);
  if (picture === undefined) {
    if (first === '' || first.startsWith('data:')) return alt === '' ? undefined : { left: alt };
    return { left: alt === '' ? first : `${alt}（${first}）` };
  }
  const { address, held, bytes } = picture;
  if (bytes.length < PLACEHOLDER && /^data:image\/gif/i.test(address))
    return alt === '' ? undefined : { left: alt };
  const extension = pictureExtension(bytes);
  if (extension === undefined) return { left: alt || address.slice(0, 80) };
  const name = held
    ? `${source.name}-${number}.${extension}`
    : `${pictureStem(source.name, address)}.${extension}`;
  return { text: pictureText(alt, name), file: { name, bytes } };
}

/** The addresses that may be the picture's, the likeliest first. */
function addressesOf(element: PageElement): readonly string[] {
  const late = LATE.map((name) => attribute(element, name).trim()).filter((one) =>
    /[./]/.test(one),
  );
  const shown = attribute(element, 'src').trim();
  const set = [element, ...sourcesOf(element)].flatMap((one) =>
    SETS.flatMap((name) => attribute(one, name).trim().split(/[\s,]/, 1)),
  );
  const isHeld = /^data:image\/(?!gif)/i.test(shown);
  const isPlace = /^data:image\/gif/i.test(shown);
  const all = isHeld ? [shown, ...late, ...set] : [...late, ...(isPlace ? [] : [shown]), ...set];
  return [...all, ...(isPlace ? [shown] : [])].filter((one) => one !== '');
}

/** The `<source>`s of the `<picture>` that the picture stands in. */
function sourcesOf({ parent }: PageElement): readonly PageElement[] {
  if (parent?.tag !== 'picture') return [];
  return parent.children.flatMap((one) =>
    one.kind === 'element' && one.tag === 'source' ? [one] : [],
  );
}

/** The bytes of the first address that has any. A place-holder for a picture that loads late is passed over. */
function firstPicture(
  addresses: readonly string[],
  beside: InputBytes['beside'],
): { readonly address: string; readonly held: boolean; readonly bytes: Uint8Array } | undefined {
  for (const [index, address] of addresses.entries()) {
    const held = heldBytes(address);
    const bytes = held ?? besideBytes(address, beside);
    if (bytes === undefined) continue;
    if (index > 0 && pictureExtension(bytes) === 'gif') continue;
    return { address, held: held !== undefined, bytes };
  }
  return undefined;
}

function isIcon(element: PageElement): boolean {
  const size = (name: string) => Number.parseInt(attribute(element, name), 10);
  return size('width') <= ICON || size('height') <= ICON;
}

function heldBytes(address: string): Uint8Array | undefined {
  const data = /^data:image\/[\w.+-]+;base64,([A-Za-z0-9+/=\s]+)$/i.exec(address)?.[1];
  return data === undefined ? undefined : Uint8Array.from(Buffer.from(data, 'base64'));
}

function besideBytes(address: string, beside: InputBytes['beside']): Uint8Array | undefined {
  const isElsewhere = address === '' || /^(?:[a-z][\w+.-]*:|\/\/)/i.test(address);
  return isElsewhere ? undefined : beside?.(address);
}
