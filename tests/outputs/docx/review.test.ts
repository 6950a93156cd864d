import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { renderEdition } from '../../../src/app/render-edition.js';
import { readSource } from '../../../src/inputs/index.js';
import { parseLedger } from '../../../src/model/ledger.js';
import { plainText } from '../../../src/model/markdown/plain-text.js';
import { checkDocx } from '../../../src/outputs/docx/check.js';
import type { RenderedFile } from '../../../src/outputs/output.js';
import { EDITIONS } from '../rows.js';

const path = EDITIONS[0] as string;
const bare = (text: string) => text.replace(/\s/gu, '');

async function review() {
  const { edition, rendered, diagnostics } = await renderEdition(path, {
    formats: ['docx'],
    outputOptions: { review: true },
  });
  const files = rendered[0]?.files.files as readonly RenderedFile[];
  return { edition, files, diagnostics };
}

/** The file as it is when all its changes are rejected. */
async function rejected(bytes: Uint8Array): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  const before = xml
    .replace(/<w:ins [^>]*>.*?<\/w:ins>/gs, '')
    .replace(/<w:rPr>(?:(?!<\/w:rPr>).)*<w:del [^>]*\/>(?:(?!<\/w:rPr>).)*<\/w:rPr>/gs, '')
    .replace(/<\/?w:del(?: [^>]*)?>/g, '')
    .replace(/(<\/?w:)delText/g, '$1t');
  zip.file('word/document.xml', before);
  return zip.generateAsync({ type: 'uint8array' });
}

/** The text that a reader of Word files takes out, line by line, comments left aside. */
async function linesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const { lines } = await readSource({ name: 'a.docx', bytes });
  return lines.filter(({ markup }) => markup?.kind !== 'aside').map(({ text }) => text);
}

describe('the form of a Word file for review', () => {
  it('gives the edition’s text where all changes are accepted, and the source’s where all are rejected', async () => {
    const { edition, files } = await review();
    expect(files.map((file) => file.path)).toEqual([
      'market-regulation-2020.docx',
      'market-regulation-2020.review.docx',
    ]);
    const bytes = files[1]?.bytes as Uint8Array;
    expect((await checkDocx(bytes, 'a.docx')).diagnostics).toEqual([]);
    const accepted = bare((await linesOf(bytes)).join(''));
    for (const { tree } of edition.divisions) {
      for (const node of tree.children) {
        const text = bare(plainText(node));
        const [head = text, ...rest] = text.split('：');
        // The source writes a section's label apart from its heading.
        if (node.type === 'heading') expect(accepted).toContain(rest.join('：') || head);
        else expect(accepted).toContain(text);
      }
    }
    const source = readFileSync(`${path}/source/market-regulation-2020.txt`, 'utf8');
    const { lines: wanted } = await readSource({
      name: 'market-regulation-2020.txt',
      bytes: Buffer.from(source),
    });
    const solid = wanted.map(({ text }) => bare(text)).filter((text) => text !== '');
    const back = (await linesOf(await rejected(bytes))).map(bare).filter((text) => text !== '');
    expect(back).toEqual(solid);
  });

  it('tracks each edit of the ledger, and says of each line that went why it did', async () => {
    const { files } = await review();
    const zip = await JSZip.loadAsync(files[1]?.bytes as Uint8Array);
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    const comments = (await zip.file('word/comments.xml')?.async('string')) ?? '';
    const ledger = parseLedger(readFileSync(`${path}/ledger.json`, 'utf8'), 'ledger.json');
    const inserted = ledger.edits.filter(({ to }) => to !== '');
    expect(xml.match(/<w:ins /g)).toHaveLength(inserted.length);
    const gone = ledger.lines.filter(({ fate }) => fate === 'duplicate' || fate === 'dropped');
    const rules = new Set(ledger.edits.map(({ rule }) => rule));
    expect(comments.match(/<w:comment /g)).toHaveLength(gone.length + rules.size);
    const duplicate = gone.find(({ fate }) => fate === 'duplicate');
    expect(comments).toContain(`与第 ${duplicate?.of} 行相同`);
  });

  it('is reported where the edition has no ledger, and the edition’s own file is made', async () => {
    const { rendered, diagnostics } = await renderEdition(EDITIONS[1] as string, {
      formats: ['docx'],
      outputOptions: { review: true },
    });
    expect(rendered[0]?.files.files).toHaveLength(1);
    expect(diagnostics.map(({ ruleId }) => ruleId)).toContain('docx/no-ledger');
  });
});
