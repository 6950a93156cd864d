// esbuild plugins that keep code out of the bundle's start: libraries that a run seldom uses become files of their own,
// loaded when something of theirs is asked for.
import { join } from 'node:path';

/** Large, and never wanted by a run: not even beside the bundle. */
const OUTSIDE = new Set(['brotli/decompress.js', 'node-fetch']);

/**
 * Libraries that a dependency loads with itself but that a build seldom or never uses (breaking lines, shaping, ciphers,
 * fetching). True: they say `__esModule`; a list: all that is asked of them, where a whole namespace is imported.
 */
const SELDOM = new Map([
  ['fontkit', ['create']],
  ['node:child_process', false],
  ['fs/promises', false],
  ['picocolors', false],
  ['@noble/hashes/crypto', true],
  ['@noble/hashes/sha2', true],
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
    this.trie ??= new (LOAD)(this.data);
    return this.trie.get(codePoint);
  }
};`;

/** remark, with all that it is made of, is loaded when a text that isn't plain is to be parsed. */
const REMARK = '/marked-tree.js';

const isNodes = (path) => path.startsWith('node:') || path === 'fs/promises';

/** The name of the file that holds a library. */
const fileOf = (path) => `late-${path.replace(/\W+/g, '-').replace(/^-/, '')}`;

/** The text of a module that stands in for the library until something is asked of it. */
function standIn(path, load) {
  if (path === 'unicode-trie') return TRIE.replace('LOAD', load);
  const kind = SELDOM.get(path);
  const once = `let real;
const load = () => (real ??= ${load});`;
  return Array.isArray(kind)
    ? `${once}
module.exports = { ${kind.map((name) => `get ${name}() { return load().${name}; }`).join(', ')} };`
    : `${once}
module.exports = new Proxy(function () {}, {
  get: (_, key) => (key === '__esModule' ? ${kind} : load()[key]),
  apply: (_, self, values) => Reflect.apply(load(), self, values),
  construct: (_, values) => Reflect.construct(load(), values),
});`;
}

/**
 * The plugin, and the entry points of the libraries that it has met: a build that meets new ones is to be made again
 * with them among its entry points.
 */
export function loadLate() {
  /** The library's own file by the name under which it is imported. */
  const met = new Map();
  const stand = (path, resolved) => {
    if (isNodes(path) || OUTSIDE.has(path)) return `require(${JSON.stringify(path)})`;
    met.set(path, resolved);
    return `require('./${fileOf(path)}.cjs').library`;
  };
  const plugin = {
    name: 'load-late',
    setup({ onResolve, onLoad, resolve }) {
      onResolve(
        { filter: /^[@\w]|^\.\/html-parse$/ },
        async ({ path, namespace, kind, resolveDir, importer, pluginData }) => {
          if (pluginData === 'real' || namespace === 'late' || kind === 'dynamic-import') return;
          if (namespace === 'library' && path === importer) return;
          if (!SELDOM.has(path) && path !== 'unicode-trie') return;
          const real = isNodes(path)
            ? undefined
            : await resolve(path, { kind: 'require-call', resolveDir, pluginData: 'real' });
          return { path, namespace: 'late', pluginData: stand(path, real?.path) };
        },
      );
      onResolve({ filter: /\/marked-tree\.js$/ }, ({ path, kind, namespace, resolveDir }) =>
        kind === 'import-statement' && namespace !== 'library'
          ? { path: REMARK, namespace: 'late', pluginData: stand(REMARK, join(resolveDir, path)) }
          : undefined,
      );
      onResolve({ filter: /^\.\/late-/ }, ({ path }) => ({ path, external: true }));
      onResolve({ filter: /.*/, namespace: 'late' }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /.*/, namespace: 'late' }, ({ path, pluginData }) => ({
        contents:
          path === REMARK
            ? `export const markedTree = (text) => ${pluginData}.markedTree(text);`
            : standIn(path, pluginData),
      }));
      onResolve({ filter: /^library:/ }, ({ path }) => ({
        path: path.slice('library:'.length),
        namespace: 'library',
      }));
      onLoad({ filter: /.*/, namespace: 'library' }, ({ path }) => ({
        resolveDir: '/',
        contents: path.endsWith(REMARK)
          ? `import * as library from ${JSON.stringify(path)}; export { library };`
          : `export const library = require(${JSON.stringify(path)});`,
      }));
    },
  };
  const entries = () =>
    [...met].map(([path, file]) => ({ in: `library:${file}`, out: fileOf(path) }));
  return { plugin, entries };
}
