import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.js';
import { kanben, root, scratch } from './kanben.js';

const folder = scratch();
const edition = join(root, 'content/market-regulation-2020');
const ESCAPE = '\u001b';

describe('wrong usage', () => {
  it.each([
    [['mkae'], /no command “mkae”; did you mean make\? \(see kanben --help\)/],
    [['help', 'biuld'], /no command “biuld”; did you mean build\?/],
    [
      ['build', '--wach'],
      /build has no flag --wach; did you mean --watch\? \(see kanben build --help\)/,
    ],
    [['import'], /argument <source> is missing \(see kanben import --help\)/],
    [['import', 'x', '--id'], /--id <id> needs a value/],
    [['import', 'x', '--convert', 'x2y'], /cannot be “x2y”; it takes s2t, s2tw, s2hk, t2s, tw2s/],
    [['import', 'x', '--keep', 'pagenr'], /--keep cannot be “pagenr”; it takes advertisement, /],
    [['build', 'x', '--format', 'rtf'], /--format cannot be “rtf”; it takes pdf, epub/],
    [['build', 'x', '--format', ''], /--format cannot be “”; it takes pdf, epub/],
    [['build', 'x', '--lang', 'fr'], /--lang cannot be “fr”; it takes zh, en/],
    [['templates', 'chek'], /<list\|check> cannot be “chek”; it takes list, check/],
    [['templates', 'check'], /nothing to check was named/],
    [['fonts', 'list', 'x'], /list takes no folder/],
    [['init', 'a', 'b'], /too many arguments/],
    [['build'], /no edition named/],
  ])('%j is one line on stderr and status 2', (args, line) => {
    const run = kanben(args, { cwd: folder });
    expect(run.stderr).toMatch(line);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
  });

  it('is reported in Chinese where the locale is', () => {
    const run = kanben(['build', '--wach'], { env: { LC_ALL: 'zh_CN.UTF-8' } });
    expect(run.stderr).toBe(
      'kanben: build 没有 --wach 这个选项；是不是 --watch？（用法见 kanben build --help）\n',
    );
  });

  it('no arguments: the help on stderr, and status 2', () => {
    const run = kanben([]);
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
    for (const { name } of COMMANDS) expect(run.stderr).toContain(`\n  ${name} `);
  });
});

describe('help', () => {
  it('kanben help build is kanben build --help', () => {
    const run = kanben(['help', 'build']);
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/^Usage: kanben build \[options\] \[edition\.\.\.\]/);
    expect(run.stdout).toContain('--watch');
    expect(run.stdout).toBe(kanben(['build', '--help']).stdout);
  });

  it.each(COMMANDS.map(({ name }) => [name]))(
    '%s --help is all Chinese under --lang zh',
    (name) => {
      const { stdout } = kanben([name, '--help', '--lang', 'zh']);
      expect(stdout).toMatch(/^用法：/);
      expect(stdout).not.toMatch(/Usage|Options:|Arguments:|choices|default/);
    },
  );
});

describe('kanben build', () => {
  it('says in one line what was made: folder, pages, sizes, time', () => {
    const run = kanben(['build', edition, '--to', join(folder, 'a')]);
    expect(run.stdout).toMatch(
      /^build {3}.*\/a\/market-regulation-2020: pdf \d+ pages \d+ kB · epub \d+ kB, in [\d.]+ s\n$/,
    );
  });

  it('--verbose lists stages with times and every file read and written, on stderr', () => {
    const to = join(folder, 'b');
    const run = kanben(['build', edition, '--to', to, '--verbose', '--json']);
    for (const stage of ['edition', 'template', 'compose', 'print', 'epub', 'write']) {
      expect(run.stderr).toMatch(new RegExp(`^${stage} [\\d.]+ s$`, 'm'));
    }
    expect(run.stderr).toMatch(/^read .*01-beijing\.md \(\d+ kB\)$/m);
    expect(run.stderr).toMatch(/^read .*template\.yaml/m);
    expect(run.stderr).toMatch(/^read .*NotoSerifSC-Regular\.ttf \(11\.2 MB\)$/m);
    expect(run.stderr).toMatch(/^wrote .*market-regulation-2020\.pdf/m);
    expect(run.stderr).toMatch(/^wrote .*build\.json/m);
    expect(JSON.parse(run.stdout).editions).toHaveLength(1);
  });

  it('shows no progress and no colours where stderr is no terminal', () => {
    const run = kanben(['build', edition, '--to', join(folder, 'c')], { env: { NO_COLOR: '' } });
    expect(run.stdout + run.stderr).not.toContain(ESCAPE);
    expect(run.stderr).not.toContain('\r');
  });
});

const canPretend = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

describe.skipIf(!canPretend)('on a terminal', () => {
  /** What a terminal is sent. */
  function terminal(args: readonly string[], env: Record<string, string> = {}): string {
    const words = [process.execPath, join(root, 'lib/cli/kanben.js'), ...args];
    const command = words.map((word) => `'${word}'`).join(' ');
    // Under CI Node takes every terminal for one without colours.
    const { NO_COLOR: _, CI: __, ...environment } = process.env;
    return spawnSync('script', ['-qefc', command, '/dev/null'], {
      cwd: folder,
      env: { ...environment, LANG: 'en', LC_ALL: 'en', TERM: 'xterm', ...env },
      encoding: 'utf8',
      timeout: 60_000,
    }).stdout;
  }

  const long = join(folder, 'long');
  beforeAll(() => {
    mkdirSync(long);
    writeFileSync(join(long, 'edition.yaml'), 'title: 长书\ndate: 2025-01-01\n');
    const text = '今年以来，各地统筹推进，持续优化环境，激发活力，取得明显成效。'.repeat(120);
    for (let n = 10; n < 90; n++) {
      writeFileSync(join(long, `${n}-a.md`), `# 第${n}篇\n\n${text}\n\n${text}\n`);
    }
  });

  it('a long book shows divisions and pages on one line that overwrites itself and is gone at the end', () => {
    const shown = terminal(['build', long]);
    expect(shown).toMatch(new RegExp(`\\r${ESCAPE}\\[Kcomposing: division \\d+/80 …`));
    expect(shown).toMatch(new RegExp(`\\r${ESCAPE}\\[Kprinting the PDF: page \\d+/\\d{3} …`));
    const last = shown.lastIndexOf(' …');
    expect(shown.slice(last)).toMatch(new RegExp(`^ …\\r${ESCAPE}\\[Kbuild `));
    expect(terminal(['build', long, '--quiet'])).not.toContain('…');
  });

  it('severities are coloured, unless --no-color or NO_COLOR says otherwise', () => {
    expect(terminal(['build', 'nowhere'])).toContain(`${ESCAPE}[31merror${ESCAPE}[39m`);
    expect(terminal(['build', 'nowhere', '--no-color'])).not.toContain(ESCAPE);
    expect(terminal(['build', 'nowhere'], { NO_COLOR: '1' })).not.toContain(ESCAPE);
    expect(terminal(['build', '--help'])).toContain(`${ESCAPE}[1mUsage:`);
    expect(terminal(['build', '--help', '--no-color'])).not.toContain(ESCAPE);
  });
});

describe('the two languages', () => {
  it('say the same of the same fault, each with how to mend it', () => {
    const en = kanben(['build', 'nowhere', '--lang', 'en']);
    const zh = kanben(['build', 'nowhere', '--lang', 'zh']);
    expect(en.stderr).toMatch(/^nowhere {2}error {2}no such file; check .* io\/no-such-file\n$/);
    expect(zh.stderr).toMatch(/^nowhere {2}error {2}没有这个文件。请核对.* io\/no-such-file\n$/);
  });

  it('--json names no editions where a command has none', () => {
    const run = kanben(['import', join(folder, 'missing.txt'), '--json']);
    expect(Object.keys(JSON.parse(run.stdout))).toEqual(['diagnostics']);
    const made = kanben(['make', join(folder, 'missing.txt'), '--json']);
    expect(JSON.parse(made.stdout)).toMatchObject({ editions: [], diagnostics: [{ line: null }] });
  });
});
