// run.mjs FILE.ts [ARGUMENTS…]: runs a tool that is written in TypeScript, bundled on the fly.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
const [file, ...rest] = process.argv.slice(2);
const folder = join(root, 'node_modules/.cache/kanben');
mkdirSync(folder, { recursive: true });
const outfile = join(folder, 'tool.mjs');
await build({
  entryPoints: [join(root, file)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, [outfile, ...rest], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
