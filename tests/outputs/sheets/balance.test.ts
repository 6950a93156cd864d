import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { balanced } from '../../../src/outputs/sheets/balance.js';
import { imposePdf } from '../../../src/outputs/sheets/index.js';
import { numberedPdf } from './numbered-pdf.js';

/** What becomes of a content stream; `same` where it stays. */
function mended(content: string): string {
  const result = balanced(Buffer.from(content, 'latin1'));
  return result === undefined ? 'same' : Buffer.from(result).toString('latin1').trimEnd();
}

describe('saving and restoring the state, in the content of a page', () => {
  it.each([
    ['', 'same'],
    ['q 1 0 0 1 5 5 cm q Q Q', 'same'],
    ['Q BT ET', '  BT ET'],
    ['q Q Q 5 w Q', 'q Q   5 w'],
    ['Q q', '  q\nQ'],
    ['q q 1 w', 'q q 1 w\nQ Q'],
    ['q[1 2]0 d Q', 'same'],
  ])('%j → %j', (content, wants) => {
    expect(mended(content)).toBe(wants);
  });

  it.each([
    ['strings, with brackets in them', '(q \\) (q) q) Tj (\\\\) Tj'],
    ['strings in hex, dictionaries and names', '<71> Tj /q gs /Span <</q /Q>> BDC EMC'],
    ['comments', '% q\r% q\n'],
    ['longer words', 'qq Qq re'],
    ['inline images, EI in their bytes', 'BI /W 2 /H 1 /BPC 8 /CS /G ID q EI q\u0001Q EI'],
  ])('is not what looks like it in %s', (_, content) => {
    expect(mended(content)).toBe('same');
    expect(mended(`${content}\nQ`)).toBe(content.trimEnd());
  });
});

const poppler = spawnSync('pdftotext', ['-v']).error === undefined;

it.skipIf(!poppler)(
  'a page with a Q too many is printed also by readers that take it for the sheet’s',
  async () => {
    const pages = [{ before: 'Q Q' }, { before: 'q Q Q' }, { before: 'q q' }, {}];
    const { bytes } = await imposePdf(numberedPdf(pages));
    const folder = mkdtempSync(join(tmpdir(), 'kanben-'));
    try {
      const file = join(folder, 'sheets.pdf');
      writeFileSync(file, bytes);
      const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
      expect(text.match(/\d{3}/g)?.sort()).toEqual(['001', '002', '003', '004']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
