import { inflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, type PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { Gathered } from '../../../../src/outputs/pdf/ext/gathered.js';
import { deflated, ObjectWriter } from '../../../../src/outputs/pdf/ext/object-streams.js';

/** A file of `count` dictionaries beside a catalogue, pages and one stream. */
function fileOf(count: number) {
  const file = new Gathered();
  file.write('%PDF-1.7\n');
  let last = 3;
  const writer = new ObjectWriter(file, () => ++last);
  writer.object(1, { Type: 'Catalog', Pages: { id: 2, gen: 0 } });
  writer.object(2, { Type: 'Pages', Kids: [], Count: 0 });
  writer.stream(3, { Any: 'Thing' }, Buffer.from('bytes of a stream'));
  for (let at = 0; at < count; at++) writer.object(++last, { Number: at, Text: 'x'.repeat(40) });
  writer.finish({ Root: { id: 1, gen: 0 } });
  return Buffer.from(file.whole());
}

describe('a written file', () => {
  it.each([0, 3, 5000])(
    'gives back each object and stream, with %d objects more',
    async (count) => {
      const { context } = await PDFDocument.load(fileOf(count), { updateMetadata: false });
      expect(context.lookup(context.trailerInfo.Root)).toBeInstanceOf(PDFDict);
      const stream = context.lookup(PDFRef.of(3)) as PDFRawStream;
      expect(Buffer.from(stream.contents).toString()).toBe('bytes of a stream');
      const numbers = context
        .enumerateIndirectObjects()
        .flatMap(([, object]) =>
          object instanceof PDFDict ? [object.get(PDFName.of('Number'))] : [],
        )
        .filter((number) => number !== undefined);
      expect(numbers.map(Number)).toEqual([...Array(count).keys()]);
    },
  );

  it('has no object outside of a stream', () => {
    const latin = fileOf(50).toString('latin1');
    expect(latin.match(/^\d+ 0 obj$/gm)).toHaveLength(3);
    expect(latin).not.toContain('/Catalog');
  });

  it('names the place of each object: every offset leads to its object', () => {
    const file = fileOf(5000);
    const latin = file.toString('latin1');
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(latin)?.[1]);
    const [head = ''] = latin.slice(start).split('stream\n', 1);
    const [type = 0, place = 0, index = 0] = (/\/W\[(.*?)\]/.exec(head)?.[1] ?? '')
      .split(' ')
      .map(Number);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const from = start + head.length + 'stream\n'.length;
    const rows = inflateSync(file.subarray(from, from + length));
    const width = 1 + type + place + index;
    const above = Buffer.alloc(width);
    const kinds = new Set<number>();
    for (let id = 0; id * width < rows.length; id++) {
      const row = rows.subarray(id * width, (id + 1) * width);
      for (let at = 1; at < width; at++) above[at] = (above[at] as number) + (row[at] as number);
      const kind = above.readUIntBE(1, type);
      kinds.add(kind);
      if (kind !== 1) continue;
      const offset = above.readUIntBE(1 + type, place);
      expect(latin.slice(offset, offset + 12)).toMatch(new RegExp(`^${id} 0 obj\n`));
    }
    expect(rows.length / width).toBe(Number(/\/Size (\d+)/.exec(head)?.[1]));
    expect([...kinds].sort()).toEqual([0, 1, 2]);
  });
});

describe('deflated bytes', () => {
  it.each([0, 10, 100_000])('inflate to what they were: %d', (length) => {
    const bytes = Buffer.from(Array.from({ length }, (_, at) => (at * at) % 251));
    expect(inflateSync(deflated(bytes)).equals(bytes)).toBe(true);
  });
});

describe('gathered bytes', () => {
  it('are those written, texts as one byte a character, however many', () => {
    const gathered = new Gathered();
    const long = Buffer.alloc(300_000, 7);
    gathered.write('a\xff');
    gathered.write(long);
    gathered.write('b');
    expect(gathered.length).toBe(300_003);
    expect(Buffer.from(gathered.whole())).toEqual(
      Buffer.concat([Buffer.from([0x61, 0xff]), long, Buffer.from('b')]),
    );
  });
});
