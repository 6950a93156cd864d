import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../src/archive/digest.js';
import { objectId, objectPath } from '../../src/archive/layout.js';

// biome-ignore lint/suspicious/noExplicitAny: inventories are made wrong in every way here
export type Loose = any;

export const objectFolder = (store: string) => join(store, ...objectPath(objectId('甲')));

/** Changes the newest inventory in both its places and seals it again, as a faulty program might. */
export function reseal(store: string, mutate: (inventory: Loose) => Loose): void {
  const root = objectFolder(store);
  const inventory = JSON.parse(readFileSync(join(root, 'inventory.json'), 'utf8')) as Loose;
  const head = inventory.head as string;
  const text = JSON.stringify(mutate(inventory) ?? inventory);
  for (const folder of [root, join(root, head)]) {
    writeFileSync(join(folder, 'inventory.json'), text);
    const sidecar = `${digestOf('sha512', text)} inventory.json\n`;
    writeFileSync(join(folder, 'inventory.json.sha512'), sidecar);
  }
}

const first = (paths: Loose) => Object.keys(paths)[0] as string;
const rename = (block: Loose, from: string, to: string) => {
  block[to] = block[from];
  delete block[from];
};

/** Ways to break an inventory of two versions, and the code of OCFL 1.1 that each one breaks. */
export const MUTATIONS: readonly (readonly [string, string, (inventory: Loose) => Loose])[] = [
  ['E102', 'a key that the specification does not know', (i) => ({ ...i, extra: 1 })],
  ['E036', 'no id', ({ id: _, ...i }) => i],
  ['E036', 'no type', ({ type: _, ...i }) => i],
  ['E036', 'no digestAlgorithm', ({ digestAlgorithm: _, ...i }) => i],
  ['E036', 'no head', ({ head: _, ...i }) => i],
  ['E041', 'no manifest', ({ manifest: _, ...i }) => i],
  ['E041', 'no versions', ({ versions: _, ...i }) => i],
  ['E037', 'an empty id', (i) => ({ ...i, id: '' })],
  ['E038', 'another type', (i) => ({ ...i, type: 'https://ocfl.io/1.0/spec/#inventory' })],
  ['E025', 'md5 for content', (i) => ({ ...i, digestAlgorithm: 'md5' })],
  ['E040', 'a head that is not the newest', (i) => ({ ...i, head: 'v1' })],
  ['E017', 'a content directory with a slash', (i) => ({ ...i, contentDirectory: 'a/b' })],
  ['E018', 'a content directory of dots', (i) => ({ ...i, contentDirectory: '..' })],
  ['E044', 'versions as a list', (i) => ({ ...i, versions: [] })],
  ['E008', 'no version at all', (i) => ({ ...i, versions: {} })],
  [
    'E009',
    'versions that do not begin with 1',
    (i) => {
      rename(i.versions, 'v1', 'v5');
    },
  ],
  [
    'E010',
    'a version left out',
    (i) => {
      rename(i.versions, 'v2', 'v3');
      i.head = 'v3';
    },
  ],
  [
    'E046',
    'a version that is no number',
    (i) => {
      rename(i.versions, 'v1', 'one');
    },
  ],
  [
    'E048',
    'no created',
    (i) => {
      delete i.versions.v1.created;
    },
  ],
  [
    'E048',
    'no state',
    (i) => {
      delete i.versions.v1.state;
    },
  ],
  [
    'E049',
    'a date without a zone',
    (i) => {
      i.versions.v2.created = '2026-01-01T00:00:00';
    },
  ],
  [
    'E049',
    'a day alone',
    (i) => {
      i.versions.v2.created = '2026-01-01';
    },
  ],
  [
    'E094',
    'a message that is no text',
    (i) => {
      i.versions.v2.message = 1;
    },
  ],
  [
    'E054',
    'a user without a name',
    (i) => {
      i.versions.v2.user = { address: 'a:b' };
    },
  ],
  [
    'E050',
    'a state with a digest that the manifest lacks',
    (i) => {
      i.versions.v2.state['0'.repeat(128)] = ['x'];
    },
  ],
  [
    'E050',
    'a state that is a list',
    (i) => {
      i.versions.v2.state = [];
    },
  ],
  [
    'E051',
    'paths that are no list',
    (i) => {
      i.versions.v2.state[first(i.versions.v2.state)] = 'x';
    },
  ],
  [
    'E052',
    'a logical path that leads out',
    (i) => {
      i.versions.v2.state[first(i.versions.v2.state)] = ['../x'];
    },
  ],
  [
    'E053',
    'a logical path from the root',
    (i) => {
      i.versions.v2.state[first(i.versions.v2.state)] = ['/x'];
    },
  ],
  [
    'E095',
    'a logical path twice',
    (i) => {
      i.versions.v2.state[first(i.versions.v2.state)] = ['x', 'x'];
    },
  ],
  [
    'E095',
    'a logical path through a file',
    (i) => {
      i.versions.v2.state[first(i.versions.v2.state)] = ['x', 'x/y'];
    },
  ],
  ['E106', 'a manifest that is a list', (i) => ({ ...i, manifest: [] })],
  [
    'E092',
    'a manifest without a list of paths',
    (i) => {
      i.manifest[first(i.manifest)] = 'v1/content/x';
    },
  ],
  [
    'E096',
    'a digest twice, in other case',
    (i) => {
      i.manifest[first(i.manifest).toUpperCase()] = ['v1/content/x'];
    },
  ],
  [
    'E099',
    'a content path that leads out',
    (i) => {
      i.manifest[first(i.manifest)] = ['v1/content/../../x'];
    },
  ],
  [
    'E100',
    'a content path from the root',
    (i) => {
      i.manifest[first(i.manifest)] = ['/v1/content/x'];
    },
  ],
  [
    'E101',
    'a content path twice',
    (i) => {
      i.manifest[first(i.manifest)] = Array(2).fill(i.manifest[first(i.manifest)][0]);
    },
  ],
  [
    'E042',
    'a content path outside the content',
    (i) => {
      i.manifest[first(i.manifest)] = ['v9/content/x'];
    },
  ],
  [
    'E107',
    'a manifest with a digest that no state has',
    (i) => {
      i.manifest['0'.repeat(128)] = ['v2/content/x'];
    },
  ],
  [
    'E025',
    'a digest that is none',
    (i) => {
      i.manifest.abc = ['v2/content/x'];
    },
  ],
  ['E111', 'a fixity that is a list', (i) => ({ ...i, fixity: [] })],
  [
    'E057',
    'a fixity of a file that is not there',
    (i) => ({ ...i, fixity: { md5: { ['0'.repeat(32)]: ['v1/content/none'] } } }),
  ],
  [
    'E093',
    'a fixity that does not hold',
    (i) => ({ ...i, fixity: { md5: { ['0'.repeat(32)]: [i.manifest[first(i.manifest)][0]] } } }),
  ],
  [
    'E066',
    'an earlier version with another state',
    (i) => {
      i.versions.v1.state = i.versions.v2.state;
    },
  ],
  [
    'W011',
    'an earlier version of another date',
    (i) => {
      i.versions.v1.created = '2020-01-01T00:00:00Z';
    },
  ],
  ['E083', 'another id than the folder is for', (i) => ({ ...i, id: 'kanben:other' })],
];
