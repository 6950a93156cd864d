import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, kanben, root, scratch } from './kanben.js';

const folder = scratch();

describe('kanben init', () => {
  it('leaves a project in which kanben build --all works at once and the ledger balances', () => {
    const run = kanben(['init', 'my book', '--title', '读书摘编', '--id', 'reading-1'], {
      cwd: folder,
    });
    expect(run.status, run.stderr).toBe(0);
    const project = join(folder, 'my book');
    expect(filesBelow(project)).toEqual([
      '.gitignore',
      'README.md',
      'content/reading-1/00-editors-note.md',
      'content/reading-1/01-beijing.md',
      'content/reading-1/02-jiangsu.md',
      'content/reading-1/03-hubei.md',
      'content/reading-1/04-sichuan.md',
      'content/reading-1/edition.yaml',
      'content/reading-1/ledger.json',
      'content/reading-1/source/sample-digest.txt',
    ]);
    expect(readFileSync(join(project, '.gitignore'), 'utf8')).toBe('dist/\n');
    expect(readFileSync(join(project, 'README.md'), 'utf8')).toMatch(
      /^# 读书摘编\n[\s\S]*content\/reading-1/,
    );
    const built = kanben(['build', '--all', '--strict', '--json'], { cwd: project });
    expect(built.status, built.stderr).toBe(0);
    expect(JSON.parse(built.stdout).editions[0]).toMatchObject({
      id: 'reading-1',
      title: '读书摘编',
      chapters: 4,
      warnings: 0,
    });
    const checked = kanben(
      [
        'check',
        'content/reading-1',
        'dist/reading-1/reading-1.epub',
        'dist/reading-1/reading-1.pdf',
        '--strict',
      ],
      { cwd: project },
    );
    expect(checked.status, checked.stderr).toBe(0);
    const { totals } = JSON.parse(
      readFileSync(join(project, 'content/reading-1/ledger.json'), 'utf8'),
    );
    expect(totals).toMatchObject({ duplicate: 14, dropped: 4 });
  });

  it.each([
    ...['booklet', 'briefing', 'classic', 'gongwen', 'large-print'].map((name) => [
      '--template',
      name,
    ]),
    ...['digest', 'briefing', 'gongwen', 'book'].map((name) => ['--kind', name]),
  ])('a project of %s %s builds and checks at once, without a warning', (flag, name) => {
    const dir = `at-once${flag}-${name}`;
    const run = kanben(['init', dir, flag, name, '-y'], { cwd: folder });
    expect(run.status, run.stderr).toBe(0);
    const project = join(folder, dir);
    const built = kanben(['build', '--all', '--strict', '--json'], { cwd: project });
    expect(built.status, built.stderr).toBe(0);
    const [edition] = JSON.parse(built.stdout).editions;
    expect(edition).toMatchObject({ warnings: 0 });
    const checked = kanben(['check', `content/${edition.id}`, '--strict'], { cwd: project });
    expect(checked.status, checked.stderr).toBe(0);
  });

  it('has a row here for every built-in template', () => {
    const { templates } = JSON.parse(kanben(['templates', '--json']).stdout);
    expect(templates.map(({ name }: { name: string }) => name)).toEqual([
      'booklet',
      'briefing',
      'classic',
      'gongwen',
      'large-print',
    ]);
  });

  it('names the template that was asked for in edition.yaml', () => {
    const run = kanben(['init', 'with-template', '--template', 'booklet', '--json'], {
      cwd: folder,
    });
    expect(run.status, run.stderr).toBe(0);
    const value = JSON.parse(run.stdout);
    expect(value).toMatchObject({
      id: 'sample-digest',
      path: 'with-template',
      diagnostics: expect.any(Array),
    });
    expect(value.files).toHaveLength(10);
    const yaml = join(folder, 'with-template/content/sample-digest/edition.yaml');
    expect(readFileSync(yaml, 'utf8')).toMatch(/^template: booklet$/m);
  });

  it('writes the README in the language of the locale', () => {
    const run = kanben(['init', 'zh', '--lang', 'zh'], { cwd: folder });
    expect(run.status, run.stderr).toBe(0);
    expect(readFileSync(join(folder, 'zh/README.md'), 'utf8')).toContain('用自己的稿子');
  });

  it.each(['README.md', '.gitignore', 'content/sample-digest/own.txt'])(
    'overwrites nothing: %s there already is one clear line, status 1, and nothing written',
    (path) => {
      const project = join(folder, `taken ${path.replaceAll('/', ' ')}`);
      mkdirSync(join(project, path, '..'), { recursive: true });
      writeFileSync(join(project, path), 'mine');
      const run = kanben(['init'], { cwd: project });
      expect(run.status).toBe(1);
      expect(run.stderr.trim().split('\n')).toHaveLength(1);
      expect(run.stderr).toMatch(
        / {2}error {2}a file or folder with this name exists already; .*io\/exists/,
      );
      expect(filesBelow(project)).toEqual([path]);
    },
  );

  it('an unknown template or a bad id is reported before anything is written', () => {
    for (const flags of [
      ['--template', 'nosuch'],
      ['--id', '../x'],
    ]) {
      const run = kanben(['init', 'refused', ...flags], { cwd: folder });
      expect(run.status).toBe(1);
      expect(filesBelow(folder).filter((path) => path.startsWith('refused'))).toEqual([]);
    }
  });

  const terminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;
  it.skipIf(!terminal)(
    'on a terminal asks for what no flag gave, and again where the answer will not do',
    () => {
      const answers = '我的书\nnosuch\nbooklet\n../x\nmy-id\n';
      const command = `${JSON.stringify(process.execPath)} ${JSON.stringify(join(root, 'lib/cli/kanben.js'))} init asked --lang en`;
      const run = spawnSync('script', ['-qefc', command, '/dev/null'], {
        cwd: folder,
        input: answers,
        encoding: 'utf8',
        timeout: 30_000,
      });
      expect(run.stdout).toMatch(/“nosuch” cannot be used/);
      expect(run.stdout).toMatch(/“\.\.\/x” cannot be used/);
      const yaml = readFileSync(join(folder, 'asked/content/my-id/edition.yaml'), 'utf8');
      expect(yaml).toMatch(/^title: 我的书$/m);
    },
  );
});
