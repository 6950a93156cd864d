import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratch } from '../e2e/kanben.js';
import { slowness } from '../support/speed.js';
import { MEGABYTES, runLimited, SECONDS } from './case.js';
import { bombs } from './cases/bombs.js';
import { damaged } from './cases/damaged.js';
import { large } from './cases/large.js';
import { outside } from './cases/outside.js';
import { texts } from './cases/texts.js';

const folder = scratch();
let count = 0;

describe.each([
  ['what leads outside', outside],
  ['what is damaged or odd', damaged],
  ['what is large or deep', large],
  ['what asks for more than it holds', bombs],
  ['what may lose text', texts],
])('%s', (_, cases) => {
  it.each(cases)('$name', async ({ lay, environment, status, says, after }) => {
    const place = join(folder, String(count++));
    mkdirSync(place);
    const args = await lay(place);
    const seconds = SECONDS * (await slowness());
    const run = runLimited(place, args, seconds, environment);
    expect({ status: run.status, signal: run.signal }, run.stderr).toEqual({
      status,
      signal: null,
    });
    for (const pattern of [says].flat()) expect(run.stderr).toMatch(pattern);
    expect(run.seconds).toBeLessThan(seconds);
    expect(run.memory).toBeGreaterThan(0);
    expect(run.memory).toBeLessThan(MEGABYTES);
    await after?.(place);
  });
});
