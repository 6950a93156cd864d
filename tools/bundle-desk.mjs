// Bundles the desk's browser part into lib/desk/browser: one script, one style, nothing that is fetched from elsewhere.
import { cpSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
const from = join(root, 'src/desk/browser');
const to = join(root, 'lib/desk/browser');
/** The script and the style together, compressed, kB. */
const LIMIT = 400;

mkdirSync(to, { recursive: true });
await build({
  entryPoints: { desk: join(from, 'main.tsx') },
  outdir: to,
  bundle: true,
  minify: true,
  platform: 'browser',
  format: 'esm',
  target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  external: ['/font/*'],
  legalComments: 'linked',
  logLevel: 'warning',
});
for (const name of ['index.html', 'night.css', 'icon.svg'])
  cpSync(join(from, name), join(to, name));
const size = ['desk.js', 'desk.css']
  .map((name) => gzipSync(readFileSync(join(to, name))).length)
  .reduce((sum, bytes) => sum + bytes, 0);
if (size > LIMIT * 1000) {
  throw new Error(`the desk is ${Math.ceil(size / 1000)} kB compressed; it may be ${LIMIT}`);
}
if (statSync(join(to, 'desk.js')).size === 0) throw new Error('the desk has no script');
