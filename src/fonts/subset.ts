import { compareUnits } from '../model/order.js';
import { createFont } from './create-font.js';
import type { FontFile } from './library.js';

/** The features of a font that a reader's line composition needs: upright forms of vertical lines, half-width marks, kerning. */
const FEATURES = [
  'ccmp',
  'chws',
  'halt',
  'kern',
  'locl',
  'mark',
  'mkmk',
  'palt',
  'vchw',
  'vert',
  'vhal',
  'vkrn',
  'vpal',
  'vrt2',
];

/** A font file of its own. */
export interface SubsetFont {
  readonly bytes: Uint8Array;
  /** Whether its outlines are PostScript's. */
  readonly format: 'otf' | 'ttf';
}

/**
 * A font with the glyphs of `text` alone (HarfBuzz's hb-subset), as TrueType or OpenType whatever packing it came
 * in: old readers know no other. The same font and the same characters give the same bytes.
 */
export async function subsetFont(file: FontFile, text: string): Promise<SubsetFont> {
  const { default: subset } = await import('subset-font');
  const whole = file.postscriptName === undefined ? file.bytes : faceOf(file, file.postscriptName);
  const characters = [...new Set(text)].sort().join('');
  const bytes = await subset(Buffer.from(whole), characters, {
    targetFormat: 'truetype',
    keepFeatures: FEATURES,
    noHinting: true,
  });
  const format = bytes.toString('latin1', 0, 4) === 'OTTO' ? 'otf' : 'ttf';
  return { bytes: new Uint8Array(bytes), format };
}

interface TableRecord {
  readonly tag: string;
  readonly checkSum: number;
  readonly offset: number;
  readonly length: number;
}

/** One face of a collection (TTC) as a font file: its table directory and its tables (OpenType 1.9, font file). */
function faceOf({ bytes }: FontFile, postscriptName: string): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const font = createFont(bytes, postscriptName) as unknown as {
    readonly directory: {
      readonly tag: string;
      readonly tables: Readonly<Record<string, TableRecord>>;
    };
  };
  const tables = Object.values(font.directory.tables).sort((a, b) => compareUnits(a.tag, b.tag));
  const head = 12 + 16 * tables.length;
  const padded = (length: number) => (length + 3) & ~3;
  const whole = Buffer.alloc(tables.reduce((sum, { length }) => sum + padded(length), head));
  whole.writeUInt32BE(font.directory.tag === 'OTTO' ? 0x4f54544f : 0x00010000, 0);
  const power = Math.floor(Math.log2(tables.length));
  whole.writeUInt16BE(tables.length, 4);
  whole.writeUInt16BE(16 * 2 ** power, 6);
  whole.writeUInt16BE(power, 8);
  whole.writeUInt16BE(16 * tables.length - 16 * 2 ** power, 10);
  let at = head;
  tables.forEach(({ tag, checkSum, offset, length }, index) => {
    const record = 12 + 16 * index;
    whole.write(tag.padEnd(4), record, 'latin1');
    whole.writeUInt32BE(checkSum >>> 0, record + 4);
    whole.writeUInt32BE(at, record + 8);
    whole.writeUInt32BE(length, record + 12);
    buffer.copy(whole, at, offset, offset + length);
    at += padded(length);
  });
  return whole;
}
