import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { kanben, sample, scratch } from './kanben.js';

const folder = scratch();
const content = join(folder, 'content');
const edition = join(content, 'market-regulation-2020');
const chapter = join(edition, '01-beijing.md');
const yaml = join(edition, 'edition.yaml');
const source = join(folder, 'market-regulation-2020.txt');
const importAgain = (...flags: string[]) => kanben(['import', source, '--to', content, ...flags]);
const read = (path: string) => readFileSync(path, 'utf8');
const edit = (path: string, from: string | RegExp, to: string) => {
  const before = read(path);
  // The sample's source holds its text twice.
  const after = typeof from === 'string' ? before.replaceAll(from, to) : before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
};
/** The text of all chapters, without what marks it. */
const wholeText = () =>
  readdirSync(edition)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => read(join(edition, name)).replace(/^---\n[\s\S]*?\n---\n/, ''))
    .join('\n');
const expectSound = () => {
  const run = kanben(['check', edition, '--json']);
  const [checked] = JSON.parse(run.stdout).checked;
  expect(
    checked.diagnostics.filter((one: { severity: string }) => one.severity === 'error'),
  ).toEqual([]);
};

beforeEach(() => {
  rmSync(content, { recursive: true, force: true });
  // With Chinese marks, so that a sentence of the Markdown is found in the source as it stands.
  writeFileSync(source, read(sample).replaceAll(',', '，').replaceAll(':', '：'));
  expect(importAgain().status).toBe(0);
});

describe('an import over an edition', () => {
  it('of the same source over untouched files changes nothing', () => {
    const before = read(chapter);
    expect(importAgain().status).toBe(0);
    expect(read(chapter)).toBe(before);
  });

  it('keeps what an editor changed, and says where', () => {
    edit(chapter, '改革创新', '改革创新与实践');
    edit(yaml, /$/, 'publisher: 某某出版社\n');
    const edited = read(chapter);
    const run = importAgain();
    expect(run.status, run.stderr).toBe(0);
    expect(run.stderr).toMatch(/01-beijing\.md:7:1 {2}info .*改革创新与实践.*io\/edits-kept/);
    expect(read(chapter)).toBe(edited);
    expect(read(yaml)).toContain('publisher: 某某出版社');
    expectSound();
  });

  it('takes what the source changed elsewhere, in the same paragraph too', () => {
    const [first = '', second = ''] = paragraphSentences();
    edit(chapter, first, `编者改过的一句。`);
    edit(source, second, `源稿改过的一句。`);
    const run = importAgain();
    expect(run.status, run.stderr).toBe(0);
    expect(read(chapter)).toContain('编者改过的一句。源稿改过的一句。');
    expect(read(chapter)).not.toContain(first);
    expect(read(chapter)).not.toContain(second);
    expectSound();
  });

  it('where both changed a sentence, names the place and both texts, and writes nothing', () => {
    const [first = ''] = paragraphSentences();
    edit(chapter, first, '编者改过的一句。');
    edit(source, first, '源稿改过的一句。');
    const before = read(chapter);
    const run = importAgain();
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(
      /01-beijing\.md:\d+:1 {2}error .*编者改过.*源稿改过.*io\/merge-conflict/,
    );
    expect(read(chapter)).toBe(before);
    expect(run.stderr).not.toContain('io/other-source');
  });

  it.each([
    ['edited', '编者改过的一句。', '源稿改过的一句。'],
    ['source', '源稿改过的一句。', '编者改过的一句。'],
  ])(
    '--take %s settles the conflicts, and the ledger keeps what was overruled',
    (side, stands, other) => {
      const [first = ''] = paragraphSentences();
      edit(chapter, first, '编者改过的一句。');
      edit(yaml, /$/, 'rights: 版权所有\n');
      edit(source, first, '源稿改过的一句。');
      const run = importAgain('--take', side);
      expect(run.status, run.stderr).toBe(0);
      expect(read(chapter)).toContain(stands);
      expect(read(chapter)).not.toContain(other);
      expect(read(join(edition, 'ledger.json'))).toContain(other);
      expect(read(yaml)).toContain('rights: 版权所有');
      expectSound();
    },
  );

  it.each([[[]], [['--force']]])('doubles nothing of a chapter that was divided (%s)', (flags) => {
    const text = wholeText();
    const whole = read(chapter);
    const cut = whole.indexOf('\n\n', whole.length / 2);
    writeFileSync(chapter, `${whole.slice(0, cut)}\n`);
    const rest = `---\nrole: chapter\n---\n\n# 北京：续篇${whole.slice(cut)}`;
    writeFileSync(join(edition, '01-beijing-2.md'), rest);
    expect(importAgain(...flags).status).toBe(0);
    for (const sentence of text.match(/[^。\n]{12,}。/gu) ?? []) {
      expect(wholeText().split(sentence).length, sentence).toBe(text.split(sentence).length);
    }
    expectSound();
  });

  it.each([[[]], [['--force']]])(
    'a chapter that was divided takes the source’s changes in both parts (%s)',
    (flags) => {
      const whole = read(chapter);
      const cut = whole.indexOf('\n\n', whole.length / 2);
      writeFileSync(chapter, `${whole.slice(0, cut)}\n`);
      const second = join(edition, '01-beijing-2.md');
      writeFileSync(second, `---\nrole: chapter\n---\n\n# 北京：续篇${whole.slice(cut)}`);
      const sentences = (text: string) => text.match(/[^。\n]{12,}。/gu) ?? [];
      const first = sentences(whole.slice(0, cut))[1] ?? '';
      const last = sentences(whole).at(-1) ?? '';
      edit(source, first, '源稿改过的首句在此处。');
      edit(source, last, '源稿改过的末句在此处。');
      const before = sentences(wholeText()).filter((one) => one !== first && one !== last);
      const run = importAgain(...flags);
      expect(run.status, run.stderr).toBe(0);
      expect(run.stderr).not.toContain('io/overwritten');
      expect(read(chapter)).toContain('源稿改过的首句在此处。');
      expect(read(second)).toContain('# 北京：续篇');
      expect(read(second)).toContain('源稿改过的末句在此处。');
      const after = sentences(wholeText()).filter((one) => !one.startsWith('源稿改过'));
      expect(after).toEqual(before);
      expectSound();
    },
  );

  it.each([[[]], [['--force']]])(
    'what the source adds just where a chapter was divided is taken, and the parts stay (%s)',
    (flags) => {
      const whole = read(chapter);
      const [end = ''] = whole.match(/[^。\n]{12,}。(?=\n\n)/u) ?? [];
      const cut = whole.indexOf(end) + end.length;
      writeFileSync(chapter, `${whole.slice(0, cut)}\n`);
      const second = join(edition, '01-beijing-2.md');
      writeFileSync(second, `---\nrole: chapter\n---\n\n# 北京：续篇${whole.slice(cut)}`);
      edit(source, `${end}\n`, `${end}\n源稿在此处添了一段文字。\n`);
      const run = importAgain(...flags);
      expect(run.status, run.stderr).toBe(0);
      expect(read(chapter)).toContain('源稿在此处添了一段文字。');
      expect(read(second)).toMatch(/# 北京：续篇\n\n/);
      expect(wholeText().split('源稿在此处添了一段文字。')).toHaveLength(2);
      expectSound();
    },
  );

  it('--force gives up a change of the text in a chapter that was divided, not the division', () => {
    const whole = read(chapter);
    const cut = whole.indexOf('\n\n', whole.length / 2);
    const [first = ''] = whole.match(/[^。\n]{12,}。/u) ?? [];
    writeFileSync(chapter, `${whole.slice(0, cut).replace(first, '编者改写的一句在这里。')}\n`);
    const second = join(edition, '01-beijing-2.md');
    const rest = `---\nrole: chapter\n---\n\n# 北京：续篇${whole.slice(cut)}`;
    writeFileSync(second, rest);
    const run = importAgain('--force');
    expect(run.status, run.stderr).toBe(0);
    expect(run.stderr).toMatch(/编者改写的一句.*io\/overwritten/);
    expect(read(chapter)).toBe(`${whole.slice(0, cut)}\n`);
    expect(read(second)).toBe(rest);
    expectSound();
  });

  it('a file that the editor renamed keeps its name', () => {
    renameSync(chapter, join(edition, '01-capital.md'));
    edit(source, paragraphSentences('01-capital.md')[0] ?? '', '源稿改过的一句。');
    expect(importAgain().status).toBe(0);
    expect(readdirSync(edition)).not.toContain('01-beijing.md');
    expect(read(join(edition, '01-capital.md'))).toContain('源稿改过的一句。');
    expectSound();
  });

  it('doesn’t bring back a chapter that the editor took out', () => {
    rmSync(chapter);
    const run = importAgain();
    expect(run.status, run.stderr).toBe(0);
    expect(run.stderr).toMatch(/01-beijing\.md .*warning .*io\/left-out/);
    expect(readdirSync(edition)).not.toContain('01-beijing.md');
    expectSound();
  });

  it('ends where a chapter’s file was emptied and the source no longer has it', () => {
    writeFileSync(chapter, '');
    const lines = read(source).split(/(?<=\n)/);
    const from = lines.findIndex((line) => line.startsWith('北京'));
    const to = lines.findIndex((line, index) => index > from && line.startsWith('上海'));
    writeFileSync(source, [...lines.slice(0, from), ...lines.slice(to)].join(''));
    const run = importAgain('--force');
    expect([0, 1]).toContain(run.status);
  });

  it('--force gives up changes of the text, and says which', () => {
    const before = read(chapter);
    writeFileSync(chapter, `${before}\n补记一段。\n`);
    edit(yaml, /$/, 'publisher: 某某出版社\n');
    const run = importAgain('--force');
    expect(run.status).toBe(0);
    expect(run.stderr).toMatch(/01-beijing\.md:\d+:1 {2}warning .*补记一段.*io\/overwritten/);
    expect(read(chapter)).toBe(before);
    expect(read(yaml)).toContain('publisher: 某某出版社');
    expect(read(join(edition, 'ledger.json'))).toContain('补记一段');
  });

  it('leaves a chapter that the editor added', () => {
    const added = join(edition, '11-afterword.md');
    writeFileSync(added, '---\nrole: appendix\n---\n\n# 后记\n\n编者所加。\n');
    expect(importAgain('--force').status).toBe(0);
    expect(read(added)).toContain('编者所加');
    expect(importAgain().status).toBe(0);
    expect(read(added)).toContain('编者所加');
  });

  it('with another title sets it, whatever stands there', () => {
    edit(yaml, /^title: .*$/m, 'title: 编者的书名');
    expect(importAgain('--title', '另定的书名').status).toBe(0);
    expect(read(yaml)).toContain('title: 另定的书名');
  });

  it('keeps a title that was given once, until another is given or the source is forced', () => {
    expect(importAgain('--title', '另定的书名').status).toBe(0);
    edit(source, '改革创新', '改革创新与实践');
    expect(importAgain().status).toBe(0);
    expect(read(yaml)).toContain('title: 另定的书名');
    expect(read(chapter)).toContain('改革创新与实践');
    expectSound();
    expect(importAgain('--force').status).toBe(0);
    expect(read(yaml)).not.toContain('另定的书名');
  });

  it('of another text under the same id is refused', () => {
    writeFileSync(
      source,
      '另一次会议发言摘编\n\n天津:另一份文稿\n\n正文一段。\n\n河北:又一份文稿\n\n正文又一段。\n',
    );
    const before = read(chapter);
    const run = importAgain();
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/io\/other-source/);
    expect(read(chapter)).toBe(before);
  });
});

describe('a second make', () => {
  const dist = join(folder, 'dist');
  const make = (...flags: string[]) =>
    kanben(['make', source, '--content', content, '--to', dist, '--format', 'epub', ...flags]);

  it('of the same source uses the Markdown as its editor left it', () => {
    edit(chapter, '改革创新', '改革创新与实践');
    const run = make();
    expect(run.status, run.stderr).toBe(0);
    expect(run.stdout).toMatch(/used unchanged/);
    expect(read(chapter)).toContain('改革创新与实践');
  });

  it('with a title sets it, and keeps what the editor changed', () => {
    edit(chapter, '改革创新', '改革创新与实践');
    const run = make('--title', '另定的书名');
    expect(run.status, run.stderr).toBe(0);
    expect(read(yaml)).toContain('title: 另定的书名');
    expect(read(chapter)).toContain('改革创新与实践');
  });
});

/** Sentences of the chapter's second paragraph, side by side. */
function paragraphSentences(name = '01-beijing.md'): readonly string[] {
  const [, , , paragraph = ''] = read(join(edition, name)).split('\n\n');
  const sentences = paragraph.match(/[^。\n]+。/gu) ?? [];
  expect(sentences.length).toBeGreaterThan(2);
  for (const one of sentences.slice(0, 3)) expect(read(source)).toContain(one);
  return sentences;
}
