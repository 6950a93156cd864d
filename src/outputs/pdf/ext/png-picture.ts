import type { Reference } from 'pdfmake/js/PDFDocument.js';
import { packRows } from '../../../edition/pack-rows.js';
import { type Png, packedRows, readPng } from '../../../edition/png.js';
import { pngPixels, sampleAt } from './png-pixels.js';

/** Creates the indirect objects of a document. */
interface Objects {
  ref(data?: object): Reference;
}

/**
 * A PNG for pdfkit. pdfkit's own class keeps the bytes of a file as numbers and unpacks all transparent pictures of a book at once. This
 * class unpacks one picture at a time and keeps nothing of it.
 */
export class PngPicture {
  readonly width: number;
  readonly height: number;
  /** The picture in the document, which holds it from here on. */
  readonly obj: Reference;

  constructor(
    document: Objects,
    bytes: Uint8Array,
    readonly label: string,
  ) {
    const png = readPng(bytes);
    if (png === undefined) throw new RangeError('a damaged PNG');
    this.width = png.width;
    this.height = png.height;
    this.obj = embedded(png, document);
  }
}

/** Writes the picture, and the opacity of its pixels as a second one (ISO 32000-1 8.9.5, 11.6.5.3). */
function embedded(png: Png, document: Objects): Reference {
  const { width, height, depth, samples, hasAlpha } = png;
  const indexed = png.palette !== undefined && png.transparency !== undefined;
  const isUnpacked = hasAlpha || indexed || png.interlaced;
  const pixels = isUnpacked ? pngPixels(png) : undefined;
  const colours = hasAlpha ? samples - 1 : samples;
  const picture = document.ref({
    Type: 'XObject',
    Subtype: 'Image',
    BitsPerComponent: hasAlpha ? 8 : depth,
    Width: width,
    Height: height,
    Filter: 'FlateDecode',
  });
  if (!hasAlpha) {
    const parameters = {
      Predictor: 15,
      Colors: colours,
      BitsPerComponent: depth,
      Columns: width,
    };
    const reference = document.ref(parameters);
    picture.data.DecodeParms = reference;
    reference.end();
  }
  picture.data.ColorSpace = colourSpace(png, colours, document);
  const mask = colourMask(png);
  if (mask !== undefined) picture.data.Mask = mask;
  if (pixels !== undefined && (hasAlpha || indexed)) {
    const opacity = document.ref({
      Type: 'XObject',
      Subtype: 'Image',
      Height: height,
      Width: width,
      BitsPerComponent: 8,
      Filter: 'FlateDecode',
      ColorSpace: 'DeviceGray',
      Decode: [0, 1],
    });
    opacity.end(
      packRows(hasAlpha ? bytesOf(png, pixels, [colours, samples]) : opacities(png, pixels)),
    );
    picture.data.SMask = opacity;
  }
  picture.end(streamOf(png, pixels, colours));
  return picture;
}

function streamOf(png: Png, pixels: Buffer | undefined, colours: number): Uint8Array {
  if (pixels === undefined) return packedRows(png);
  if (png.hasAlpha) return packRows(bytesOf(png, pixels, [0, colours]));
  // An indexed picture keeps its compressed rows unless it is interlaced.
  return png.interlaced ? packRows(pixels) : packedRows(png);
}

function colourSpace({ palette }: Png, colours: number, document: Objects): unknown {
  if (palette === undefined) return colours === 1 ? 'DeviceGray' : 'DeviceRGB';
  const reference = document.ref();
  reference.end(Buffer.from(palette));
  return ['Indexed', 'DeviceRGB', Math.floor(palette.length / 3) - 1, reference];
}

/** The range of the one transparent colour (ISO 32000-1 8.9.6.4); undefined where there is none. */
function colourMask({ palette, transparency, hasAlpha, samples }: Png): number[] | undefined {
  if (palette !== undefined || hasAlpha || transparency === undefined) return undefined;
  if (transparency.length < 2 * samples) return undefined;
  return Array.from({ length: samples }, (_, index) => {
    const value = ((transparency[2 * index] ?? 0) << 8) + (transparency[2 * index + 1] ?? 0);
    return [value, value];
  }).flat();
}

/** The samples of each pixel from `first` up to `end`, one byte each: the higher byte of samples with two. */
function bytesOf(
  { width, height, samples, depth }: Png,
  pixels: Buffer,
  [first, end]: readonly [number, number],
): Buffer {
  const size = depth >> 3;
  const step = samples * size;
  const count = end - first;
  const bytes = Buffer.allocUnsafe(width * height * count);
  if (step === 4 && first === 0 && count === 3) return coloursOf(pixels, width, bytes);
  // One loop for each sample: an inner loop over samples takes three times as long.
  for (let sample = first; sample < end; sample++) {
    let to = sample - first;
    for (let row = 0; row < height; row++) {
      let from = row * (1 + width * step) + 1 + sample * size;
      for (let column = 0; column < width; column++) {
        bytes[to] = pixels[from] as number;
        to += count;
        from += step;
      }
    }
  }
  return bytes;
}

/** The commonest case at once: three bytes of four. */
function coloursOf(pixels: Buffer, width: number, bytes: Buffer): Buffer {
  let to = 0;
  for (let from = 1; to < bytes.length; from++) {
    for (const end = from + 4 * width; from < end; from += 4) {
      bytes[to] = pixels[from] as number;
      bytes[to + 1] = pixels[from + 1] as number;
      bytes[to + 2] = pixels[from + 2] as number;
      to += 3;
    }
  }
  return bytes;
}

/** The opacity of each pixel's colour; a colour that tRNS does not name is opaque. */
function opacities({ width, height, depth, transparency }: Png, pixels: Buffer): Buffer {
  const bytes = Buffer.alloc(width * height);
  const rowBytes = Math.ceil((width * depth) / 8);
  for (let row = 0; row < height; row++) {
    const from = row * (1 + rowBytes) + 1;
    const line = pixels.subarray(from, from + rowBytes);
    for (let column = 0; column < width; column++)
      bytes[row * width + column] = transparency?.[sampleAt(line, column, depth)] ?? 255;
  }
  return bytes;
}
