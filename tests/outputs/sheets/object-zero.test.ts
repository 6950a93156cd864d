import { describe, expect, it, vi } from 'vitest';
import { imposePdf } from '../../../src/outputs/sheets/index.js';
import { withoutObjectZero } from '../../../src/outputs/sheets/object-zero.js';
import { numberedPdf } from './numbered-pdf.js';

const spare = { objects: { 1000: '<< /Type /Catalog >>' } };
const sound = numberedPdf(
  Array.from({ length: 4 }, () => ({})),
  spare,
);
const asText = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('an object of number 0', () => {
  it.each(['0 0 obj', '00 00  obj', '0\r\n0\nobj'])(
    '%j is read without a line on the terminal',
    async (header) => {
      const damaged = Buffer.from(asText(sound).replace('1000 0 obj', header), 'latin1');
      expect(asText(damaged)).toContain(header);
      const printed = vi.spyOn(console, 'warn').mockImplementation(() => {});
      const { bytes } = await imposePdf(damaged, {}, { file: 'book.pdf' });
      expect(bytes.length).toBeGreaterThan(1000);
      expect(printed).not.toHaveBeenCalled();
      printed.mockRestore();
    },
  );

  it('is the only thing that changes', () => {
    expect(withoutObjectZero(sound)).toBe(sound);
    expect(asText(withoutObjectZero(Buffer.from('10 0 obj 0 0 obj 0 7 obj')))).toBe(
      '10 0 obj 0 1 obj 0 7 obj',
    );
  });
});
