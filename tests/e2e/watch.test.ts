import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kanben, root, scratch } from './kanben.js';

const folder = scratch();
const at = (...path: string[]) => join(folder, ...path);

interface Build {
  readonly editions: readonly {
    readonly id: string;
    readonly title: string;
    readonly outputs: readonly { readonly format: string; readonly sha256: string }[];
  }[];
  readonly diagnostics?: readonly { readonly file: string; readonly rule: string }[];
}

/** `kanben build --watch --json` as a process: each build comes as a line. */
class Watcher {
  readonly process: ChildProcess;
  stderr = '';
  #text = '';
  readonly #builds: Build[] = [];
  #wake = () => {};

  constructor(args: readonly string[]) {
    const { SOURCE_DATE_EPOCH: _, ...environment } = process.env;
    this.process = spawn(
      process.execPath,
      [join(root, 'lib/cli/kanben.js'), 'build', '--watch', '--json', ...args],
      { cwd: folder, env: { ...environment, LANG: 'en', LC_ALL: 'en', NO_COLOR: '1' } },
    );
    this.process.stderr?.on('data', (text) => {
      this.stderr += text;
    });
    this.process.stdout?.on('data', (text) => {
      this.#text += text;
      const lines = this.#text.split('\n');
      this.#text = lines.pop() ?? '';
      this.#builds.push(...lines.map((line) => JSON.parse(line) as Build));
      this.#wake();
    });
  }

  /** The next build; fails where none comes. */
  async next(): Promise<Build> {
    const end = performance.now() + 60_000;
    for (;;) {
      const build = this.#builds.shift();
      if (build !== undefined) return build;
      const left = end - performance.now();
      if (left <= 0) throw new Error(`no build was reported\n${this.stderr}`);
      await new Promise<void>((done) => {
        const timer = setTimeout(done, left);
        this.#wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
  }

  /** The builds reported within the next `milliseconds`. */
  async within(milliseconds: number): Promise<readonly Build[]> {
    await new Promise((done) => setTimeout(done, milliseconds));
    return this.#builds.splice(0);
  }

  end(signal: NodeJS.Signals): Promise<number | null> {
    return new Promise((done) => {
      this.process.once('exit', done);
      this.process.kill(signal);
    });
  }
}

describe('kanben build --watch', () => {
  let watcher: Watcher;
  beforeAll(async () => {
    expect(kanben(['init', '.', '--id', 'one'], { cwd: folder }).status).toBe(0);
    cpSync(at('content/one'), at('content/two'), { recursive: true });
    const yaml = readFileSync(at('content/two/edition.yaml'), 'utf8').replace('id: one', 'id: two');
    mkdirSync(at('mine'));
    writeFileSync(at('mine/template.yaml'), 'extends: booklet\n');
    writeFileSync(at('content/two/edition.yaml'), `${yaml}template: mine\n`);
    watcher = new Watcher(['--all']);
    expect((await watcher.next()).editions[0]?.id).toBe('one');
    expect((await watcher.next()).editions[0]?.id).toBe('two');
  });
  afterAll(() => {
    watcher.process.kill('SIGKILL');
  });

  const chapter = at('content/one/01-beijing.md');
  const edit = (path: string, from: string | RegExp, to: string) => {
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(from);
    return text.replace(from, to);
  };

  it('rebuilds only the edition whose file changed, to the bytes that a fresh build makes', async () => {
    writeFileSync(chapter, edit(chapter, '社区书房', '社区小书房'));
    const build = await watcher.next();
    expect(build.editions.map(({ id }) => id)).toEqual(['one']);
    expect(await watcher.within(300)).toEqual([]);
    const fresh = kanben(['build', 'content/one', '--to', 'fresh', '--json'], { cwd: folder });
    const digests = (value: Build) => value.editions[0]?.outputs.map(({ sha256 }) => sha256);
    expect(digests(build)).toEqual(digests(JSON.parse(fresh.stdout)));
    expect(readFileSync(at('dist/one/build.json'), 'utf8')).toBe(
      readFileSync(at('fresh/one/build.json'), 'utf8'),
    );
  });

  it('waits for an editor that empties a file before it writes the file', async () => {
    const text = edit(chapter, '社区小书房', '社区书屋');
    const begin = performance.now();
    writeFileSync(chapter, '');
    await new Promise((done) => setTimeout(done, 150));
    writeFileSync(chapter, text);
    const isPrompt = performance.now() - begin < 400;
    const build = await watcher.next();
    // On a machine so busy that the pause became longer than any editor's, the empty file may be reported first.
    if (!isPrompt && build.editions.length === 0) await watcher.next();
    else expect(build.editions.map(({ id }) => id)).toEqual(['one']);
    expect(await watcher.within(300)).toEqual([]);
  });

  it('reports a file that stays empty', async () => {
    const text = readFileSync(chapter, 'utf8');
    writeFileSync(chapter, '');
    expect((await watcher.next()).diagnostics?.[0]).toMatchObject({ rule: 'edition/no-heading' });
    writeFileSync(chapter, text);
    expect((await watcher.next()).editions.map(({ id }) => id)).toEqual(['one']);
  });

  it('loses no edit of an editor that writes by renaming, time after time', async () => {
    let sha256: string | undefined;
    for (let round = 0; round < 5; round++) {
      writeFileSync(
        at('content/one/.01-beijing.md.swp'),
        edit(chapter, /藏书超过\d+/, `藏书超过${300 + round}`),
      );
      renameSync(at('content/one/.01-beijing.md.swp'), chapter);
      const build = await watcher.next();
      const now = build.editions[0]?.outputs[0]?.sha256;
      expect(now).toMatch(/^[0-9a-f]{64}$/);
      expect(now).not.toBe(sha256);
      sha256 = now;
    }
  });

  it('catches an edit that comes while a build runs', async () => {
    writeFileSync(chapter, edit(chapter, /藏书超过\d+/, '藏书超过401'));
    await new Promise((done) => setTimeout(done, 60));
    writeFileSync(chapter, edit(chapter, /藏书超过\d+/, '藏书超过402'));
    const digest = ({ editions }: Build) => editions[0]?.outputs[0]?.sha256;
    const run = kanben(['build', 'content/one', '--to', 'fresh', '--json'], { cwd: folder });
    const fresh = digest(JSON.parse(run.stdout));
    // The first edit may have a build of its own, or none; the last build has the second edit.
    if (digest(await watcher.next()) !== fresh) expect(digest(await watcher.next())).toBe(fresh);
    expect(await watcher.within(300)).toEqual([]);
  });

  it('a change of the template rebuilds the edition that uses it', async () => {
    writeFileSync(at('mine/template.yaml'), 'extends: booklet\ntypeArea: { lines: 20 }\n');
    expect((await watcher.next()).editions[0]?.id).toBe('two');
  });

  it('a fonts.yaml that appears rebuilds everything; a wrong one is reported, and watching goes on', async () => {
    mkdirSync(at('fonts'));
    writeFileSync(at('fonts/fonts.yaml'), 'faces:\n  song: { flie: x.ttf }\n');
    for (const _ of ['one', 'two']) {
      expect((await watcher.next()).diagnostics?.[0]).toMatchObject({
        rule: 'font/bad-entry',
        line: 2,
      });
    }
    rmSync(at('fonts/fonts.yaml'));
    expect((await watcher.next()).editions[0]?.id).toBe('one');
    expect((await watcher.next()).editions[0]?.id).toBe('two');
  });

  it('an error is reported with its place, and the next change builds again', async () => {
    const yaml = at('content/one/edition.yaml');
    const good = readFileSync(yaml, 'utf8');
    writeFileSync(yaml, `${good}colour: red\n`);
    const build = await watcher.next();
    expect(build.editions).toEqual([]);
    expect(build.diagnostics?.[0]).toMatchObject({ rule: 'edition/unknown-key' });
    expect(watcher.stderr).toMatch(/edition\.yaml:\d+:1 {2}error/);
    writeFileSync(yaml, good);
    expect((await watcher.next()).editions[0]?.id).toBe('one');
  });

  it('a chapter that is added belongs to the edition, and so does an edition to --all', async () => {
    writeFileSync(at('content/one/05-new.md'), '# 新的一篇\n\n正文。\n');
    expect((await watcher.next()).editions[0]).toMatchObject({ id: 'one', chapters: 5 });
    mkdirSync(at('content/three'));
    writeFileSync(at('content/three/01-a.md'), '# 一篇\n\n正文。\n');
    writeFileSync(at('content/three/edition.yaml'), 'title: 三\ndate: 2025-01-01\n');
    expect((await watcher.next()).editions[0]).toMatchObject({ id: 'three' });
  });

  it('Ctrl-C ends it with status 0', async () => {
    expect(await watcher.end('SIGINT')).toBe(0);
    expect(watcher.stderr).toMatch(/ended\n$/);
  });
});
