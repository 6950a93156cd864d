import { drawn } from './drawn-page.js';
import type { FewColours } from './few-colours.js';
import { dictionary, pdfOf, stream } from './small-pdf.js';
import type { Tiff } from './tiff.js';

/** Black and white, as indexes of colours. */
const PALETTE = Uint8Array.of(0, 0, 0, 255, 255, 255);

/**
 * The pixels of a TIFF in a fax's packing (ITU-T T.4 and T.6; TIFF 6.0, sections 10 and 11), whose strips PDFium unpacks as
 * CCITTFaxDecode (ISO 32000-1 7.4.6). Throws RangeError where it is tiled or has pixels of more than a bit.
 */
export async function faxPixels(tiff: Tiff): Promise<FewColours> {
  const { width, height, bits, samples, isTiled } = tiff;
  if (isTiled || bits !== 1 || samples !== 1) throw new RangeError('a fax of several colours');
  const data = await drawn(pageOfFax(tiff), { width, height });
  const indexes = new Uint8Array(width * height);
  for (let at = 0; at < indexes.length; at++) indexes[at] = (data[4 * at] as number) >> 7;
  return { width, height, palette: PALETTE, clear: undefined, indexes };
}

/** A page that the strips fill from top to bottom. */
function pageOfFax(tiff: Tiff): Uint8Array {
  const { width, height, part, parts } = tiff;
  const strips = parts.map((packed, index) => {
    const top = index * part.height;
    return { packed, top, rows: Math.min(part.height, height - top) };
  });
  const shown = strips.filter(({ rows }) => rows > 0);
  const first = 5;
  const names = shown.map((_, index) => `/P${index} ${first + index} 0 R`).join(' ');
  const drawing = shown.map(
    ({ top, rows }, index) => `q ${width} 0 0 ${rows} 0 ${height - top - rows} cm /P${index} Do Q`,
  );
  return pdfOf([
    dictionary('/Type /Catalog /Pages 2 0 R'),
    dictionary('/Type /Pages /Kids [3 0 R] /Count 1'),
    dictionary(
      `/Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}]`,
      `/Resources << /XObject << ${names} >> >> /Contents 4 0 R`,
    ),
    stream('', Buffer.from(drawing.join('\n'))),
    ...shown.map(({ packed, rows }) =>
      stream(
        `/Type /XObject /Subtype /Image /Width ${width} /Height ${rows} /BitsPerComponent 1 ` +
          `/ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << ${parameters(tiff, rows)} >>`,
        tiff.fillOrder === 2 ? reversed(packed) : packed,
      ),
    ),
  ]);
}

const [HUFFMAN, FAX4] = [2, 4];
/** The lowest bit of T4Options: rows refer to those above. */
const TWO_DIMENSIONAL = 1;

function parameters({ compression, photometric, faxOptions, width }: Tiff, rows: number): string {
  const k = compression === FAX4 ? -1 : compression !== HUFFMAN && faxOptions & TWO_DIMENSIONAL;
  return [
    `/K ${Number(k)} /Columns ${width} /Rows ${rows} /EndOfBlock false`,
    `/BlackIs1 ${photometric === 1}`,
    ...(compression === HUFFMAN ? ['/EncodedByteAlign true'] : []),
  ].join(' ');
}

/** Each byte with its bits in the other order. */
function reversed(bytes: Uint8Array): Uint8Array {
  const other = Uint8Array.from({ length: 256 }, (_, byte) =>
    Number.parseInt(byte.toString(2).padStart(8, '0').split('').reverse().join(''), 2),
  );
  return bytes.map((byte) => other[byte] as number);
}
