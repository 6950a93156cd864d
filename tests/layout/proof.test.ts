import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { composeBook } from '../../src/layout/index.js';
import { booklet, editionOf, fonts, root } from '../support/edition.js';

const compose = (text: string) => composeBook(editionOf([text]), booklet(), fonts, () => undefined);

describe('the composition proof of a build', () => {
  it('finds nothing in the sample', () => {
    const folder = `${root}content/market-regulation-2020/`;
    const { proof, diagnostics } = compose(readFileSync(`${folder}01-beijing.md`, 'utf8'));
    expect(proof.flatMap(({ findings }) => findings)).toEqual([]);
    expect(diagnostics).toEqual([]);
    expect(proof.reduce((sum, { lines }) => sum + lines, 0)).toBeGreaterThan(20);
  });

  it('names the page, its loosest and tightest lines, and what broke a rule', () => {
    const long = 'x'.repeat(120);
    const { proof, diagnostics } = compose(`# 标题\n\n正文里有一个拆不开的词${long}，只能硬拆。\n`);
    const [page] = proof;
    expect(page).toMatchObject({ page: 3, folio: '1' });
    expect(page?.findings.map(({ rule }) => rule)).toContain('compose/forced-break');
    expect(diagnostics.map(({ ruleId }) => ruleId)).toContain('compose/forced-break');
  });

  it('reports a rule once for a paragraph, with the number of its lines', () => {
    const text = `# 标题\n\n${'，'.repeat(4000)}\n\n正文。\n\n${'！'.repeat(300)}\n\n${'后面还有正文。'.repeat(60)}\n`;
    const { proof, diagnostics } = compose(text);
    const lines = proof.flatMap(({ findings }) => findings).length;
    expect(lines).toBeGreaterThan(60);
    expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual([
      'compose/forced-break',
      'compose/forced-break',
    ]);
    const counts = diagnostics.map(({ reason }) => Number(/of (\d+) such lines/.exec(reason)?.[1]));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(lines);
  });

  it('reports the worst of the lines that a rule names', () => {
    const address = `https://www.example.com/${'abcdefg123/'.repeat(12)}`;
    const text = `# 标题\n\n这里有一个网址 ${address}，那里还有一个很长的网址 ${address}，都在此。\n`;
    const { proof, diagnostics } = compose(text);
    const short = proof
      .flatMap(({ findings }) => findings)
      .filter(({ rule }) => rule === 'compose/short-line');
    expect(short.length).toBeGreaterThan(1);
    const worst = Math.max(...short.map(({ em }) => em ?? 0));
    const reports = diagnostics.filter(({ ruleId }) => ruleId === 'compose/short-line');
    expect(reports.map(({ reason }) => reason)).toEqual([
      expect.stringContaining(`ends ${worst.toFixed(2)} em`),
    ]);
  });

  it('measures how far a line was let out', () => {
    const text = readFileSync(`${root}tests/fixtures/compose/hard.md`, 'utf8');
    const { proof } = compose(text);
    const page = proof.find(({ loosest }) => (loosest?.em ?? 0) > 0.02);
    expect(page).toBeDefined();
    expect(text).toContain(page?.loosest?.text.slice(0, 5));
  });
});
