// npm run golden: compares the golden pages with their reviewed pictures; with --write draws the pictures anew.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const write = process.argv.includes('--write');
const { status } = spawnSync(
  process.execPath,
  [
    fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url)),
    'run',
    'tests/golden',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(write && { KANBEN_GOLDEN: 'write' }) },
  },
);
if (write) console.log('Look at each picture in tests/golden/pages before you commit it.');
process.exitCode = status ?? 1;
