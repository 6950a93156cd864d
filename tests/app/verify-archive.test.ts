import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyArchive } from '../../src/app/verify/verify-archive.js';
import { objectId, objectPath } from '../../src/archive/layout.js';
import { add } from '../archive/add.js';
import { scratch } from '../archive/store.js';

it('threads find in an archive of many editions what one thread finds, in the same order', async () => {
  const store = join(scratch(), 'store');
  const ids = Array.from({ length: 70 }, (_, n) => `e${n}`);
  await Promise.all(ids.map((id) => add(store, '一', {}, id)));
  const file = (id: string, name: string) => join(store, ...objectPath(objectId(id)), name);
  writeFileSync(file('e5', 'inventory.json'), '{');
  rmSync(file('e33', '0=ocfl_object_1.1'));
  const declaration = file('e64', '0=ocfl_object_1.1');
  writeFileSync(declaration, readFileSync(declaration, 'utf8').replace('1.1', '1.7'));

  const alone = await verifyArchive(store, { jobs: 1 });
  const threads = await verifyArchive(store, { jobs: 2 });

  expect(alone.objects).toHaveLength(70);
  expect(alone.objects.filter(({ faults }) => faults > 0)).toHaveLength(3);
  expect(threads.objects).toEqual(alone.objects);
  expect(threads.diagnostics.map(String)).toEqual(alone.diagnostics.map(String));
  expect(threads.diagnostics.map(({ ruleId, file: at }) => [ruleId, at])).toEqual(
    alone.diagnostics.map(({ ruleId, file: at }) => [ruleId, at]),
  );
});
