// Bundles the command line, with the libraries that it runs, into lib/bundle/kanben.cjs. lib/cli/load-run.cjs runs the
// bundle; everything works without it, but starts slower.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
const bundle = join(root, 'lib/bundle/kanben.cjs');

/** Loaded from node_modules when asked for: WebAssembly beside its code, and what only some runs need. */
const EXTERNAL = [
  '@aws-sdk/client-s3',
  '@cantoo/pdf-lib',
  '@hyzyla/pdfium',
  '@likecoin/epubcheck-ts',
  'bmp-ts',
  'bullmq',
  'css-tree',
  'hyphen/*',
  'ioredis',
  'dingbat-to-unicode',
  'docx',
  'juice/*',
  'omggif',
  'opencc-js',
  'parse5',
  'pngjs',
  'csv-parse/sync',
  'subset-font',
  'tinyglobby',
  'tinypool',
  'utif2',
  'yauzl',
  '@xmldom/xmldom',
];

/** Large, and never wanted by a build: not even in the bundle. */
const OUTSIDE = new Set(['brotli/decompress.js', 'node-fetch']);

/**
 * Libraries that a dependency loads with itself but that a build seldom or never uses (breaking lines, shaping, ciphers,
 * fetching): in the bundle they are loaded when something of theirs is asked for. True: they say `__esModule`; a list: all
 * that is asked of them, where a whole namespace is imported.
 */
const SELDOM = new Map([
  ['fontkit', ['create']],
  ['node:child_process', false],
  ['fs/promises', false],
  ['picocolors', false],
  ['@noble/hashes/crypto', true],
  ['unicode-properties', false],
  ['linebreak', false],
  ['brotli/decompress.js', false],
  ['@noble/ciphers/aes', true],
  ['node-fetch', true],
  ['abort-controller', true],
  ['lodash.isequal', false],
  ['mime', false],
  ['pako', false],
  ['slugify', false],
  // epub-gen-memory's, of chapters in HTML.
  ['./html-parse', true],
  ['diacritics', false],
]);

/** fontkit unpacks the tables of its shapers as it loads: these are unpacked when a shaper looks something up. */
const TRIE = `module.exports = class {
  constructor(data) { this.data = data; }
  get(codePoint) {
    this.trie ??= new (require('unicode-trie'))(this.data);
    return this.trie.get(codePoint);
  }
};`;

/** The text of a module that stands in for the library until something is asked of it. */
function standIn(path, kind) {
  const load = `let real;
const load = () => (real ??= require(${JSON.stringify(path)}));`;
  return Array.isArray(kind)
    ? `${load}
module.exports = { ${kind.map((name) => `get ${name}() { return load().${name}; }`).join(', ')} };`
    : `${load}
module.exports = new Proxy(function () {}, {
  get: (_, key) => (key === '__esModule' ? ${kind} : load()[key]),
  apply: (_, self, values) => Reflect.apply(load(), self, values),
  construct: (_, values) => Reflect.construct(load(), values),
});`;
}

const loadWhenUsed = {
  name: 'load-when-used',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[@\w]|^\.\/html-parse$/ }, ({ path, namespace, kind, resolveDir }) =>
      namespace === 'seldom' && OUTSIDE.has(path)
        ? { path, external: true }
        : (SELDOM.has(path) || path === 'unicode-trie') &&
            namespace !== 'seldom' &&
            kind !== 'dynamic-import'
          ? { path, namespace: 'seldom', pluginData: resolveDir }
          : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'seldom' }, ({ path, pluginData }) => ({
      resolveDir: pluginData,
      contents: path === 'unicode-trie' ? TRIE : standIn(path, SELDOM.get(path)),
    }));
  },
};

/** remark, with all that it is made of, is loaded when a text that isn't plain is to be parsed. */
const loadRemarkWhenCalled = {
  name: 'load-remark-when-called',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/marked-tree\.js$/ }, ({ path, kind, resolveDir }) =>
      kind === 'import-statement'
        ? { path: join(resolveDir, path), namespace: 'called' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'called' }, ({ path }) => ({
      resolveDir: dirname(path),
      contents: `export const markedTree = (text) => require(${JSON.stringify(path)}).markedTree(text);`,
    }));
  },
};

/** The command line, and what the threads of a pool run; that is loaded where it is called. */
const ENTRY = `export { run } from './lib/cli/run.js';
export const work = async (task) => (await import('./lib/app/batch/worker.js')).work(task);`;

await build({
  stdin: { contents: ENTRY, resolveDir: root },
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
  plugins: [loadWhenUsed, loadRemarkWhenCalled],
  // What is loaded on demand is required: Node's loader of ES modules would cost more than the modules.
  supported: { 'dynamic-import': false },
  // pdfmake requires fontkit's CommonJS form, we import its ES form: one copy does for both.
  // jszip's streams are Node's own.
  alias: {
    fontkit: join(root, 'node_modules/fontkit/dist/main.cjs'),
    'readable-stream': 'node:stream',
  },
  // The package's root is two folders up from here, as it is from lib/io.
  // jszip and epub-gen-memory ask whether there are a browser's Blob and File; Node would load them to answer.
  define: { 'import.meta.url': 'bundleUrl', Blob: 'undefined', File: 'undefined' },
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  logLevel: 'warning',
});

// Plain ASCII is read as it stands, half as large in memory. What esbuild leaves are characters of regular expressions.
const ascii = readFileSync(bundle, 'utf8').replace(
  /[^\0-\x7f]/g,
  (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
);
writeFileSync(bundle, ascii, 'latin1');
