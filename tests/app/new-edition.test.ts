import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BuildMemory } from '../../src/app/build-memory.js';
import { newEdition } from '../../src/app/new-edition.js';
import { renderEdition } from '../../src/app/render-edition.js';
import { editionsOf } from '../../src/app/series.js';
import { KINDS } from '../../src/app/starters.js';
import { scratch } from './scratch.js';

const TEXT = '# 标题\n\n正文一段。\n';

/** A folder of editions with these edition.yaml, by id. */
function contentOf(editions: Readonly<Record<string, string>> = {}): string {
  const content = join(scratch(), 'content');
  for (const [id, yaml] of Object.entries(editions)) {
    mkdirSync(join(content, id), { recursive: true });
    writeFileSync(join(content, id, 'edition.yaml'), yaml);
    writeFileSync(join(content, id, '01-text.md'), TEXT);
  }
  return content;
}

const briefing = (issue: string, date: string, more = '') =>
  `title: 江川简报第${issue}期\ntemplate: briefing\npublisher: 江川市政府\nmasthead: { name: 江川简报, issue: ${issue}, unit: 市政府办公室, date: ${date}${more} }\ntail: { send: 各区, copies: 50 }\n`;

const yamlOf = (path: string) => readFileSync(join(path, 'edition.yaml'), 'utf8');

describe('the next edition of a kind', () => {
  it.each(KINDS)('of which there is none begins as the sample: %s', async (kind) => {
    const content = contentOf();
    const made = await newEdition(kind, { content, date: '2026-03-05' });
    expect(made.id).toBe(`${kind}-2026-01`);
    expect(made.after).toBeUndefined();
    expect(yamlOf(made.path)).toContain('date: 2026-03-05');
    const { diagnostics } = await renderEdition(made.path, { formats: ['txt'] });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('of a briefing takes masthead and tail over, with the next numbers and without the copy number', async () => {
    const content = contentOf({
      one: briefing('11', '2026-02-01', ', totalIssue: 344'),
      two: briefing('12', '2026-03-01', ', totalIssue: 345, copyNumber: "007"'),
      extra: briefing('增刊第1期', '2026-03-02'),
    });
    const made = await newEdition('briefing', { content, date: '2026-03-05' });
    expect(made).toMatchObject({ after: 'two', title: '江川简报第13期' });
    const yaml = yamlOf(made.path);
    for (const part of [
      'issue: "13"',
      'totalIssue: "346"',
      'unit: 市政府办公室',
      'send: 各区',
      'publisher: 江川市政府',
    ])
      expect(yaml).toContain(part);
    expect(yaml).not.toContain('copyNumber');
    const after = await newEdition('briefing', { content, date: '2027-01-08' });
    expect(yamlOf(after.path)).toMatch(/issue: "1"\n.*totalIssue: "347"/);
  });

  it('of an official document goes on with the number, and begins anew with the year', async () => {
    const content = contentOf({
      a: 'title: 关于防汛的通知\ntemplate: gongwen\nofficial: { issuers: [江川市人民政府文件], number: 江政发〔2026〕12号, recipients: 各区, date: 2026-03-01 }\n',
    });
    const next = await newEdition('gongwen', { content, date: '2026-04-01' });
    expect(yamlOf(next.path)).toContain('number: 江政发〔2026〕13号');
    expect(yamlOf(next.path)).not.toContain('各区');
    const year = await newEdition('gongwen', { content, date: '2027-01-01', id: 'new-year' });
    expect(yamlOf(year.path)).toContain('number: 江政发〔2027〕1号');
  });

  it('writes over nothing', async () => {
    const content = contentOf({ 'book-2026-01': 'title: 书\n' });
    await expect(
      newEdition('book', { content, date: '2026-01-01', id: 'book-2026-01' }),
    ).rejects.toThrow();
    expect((await newEdition('book', { content, date: '2026-01-01' })).id).toBe('book-2026-02');
  });
});

describe('the numbers of a series', () => {
  const rules = async (content: string, id: string) =>
    (await renderEdition(join(content, id), { formats: ['txt'] })).diagnostics
      .map(({ ruleId }) => String(ruleId))
      .filter((rule) => rule.startsWith('edition/issue-'));

  it('that repeat, leave one out or go back are reported; extra issues and other names are not counted', async () => {
    const content = contentOf({
      a: briefing('1', '2026-01-01'),
      b: briefing('2', '2026-02-01'),
      twin: briefing('2', '2026-02-02'),
      gap: briefing('9', '2026-09-01'),
      back: briefing('3', '2026-10-01'),
      extra: briefing('增刊第1期', '2026-03-02'),
      other: briefing('40', '2026-03-02').replaceAll('江川简报', '河东简报'),
    });
    expect(await rules(content, 'a')).toEqual([]);
    expect(await rules(content, 'b')).toEqual(['edition/issue-repeated']);
    expect(await rules(content, 'gap')).toEqual(['edition/issue-gap']);
    expect(await rules(content, 'back')).toEqual(['edition/issue-order']);
    expect(await rules(content, 'extra')).toEqual([]);
    expect(await rules(content, 'other')).toEqual([]);
  });

  it('are read once in a run, and again where one has changed', async () => {
    const content = contentOf({ a: briefing('1', '2026-01-01'), b: briefing('2', '2026-02-01') });
    const memory = new BuildMemory();
    const [first, second] = [0, 1].map(() => editionsOf(content, memory.forAnother().siblings));
    expect(second?.map(({ metadata }) => metadata)).toEqual(first?.map(({ metadata }) => metadata));
    expect(second?.[0]).toBe(first?.[0]);
    writeFileSync(join(content, 'b/edition.yaml'), briefing('13', '2026-02-01'));
    const third = editionsOf(content, memory.siblings);
    expect(third[0]).toBe(first?.[0]);
    expect(third[1]?.metadata.masthead?.issue).toBe('13');
  });
});
