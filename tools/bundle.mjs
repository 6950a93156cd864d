// Bundles the command line, with the libraries that it runs, into lib/bundle/kanben.cjs, and lets V8
// compile it beforehand. lib/cli/load-run.js runs it; everything works without it, but starts slower.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
const bundle = join(root, 'lib/bundle/kanben.cjs');
const sample = join(root, 'content/market-regulation-2020/source/market-regulation-2020.txt');

/** Loaded from node_modules when asked for: WebAssembly beside its code, and what only some runs need. */
const EXTERNAL = [
  '@cantoo/pdf-lib',
  '@hyzyla/pdfium',
  '@likecoin/epubcheck-ts',
  '@mozilla/readability',
  'linkedom',
  'mammoth',
  'opencc-js',
  'pngjs',
  'subset-font',
  '@xmldom/xmldom',
];

await build({
  entryPoints: [join(root, 'lib/cli/run.js')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Names stay, so that the trace of a bug can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'linked',
  external: EXTERNAL,
  // V8's code cache forgets who resolves a dynamic import: these are required instead.
  supported: { 'dynamic-import': false },
  // pdfmake requires fontkit's CommonJS form, we import its ES form: one copy does for both.
  alias: { fontkit: join(root, 'node_modules/fontkit/dist/main.cjs') },
  // The package's root is two folders up from here, as it is from lib/io.
  define: { 'import.meta.url': 'bundleUrl' },
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  logLevel: 'warning',
});

const { makeCodeCache } = await import(pathToFileURL(join(root, 'lib/cli/load-run.js')).href);
const work = mkdtempSync(join(tmpdir(), 'kanben-bundle-'));
try {
  let status;
  // What the sample's own diagnostics say is of no interest here.
  const write = process.stderr.write;
  const cache = await makeCodeCache(async (run) => {
    process.stderr.write = () => true;
    const to = ['--content', join(work, 'content'), '--to', join(work, 'dist')];
    status = await run(['make', sample, ...to, '--quiet']);
    process.stderr.write = write;
  });
  if (status === 0) writeFileSync(`${bundle}.cache`, cache);
  else console.error(`No code cache: the bundle made no book (status ${status}).`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
