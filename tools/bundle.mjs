// Bundles the command line, with the libraries that it runs, into lib/bundle/kanben.cjs, and lets V8
// compile it beforehand. lib/cli/load-run.js runs it; everything works without it, but starts slower.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
  'bmp-ts',
  'css-tree',
  'hyphen/*',
  'linkedom',
  'mammoth',
  'omggif',
  'opencc-js',
  'pngjs',
  'subset-font',
  'utif2',
  '@xmldom/xmldom',
];

/** Large, and never wanted by a build: not even in the bundle. */
const OUTSIDE = new Set(['brotli/decompress.js', 'node-fetch']);

/**
 * Libraries that a dependency loads with itself but that a build seldom or never uses (breaking lines, shaping, ciphers,
 * fetching): in the bundle they are loaded when something of theirs is asked for. True: they say `__esModule`.
 */
const SELDOM = new Map([
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
]);

/** fontkit unpacks the tables of its shapers as it loads: these are unpacked when a shaper looks something up. */
const TRIE = `module.exports = class {
  constructor(data) { this.data = data; }
  get(codePoint) {
    this.trie ??= new (require('unicode-trie'))(this.data);
    return this.trie.get(codePoint);
  }
};`;

const loadWhenUsed = {
  name: 'load-when-used',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[@\w]|^\.\/html-parse$/ }, ({ path, namespace, kind, resolveDir }) =>
      namespace === 'seldom' && OUTSIDE.has(path)
        ? { path, external: true }
        : (SELDOM.has(path) || path === 'unicode-trie') &&
            namespace !== 'seldom' &&
            kind === 'require-call'
          ? { path, namespace: 'seldom', pluginData: resolveDir }
          : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'seldom' }, ({ path, pluginData }) => ({
      resolveDir: pluginData,
      contents:
        path === 'unicode-trie'
          ? TRIE
          : `let real;
const load = () => (real ??= require(${JSON.stringify(path)}));
module.exports = new Proxy(function () {}, {
  get: (_, key) => (key === '__esModule' ? ${SELDOM.get(path)} : load()[key]),
  apply: (_, self, values) => Reflect.apply(load(), self, values),
  construct: (_, values) => Reflect.construct(load(), values),
});`,
    }));
  },
};

/**
 * Modules of functions and classes alone that plain Markdown and plain YAML are read without: loaded when one of them is
 * called.
 */
const LATE = /^yaml$|\/marked-tree\.js$/;

const loadWhenCalled = {
  name: 'load-when-called',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: LATE }, async ({ path, kind, resolveDir, pluginData }) => {
      if (kind !== 'import-statement' || pluginData === 'real') return undefined;
      const real = await resolve(path, { kind, resolveDir, pluginData: 'real' });
      return { path: real.path, namespace: 'late' };
    });
    onLoad({ filter: /.*/, namespace: 'late' }, async ({ path }) => {
      const names = Object.keys(await import(pathToFileURL(path).href));
      const stubs = names
        .filter((name) => name !== 'default')
        .map(
          (name) => `export function ${name}(...values) {
  const { ${name}: real } = require(${JSON.stringify(path)});
  return new.target ? new real(...values) : real(...values);
}`,
        );
      return { resolveDir: dirname(path), contents: stubs.join('\n') };
    });
  },
};

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
  plugins: [loadWhenUsed, loadWhenCalled],
  // V8's code cache forgets who resolves a dynamic import: these are required instead.
  supported: { 'dynamic-import': false },
  // pdfmake requires fontkit's CommonJS form, we import its ES form: one copy does for both.
  // jszip's streams, which we don't use, are Node's own.
  alias: {
    fontkit: join(root, 'node_modules/fontkit/dist/main.cjs'),
    'readable-stream': 'node:stream',
  },
  // The package's root is two folders up from here, as it is from lib/io.
  define: { 'import.meta.url': 'bundleUrl' },
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  logLevel: 'warning',
});

// Plain ASCII is read as it stands, half as large in memory. What esbuild leaves are characters of regular expressions.
const ascii = readFileSync(bundle, 'utf8').replace(
  /[^\0-\x7f]/g,
  (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
);
writeFileSync(bundle, ascii, 'latin1');

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
