import { compileWasm } from '../host/wasm.js';
import { faxPixels } from './fax-picture.js';
import type { FewColours } from './few-colours.js';
import { checkGif, firstOfGif } from './gif.js';
import { paletteBmp } from './palette-bmp.js';
import { fewColoursPng, type Pixels, pixelsPng } from './pixels-png.js';
import { readTiff } from './tiff.js';
import { tiffPixels } from './tiff-pixels.js';
import { isFax } from './tiff-weight.js';
import { trueColourBmp } from './true-colour-bmp.js';

/** The kind of a picture, from its bytes. */
export type PictureKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'svg' | 'bmp' | 'tiff' | 'unknown';

/** The kind of a picture by its first bytes, never by its name. */
export function pictureKind(bytes: Uint8Array): PictureKind {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  if (head.startsWith('\x89PNG')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return 'webp';
  if (head.startsWith('BM')) return 'bmp';
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'tiff';
  return /<svg[\s>]/i.test(head) ? 'svg' : 'unknown';
}

/**
 * A BMP, a TIFF, a WebP or a GIF (its first picture) as a PNG of the same pixels: neither EPUB nor PDF takes the first two,
 * and PDF not the others. Throws where the bytes are damaged.
 */
export async function asPng(
  bytes: Uint8Array,
  kind: keyof typeof READERS | 'gif',
): Promise<Uint8Array> {
  const pixels = kind === 'gif' ? firstOfGif(bytes) : await pixelsOf(bytes, kind);
  return 'indexes' in pixels ? fewColoursPng(pixels) : pixelsPng(pixels);
}

/** Throws where a picture of such a kind is damaged. */
export async function readPixels(
  bytes: Uint8Array,
  kind: keyof typeof READERS | 'gif',
): Promise<void> {
  if (kind === 'gif') checkGif(bytes);
  else await pixelsOf(bytes, kind);
}

async function pixelsOf(
  bytes: Uint8Array,
  kind: keyof typeof READERS,
): Promise<Pixels | FewColours> {
  const pixels = await READERS[kind](bytes);
  if (!(pixels.width > 0 && pixels.height > 0)) throw new RangeError('a picture without pixels');
  return pixels;
}

const READERS = {
  async bmp(bytes: Uint8Array): Promise<Pixels | FewColours> {
    const plain = paletteBmp(bytes) ?? trueColourBmp(bytes);
    if (plain !== undefined) return plain;
    const { decode } = await import('bmp-ts');
    const { width, height, data } = decode(Buffer.from(bytes), { toRGBA: true });
    // The fourth byte of most BMPs is not transparency but padding.
    for (let at = 3; at < data.length; at += 4) data[at] = 255;
    return { width, height, data };
  },
  async tiff(bytes: Uint8Array): Promise<Pixels | FewColours> {
    const tiff = readTiff(bytes);
    if (tiff === undefined) throw new RangeError('a damaged TIFF');
    return isFax(tiff) ? faxPixels(tiff) : tiffPixels(bytes, tiff);
  },
  async webp(bytes: Uint8Array): Promise<Pixels> {
    const decode = await webpDecoder();
    const { width, height, data } = await decode(Uint8Array.from(bytes).buffer);
    return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.length) };
  },
} as const;

type WebpDecoder = (bytes: ArrayBuffer) => Promise<ImagePixels>;

/** Loaded once: each one keeps the memory that its largest picture took. */
let webp: Promise<WebpDecoder> | undefined;

function webpDecoder(): Promise<WebpDecoder> {
  webp ??= (async () => {
    const { default: loaded, init } = await import('@jsquash/webp/decode.js');
    await init(await compileWasm('@jsquash/webp/codec/dec/webp_dec.wasm'));
    // A bundle asks for it as CommonJS does: its default export is one level down.
    return 'default' in loaded ? (loaded.default as typeof loaded) : loaded;
  })();
  return webp;
}

/** What the decoder gives: the library defines the browsers' ImageData where Node has none. */
interface ImagePixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}
