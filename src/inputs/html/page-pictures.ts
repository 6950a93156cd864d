import type { SourceFile } from '../../model/source.js';
import type { InputBytes } from '../input.js';
import { pictureExtension } from '../picture-bytes.js';
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
/** A picture of so few bytes holds a place, or counts readers. */
const PLACEHOLDER = 200;
/** In pixels: smaller ones are marks of the page. */
const ICON = 32;

export interface FoundPicture {
  /** As Markdown writes it: `![alt](source/…)`. */
  readonly text?: string;
  readonly file?: SourceFile;
  /** What a picture that can't be taken is, for a message. */
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
): FoundPicture | undefined {
  if (isIcon(element)) return undefined;
  const alt = attribute(element, 'alt').replace(/\s+/g, ' ').trim();
  const address = addressOf(element);
  const bytes = heldBytes(address) ?? besideBytes(address, source.beside);
  if (bytes === undefined) {
    if (address === '' || address.startsWith('data:')) return undefined;
    return { left: alt === '' ? address : `${alt}（${address}）` };
  }
  if (bytes.length < PLACEHOLDER && /^data:image\/gif/i.test(address)) return undefined;
  const extension = pictureExtension(bytes);
  if (extension === undefined) return { left: alt || address.slice(0, 80) };
  const name = `${source.name}-${number}.${extension}`;
  return { text: pictureText(alt, name), file: { name, bytes } };
}

function addressOf(element: PageElement): string {
  const late = LATE.map((name) => attribute(element, name).trim()).find((one) => /[./]/.test(one));
  const shown = attribute(element, 'src').trim();
  const isHeld = /^data:image\/(?!gif)/i.test(shown);
  if (late !== undefined && !isHeld) return late;
  if (shown !== '') return shown;
  return attribute(element, 'srcset').trim().split(/[\s,]/, 1)[0] ?? '';
}

function isIcon(element: PageElement): boolean {
  const size = (name: string) => Number.parseInt(attribute(element, name), 10);
  return size('width') <= ICON || size('height') <= ICON;
}

function heldBytes(address: string): Uint8Array | undefined {
  const data = /^data:image\/[\w.+-]+;base64,([A-Za-z0-9+/=\s]+)$/i.exec(address)?.[1];
  return data === undefined ? undefined : Uint8Array.from(Buffer.from(data, 'base64'));
}

function besideBytes(
  address: string,
  beside: ReadonlyMap<string, Uint8Array> | undefined,
): Uint8Array | undefined {
  if (beside === undefined || /^[a-z][\w+.-]*:/i.test(address)) return undefined;
  const plain = address.replace(/[?#].*$/s, '').replace(/^\.\//, '');
  return beside.get(plain) ?? beside.get(decoded(plain));
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
