import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Disk, realDisk } from '../../src/host/disk.js';
import { settleFolder, WRITE_WORKSPACE, writeAll } from '../../src/host/write-all.js';
import { InputError } from '../../src/messages/diagnostic.js';
import { scratch } from '../archive/store.js';
import { dead, dyingDisk, Stop } from '../support/dying-disk.js';

const folder = scratch();
let count = 0;
const fresh = () => join(folder, String(count++));

const OLD = { 'a.md': '旧甲', 'b.md': '旧乙', 'source/s.txt': '旧源', 'gone.md': '旧丁' };
const NEW = { 'a.md': '新甲', 'b.md': '新乙', 'source/s.txt': '新源', 'more/c.md': '新丙' };

function lay(place: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(place, path, '..'), { recursive: true });
    writeFileSync(join(place, path), text);
  }
}

function filesIn(place: string): Readonly<Record<string, string>> {
  const entries = readdirSync(place, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(place.length + 1), readFileSync(path, 'utf8')]),
  );
}

const set = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, bytes]) => ({ path, bytes }));

/** What this process left in a workspace, as a process left it that was killed. */
function abandon(workspace: string): void {
  if (!existsSync(workspace)) return;
  for (const name of readdirSync(workspace)) {
    const of = name.replace(/^(set-[0-9a-f]+)-\d+-\d*-/, `$1-${dead.pid}--`);
    renameSync(join(workspace, name), join(workspace, of));
  }
}

const rulesOf = (error: unknown) =>
  error instanceof InputError ? error.diagnostics.map(({ ruleId }) => ruleId) : [String(error)];

const faultOf = (promise: Promise<unknown>) => promise.then(() => [], rulesOf);

describe('a set of files', () => {
  for (const torn of [false, true]) {
    it(`of a folder that is not there is there whole or not at all whenever its writer dies${torn ? ' in the middle of a write' : ''}`, async () => {
      for (let n = 0; ; n++) {
        const parent = fresh();
        lay(parent, { 'beside.md': '旁' });
        const place = join(parent, 'edition');
        const disk = dyingDisk(n, torn);
        const died = await writeAll(place, set(NEW), [], { disk }).then(
          () => false,
          () => true,
        );
        const standing = existsSync(place) ? filesIn(place) : {};
        expect([{}, NEW], `stopped before operation ${n}`).toContainEqual(standing);
        abandon(join(parent, WRITE_WORKSPACE));
        await settleFolder(parent);
        expect(readdirSync(parent).sort()).toEqual(
          existsSync(place) ? ['beside.md', 'edition'] : ['beside.md'],
        );
        if (!died) {
          expect(standing).toEqual(NEW);
          expect(disk.done()).toBeGreaterThan(8);
          break;
        }
      }
    });

    it(`is all old or all new whenever its writer dies${torn ? ' in the middle of a write' : ''}`, async () => {
      const outcomes = new Set<string>();
      for (let n = 0; ; n++) {
        const place = fresh();
        lay(place, { ...OLD, 'own.md': '自己的' });
        const disk = dyingDisk(n, torn);
        const died = await writeAll(place, set(NEW), ['gone.md'], { disk, owner: dead }).then(
          () => false,
          (error) => {
            expect(error).toBeInstanceOf(Stop);
            return true;
          },
        );
        await settleFolder(place);
        const standing = filesIn(place);
        expect(
          [
            { ...OLD, 'own.md': '自己的' },
            { ...NEW, 'own.md': '自己的' },
          ],
          `stopped before operation ${n}`,
        ).toContainEqual(standing);
        expect(existsSync(join(place, WRITE_WORKSPACE))).toBe(false);
        outcomes.add(standing['a.md'] ?? '');
        if (!died) {
          expect(disk.done()).toBeGreaterThan(20);
          break;
        }
      }
      expect(outcomes.size).toBe(2);
    });
  }

  it('is finished by the next writer, who may die as well', async () => {
    for (let n = 0; ; n++) {
      const place = fresh();
      lay(place, OLD);
      // The first one dies between its renames.
      const first = half('b.md');
      await writeAll(place, set(NEW), ['gone.md'], { disk: first, owner: dead }).catch(() => {});
      expect(filesIn(place)).toMatchObject({ 'a.md': '新甲', 'b.md': '旧乙' });
      const died = await settleFolder(place, { disk: dyingDisk(n, true), owner: dead }).then(
        () => false,
        () => true,
      );
      await settleFolder(place);
      expect(filesIn(place), `stopped before operation ${n}`).toEqual(NEW);
      if (!died) break;
    }
  });

  it('is put back whole where a file cannot take its place', async () => {
    for (const path of Object.keys(NEW)) {
      const place = fresh();
      lay(place, OLD);
      const disk: Disk = {
        ...realDisk,
        rename(from, to) {
          if (to === join(place, path) && from.includes('/new-')) {
            throw Object.assign(new Error('busy'), { code: 'EBUSY' });
          }
          realDisk.rename(from, to);
        },
      };
      expect(await faultOf(writeAll(place, set(NEW), ['gone.md'], { disk }))).toEqual([
        'io/unwritable',
      ]);
      expect(filesIn(place), path).toEqual(OLD);
    }
  });

  it('does not overwrite what was changed after its writer died', async () => {
    const place = fresh();
    lay(place, OLD);
    await writeAll(place, set(NEW), [], { disk: half('b.md'), owner: dead }).catch(() => {});
    writeFileSync(join(place, 'b.md'), '编辑刚改的');
    expect(await faultOf(settleFolder(place))).toEqual(['io/changed-since']);
    expect(readFileSync(join(place, 'b.md'), 'utf8')).toBe('编辑刚改的');
    rmSync(join(place, 'b.md'));
    await settleFolder(place);
    expect(filesIn(place)).toEqual({ ...NEW, 'gone.md': '旧丁' });
  });

  it('of two writers at once is one or the other', async () => {
    const place = fresh();
    const sets = ['甲', '乙', '丙'].map((text) => ({ 'a.md': text, 'b.md': text }));
    await Promise.all(sets.map((files) => writeAll(place, set(files))));
    expect(sets).toContainEqual(filesIn(place));
  });

  it('of two writers at once is one or the other, in a folder that is there already', async () => {
    const place = fresh();
    const sets = ['甲', '乙'].map((text) => ({ 'a.md': text, 'b.md': text }));
    const late: Disk = {
      ...realDisk,
      async flush(paths) {
        lay(place, sets[0] ?? {});
        await realDisk.flush(paths);
      },
    };
    await writeAll(place, set(sets[1] ?? {}), [], { disk: late });
    expect(filesIn(place)).toEqual(sets[1]);
    expect(readdirSync(folder)).not.toContain(WRITE_WORKSPACE);
  });

  it('that another machine is about to place is left to it for an hour', async () => {
    const parent = fresh();
    const theirs = join(parent, WRITE_WORKSPACE, 'set-0000abcd-1-1-ff');
    lay(theirs, { 'a.md': '甲' });
    await settleFolder(parent);
    expect(existsSync(theirs)).toBe(true);
    const before = new Date(Date.now() - 3_700_000);
    utimesSync(theirs, before, before);
    await settleFolder(parent);
    expect(existsSync(join(parent, WRITE_WORKSPACE))).toBe(false);
  });

  it('leaves no folder behind where it cannot be written', async () => {
    const place = fresh();
    const path = 'x'.repeat(300);
    expect(await faultOf(writeAll(join(place, 'a/b'), set({ [path]: '' })))).toEqual([
      'io/unwritable',
    ]);
    expect(existsSync(place)).toBe(false);
  });
});

describe('nothing is written outside of the folder', () => {
  it.each(['../x', '/etc/x', 'a/../../x', '.', '', 'a\0b'])('by the path %j', async (path) => {
    const place = fresh();
    lay(place, { 'a/y': '' });
    expect(await faultOf(writeAll(place, [{ path, bytes: 'x' }]))).toEqual(['io/outside-path']);
    expect(await faultOf(writeAll(place, [], [path]))).toEqual(['io/outside-path']);
    expect(filesIn(place)).toEqual({ 'a/y': '' });
  });

  it('by a link, of a folder or of a file', async () => {
    const place = fresh();
    const elsewhere = fresh();
    lay(place, OLD);
    lay(elsewhere, { 'secret.txt': '密' });
    symlinkSync(elsewhere, join(place, 'linked'));
    symlinkSync(join(elsewhere, 'secret.txt'), join(place, 'c.md'));
    expect(await faultOf(writeAll(place, set({ 'linked/x': '' })))).toEqual(['io/outside-path']);
    expect(await faultOf(writeAll(place, set({ 'c.md': '' })))).toEqual(['io/not-a-file']);
    expect(filesIn(elsewhere)).toEqual({ 'secret.txt': '密' });
  });

  it('nor into a device or over a folder', async () => {
    expect(await faultOf(writeAll('/dev', set({ full: '' })))).toEqual(['io/not-a-file']);
    const place = fresh();
    lay(place, { 'a/b': '' });
    expect(await faultOf(writeAll(place, set({ a: '' })))).toEqual(['io/not-a-file']);
  });

  it('by the leftover of another', async () => {
    const elsewhere = fresh();
    lay(elsewhere, { rc: '原有' });
    const steps = [{ path: '../rc', isNew: true, old: '' }];
    const owner = JSON.stringify({ ...dead, token: 'x' });
    const place = join(elsewhere, 'in');
    const plant = (note: unknown) =>
      lay(place, {
        'a.md': '甲',
        '.kanben-write/files/owner.json': owner,
        '.kanben-write/files/stage/new-0': '改写',
        '.kanben-write/files/stage/commit.json': JSON.stringify(note),
      });
    plant(steps);
    expect(await faultOf(settleFolder(place))).toEqual(['io/outside-path']);
    plant({ path: '../rc' });
    expect(await faultOf(settleFolder(place))).toEqual(['io/foreign-leftover']);
    expect(filesIn(elsewhere)).toMatchObject({ rc: '原有', 'in/a.md': '甲' });
  });

  it('by a workspace that is a link', async () => {
    const [place, elsewhere] = [fresh(), fresh()];
    lay(place, { 'a.md': '甲' });
    lay(elsewhere, {
      'gone-1/precious': '要紧',
      'files/owner.json': JSON.stringify({ ...dead, token: 'x' }),
    });
    symlinkSync(elsewhere, join(place, WRITE_WORKSPACE));
    expect(await faultOf(settleFolder(place))).toEqual(['io/foreign-leftover']);
    expect(await faultOf(writeAll(place, set(NEW)))).toEqual(['io/foreign-leftover']);
    expect(filesIn(elsewhere)).toMatchObject({ 'gone-1/precious': '要紧' });
  });

  it('and junk where the lock stands keeps nobody waiting', async () => {
    const place = fresh();
    lay(place, { '.kanben-write/files/owner.json': '{"pid":', '.kanben-write/files/x': 'y' });
    await writeAll(place, set(NEW), [], { patience: 2000 });
    expect(filesIn(place)).toMatchObject(NEW);
  });
});

/** A disk whose process dies when it moves the new `name` into its place. */
function half(name: string): Disk {
  let dead = false;
  const alive =
    <Args extends unknown[], Result>(body: (...args: Args) => Result) =>
    (...args: Args): Result => {
      if (dead) throw new Stop();
      return body(...args);
    };
  return {
    makeFolder: alive(realDisk.makeFolder),
    write: alive(realDisk.write),
    draft: alive(realDisk.draft),
    flush: alive(realDisk.flush),
    rename: alive((from, to) => {
      if (to.endsWith(name) && from.includes('/new-')) {
        dead = true;
        throw new Stop();
      }
      realDisk.rename(from, to);
    }),
    keep: alive(realDisk.keep),
    removeFile: alive(realDisk.removeFile),
    removeTree: alive(realDisk.removeTree),
    removeFolder: alive(realDisk.removeFolder),
    syncFolder: alive(realDisk.syncFolder),
  };
}
