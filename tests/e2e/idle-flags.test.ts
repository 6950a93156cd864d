import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { kanben, scratch } from './kanben.js';

const cwd = scratch();

function edition(folder: string, id: string, title: string, file: string) {
  mkdirSync(join(cwd, folder), { recursive: true });
  writeFileSync(
    join(cwd, folder, 'edition.yaml'),
    `id: ${id}\ntitle: ${title}\ndate: 2026-03-01\n`,
  );
  writeFileSync(join(cwd, folder, file), `# ${title}\n\n正文一段。\n`);
}

beforeAll(() => edition('one', 'one', '第一本', '01-a.md'));

describe('a flag that would do nothing is an error', () => {
  it.each([
    ['build one --format pdf --embed-fonts', 1, /--embed-fonts.*\(pdf\).*epub/],
    ['build one --format epub --pdfa 3b', 1, /--pdfa.*\(epub\).*pdf/],
    ['build one --format txt --embed-fonts', 1, /io\/unused-option/],
    ['archive list --store s --template booklet', 2, /--template.*archive add/],
    ['archive list --store s --rebuild', 2, /--rebuild.*archive verify/],
    ['archive add one --store s --to x', 2, /--to.*archive restore, archive export/],
    ['archive verify --store s --message x', 2, /--message.*archive add/],
    ['archive verify --store s --user x', 2, /--user.*archive add/],
    ['archive restore one --store s --to x --max-size 3', 2, /--max-size.*archive add/],
    ['fonts list --template booklet', 2, /--template.*fonts check/],
    ['impose one.pdf --scheme saddle --signature 16', 2, /--signature/],
    ['impose one.pdf --scheme 2up --creep 1', 2, /--creep/],
  ])('%s', (line, status, message) => {
    const ran = kanben(line.split(' '), { cwd });
    expect(ran.stderr).toMatch(message);
    expect(ran.stderr.trim().split('\n')).toHaveLength(1);
    expect(ran.status).toBe(status);
  });

  it('but its usual value is none: --pdfa 2a beside a text', () => {
    expect(kanben(['build', 'one', '--format', 'txt', '--pdfa', '2a'], { cwd }).status).toBe(0);
  });
});

describe('a second edition of one id, built by another run', () => {
  it('is refused, and the first one’s outputs stay', () => {
    edition('first', 'twin', '甲书', '01-jia.md');
    edition('second', 'twin', '乙书', '01-yi.md');
    expect(kanben(['build', 'first', '--format', 'txt'], { cwd }).status).toBe(0);
    const text = readFileSync(join(cwd, 'dist/twin/twin.txt'), 'utf8');
    const refused = kanben(['build', 'second', '--format', 'txt'], { cwd });
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/^second.*first.*“twin”.*io\/other-origin\n/);
    expect(readFileSync(join(cwd, 'dist/twin/twin.txt'), 'utf8')).toBe(text);
  });

  it('is no other edition where its title and its text were edited', () => {
    edition('edited', 'edited', '旧名', '01-a.md');
    expect(kanben(['build', 'edited', '--format', 'txt'], { cwd }).status).toBe(0);
    edition('edited', 'edited', '新名', '01-a.md');
    expect(kanben(['build', 'edited', '--format', 'txt'], { cwd }).status).toBe(0);
  });

  it('is no other edition where its title and all its chapters are new, without a date', () => {
    edition('rewritten', 'rewritten', '旧名', '01-a.md');
    expect(kanben(['build', 'rewritten', '--format', 'txt'], { cwd }).status).toBe(0);
    rmSync(join(cwd, 'rewritten/01-a.md'));
    edition('rewritten', 'rewritten', '新名', '01-b.md');
    const run = kanben(['build', 'rewritten', '--format', 'txt'], { cwd });
    expect(run.status, run.stderr).toBe(0);
    expect(readFileSync(join(cwd, 'dist/rewritten/rewritten.txt'), 'utf8')).toContain('新名');
  });
});
