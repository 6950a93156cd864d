import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { objectId, objectPath } from '../../src/archive/layout.js';
import { readObject, readVersion } from '../../src/archive/store.js';
import { dead, dyingDisk, Stop } from '../support/dying-disk.js';
import { add, filesOf } from './add.js';
import { bundledWorker, run, scratch, snapshot, verify } from './store.js';

const folder = scratch();

async function textsOf(store: string): Promise<readonly string[]> {
  const object = await readObject(store, '甲');
  const texts: string[] = [];
  for (const version of Object.keys(object.inventory.versions)) {
    const files = await readVersion(object, version);
    texts.push(Buffer.from(files.get('dist/甲/甲.epub') ?? []).toString());
  }
  return texts;
}

describe('a process that dies before each of its operations on the disk', () => {
  for (const torn of [false, true]) {
    it(`leaves a sound archive with the new version whole or absent${torn ? ' (files torn)' : ''}`, async () => {
      const outcomes = new Set<string>();
      let operations = 0;
      for (let n = 0; ; n++) {
        const store = join(folder, `${torn}-${n}`);
        await add(store, '一');
        const disk = dyingDisk(n, torn);
        const died = await add(store, '二', { disk, owner: dead }).then(
          () => false,
          (error) => {
            expect(error).toBeInstanceOf(Stop);
            return true;
          },
        );
        expect(await verify(store), `stopped before operation ${n}`).toEqual([]);
        const texts = await textsOf(store);
        expect([['epub 一'], ['epub 一', 'epub 二']]).toContainEqual(texts);
        outcomes.add(texts.join());
        // The next add goes on from there, and nothing is left behind.
        expect(await add(store, '三')).toMatchObject({ version: `v${texts.length + 1}` });
        expect(await verify(store)).toEqual([]);
        expect(existsSync(join(store, 'extensions/kanben-workspace'))).toBe(false);
        if (!died) {
          operations = disk.done();
          break;
        }
      }
      expect(operations).toBeGreaterThan(20);
      expect(outcomes.size).toBe(2);
    });
  }

  it('while it makes the archive itself and its first object', async () => {
    for (let n = 0; ; n++) {
      const store = join(folder, `new-${n}`);
      const disk = dyingDisk(n, true);
      const died = await add(store, '一', { disk, owner: dead }).then(
        () => false,
        () => true,
      );
      if (existsSync(join(store, '0=ocfl_1.1'))) {
        expect(await verify(store), `stopped before operation ${n}`).toEqual([]);
      }
      expect(await add(store, '一')).toMatchObject({ version: 'v1' });
      expect(await verify(store)).toEqual([]);
      expect([...snapshot(store).keys()].filter((path) => /tmp|workspace/.test(path))).toEqual([]);
      if (!died) break;
    }
  });

  it('while it ends what another dead process had begun', async () => {
    // The first one dies just after its first rename into the object, the second at each step after.
    const ready = async (store: string, operations: number) => {
      await add(store, '一');
      await add(store, '二', { disk: dyingDisk(operations, false), owner: dead }).catch(() => {});
      return existsSync(join(store, ...objectPath(objectId('甲')), 'v2'));
    };
    let operations = 0;
    while (!(await ready(join(folder, `ready-${operations}`), operations))) operations++;
    for (let n = 0; ; n++) {
      const store = join(folder, `twice-${n}`);
      expect(await ready(store, operations)).toBe(true);
      const died = await add(store, '三', { disk: dyingDisk(n, true), owner: dead }).then(
        () => false,
        () => true,
      );
      expect(await verify(store), `stopped before operation ${n}`).toEqual([]);
      expect((await textsOf(store)).slice(0, 2)).toEqual(['epub 一', 'epub 二']);
      if (!died) break;
    }
  });
});

describe('processes of their own', () => {
  it('killed by SIGKILL at 100 random moments, lose no version that they reported', {
    timeout: 180_000,
  }, async () => {
    const worker = await bundledWorker(folder);
    const store = join(folder, 'killed');
    const begin = performance.now();
    await add(store, '一');
    // On a busy machine an add takes longer: some rounds have to get through one.
    const span = Math.max(60, 3 * (performance.now() - begin));
    const reported = new Map<string, string>();
    for (let round = 0; round < 100; round++) {
      const { started, ended, kill } = run(worker, [store, '甲', `${round}-`, '1000']);
      await started;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * span));
      kill();
      const { out } = await ended;
      for (const [, version = '', text = ''] of out.matchAll(/^(v\d+) (\S+)$/gm)) {
        reported.set(version, text);
      }
      if (round % 10 === 9) expect(await verify(store), `round ${round}`).toEqual([]);
      else expect((await readObject(store, '甲')).inventory.head).toMatch(/^v/);
    }
    expect(await verify(store)).toEqual([]);
    const object = await readObject(store, '甲');
    expect(reported.size).toBeGreaterThan(0);
    for (const [version, text] of reported) {
      const path = 'dist/甲/甲.epub';
      const files = await readVersion(object, version, (one) => one === path);
      expect(Buffer.from(files.get(path) ?? []).toString(), version).toBe(`epub ${text}`);
    }
    await add(store, '末');
    expect(existsSync(join(store, 'extensions/kanben-workspace'))).toBe(false);
  });

  it('at their work, do not look like faults to verify', async () => {
    const worker = await bundledWorker(folder);
    const store = join(folder, 'live');
    await add(store, '一');
    const runs = ['a', 'b'].map((prefix) => run(worker, [store, '甲', prefix, '60']).ended);
    const all = Promise.all(runs);
    let busy = true;
    const rest = all.then(() => {
      busy = false;
    });
    for (let round = 0; busy; round++) {
      expect(await verify(store), `round ${round}`).toEqual([]);
      // Verifying asks the disk without a pause: here the end of the other processes is heard.
      await setImmediate();
    }
    await rest;
    expect((await readObject(store, '甲')).inventory.head).toBe('v121');
  });

  it('two at once on one edition and two on others lose nothing', async () => {
    const worker = await bundledWorker(folder);
    const store = join(folder, 'parallel');
    const runs = [
      ['甲', 'a'],
      ['甲', 'b'],
      ['乙', 'c'],
      ['丙', 'd'],
    ].map(([id = '', prefix = '']) => run(worker, [store, id, prefix, '12']).ended);
    const reported: string[] = [];
    for (const { status, out } of await Promise.all(runs)) {
      expect(status, out).toBe(0);
      reported.push(...(out.match(/^v\d+ [ab]\d+$/gm) ?? []));
    }
    expect(await verify(store)).toEqual([]);
    const { inventory } = await readObject(store, '甲');
    expect(inventory.head).toBe('v24');
    expect(new Set(reported.map((line) => line.split(' ')[0])).size).toBe(24);
    expect((await readObject(store, '乙')).inventory.head).toBe('v12');
    expect((await readObject(store, '丙')).inventory.head).toBe('v12');
    expect(existsSync(join(store, 'extensions/kanben-workspace'))).toBe(false);
  });
});

it('an archive written twice from the same gives the same bytes', async () => {
  for (const name of ['same-1', 'same-2']) {
    await add(join(folder, name), '一');
    await add(join(folder, name), '二');
  }
  expect(snapshot(join(folder, 'same-2'))).toEqual(snapshot(join(folder, 'same-1')));
});

it('content that the object holds already is not stored again', async () => {
  const store = join(folder, 'dedup');
  await add(store, '一');
  await add(store, '二');
  const object = await readObject(store, '甲');
  const paths = Object.values(object.inventory.manifest).flat();
  expect(paths.filter((path) => path.startsWith('v2/')).sort()).toEqual([
    'v2/content/content/甲/01-a.md',
    'v2/content/dist/甲/甲.epub',
  ]);
  expect(paths).toHaveLength(6);
  const bytes = await readFile(join(object.folder, 'v1/content/content/甲/source/a b.txt'), 'utf8');
  expect(bytes).toBe('原稿');
  expect(filesOf('一')).toHaveLength(5);
});
