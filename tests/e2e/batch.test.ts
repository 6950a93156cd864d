import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { filesBelow, kanben, root, scratch } from './kanben.js';

const folder = scratch();

/** A project of `count` small editions and one that is wrong where `faulty` says so. */
function project(name: string, count: number, faulty = false): string {
  const place = join(folder, name);
  for (let n = 0; n < count; n++) lay(place, `e${n}`, `第${n}篇讲一件事。`);
  if (faulty) lay(place, 'wrong', '![图](missing.png)');
  return place;
}

function lay(place: string, id: string, text: string): void {
  mkdirSync(join(place, 'content', id), { recursive: true });
  writeFileSync(join(place, 'content', id, 'edition.yaml'), `title: 书${id}\ndate: 2020-09-17\n`);
  writeFileSync(join(place, 'content', id, '01-a.md'), `# 一\n\n${text}\n`);
}

interface Line {
  readonly id: string;
  readonly status: string;
  readonly warnings: number;
  readonly outputs: readonly { readonly path: string; readonly sha256: string }[];
}

const linesOf = (path: string): readonly Line[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

const contents = (place: string) =>
  Object.fromEntries(
    filesBelow(place).map((path) => [path, readFileSync(join(place, path)).toString('base64')]),
  );

describe('kanben batch', () => {
  it('gives the same bytes as build, also out of the cache', () => {
    const place = project('same', 3);
    expect(kanben(['build', '--all', '--to', 'built'], { cwd: place }).status).toBe(0);
    for (const to of ['first', 'second']) {
      const run = kanben(['batch', 'content', '--to', to, '--cache', 'cache'], { cwd: place });
      expect(run.status, run.stderr).toBe(0);
      expect(contents(join(place, to))).toEqual(contents(join(place, 'built')));
    }
  });

  it('takes what is in the cache, but for an entry that does not fit its digests', () => {
    const place = project('cache', 3);
    const batch = (to: string) => {
      const args = ['batch', 'content', '--to', to, '--cache', 'cache', '--json'];
      return JSON.parse(kanben(args, { cwd: place }).stdout);
    };
    expect(batch('dist')).toMatchObject({ built: 3, cached: 0 });
    const shelf = join(place, 'cache/editions');
    const [first = '', second = ''] = readdirSync(shelf);
    writeFileSync(join(shelf, first, '0'), 'cut off');
    const entry = join(shelf, second, 'entry.json');
    writeFileSync(entry, readFileSync(entry, 'utf8').replace('书', '假'));
    expect(batch('other')).toMatchObject({ built: 2, cached: 1 });
    expect(contents(join(place, 'other'))).toEqual(contents(join(place, 'dist')));
    expect(batch('other')).toMatchObject({ built: 0, cached: 3 });
    lay(place, 'e1', '改过的文字。');
    expect(batch('other')).toMatchObject({ built: 1, cached: 2 });
    const cache = (action: string) =>
      JSON.parse(
        kanben(['cache', action, '--cache', 'cache', '--json'], { cwd: place }).stdout,
      ) as { readonly entries: number };
    expect(cache('show').entries).toBe(4);
    cache('clear');
    expect(cache('show').entries).toBe(0);
  });

  it("does not lay what it has in the cache over another edition's outputs", () => {
    const place = project('other', 1);
    const batch = () => kanben(['batch', 'content', '--cache', 'cache'], { cwd: place });
    expect(batch().status).toBe(0);
    const record = join(place, 'dist/e0/build.json');
    const other = JSON.parse(readFileSync(record, 'utf8'));
    other.edition.title = '别的书';
    other.inputs = [];
    writeFileSync(record, JSON.stringify(other));
    rmSync(join(place, 'dist/e0/.origin.json'));
    const run = batch();
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('io/other-edition');
    expect(JSON.parse(readFileSync(record, 'utf8'))).toEqual(other);
  });

  it('lays what it has in the cache over what the same edition was before', () => {
    const place = project('renamed', 1);
    const batch = () => kanben(['batch', 'content', '--cache', 'cache'], { cwd: place });
    expect(batch().status).toBe(0);
    const record = join(place, 'dist/e0/build.json');
    const built = readFileSync(record, 'utf8');
    const before = JSON.parse(built);
    before.edition.title = '旧名';
    before.inputs = [];
    writeFileSync(record, JSON.stringify(before));
    expect(batch().status).toBe(0);
    expect(readFileSync(record, 'utf8')).toBe(built);
  });

  it('does the other jobs where one fails, and reports why', () => {
    const place = project('failing', 3, true);
    const args = ['batch', 'content', '--report', 'r.jsonl', '--no-cache'];
    const run = kanben(args, { cwd: place });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('missing.png');
    const lines = linesOf(join(place, 'r.jsonl'));
    expect(lines.map(({ status }) => status).sort()).toEqual(['built', 'built', 'built', 'failed']);
    expect(existsSync(join(place, 'dist/wrong'))).toBe(false);
  });

  it('makes editions of sources, each with what its line of the manifest says', () => {
    const place = project('manifest', 1);
    const sample = 'content/market-regulation-2020/source/market-regulation-2020.txt';
    copyFileSync(join(root, sample), join(place, 'a.txt'));
    const jobs = [
      { path: 'a.txt', id: 'digest', title: '摘编', formats: ['txt'] },
      { path: 'content/e0', formats: ['md'] },
    ];
    writeFileSync(join(place, 'jobs.jsonl'), jobs.map((one) => JSON.stringify(one)).join('\n'));
    const run = kanben(['batch', 'jobs.jsonl', '--no-cache', '--json'], { cwd: place });
    expect(run.status, run.stderr).toBe(0);
    expect(existsSync(join(place, 'content/digest/edition.yaml'))).toBe(true);
    expect(existsSync(join(place, 'dist/digest/digest.txt'))).toBe(true);
    expect(existsSync(join(place, 'dist/e0/build.json'))).toBe(true);
    expect(existsSync(join(place, 'dist/e0/e0.pdf'))).toBe(false);
  });

  it('killed in the middle and resumed does only what was left, and everything is whole', async () => {
    const place = project('killed', 60);
    const report = join(place, 'r.jsonl');
    const args = ['batch', 'content', '--no-cache', '--report', 'r.jsonl'];
    const killed = async () => {
      rmSync(report, { force: true });
      rmSync(join(place, 'dist'), { recursive: true, force: true });
      const child = spawn(process.execPath, [join(root, 'lib/cli/kanben.js'), ...args], {
        cwd: place,
        stdio: 'ignore',
      });
      const ended = once(child, 'exit');
      while (child.exitCode === null && (!existsSync(report) || linesOf(report).length < 10)) {
        await pause(5);
      }
      child.kill('SIGKILL');
      await ended;
      return linesOf(report).map(({ id }) => id);
    };
    let before = await killed();
    // A busy machine may wake this test only when all is done: then once more.
    for (let more = 4; before.length === 60 && more > 0; more--) before = await killed();
    expect(before.length).toBeLessThan(60);
    writeFileSync(report, `${readFileSync(report, 'utf8')}{"job":"cut o`);

    const run = kanben([...args, '--resume', '--json'], { cwd: place });
    expect(run.status, run.stderr).toBe(0);
    const jobs = JSON.parse(run.stdout).jobs as readonly Line[];
    const kept = jobs.filter(({ status }) => status === 'kept').map(({ id }) => id);
    expect(kept.sort()).toEqual([...before].sort());
    expect(jobs).toHaveLength(60);
    cpSync(join(place, 'dist'), join(place, 'resumed'), { recursive: true });
    kanben(['build', '--all', '--to', 'whole'], { cwd: place });
    expect(contents(join(place, 'resumed'))).toEqual(contents(join(place, 'whole')));

    // What was changed since then is built again.
    writeFileSync(join(place, 'dist/e0/e0.pdf'), '');
    lay(place, 'e1', '改过的文字。');
    const again = JSON.parse(kanben([...args, '--resume', '--json'], { cwd: place }).stdout);
    expect(again).toMatchObject({ built: 2, kept: 58, failed: 0 });
  });

  it('refuses what no run can begin with', () => {
    const place = project('usage', 1);
    const status = (...args: string[]) => kanben(['batch', ...args], { cwd: place }).status;
    expect(status('content', '--resume')).toBe(2);
    expect(status('content', '--jobs', '0')).toBe(2);
    expect(status('content', '--memory', 'much')).toBe(2);
    expect(status('nothing-here')).toBe(1);
  });
});

describe('kanben build --all', () => {
  it('over all cores reports in order, and builds the bytes that one thread builds', () => {
    const place = project('all', 18, true);
    lay(place, 'z', '又一篇。');
    writeFileSync(join(place, 'content/z/edition.yaml'), 'id: e3\ntitle: 别的书\n');
    const names = readdirSync(join(place, 'content')).sort();
    const json = (...args: string[]) => {
      const run = kanben(['build', ...args, '--json'], { cwd: place });
      return { status: run.status, stderr: run.stderr, value: JSON.parse(run.stdout) };
    };
    const threads = json('--all', '--to', 'threads');
    expect(threads.status).toBe(1);
    const built = threads.value.editions.map(({ id }: Line) => id);
    expect(built).toEqual(names.filter((name) => name !== 'wrong' && name !== 'z'));
    expect(threads.value.diagnostics.map(({ rule }: { rule: string }) => rule)).toEqual([
      'edition/no-image',
      'io/same-id',
    ]);
    expect(threads.stderr.trim().split('\n')).toHaveLength(2);

    const one = json('--all', '--to', 'threads', '--verbose');
    expect(one.value).toEqual(threads.value);
    const few = json(...names.slice(0, 12).map((name) => `content/${name}`), '--to', 'few');
    expect(few.status).toBe(0);
    for (const [path, bytes] of Object.entries(contents(join(place, 'few')))) {
      expect(readFileSync(join(place, 'threads', path)).toString('base64'), path).toBe(bytes);
    }
  });
});
