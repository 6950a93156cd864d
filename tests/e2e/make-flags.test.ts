import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.js';
import { filesBelow, kanben, type Run, scratch } from './kanben.js';

const cwd = scratch();
const edition = join(cwd, 'content/market');
const LINES = [
  '河口集市',
  '打印 关闭 字号 大 中 小',
  '早市有多热闹。',
  '截止目前，早市有四十个摊位，卖菜的最多，卖豆腐的次之。',
  '内部流转，请勿外传',
  '晚市有多晚。',
  '晚市从五点开始，多是熟食，也有卖花的。',
];

/** The edition's Markdown, its files one after the other. */
function written(): string {
  const files = filesBelow(edition).filter((name) => name.endsWith('.md'));
  return files.map((name) => readFileSync(join(edition, name), 'utf8')).join('\n');
}

function make(...args: readonly string[]): Run {
  return kanben(['make', 'market.txt', '--format', 'txt', '--id', 'market', ...args], { cwd });
}

/** What each flag of `import` does when `make` has it: the flags that a first run takes together. */
const EFFECTS: Readonly<Record<string, (run: Run) => void>> = {
  '--id': () => expect(filesBelow(edition)).toContain('edition.yaml'),
  '--encoding': () =>
    expect(readFileSync(join(edition, 'ledger.json'), 'utf8')).toContain('"encoding":"utf-16be"'),
  '--title': () => expect(readFileSync(join(edition, 'edition.yaml'), 'utf8')).toContain('柳灣集'),
  '--heading': () => expect(written()).toMatch(/^# 早市有多熱鬧。$/mu),
  '--keep': () => expect(written()).toContain('打印'),
  '--drop': () => expect(written()).not.toContain('請勿外傳'),
  '--apply-style': () => expect(written()).toContain('截至目前'),
  '--convert': () => expect(written()).toContain('豆腐的次之'),
  '--explain': ({ stdout }) => expect(stdout).toContain('--drop ^内部流转'),
};
/** Flags that need a run of their own: what each does is tested below. */
const APART = ['--take', '--force', '--max-size', '--max-lines', '--to'];

describe('make takes every flag that import takes', () => {
  let run: Run;
  beforeAll(() => {
    const text = `${LINES.join('\n')}\n`;
    writeFileSync(join(cwd, 'market.txt'), Buffer.from(text, 'utf16le').swap16());
    const first = '--encoding utf-16be --title 柳灣集 --heading 有多.{1,2}。$ --keep page-tools';
    const others = '--drop ^内部流转 --apply-style --convert s2t --explain';
    run = make(...first.split(' '), ...others.split(' '));
    expect(run.status, run.stderr).toBe(0);
  });

  it('as the table of commands has them', () => {
    const flagsOf = (name: string) =>
      COMMANDS.find((one) => one.name === name)?.options.map(([flag]) => flag.split(' ')[0]) ?? [];
    const importing = flagsOf('import');
    expect(flagsOf('make')).toEqual(expect.arrayContaining(importing));
    expect([...Object.keys(EFFECTS), ...APART].sort()).toEqual([...importing].sort());
  });

  it.each(Object.entries(EFFECTS))('%s', (_, effect) => effect(run));

  it('--take, --force, --max-size and --max-lines, over an edition that an editor changed', () => {
    for (const name of filesBelow(edition).filter((one) => one.endsWith('.md'))) {
      const path = join(edition, name);
      writeFileSync(path, readFileSync(path, 'utf8').replace('四十', '五十'));
    }
    const changed = LINES.join('\n').replace('四十', '六十');
    writeFileSync(join(cwd, 'market.txt'), changed);
    const same = ['--title', '柳灣集', '--heading', '有多.{1,2}。$', '--convert', 's2t'];
    expect(make(...same).status).toBe(1);
    expect(make(...same, '--max-size', '0.00001').stderr).toContain('max-size');
    expect(make(...same, '--max-lines', '3').stderr).toContain('source/too-many-lines');
    expect(make(...same, '--take', 'edited').status).toBe(0);
    expect(written()).toContain('五十');
    const forced = make(...same, '--force');
    expect(forced.status, forced.stderr).toBe(0);
    expect(written()).toContain('六十');
    expect(written()).toMatch(/^# 晚市有多晚。$/mu);
  });
});
