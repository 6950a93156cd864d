import { describe, expect, it } from 'vitest';
import { readEdition } from '../../src/edition/read-edition.js';
import { composeEdition } from '../../src/layout/compose-edition.js';
import { readTemplate } from '../../src/layout/template/read-template.js';
import { fonts, root } from '../support/edition.js';

/** A book with everything that stands around prose: tables, notes, pictures, verse, code, Western words, letters. */
const { edition } = await readEdition(`${root}tests/fixtures/editions/rich`);

/** What this book's own texts bring about, and an editor would hear of: signs without a glyph, notes with a long number. */
const EXPECTED = new Set([
  'compose/missing-glyph',
  'compose/page-spill',
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
    const loose = findings.filter(({ rule }) => rule === 'compose/loose-line');
    // Notes that end in a number which no line divides.
    expect(loose.filter(({ text }) => !text.includes('条注'))).toEqual([]);
    const pictures = pages.flatMap(({ items }) => items.filter(({ kind }) => kind === 'image'));
    expect(pictures.length).toBeGreaterThanOrEqual(7);
    const others = diagnostics.filter(({ ruleId = '' }) => !EXPECTED.has(ruleId));
    expect(others.filter(({ ruleId }) => ruleId !== 'compose/loose-line').map(String)).toEqual([]);
  });
});
