import type { Dirent } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { codeOf, entriesOf, realDisk } from '../host/disk.js';
import { abandonedLocks } from '../host/lock.js';
import { type Diagnostic, diagnose, type Values } from '../messages/diagnostic.js';
import type { RuleId } from '../messages/index.js';
import { checkInventory } from './check-inventory.js';
import { type DigestAlgorithm, digestOf, isDigestAlgorithm } from './digest.js';
import { contentPath, type Inventory, stateOf, typeOf, versionNames } from './inventory.js';
import {
  editionIdOf,
  LAYOUT,
  OCFL_VERSION,
  objectId,
  objectPath,
  ROOT_FILES,
  WORKSPACE,
} from './layout.js';
import { settle, undisturbed } from './recover.js';
import { OBJECT_DECLARATION, objectFolders, readObject, requireStore, short } from './store.js';

export interface VerifyOptions {
  /** Editions to verify; where absent, all, and the storage root with them. */
  readonly ids?: readonly string[];
}

export interface VerifiedObject {
  /** The edition's id, or the folder where that can't be read. */
  readonly id: string;
  readonly versions: readonly string[];
  readonly files: number;
  readonly bytes: number;
  readonly faults: number;
}

export interface VerifyResult {
  readonly objects: readonly VerifiedObject[];
  /** In the order of the folders. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Verifies an archive: every file by its digest, that none is missing or too many, and each
 * inventory by OCFL 1.1. Reads only; what a killed process had begun is ended first where the
 * archive can be written. Throws InputError where there is no archive or no such object.
 */
export async function verifyStore(
  store: string,
  options: VerifyOptions = {},
): Promise<VerifyResult> {
  await settle(realDisk, store);
  const { ids } = options;
  const check = new StoreCheck(store);
  if (ids === undefined) {
    await check.root();
    return check.result();
  }
  await requireStore(store);
  for (const id of ids) await check.object((await objectFolder(store, id)) as string);
  return check.result();
}

/** The folder of an object, its inventory readable or not. */
async function objectFolder(store: string, id: string): Promise<string> {
  for (const path of await objectFolders(store)) {
    const wanted = [objectPath(objectId(id)).join('/'), objectPath(id).join('/')];
    if (wanted.includes(path)) return path;
  }
  return relative(store, (await readObject(store, id)).folder)
    .split(sep)
    .join('/');
}

class StoreCheck {
  readonly #store: string;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #objects: VerifiedObject[] = [];
  readonly #ids = new Map<string, string>();

  constructor(store: string) {
    this.#store = store;
  }

  result(): VerifyResult {
    return { objects: this.#objects, diagnostics: this.#diagnostics };
  }

  /** The storage root and everything below it (OCFL 1.1, §4). */
  async root(): Promise<void> {
    await requireStore(this.#store);
    for (const { path, text } of ROOT_FILES) await this.#known(path, text);
    for (const entry of entriesOf(this.#store)) {
      const { name } = entry;
      if (ROOT_FILES.some(({ path }) => path === name)) continue;
      if (entry.isFile()) {
        // An OCFL validator has to ignore files in the root that it doesn't understand (E087).
        if (name.startsWith('0=')) this.#tell('archive/other-version', name, declared(name));
        else this.#tell('archive/unknown-file', name);
      } else if (!entry.isDirectory()) this.#tell('archive/link', name, { code: 'E090' });
      else if (name === 'extensions') await this.#extensions();
      else await this.#hierarchy(name);
    }
  }

  /** An object's own folder (OCFL 1.1, §3). */
  async object(path: string): Promise<void> {
    const [diagnostics, objects] = [this.#diagnostics.length, this.#objects.length];
    const errors = this.#errors();
    await this.#object(path);
    if (this.#errors() === errors) return;
    // What looks like a fault may be another process at its work: a fault that stays is one.
    await undisturbed(this.#store, path.split('/'), async () => {
      this.#diagnostics.length = diagnostics;
      this.#objects.length = objects;
      await this.#object(path);
    });
  }

  async #object(path: string): Promise<void> {
    const before = this.#errors();
    const tree = await Tree.of(this.#store, path);
    for (const { path: at, kind } of tree.odd) {
      if (kind === 'empty') {
        if (!/^(?:logs|extensions)(?:\/|$)/.test(at.slice(path.length + 1))) {
          this.#tell('archive/empty-folder', at, { code: 'E024' });
        }
      } else this.#tell('archive/link', at, { code: 'E090' });
    }
    const version = await this.#objectDeclaration(path, tree);
    const inventory = await this.#inventory(path, path, tree, version);
    if (inventory !== undefined) {
      this.#place(path, inventory);
      await this.#versions(path, tree, inventory);
      await this.#content(path, tree, inventory);
    }
    const versions = inventory === undefined ? [] : versionNames(inventory);
    this.#objects.push({
      id: inventory === undefined ? path : editionIdOf(inventory.id),
      versions,
      files: tree.files.size,
      bytes: tree.bytes,
      faults: this.#errors() - before,
    });
  }

  async #known(path: string, wants: string): Promise<void> {
    const has = await readOptional(join(this.#store, path));
    if (has === undefined) this.#tell('archive/missing-file', path, { code: 'E070' });
    else if (new TextDecoder().decode(has) !== wants) {
      this.#changed(path, path.startsWith('0=') ? 'E080' : 'E070', 'sha256', wants, has);
    }
  }

  async #extensions(): Promise<void> {
    for (const entry of entriesOf(join(this.#store, 'extensions'))) {
      const path = `extensions/${entry.name}`;
      if (path === WORKSPACE) {
        const left = abandonedLocks(join(this.#store, path));
        if (left.length > 0) this.#tell('archive/unfinished', path);
      } else if (!entry.isDirectory()) this.#tell('archive/extra-file', path, { code: 'E112' });
      else if (entry.name === LAYOUT) {
        for (const { name } of entriesOf(join(this.#store, path))) {
          if (name !== 'config.json') {
            this.#tell('archive/extra-file', `${path}/${name}`, { code: 'E112' });
          }
        }
      } else this.#tell('archive/unknown-file', path);
    }
  }

  /** A folder between the root and the objects holds folders only (OCFL 1.1, §4.3). */
  async #hierarchy(path: string): Promise<void> {
    const entries = entriesOf(join(this.#store, path));
    if (entries.some((one) => one.isFile() && OBJECT_DECLARATION.test(one.name))) {
      return this.object(path);
    }
    // Without its declaration an object's folder still shows what it is.
    if (entries.some(({ name }) => name === 'inventory.json')) return this.object(path);
    if (entries.length === 0) this.#tell('archive/empty-folder', path, { code: 'E073' });
    for (const entry of entries) {
      const at = `${path}/${entry.name}`;
      if (entry.isDirectory()) await this.#hierarchy(at);
      else if (entry.isFile()) this.#tell('archive/extra-file', at, { code: 'E072' });
      else this.#tell('archive/link', at, { code: 'E090' });
    }
  }

  /** The version of OCFL that the object declares (OCFL 1.1, §3.2). */
  async #objectDeclaration(path: string, tree: Tree): Promise<string> {
    const names = tree.in('').filter((name) => name.startsWith('0='));
    const [name, ...more] = names;
    for (const other of more)
      this.#tell('archive/extra-file', `${path}/${other}`, { code: 'E003' });
    const version = /^0=ocfl_object_(1\.[01])$/.exec(name ?? '')?.[1];
    if (name === undefined) {
      const wanted = `${path}/0=ocfl_object_${OCFL_VERSION}`;
      this.#tell('archive/missing-file', wanted, { code: 'E003' });
    } else if (version === undefined) {
      this.#tell('archive/other-version', `${path}/${name}`, { code: 'E006', detail: name });
    } else {
      const bytes = (await tree.read(name)) as Uint8Array;
      const wants = `ocfl_object_${version}\n`;
      if (new TextDecoder().decode(bytes) !== wants) {
        this.#changed(`${path}/${name}`, 'E007', 'sha256', wants, bytes);
      }
    }
    return version ?? OCFL_VERSION;
  }

  /** inventory.json and its digest in `folder` (OCFL 1.1, §3.5 and §3.6); undefined where it can't be read. */
  async #inventory(
    path: string,
    folder: string,
    tree: Tree,
    declaredVersion: string,
  ): Promise<Inventory | undefined> {
    const below = folder.slice(path.length + 1);
    const name = below === '' ? 'inventory.json' : `${below}/inventory.json`;
    const bytes = await tree.read(name);
    if (bytes === undefined) {
      this.#tell('archive/missing-file', `${folder}/inventory.json`, {
        code: below === '' ? 'E063' : 'W010',
      });
      return undefined;
    }
    const { inventory, faults } = checkInventory(bytes);
    for (const { code, detail } of faults) {
      this.#tell('archive/bad-inventory', `${folder}/inventory.json`, { code, detail });
    }
    const algorithm =
      inventory?.digestAlgorithm ?? (tree.has(`${name}.sha256`) ? 'sha256' : 'sha512');
    await this.#sidecar(
      `${folder}/inventory.json.${algorithm}`,
      `${name}.${algorithm}`,
      tree,
      bytes,
      algorithm,
    );
    if (below === '' && inventory !== undefined && inventory.type !== typeOf(declaredVersion)) {
      this.#tell('archive/bad-inventory', `${folder}/inventory.json`, {
        code: 'E038',
        detail: `${inventory.type}, 0=ocfl_object_${declaredVersion}`,
      });
    }
    return inventory;
  }

  async #sidecar(
    path: string,
    name: string,
    tree: Tree,
    inventory: Uint8Array,
    algorithm: DigestAlgorithm,
  ): Promise<void> {
    const sidecar = await tree.read(name);
    if (sidecar === undefined) {
      this.#tell('archive/missing-file', path, { code: 'E058' });
      return;
    }
    const text = new TextDecoder().decode(sidecar);
    const [, recorded] = /^([0-9a-f]+)[ \t]+inventory\.json\n?$/i.exec(text) ?? [];
    if (recorded === undefined) {
      this.#tell('archive/bad-inventory', path, { code: 'E061', detail: text.slice(0, 40) });
      return;
    }
    const has = digestOf(algorithm, inventory);
    if (recorded.toLowerCase() !== has) {
      this.#tell('archive/changed-file', path.slice(0, -algorithm.length - 1), {
        code: 'E060',
        wants: short(recorded.toLowerCase()),
        has: short(has),
      });
    }
  }

  #place(path: string, inventory: Inventory): void {
    const wants = objectPath(inventory.id).join('/');
    const id = editionIdOf(inventory.id);
    if (wants !== path) this.#tell('archive/misplaced', path, { id, wants, code: 'E083' });
    const other = this.#ids.get(inventory.id);
    if (other !== undefined && other !== path) {
      this.#tell('archive/bad-inventory', path, { code: 'E037', detail: `${id} = ${other}` });
    }
    this.#ids.set(inventory.id, path);
  }

  /** The version folders and the inventories in them (OCFL 1.1, §3.3 and §3.7). */
  async #versions(path: string, tree: Tree, root: Inventory): Promise<void> {
    const names = versionNames(root);
    const content = root.contentDirectory ?? 'content';
    const sidecar = `inventory.json.${root.digestAlgorithm}`;
    for (const name of tree.in('')) {
      if (name.startsWith('0=') || name === 'inventory.json' || name === sidecar) continue;
      if (names.includes(name) || name === 'logs') continue;
      if (name === 'extensions') {
        for (const inside of tree.in(name)) {
          if (tree.has(`${name}/${inside}`)) {
            this.#tell('archive/extra-file', `${path}/${name}/${inside}`, { code: 'E067' });
          }
        }
        continue;
      }
      const code = /^v\d+$/.test(name) ? 'E046' : 'E001';
      this.#tell('archive/extra-file', `${path}/${name}`, { code });
    }
    let earlier = typeOf('1.0');
    for (const name of names) {
      if (!tree.hasFolder(name)) {
        this.#tell('archive/missing-file', `${path}/${name}`, { code: 'E046' });
        continue;
      }
      const inventory = await this.#inventory(path, `${path}/${name}`, tree, '');
      const own = `inventory.json.${inventory?.digestAlgorithm ?? root.digestAlgorithm}`;
      for (const inside of tree.in(name)) {
        if (inside === content || inside === 'inventory.json' || inside === own) continue;
        const at = `${path}/${name}/${inside}`;
        if (tree.has(`${name}/${inside}`)) this.#tell('archive/extra-file', at, { code: 'E015' });
        else this.#tell('archive/unknown-file', at);
      }
      if (inventory === undefined) continue;
      const tellBad = (code: string, detail: string) => {
        const rule = code.startsWith('W') ? 'archive/inventory-advice' : 'archive/bad-inventory';
        this.#tell(rule, `${path}/${name}/inventory.json`, { code, detail });
      };
      if (inventory.id !== root.id) tellBad('E110', inventory.id);
      if (inventory.head !== name) tellBad('E040', `head ${inventory.head}`);
      if ((inventory.contentDirectory ?? 'content') !== content) {
        tellBad('E020', inventory.contentDirectory ?? 'content');
      }
      if (inventory.type < earlier) tellBad('E103', inventory.type);
      earlier = inventory.type;
      for (const [at, code] of disagreements(root, inventory)) tellBad(code, at);
      if (name === root.head) {
        const [a, b] = [
          await tree.read('inventory.json'),
          await tree.read(`${name}/inventory.json`),
        ];
        if (a !== undefined && b !== undefined && Buffer.compare(a, b) !== 0) {
          tellBad('E064', `≠ ${path}/inventory.json`);
        }
      }
    }
  }

  /** Every content file: in the manifest, there, and with the digest that it has to have. */
  async #content(path: string, tree: Tree, inventory: Inventory): Promise<void> {
    const content = inventory.contentDirectory ?? 'content';
    const recorded = new Map<string, [DigestAlgorithm, string, string][]>();
    const record = (algorithm: DigestAlgorithm, code: string, block: Inventory['manifest']) => {
      for (const [digest, paths] of Object.entries(block)) {
        for (const file of paths) {
          recorded.set(file, [...(recorded.get(file) ?? []), [algorithm, digest, code]]);
        }
      }
    };
    record(inventory.digestAlgorithm, 'E092', inventory.manifest);
    for (const [algorithm, block] of Object.entries(inventory.fixity ?? {})) {
      if (isDigestAlgorithm(algorithm)) record(algorithm, 'E093', block);
    }
    for (const [file, digests] of recorded) {
      const bytes = await tree.read(file);
      if (bytes === undefined) {
        this.#tell('archive/missing-file', `${path}/${file}`, { code: 'E092' });
        continue;
      }
      for (const [algorithm, wants, code] of digests) {
        const has = digestOf(algorithm, bytes);
        if (has === wants.toLowerCase()) continue;
        this.#tell('archive/changed-file', `${path}/${file}`, {
          code,
          wants: short(wants.toLowerCase()),
          has: short(has),
        });
      }
    }
    const names = new Set(versionNames(inventory));
    for (const file of tree.files.keys()) {
      const [version = '', folder] = file.split('/');
      const inContent =
        names.has(version) && folder === content && file !== `${version}/${content}`;
      if (inContent && !recorded.has(file)) {
        this.#tell('archive/extra-file', `${path}/${file}`, { code: 'E023' });
      }
    }
  }

  #changed(path: string, code: string, algorithm: DigestAlgorithm, wants: string, has: Uint8Array) {
    this.#tell('archive/changed-file', path, {
      code,
      wants: short(digestOf(algorithm, wants)),
      has: short(digestOf(algorithm, has)),
    });
  }

  #tell(rule: RuleId, path: string, values: Values = {}): void {
    this.#diagnostics.push(diagnose(rule, { file: join(this.#store, path) }, values));
  }

  #errors(): number {
    return this.#diagnostics.filter((one) => one.severity === 'error').length;
  }
}

/** Where the state of a version in an earlier inventory isn't what the newest says it was (E066, E023). */
function disagreements(
  root: Inventory,
  earlier: Inventory,
): readonly (readonly [string, string])[] {
  const found: [string, string][] = [];
  for (const name of versionNames(earlier)) {
    if (root.versions[name] === undefined) {
      found.push([name, 'E066']);
      continue;
    }
    const [then, now] = [stateOf(earlier, name), stateOf(root, name)];
    for (const path of new Set([...then.keys(), ...now.keys()])) {
      const [a, b] = [then.get(path), now.get(path)];
      const same =
        a !== undefined &&
        b !== undefined &&
        (a === b || contentPath(earlier, a) === contentPath(root, b));
      if (!same) found.push([`${name}: ${path}`, 'E066']);
    }
    for (const key of ['created', 'message'] as const) {
      if (earlier.versions[name]?.[key] !== root.versions[name]?.[key]) {
        found.push([`${name}: ${key}`, 'W011']);
      }
    }
  }
  const kept = new Set(Object.values(root.manifest).flat());
  for (const path of Object.values(earlier.manifest).flat()) {
    if (!kept.has(path)) found.push([path, 'E023']);
  }
  return found;
}

/** What lies below an object's folder; files are read when asked for. */
class Tree {
  /** Sizes by path. */
  readonly files = new Map<string, number>();
  readonly odd: { readonly path: string; readonly kind: 'empty' | 'link' }[] = [];
  bytes = 0;
  readonly #names = new Map<string, string[]>();
  readonly #folder: string;

  static async of(store: string, path: string): Promise<Tree> {
    const tree = new Tree(join(store, path));
    await tree.#walk(path, '');
    return tree;
  }

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** The names in a folder below the object's. */
  in(folder: string): readonly string[] {
    return this.#names.get(folder) ?? [];
  }

  has(file: string): boolean {
    return this.files.has(file);
  }

  hasFolder(folder: string): boolean {
    return this.#names.has(folder);
  }

  async read(file: string): Promise<Uint8Array | undefined> {
    if (!this.files.has(file)) return undefined;
    const bytes = await readOptional(join(this.#folder, file));
    if (bytes !== undefined && this.files.get(file) === 0) {
      this.files.set(file, bytes.length);
      this.bytes += bytes.length;
    }
    return bytes;
  }

  async #walk(path: string, below: string): Promise<void> {
    const entries: readonly Dirent[] = entriesOf(join(this.#folder, below));
    this.#names.set(
      below,
      entries.map(({ name }) => name),
    );
    if (entries.length === 0) this.odd.push({ path: join(path, below), kind: 'empty' });
    for (const entry of entries) {
      const at = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) await this.#walk(path, at);
      else if (entry.isFile()) this.files.set(at, 0);
      else this.odd.push({ path: `${path}/${at}`, kind: 'link' });
    }
  }
}

function declared(name: string): Values {
  return { code: 'E076', detail: name };
}

async function readOptional(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}
