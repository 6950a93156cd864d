import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyStore } from '../../src/archive/verify.js';
import { add } from './add.js';
import { MUTATIONS, objectFolder, reseal } from './mutations.js';
import { scratch, snapshot, verify } from './store.js';

const folder = scratch();
const sound = join(folder, 'sound');
let count = 0;

beforeAll(async () => {
  await add(sound, '一');
  await add(sound, '二');
  await add(sound, '一', {}, '乙');
});

/** A copy of a sound archive with two objects, to be broken. */
function copy(): string {
  const store = join(folder, `copy-${++count}`);
  cpSync(sound, store, { recursive: true });
  return store;
}

it('a sound archive has no fault, and its objects are counted', async () => {
  const { objects, diagnostics } = await verifyStore(sound);
  expect(diagnostics).toEqual([]);
  expect(objects.map(({ id, versions }) => [id, versions])).toEqual(
    expect.arrayContaining([
      ['甲', ['v1', 'v2']],
      ['乙', ['v1']],
    ]),
  );
});

describe('every file of an archive', () => {
  it('shows a flipped bit wherever it is', async () => {
    for (const [path, bytes] of snapshot(sound)) {
      for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
        const store = copy();
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] as number) ^ 1;
        writeFileSync(join(store, path), changed);
        const faults = await verify(store);
        // An inventory and its digest vouch for each other: the fault may be reported of either.
        const named = path.replace(/(inventory\.json)\.sha512$/, '$1');
        expect(faults.length, `${path} byte ${at}`).toBeGreaterThan(0);
        expect(
          faults.some((fault) => fault.includes(named)),
          `${path}: ${faults}`,
        ).toBe(true);
        rmSync(store, { recursive: true });
      }
    }
  });

  it('is missed when it is gone', async () => {
    for (const path of snapshot(sound).keys()) {
      const store = copy();
      rmSync(join(store, path));
      if (path === '0=ocfl_1.1') {
        await expect(verifyStore(store)).rejects.toThrow('there is no archive here');
      } else {
        const faults = await verify(store);
        expect(
          faults.some((fault) => fault.startsWith('archive/missing-file')),
          path,
        ).toBe(true);
        expect(
          faults.some((fault) => fault.endsWith(path)),
          `${path}: ${faults}`,
        ).toBe(true);
      }
      rmSync(store, { recursive: true });
    }
  });

  it('is found where it does not belong', async () => {
    const folders = new Set([...snapshot(sound).keys()].map(dirname));
    for (const at of [...folders].filter((one) => one !== '.')) {
      const store = copy();
      writeFileSync(join(store, at, 'extra.txt'), 'x');
      const faults = await verify(store);
      expect(faults, at).toHaveLength(1);
      expect(faults[0]).toMatch(/^archive\/extra-file \S+ /);
      expect(faults[0]).toContain(join(at, 'extra.txt'));
      rmSync(store, { recursive: true });
    }
  });
});

describe('what is not a file of an object', () => {
  const cases: readonly [string, string, (store: string) => void][] = [
    [
      'a link',
      'archive/link E090',
      (s) => symlinkSync('/etc/hostname', join(objectFolder(s), 'v1/content/link')),
    ],
    [
      'an empty folder in content',
      'archive/empty-folder E024',
      (s) => mkdirSync(join(objectFolder(s), 'v1/content/empty')),
    ],
    [
      'an empty folder above objects',
      'archive/empty-folder E073',
      (s) => mkdirSync(join(s, 'abc/def'), { recursive: true }),
    ],
    [
      'a file above objects',
      'archive/extra-file E072',
      (s) => writeFileSync(join(dirname(objectFolder(s)), 'x'), ''),
    ],
    [
      'a version that no inventory knows',
      'archive/extra-file E046',
      (s) => cpSync(join(objectFolder(s), 'v2'), join(objectFolder(s), 'v3'), { recursive: true }),
    ],
    [
      'two declarations',
      'archive/extra-file E003',
      (s) => writeFileSync(join(objectFolder(s), '0=ocfl_object_2.0'), 'x'),
    ],
    [
      'two root declarations',
      'archive/other-version E076',
      (s) => writeFileSync(join(s, '0=ocfl_1.0'), 'ocfl_1.0\n'),
    ],
    [
      'an object in another place',
      'archive/misplaced E083',
      (s) => cpSync(objectFolder(s), join(s, '000/000/000/other'), { recursive: true }),
    ],
    [
      'an inventory unlike its version’s',
      'archive/bad-inventory E064',
      (s) => {
        const v2 = join(objectFolder(s), 'v2');
        const text = JSON.stringify(JSON.parse(readFileSync(join(v2, 'inventory.json'), 'utf8')));
        reseal(s, (inventory) => inventory);
        writeFileSync(join(v2, 'inventory.json'), `${text}\n`);
      },
    ],
  ];
  for (const [name, wants, spoil] of cases) {
    it(`${name}: ${wants}`, async () => {
      const store = copy();
      spoil(store);
      expect(
        (await verify(store)).map((fault) => fault.split(' ').slice(0, 2).join(' ')),
      ).toContain(wants);
    });
  }

  it('a file in the root that OCFL lets be there is a warning', async () => {
    const store = copy();
    writeFileSync(join(store, 'README.txt'), 'x');
    const { diagnostics } = await verifyStore(store);
    expect(diagnostics.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ['archive/unknown-file', 'warning'],
    ]);
  });
});

describe('inventories that break OCFL 1.1', () => {
  for (const [code, name, mutate] of MUTATIONS) {
    it(`${code}: ${name}`, async () => {
      const store = copy();
      reseal(store, mutate);
      const { diagnostics } = await verifyStore(store);
      const found = diagnostics.find((one) => one.values.code === code);
      expect(found?.severity, String(diagnostics)).toBe(code.startsWith('W') ? 'warning' : 'error');
      rmSync(store, { recursive: true });
    });
  }
});

it('names all faults at once, and only of the objects asked for', async () => {
  const store = copy();
  const object = objectFolder(store);
  appendFileSync(join(object, 'v1/content/content/甲/edition.yaml'), 'x');
  rmSync(join(object, 'v1/content/content/甲/01-a.md'));
  writeFileSync(join(object, 'v2/content/extra'), 'x');
  expect((await verify(store)).map((fault) => fault.split(' ')[0]).sort()).toEqual([
    'archive/changed-file',
    'archive/extra-file',
    'archive/missing-file',
  ]);
  expect((await verifyStore(store, { ids: ['乙'] })).diagnostics).toEqual([]);
  expect((await verifyStore(store, { ids: ['甲'] })).diagnostics).toHaveLength(3);
});
