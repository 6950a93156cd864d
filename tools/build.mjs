// Compiles src/ into lib/, from nothing each time, so that no file of a module since deleted stays behind.
import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const path = (relative) => fileURLToPath(new URL(relative, root));

rmSync(path('lib'), { recursive: true, force: true });
const tsc = spawnSync(
  process.execPath,
  [path('node_modules/typescript/bin/tsc'), '-p', path('tsconfig.build.json')],
  {
    stdio: 'inherit',
  },
);
if (tsc.status !== 0) process.exit(tsc.status ?? 1);
for (const name of ['kanben.cjs', 'kanben.js']) chmodSync(path(`lib/cli/${name}`), 0o755);
await import('./face-tables.mjs');
await import('./yaml-data.mjs');
await import('./bundle.mjs');
await import('./bundle-desk.mjs');
