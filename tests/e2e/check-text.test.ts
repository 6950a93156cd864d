import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { kanben, scratch } from './kanben.js';

const folder = scratch();
const content = join(folder, 'content');
const source = join(folder, 'morning.txt');
const TEXT = [
  '河口早市开张',
  '',
  '清晨六点，河口镇政府的同志就到了市场，要搞好秩序。截止目前,一共来了四十个摊位。',
  '',
  '部份摊主说，早市既使下雨也要开。秤准了，外地客商也来得勤了。',
].join('\n');
const STYLE = '- avoid: 搞好\n  prefer: 做好\n- avoid: 河口镇政府\n  prefer: 河口镇人民政府\n';

const importing = (...args: string[]) =>
  kanben(['import', source, '--to', content, '--json', '--lang', 'zh', ...args]);
const checked = (...args: string[]) =>
  JSON.parse(kanben(['check', '--json', ...args]).stdout).checked[0];

beforeAll(() => {
  mkdirSync(content);
  writeFileSync(source, TEXT);
  writeFileSync(join(content, 'style.yaml'), STYLE);
});

describe('the house style', () => {
  it('import reports its words with place and remedy, and changes none', () => {
    const { diagnostics } = JSON.parse(importing().stdout);
    const found = diagnostics.filter(({ rule }: { rule: string }) => rule.startsWith('style/'));
    expect(
      found.map(({ rule, line, column }: Record<string, unknown>) => [rule, line, column]),
    ).toEqual([
      ['style/prefer', 3, 6],
      ['style/prefer', 3, 21],
      ['style/usage', 3, 26],
      ['style/misspelt', 5, 1],
      ['style/misspelt', 5, 9],
    ]);
    expect(found[0].message).toContain('河口镇人民政府');
    expect(readFileSync(join(content, 'morning/01-chapter.md'), 'utf8')).toContain('搞好秩序');
  });

  it('check reports them in the Markdown, and reckons the error rate', () => {
    const { diagnostics, errorRate } = checked(join(content, 'morning'), '--error-rate');
    const rules = diagnostics.map(({ rule, line }: Record<string, unknown>) => [rule, line]);
    expect(rules).toContainEqual(['style/prefer', 7]);
    expect(rules).toContainEqual(['style/misspelt', 9]);
    expect(errorRate.errors).toEqual({ character: 2, mark: 0, number: 0 });
    const [newspaper] = errorRate.reckonings;
    expect(newspaper).toMatchObject({
      publication: 'newspaper',
      points: 2,
      limit: 3,
      within: false,
    });
    expect(newspaper.rate).toBeCloseTo(20_000 / errorRate.characters, 1);
  });

  it('the error rate is printed in words too', () => {
    const { stdout } = kanben(['check', join(content, 'morning'), '--error-rate', '--lang', 'zh']);
    expect(stdout).toMatch(/差错率.*错别字 2 处/);
    expect(stdout).toMatch(/报纸：计 2 个差错/);
  });

  it('--apply-style writes the preferred forms, and the ledger still balances', () => {
    expect(importing('--apply-style', '--force').status).toBe(0);
    const text = readFileSync(join(content, 'morning/01-chapter.md'), 'utf8');
    expect(text).toContain('河口镇人民政府的同志就到了市场，要做好秩序。截至目前，');
    expect(text).toContain('部分摊主说，早市即使下雨');
    const ledger = readFileSync(join(content, 'morning/ledger.json'), 'utf8');
    expect(ledger).toContain('"from":"搞好","to":"做好","rule":"style/prefer"');
    const { diagnostics, errors } = checked(join(content, 'morning'));
    expect(errors).toBe(0);
    expect(
      diagnostics.filter(({ rule }: { rule: string }) => /^(style|ledger)/.test(rule)),
    ).toEqual([]);
  });

  it.each([
    ['- avoid: 搞好\n  prefr: 做好\n', 2, 3, 'style/unknown-key'],
    ['- avoid: []\n', 1, 3, 'style/bad-value'],
    ['- prefer: 做好\n', 1, 3, 'style/bad-value'],
    ['- avoid: [搞好\n', 2, 1, 'style/bad-yaml'],
  ])('a wrong style.yaml is an error with its place: %j', (text, line, column, rule) => {
    const own = join(folder, `wrong-${rule.length}-${line}-${text.length}`);
    mkdirSync(own);
    writeFileSync(join(own, 'style.yaml'), text);
    const run = kanben(['import', source, '--to', own, '--json']);
    expect(run.status).toBe(1);
    const [one] = JSON.parse(run.stdout).diagnostics;
    expect([one.line, one.column, one.rule]).toEqual([line, column, rule]);
  });
});

describe('kanben check --against', () => {
  it('finds what stands in another edition of the folder, and not the edition itself', () => {
    const other = join(content, 'evening');
    cpSync(join(content, 'morning'), other, { recursive: true });
    const yaml = join(other, 'edition.yaml');
    writeFileSync(yaml, readFileSync(yaml, 'utf8').replace('id: morning', 'id: evening'));
    const { diagnostics } = checked(other, '--against', content);
    const found = diagnostics.filter(({ rule }: { rule: string }) => rule.startsWith('reprint/'));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ rule: 'reprint/same', line: 5 });
    expect(found[0].message).toContain('morning/01-chapter.md:5');
  });

  it('reads an archive as well', () => {
    const store = join(folder, 'store');
    const archived = kanben(['archive', 'add', join(content, 'morning'), '--store', store]);
    expect(archived.status).toBe(0);
    const { diagnostics } = checked(join(content, 'evening'), '--against', store);
    const found = diagnostics.filter(({ rule }: { rule: string }) => rule.startsWith('reprint/'));
    expect(found).toHaveLength(1);
    expect(found[0].message).toContain('morning@v1/01-chapter.md:5');
  });

  it('a folder without editions is one clear line and exit status 1', () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const run = kanben(['check', join(content, 'morning'), '--against', empty]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('io/no-edition');
  });
});
