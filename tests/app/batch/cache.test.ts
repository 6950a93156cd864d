import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Cache, cachedBuild, keepBuild } from '../../../src/app/batch/cache.js';
import { type Entry, entryText } from '../../../src/app/batch/cache-entry.js';
import { showCache, trimCache } from '../../../src/app/batch/cache-upkeep.js';
import type { BuiltJob } from '../../../src/app/batch/task.js';
import { folderStore } from '../../../src/host/store/folder-store.js';
import { sha256 } from '../../../src/model/sha256.js';
import { scratch } from '../scratch.js';

const folder = scratch();
const sealOf = (id: string) => sha256(`seal of ${id}`);

/** An edition's outputs as a build leaves them. */
function built(id: string, text = `the book ${id}`): BuiltJob {
  const path = join(folder, 'dist', id);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, `${id}.txt`), text);
  const record = {
    tool: { name: 'kanben', version: '0' },
    edition: { id, title: '书' },
    inputs: [],
  };
  writeFileSync(join(path, 'build.json'), JSON.stringify(record));
  const output = {
    format: 'txt',
    path: join(path, `${id}.txt`),
    bytes: text.length,
    sha256: sha256(text),
  };
  return { id, title: '书', path, chapters: 1, outputs: [output], diagnostics: [] };
}

const take = (cache: Cache, id: string, to: string) =>
  cachedBuild(cache, { seal: sealOf(id), id, to: join(folder, to), path: join(folder, 'edition') });

describe('the cache', () => {
  it('gives to another machine what one machine put into the store', async () => {
    const store = folderStore(join(folder, 'store'));
    await keepBuild({ folder: join(folder, 'one'), store }, sealOf('a'), built('a'));
    const other = { folder: join(folder, 'two'), store };
    expect((await take(other, 'a', 'got'))?.outputs[0]?.path).toBe(join(folder, 'got/a/a.txt'));
    expect(readFileSync(join(folder, 'got/a/a.txt'), 'utf8')).toBe('the book a');
    // What came from the store stays when the store is gone.
    expect(await take({ folder: other.folder }, 'a', 'again')).toBeDefined();
  });

  it('takes nothing from a store whose files were cut off or changed, and mends it', async () => {
    const store = folderStore(join(folder, 'worn'));
    const first = { folder: join(folder, 'first'), store };
    await keepBuild(first, sealOf('b'), built('b'));
    const digest = sha256('the book b');
    writeFileSync(join(folder, 'worn/blobs', digest.slice(0, 2), digest), 'the bo');
    const second = { folder: join(folder, 'second'), store };
    expect(await take(second, 'b', 'worn-got')).toBeUndefined();
    await keepBuild(second, sealOf('b'), built('b'));
    expect(await take({ folder: join(folder, 'third'), store }, 'b', 'worn-got')).toBeDefined();
  });

  it('refuses an entry that is of another seal or edition, or that leads out of its folder', async () => {
    const shelf = join(folder, 'hostile/editions');
    const good: Entry = {
      seal: sealOf('c'),
      built: { id: 'c', title: '书', chapters: 1, outputs: [], diagnostics: [] },
      files: [{ path: 'c.txt', sha256: sha256('c') }],
    };
    const lay = (entry: unknown) => {
      const place = join(shelf, sealOf('c'));
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, '0'), 'c');
      writeFileSync(join(place, 'entry.json'), entryText(entry as Entry));
      return take({ folder: join(folder, 'hostile') }, 'c', 'out');
    };
    const digest = sha256('c');
    for (const wrong of [
      { ...good, seal: sealOf('d') },
      { ...good, built: { ...good.built, id: 'd' } },
      { ...good, built: { ...good.built, id: '../c' } },
      ...['../escaped', '/tmp/escaped', 'a/../../escaped', 'C:/escaped', 'a\\..\\b', ''].map(
        (path) => ({
          ...good,
          files: [{ path, sha256: digest }],
        }),
      ),
    ]) {
      expect(await lay(wrong), JSON.stringify(wrong)).toBeUndefined();
    }
    expect(existsSync(join(folder, 'escaped'))).toBe(false);
    expect(await lay(good)).toBeDefined();
  });

  it('is no larger than its limit, and lets what was used longest ago go first', async () => {
    const cache = { folder: join(folder, 'bounded') };
    const ids = ['e', 'f', 'g', 'h'];
    for (const [age, id] of ids.entries()) {
      await keepBuild(cache, sealOf(id), built(id));
      const moment = new Date(2020, 0, 1 + age);
      utimesSync(join(cache.folder, 'editions', sealOf(id), 'entry.json'), moment, moment);
    }
    // Used now: the oldest is no longer the oldest.
    expect(await take(cache, 'e', 'bounded-got')).toBeDefined();
    trimCache(cache.folder, showCache(cache.folder).bytes / 2);
    expect(readdirSync(join(cache.folder, 'editions')).sort()).toEqual(
      ['e', 'h'].map(sealOf).sort(),
    );
  });
});
