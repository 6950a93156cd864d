import { compileWasm } from '../host/wasm.js';
import { paletteBmp } from './palette-bmp.js';

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

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA */
  readonly data: Uint8Array;
}

/**
 * A BMP, a TIFF, a WebP or a GIF (its first picture) as a PNG of the same pixels: neither EPUB nor PDF takes the first two,
 * and PDF not the others. Throws where the bytes are damaged.
 */
export async function asPng(bytes: Uint8Array, kind: keyof typeof READERS): Promise<Uint8Array> {
  const pixels = await READERS[kind](bytes);
  if (!(pixels.width > 0 && pixels.height > 0)) throw new RangeError('a picture without pixels');
  const { PNG } = await import('pngjs');
  const png = new PNG({ width: pixels.width, height: pixels.height });
  png.data = Buffer.from(pixels.data.buffer, pixels.data.byteOffset, pixels.data.byteLength);
  const opaque = isOpaque(pixels.data);
  return PNG.sync.write(png, { colorType: opaque ? 2 : 6, deflateLevel: 9 });
}

const READERS = {
  async bmp(bytes: Uint8Array): Promise<Pixels> {
    const few = paletteBmp(bytes);
    if (few !== undefined) return few;
    const { decode } = await import('bmp-ts');
    const { width, height, data } = decode(Buffer.from(bytes), { toRGBA: true });
    // The fourth byte of most BMPs is no transparency but padding.
    for (let at = 3; at < data.length; at += 4) data[at] = 255;
    return { width, height, data };
  },
  async tiff(bytes: Uint8Array): Promise<Pixels> {
    const utif = await import('utif2');
    const UTIF = utif.default ?? utif;
    const whole = Uint8Array.from(bytes).buffer;
    const [first] = UTIF.decode(whole);
    if (first === undefined) throw new RangeError('a TIFF without a picture');
    UTIF.decodeImage(whole, first);
    return { width: first.width, height: first.height, data: UTIF.toRGBA8(first) };
  },
  async gif(bytes: Uint8Array): Promise<Pixels> {
    const { GifReader } = await import('omggif');
    const reader = new GifReader(Buffer.from(bytes));
    const { width, height } = reader;
    const data = new Uint8Array(width * height * 4);
    reader.decodeAndBlitFrameRGBA(0, data);
    return { width, height, data };
  },
  async webp(bytes: Uint8Array): Promise<Pixels> {
    const { default: loaded, init } = await import('@jsquash/webp/decode.js');
    // A bundle asks for it as CommonJS does: its default export is one level down.
    const decode = 'default' in loaded ? (loaded.default as typeof loaded) : loaded;
    await init(await compileWasm('@jsquash/webp/codec/dec/webp_dec.wasm'));
    const browsers = globalThis as { ImageData?: unknown };
    const { ImageData: known } = browsers;
    // The decoder hands its pixels out in the browsers' class.
    browsers.ImageData = PlainImage;
    try {
      const { width, height, data } = await decode(Uint8Array.from(bytes).buffer);
      return { width, height, data: new Uint8Array(data) };
    } finally {
      browsers.ImageData = known;
    }
  },
} as const;

class PlainImage {
  constructor(
    readonly data: Uint8ClampedArray,
    readonly width: number,
    readonly height: number,
  ) {}
}

function isOpaque(data: Uint8Array): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}
