import { describe, expect, it } from 'vitest';
import { readEdition } from '../../src/edition/read-edition.js';
import { composeEdition } from '../../src/layout/compose-edition.js';
import { readTemplate } from '../../src/layout/template/read-template.js';
import { checkPdf } from '../../src/proof/index.js';
import { fonts, root } from '../support/edition.js';
import { renderPdf } from '../support/render.js';

/** A book with everything that stands around prose: tables, notes, pictures, verse, code, Western words, letters. */
const { edition } = await readEdition(`${root}tests/fixtures/editions/rich`);

/** What this book's own texts bring about, and an editor would hear of: signs without a glyph, long addresses, notes with a long number. */
const EXPECTED = new Set([
  'compose/missing-glyph',
  'compose/page-spill',
  'compose/short-line',
  'compose/substituted-face',
]);

describe.each(['booklet', 'classic', 'gongwen'])('the rich book by %s', (name) => {
  it('has even lines, whole cells, floats near their places and no page of a few lines', async () => {
    const template = await readTemplate(name, { packageRoot: root });
    const { proof, pages, diagnostics } = await composeEdition(edition, template, fonts);
    const findings = proof.flatMap((page) => page.findings);
    expect(findings.filter(({ rule }) => rule === 'compose/broken-cell')).toEqual([]);
    expect(findings.filter(({ rule }) => rule === 'compose/float-astray')).toEqual([]);
    expect(findings.filter(({ rule }) => rule === 'compose/lonely-line')).toEqual([]);
    expect(findings.filter(({ rule }) => rule === 'compose/forced-break')).toEqual([]);
    expect(findings.filter(({ rule }) => rule === 'compose/loose-line')).toEqual([]);
    const pictures = pages.flatMap(({ items }) => items.filter(({ kind }) => kind === 'image'));
    expect(pictures.length).toBeGreaterThanOrEqual(7);
    const others = diagnostics.filter(({ ruleId = '' }) => !EXPECTED.has(ruleId));
    expect(others.map(String)).toEqual([]);
  });
});

it('the proof of the finished file takes verse, letters, addresses, tables and pictures in a line for what they are', async () => {
  const template = await readTemplate('classic', { packageRoot: root });
  const { bytes } = await renderPdf(edition, template, fonts, {
    date: '2024-03-18T00:00:00Z',
    tool: 'test',
  });
  const { diagnostics } = await checkPdf(bytes);
  // The text itself has a space without width.
  expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(['pdf/wrong-character']);
});
