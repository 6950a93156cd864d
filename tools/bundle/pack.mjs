// Puts chunks of code that are loaded together into one file: each is a function in it, which runs when first asked for.

/** Names of `./x.cjs` that a chunk's code requires. */
const REQUIRED = /\brequire\("(\.\/[^"]+\.cjs)"\)/g;

/**
 * Files of CommonJS with some of them packed into one.
 *
 * @param chunks code by the chunk's path, `./x.cjs`
 * @param packs the chunks of each pack by the pack's own path. A pack that is itself among its chunks exports what that
 *   chunk does.
 * @returns code by path
 */
export function packed(chunks, packs) {
  const packOf = new Map();
  for (const [pack, names] of packs) for (const name of names) packOf.set(name, pack);
  const files = new Map();
  for (const [name, code] of chunks) if (!packOf.has(name)) files.set(name, linked(code, packOf));
  for (const [pack, names] of packs) {
    const parts = names.map(
      (name) =>
        `${JSON.stringify(name)}: (function (exports, require, module) {${linked(chunks.get(name), packOf, pack)}\n})`,
    );
    files.set(pack, `${LOADER.replace('PARTS', () => parts.join(',\n'))}${own(pack, names)}`);
  }
  return files;
}

/** In parentheses V8 compiles a part with the file, not first to skip over it and then again to run it. */
const LOADER = `const parts = {
PARTS
};
const loaded = new Map();
function part(path) {
  if (!Object.hasOwn(parts, path)) return require(path);
  const known = loaded.get(path);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  loaded.set(path, module);
  parts[path](module.exports, part, module);
  return module.exports;
}
exports.part = part;
`;

function own(pack, names) {
  return names.includes(pack)
    ? `module.exports = Object.assign(part(${JSON.stringify(pack)}), exports);\n`
    : '';
}

/** Code whose `require` finds chunks where they are packed. Inside one pack `require` is its `part`. */
function linked(code, packOf, here) {
  return code.replace(REQUIRED, (call, name) => {
    const pack = packOf.get(name);
    return pack === undefined || pack === here
      ? call
      : `require(${JSON.stringify(pack)}).part(${JSON.stringify(name)})`;
  });
}

/** The chunk `from` and all that it loads with itself; what it loads on demand is left out. */
export function loadedWith(from, chunks, reached = new Set()) {
  if (reached.has(from) || !chunks.has(from)) return reached;
  reached.add(from);
  for (const name of chunks.get(from).imports) loadedWith(name, chunks, reached);
  return reached;
}
