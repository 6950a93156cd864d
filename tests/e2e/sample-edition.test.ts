import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesBelow, kanben, root, sample, scratch } from './kanben.js';

const folder = scratch();
const committed = join(root, 'content/market-regulation-2020');

it('the sample edition is what an import of its source gives, file by file', () => {
  const run = kanben(['import', sample, '--to', folder]);
  expect(run.status, run.stderr).toBe(0);
  const made = join(folder, 'market-regulation-2020');
  expect(filesBelow(made)).toEqual(filesBelow(committed));
  for (const path of filesBelow(made)) {
    expect(readFileSync(join(made, path), 'utf8'), path).toBe(
      readFileSync(join(committed, path), 'utf8'),
    );
  }
});
