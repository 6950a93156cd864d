import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesBelow, kanben, type Run, sample, scratch } from './kanben.js';

const folder = scratch();
const content = join(folder, 'content');
const dist = join(folder, 'dist');
const edition = join(content, 'market-regulation-2020');

/** Labels, GB/T 2260 codes and headings of the sample's chapters, in the order of the source. */
const CHAPTERS = [
  ['01-beijing.md', '北京', '110000', '北京：抓牢疫情防控　深化改革创新'],
  ['02-heilongjiang.md', '黑龙江', '230000', '黑龙江：立足五个定位　提高监管效能'],
  ['03-shanghai.md', '上海', '310000', '上海：聚焦四个方面　加强能力建设'],
  ['04-zhejiang.md', '浙江', '330000', '浙江：创新管理实践　经受实战考验'],
  ['05-shandong.md', '山东', '370000', '山东：坚持“快准严”履职尽责担当'],
  ['06-hubei.md', '湖北', '420000', '湖北：面对三场“大考”写出漂亮“答卷”'],
  ['07-hunan.md', '湖南', '430000', '湖南：发力智慧监管　推动社会共治'],
  ['08-chongqing.md', '重庆', '500000', '重庆：紧抓建设机遇　优化营商环境'],
  ['09-sichuan.md', '四川', '510000', '四川：突出目标导向　探索深化改革'],
  ['10-gansu.md', '甘肃', '620000', '甘肃：着力法治建设　推进依法行政'],
] as const;

describe('kanben make, from the raw source to the finished files', () => {
  let run: Run;
  beforeAll(() => {
    run = kanben(['make', sample, '--content', content, '--to', dist, '--json'], { cwd: folder });
  });

  it('ends with status 0 and one JSON value on stdout', () => {
    expect(run.status, run.stderr).toBe(0);
    const [made] = JSON.parse(run.stdout).editions;
    expect(made).toMatchObject({
      id: 'market-regulation-2020',
      title: '研究新形势 谋划新思路 开创新局面',
      chapters: 10,
      outputs: [{ format: 'pdf' }, { format: 'epub' }],
    });
    for (const { path, bytes, sha256 } of made.outputs) {
      const written = readFileSync(path);
      expect(written.byteLength).toBe(bytes);
      expect(createHash('sha256').update(written).digest('hex')).toBe(sha256);
    }
  });

  it('writes the editor’s note, ten chapters, the ledger and the source byte for byte', () => {
    expect(filesBelow(edition)).toEqual(
      [
        '00-editors-note.md',
        ...CHAPTERS.map(([file]) => file),
        'edition.yaml',
        'ledger.json',
        'source/market-regulation-2020.txt',
      ].sort(),
    );
    expect(readFileSync(join(edition, 'source/market-regulation-2020.txt'))).toEqual(
      readFileSync(sample),
    );
  });

  it.each(CHAPTERS)('%s: label %s, region %s, heading %s', (file, label, region, heading) => {
    const text = readFileSync(join(edition, file), 'utf8');
    expect(text.split('\n').slice(0, 7)).toEqual([
      '---',
      'role: chapter',
      `label: ${label}`,
      `region: "${region}"`,
      '---',
      '',
      `# ${heading}`,
    ]);
  });

  it('accounts for each of the 124 lines: 60 kept, 59 duplicates, 5 link lines dropped', () => {
    const ledger = JSON.parse(readFileSync(join(edition, 'ledger.json'), 'utf8'));
    expect(ledger.totals).toEqual({ kept: 60, joined: 0, duplicate: 59, dropped: 5, blank: 0 });
    const duplicates = ledger.lines.filter((line: { fate: string }) => line.fate === 'duplicate');
    expect(duplicates.map((line: { line: number; of: number }) => line.line - line.of)).toEqual(
      Array(59).fill(59),
    );
    const dropped = ledger.lines.filter((line: { fate: string }) => line.fate === 'dropped');
    expect(dropped.map((line: { line: number }) => line.line)).toEqual([120, 121, 122, 123, 124]);
    for (const line of dropped)
      expect(line).toMatchObject({ as: 'link-list', why: expect.any(String) });
  });

  it('names the title and the subtitle in edition.yaml', () => {
    const yaml = readFileSync(join(edition, 'edition.yaml'), 'utf8');
    expect(yaml).toContain('title: 研究新形势 谋划新思路 开创新局面\n');
    expect(yaml).toContain('subtitle: 全国市场监管工作座谈会地方市场监管部门负责人发言摘编\n');
    expect(yaml).toContain('language: zh-CN\n');
  });

  it('kanben check finds no error in the edition, the EPUB and the PDF', () => {
    const base = join(dist, 'market-regulation-2020', 'market-regulation-2020');
    const checked = kanben(['check', edition, `${base}.epub`, `${base}.pdf`, '--json']);
    expect(checked.status, checked.stderr).toBe(0);
    const kinds = JSON.parse(checked.stdout).checked.map(
      (one: { kind: string; errors: number }) => [one.kind, one.errors],
    );
    expect(kinds).toEqual([
      ['edition', 0],
      ['epub', 0],
      ['pdf', 0],
    ]);
  });

  it('build.json names each input and output with its digest', () => {
    const record = JSON.parse(
      readFileSync(join(dist, 'market-regulation-2020/build.json'), 'utf8'),
    );
    expect(record).toMatchObject({ tool: { name: 'kanben' }, template: { name: 'booklet' } });
    expect(record.inputs.map((one: { path: string }) => one.path)).toContain('01-beijing.md');
    expect(record.outputs).toHaveLength(2);
    expect(JSON.stringify(record)).not.toContain(folder);
  });
});

describe('kanben build of one Markdown file', () => {
  it('with a space and Chinese characters in its name makes valid books under an id made from it', () => {
    const file = join(folder, '我的 文章.md');
    writeFileSync(file, '# 一篇文章\n\n正文在此，见[二级](#二级)。\n\n## 二级\n\n又一段。\n');
    const run = kanben(['build', file, '--to', dist, '--json'], { cwd: folder });
    expect(run.status, run.stderr).toBe(0);
    const [made] = JSON.parse(run.stdout).editions;
    expect(made).toMatchObject({ id: '我的-文章', title: '一篇文章' });
    const checked = kanben(['check', join(dist, '我的-文章', '我的-文章.epub'), '--strict']);
    expect(checked.status, checked.stderr).toBe(0);
  });
});
