import { deflateSync } from 'node:zlib';
import { sum } from '../../../model/numbers.js';
import type { Gathered } from './gathered.js';
import { pdfSyntax } from './syntax.js';

/** The size of an object stream, characters: four windows of deflate. */
const FULL = 1 << 16;

/** The bounds of zlib's chunk size, bytes. A chunk takes its room even for a short result. */
const CHUNK = { least: 1 << 10, most: 1 << 16 };

/** The level and window (2^14 bytes) of deflate. On the outlines of a font, zlib's defaults (6, 2^15) save 2 % but take half as much time again. */
const PACKING = { level: 4, windowBits: 14, memLevel: 9 };

/** The bytes in compressed form, for FlateDecode. */
export function deflated(bytes: Uint8Array): Uint8Array {
  const chunkSize = Math.min(Math.max(bytes.length, CHUNK.least), CHUNK.most);
  return deflateSync(bytes, { chunkSize, ...PACKING });
}

/** The place of an object: an offset in the file, or a place in an object stream. */
interface Place {
  /** The number of the object stream; 0 for the file itself. */
  readonly within: number;
  readonly at: number;
}

/**
 * Writes the objects of a file. Those that are not streams go together into compressed object streams (ISO 32000-1 7.5.7). The table
 * of their places is a stream at the end (7.5.8).
 */
export class ObjectWriter {
  private readonly places: Place[] = [];
  private waiting: { readonly id: number; readonly text: string }[] = [];
  private characters = 0;

  constructor(
    private readonly file: Gathered,
    /** Returns the number of the next object. */
    private readonly number: () => number,
  ) {}

  /** Adds an object that is not a stream. */
  object(id: number, value: unknown): void {
    const text = pdfSyntax(value);
    this.waiting.push({ id, text });
    this.characters += text.length;
    if (this.characters >= FULL) this.pack();
  }

  /** Writes a stream. `entries` are those of its dictionary, without the length. */
  stream(id: number, entries: object, bytes: Uint8Array): void {
    const { file } = this;
    this.places[id] = { within: 0, at: file.length };
    const dictionary = pdfSyntax({ ...entries, Length: bytes.length });
    file.write(`${id} 0 obj\n${dictionary}stream\n`);
    file.write(bytes);
    file.write('\nendstream\nendobj\n');
  }

  /** Writes the waiting objects, the table of places and the end of the file. */
  finish(trailer: object): void {
    this.pack();
    const id = this.number();
    const start = this.file.length;
    this.places[id] = { within: 0, at: start };
    const { bytes, widths } = crossReferences(this.places);
    const entries = {
      Type: 'XRef',
      Size: this.places.length,
      W: widths,
      ...trailer,
      Filter: 'FlateDecode',
      DecodeParms: { Predictor: UP, Columns: sum(widths) },
    };
    this.stream(id, entries, deflated(bytes));
    this.file.write(`startxref\n${start}\n%%EOF\n`);
  }

  private pack(): void {
    const { waiting } = this;
    if (waiting.length === 0) return;
    this.waiting = [];
    this.characters = 0;
    const stream = this.number();
    const index: string[] = [];
    let at = 0;
    waiting.forEach(({ id, text }, place) => {
      this.places[id] = { within: stream, at: place };
      index.push(`${id} ${at}`);
      at += text.length + 1;
    });
    const head = `${index.join(' ')}\n`;
    const bytes = Buffer.from(head + waiting.map(({ text }) => text).join('\n'), 'latin1');
    const entries = {
      Type: 'ObjStm',
      N: waiting.length,
      First: head.length,
      Filter: 'FlateDecode',
    };
    this.stream(stream, entries, deflated(bytes));
  }
}

/** The PNG predictor that subtracts the byte above from each byte. */
const UP = 12;
const UP_ROW = 2;

/** The kinds of objects in the table. */
const FREE = 0;
const IN_FILE = 1;
const IN_STREAM = 2;

/** The table of places by object number. Each row is the difference from the row above, mostly zeros. */
function crossReferences(places: readonly (Place | undefined)[]) {
  const farthest = places.reduce(
    (most, place) => Math.max(most, place?.within || (place?.at ?? 0)),
    0,
  );
  const widths = [1, Math.ceil(Math.log2(farthest + 1) / 8), 2] as const;
  const row = 1 + sum(widths);
  const bytes = Buffer.alloc(row * places.length);
  const current = Buffer.alloc(row);
  const above = Buffer.alloc(row);
  for (let id = 0; id < places.length; id++) {
    const { within, at } = places[id] ?? { within: 0, at: 0 };
    current[1] = places[id] === undefined ? FREE : within === 0 ? IN_FILE : IN_STREAM;
    current.writeUIntBE(within || at, 2, widths[1]);
    current.writeUInt16BE(within === 0 ? 0 : at, 2 + widths[1]);
    const start = id * row;
    bytes[start] = UP_ROW;
    for (let column = 1; column < row; column++) {
      bytes[start + column] = (current[column] as number) - (above[column] as number);
    }
    above.set(current);
  }
  return { bytes, widths };
}
