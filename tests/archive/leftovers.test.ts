import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { objectId, objectPath } from '../../src/archive/layout.js';
import { settle } from '../../src/archive/recover.js';
import { readObject, workspaceOf } from '../../src/archive/store.js';
import { realDisk } from '../../src/host/disk.js';
import { dead, dyingDisk } from '../support/dying-disk.js';
import { add } from './add.js';
import { scratch, snapshot } from './store.js';

const folder = scratch();

/** An archive of one version and a second that a killed process had made ready but not moved. */
const ready = join(folder, 'ready');
const commitOf = (store: string) => {
  const found = [...snapshot(workspaceOf(store)).keys()].find((path) =>
    /stage\/commit\.json$/.test(path),
  );
  return found === undefined ? undefined : join(workspaceOf(store), found);
};

async function layReady(): Promise<void> {
  if (existsSync(ready)) return;
  for (let n = 1; ; n++) {
    rmSync(ready, { recursive: true, force: true });
    await add(ready, '一');
    await add(ready, '二', { disk: dyingDisk(n, false), owner: dead }).catch(() => {});
    if (existsSync(workspaceOf(ready)) && commitOf(ready) !== undefined) return;
  }
}

let count = 0;
async function copy(): Promise<{ readonly store: string; readonly commit: string }> {
  await layReady();
  const store = join(folder, `copy-${count++}`);
  cpSync(ready, store, { recursive: true });
  return { store, commit: commitOf(store) as string };
}

const head = async (store: string) => (await readObject(store, '甲')).inventory.head;

describe('a version that a killed process had made ready', () => {
  it('is moved into its object', async () => {
    const { store } = await copy();
    expect(await settle(realDisk, store)).toBe(true);
    expect(await head(store)).toBe('v2');
  });

  it.each<[string, (commit: string) => void]>([
    [
      'whose note leads out of the store',
      (commit) => writeFileSync(commit, '{"path":["..","x"],"version":"v2"}'),
    ],
    [
      'whose note names another object',
      (commit) =>
        writeFileSync(commit, JSON.stringify({ path: objectPath(objectId('乙')), version: 'v2' })),
    ],
    [
      'whose note names a path for a version',
      (commit) =>
        writeFileSync(
          commit,
          JSON.stringify({ path: objectPath(objectId('甲')), version: '../x' }),
        ),
    ],
    [
      'whose note is cut',
      (commit) => writeFileSync(commit, readFileSync(commit, 'utf8').slice(0, 9)),
    ],
    [
      'whose content has another digest',
      (commit) => appendFileSync(join(commit, '../version/content/content/甲/01-a.md'), '改'),
    ],
    [
      'that lacks its content',
      (commit) => rmSync(join(commit, '../version/content'), { recursive: true }),
    ],
    [
      'whose inventory was changed',
      (commit) => appendFileSync(join(commit, '../inventory.json'), ' '),
    ],
    ['that holds what no version does', (commit) => writeFileSync(join(commit, '../more'), 'x')],
  ])('is left where it is, %s', async (_, spoil) => {
    const { store, commit } = await copy();
    spoil(commit);
    expect(await settle(realDisk, store)).toBe(false);
    expect(await head(store)).toBe('v1');
    expect(existsSync(commit)).toBe(true);
    await expect(add(store, '三')).rejects.toThrow('cannot prove that it is yours');
  });
});
