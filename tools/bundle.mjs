// Bundles the command line, with the libraries that it runs, into lib/bundle. lib/cli/load-run.cjs runs kanben.cjs there;
// everything works without the bundle, but starts slower. A command loads the files with its own code only.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { loadLate } from './bundle/load-late.mjs';
import { loadedWith, packed } from './bundle/pack.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = join(root, 'lib/bundle');

/** Loaded from node_modules when asked for: WebAssembly beside its code, and what only some runs need. */
const EXTERNAL = [
  '@aws-sdk/client-s3',
  // The desk stands beside the bundle: no other command loads it.
  '../desk/server/start.js',
  '@cantoo/pdf-lib',
  '@hyzyla/pdfium',
  '@jsquash/webp/*',
  '@likecoin/epubcheck-ts',
  'bmp-ts',
  'bullmq',
  'css-tree',
  'hyphen/*',
  'ioredis',
  'dingbat-to-unicode',
  'docx',
  'juice/*',
  'opencc-js',
  'parse5',
  'csv-parse/sync',
  'subset-font',
  'tinyglobby',
  'tinypool',
  'utif2',
  'yauzl',
  '@xmldom/xmldom',
];

/** What a build of the default outputs loads: one file, since Node takes longer to find twenty files than to read one. */
const OF_A_BUILD = [
  'cli/build.js',
  'outputs/pdf/index.js',
  'outputs/epub/index.js',
  'layout/compose-edition.js',
  'outputs/raster/cover.js',
];

/** The command line, and what the threads of pools run. */
const ENTRIES = [
  { in: join(root, 'lib/cli/run.js'), out: 'kanben' },
  { in: join(root, 'lib/app/batch/worker.js'), out: 'worker' },
  { in: join(root, 'lib/app/verify/worker.js'), out: 'verify-worker' },
];

const { plugin, entries } = loadLate();
const chunked = () =>
  build({
    entryPoints: [...ENTRIES, ...entries()],
    outdir: folder,
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['main', 'module'],
    outExtension: { '.js': '.cjs' },
    charset: 'ascii',
    // Names stay, so that the trace of a bug can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'linked',
    external: EXTERNAL,
    plugins: [plugin],
    // pdfmake requires fontkit's CommonJS form, we import its ES form: one copy does for both.
    // jszip's streams are Node's own.
    alias: {
      fontkit: join(root, 'node_modules/fontkit/dist/main.cjs'),
      'readable-stream': 'node:stream',
    },
    // jszip and epub-gen-memory ask whether there are a browser's Blob and File; Node would load them to answer.
    define: { 'import.meta.url': 'bundleUrl', Blob: 'undefined', File: 'undefined' },
    logLevel: 'error',
  });

/** The chunks, built again until no library is met that has no file yet. */
async function allChunks() {
  for (let known = -1; ; ) {
    const result = await chunked();
    if (entries().length === known) return result;
    known = entries().length;
  }
}

/** The package's root is two folders up from a file of the bundle, as it is from lib/host. */
const URL_OF_FILE = "const bundleUrl = require('node:url').pathToFileURL(__filename).href;";

/**
 * What a chunk exports is read in every line that is composed. esbuild copies it into an object whose getters share one
 * function, which V8 cannot see through; the getters of the original are a function each, and cost nothing.
 */
const COPIED = 'module.exports=__toCommonJS(stdin_exports)';
const OWN = 'module.exports=__defProp(stdin_exports,"__esModule",{value:!0})';

/** Node's loader of ES modules would cost more than the modules: what is loaded on demand is required as well. */
async function commonJs(code) {
  const result = await transform(code, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    charset: 'ascii',
    minifyWhitespace: true,
    minifySyntax: true,
    supported: { 'dynamic-import': false },
    banner: code.includes('bundleUrl') ? URL_OF_FILE : '',
    logLevel: 'error',
  });
  return result.code.replace(COPIED, OWN);
}

const { outputFiles, metafile } = await allChunks();
const nameOf = (path) => `./${basename(path)}`;
const chunks = new Map();
const legal = [];
for (const { path, text } of outputFiles) {
  if (path.endsWith('.cjs')) chunks.set(nameOf(path), await commonJs(text));
  else legal.push(text);
}
const links = new Map();
/** The chunk that begins with each module of lib/. */
const startOf = new Map();
for (const [path, { imports, entryPoint }] of Object.entries(metafile.outputs)) {
  if (!path.endsWith('.cjs')) continue;
  const direct = imports.filter(({ kind }) => kind === 'import-statement');
  links.set(nameOf(path), { imports: direct.map((one) => nameOf(one.path)) });
  if (entryPoint !== undefined) startOf.set(entryPoint, nameOf(path));
}

const START = './kanben.cjs';
const start = loadedWith(START, links);
const ofBuild = new Set();
for (const module of OF_A_BUILD) {
  const first = startOf.get(`lib/${module}`);
  if (first === undefined) throw new Error(`No chunk begins with lib/${module}.`);
  for (const name of loadedWith(first, links)) if (!start.has(name)) ofBuild.add(name);
}
const files = packed(
  chunks,
  new Map([
    [START, [...start]],
    ['./build.cjs', [...ofBuild]],
  ]),
);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
// Plain ASCII is read as it stands, half as large in memory. What esbuild leaves are characters of regular expressions.
for (const [name, code] of files) {
  const ascii = code.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  writeFileSync(join(folder, name), ascii, 'latin1');
}
writeFileSync(join(folder, 'LEGAL.txt'), [...new Set(legal)].join('\n'));

// The search on the shelf, for browsers.
await build({
  entryPoints: [join(root, 'lib/archive/search/browser.js')],
  outfile: join(folder, 'search.js'),
  bundle: true,
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
});
