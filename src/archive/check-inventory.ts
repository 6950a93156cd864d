import { isRecord } from '../model/records.js';
import { clashes, hasUnsafeElement } from './content-paths.js';
import { isDigest, isDigestAlgorithm } from './digest.js';
import { type Inventory, typeOf, versionNumber } from './inventory.js';

/** A breach of the OCFL specification: its validation code and the value that breaks the rule, in neither language. */
interface InventoryFault {
  readonly code: string;
  readonly detail: string;
}

interface CheckedInventory {
  /** The inventory, if the parts that reading needs are sound; it may have other faults. */
  readonly inventory?: Inventory;
  readonly faults: readonly InventoryFault[];
}

type Json = Readonly<Record<string, unknown>>;

const KEYS = [
  'id',
  'type',
  'digestAlgorithm',
  'head',
  'contentDirectory',
  'manifest',
  'versions',
  'fixity',
];
const VERSION_KEYS = ['created', 'state', 'message', 'user'];
const USER_KEYS = ['name', 'address'];

/** RFC 3339, §5.6. */
const RFC3339 =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

/** Reads inventory.json and reports everything that breaks OCFL 1.1, §3.5, by its validation code. */
export function checkInventory(bytes: Uint8Array): CheckedInventory {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return { faults: [{ code: 'E033', detail: error instanceof Error ? error.message : '' }] };
  }
  if (!isRecord(value)) return { faults: [{ code: 'E033', detail: 'no JSON object' }] };
  const checker = new Checker(value);
  checker.check();
  const { faults, readable } = checker;
  return readable ? { inventory: value as unknown as Inventory, faults } : { faults };
}

class Checker {
  readonly faults: InventoryFault[] = [];
  /** Whether the value has the types that reading relies on. */
  readable = true;
  readonly #value: Json;

  constructor(value: Json) {
    this.#value = value;
  }

  check(): void {
    const { id, type, digestAlgorithm, manifest, versions, fixity } = this.#value;
    this.#unknownKeys('', this.#value, KEYS);
    for (const key of ['id', 'type', 'digestAlgorithm', 'head']) {
      if (this.#value[key] === undefined) this.#fatal('E036', `no ${key}`);
    }
    for (const key of ['manifest', 'versions']) {
      if (this.#value[key] === undefined) this.#fatal('E041', `no ${key}`);
    }
    if (id !== undefined && (typeof id !== 'string' || id === '')) this.#fatal('E037', show(id));
    if (type !== undefined && type !== typeOf('1.0') && type !== typeOf('1.1')) {
      this.#fault('E038', show(type));
    }
    if (digestAlgorithm !== undefined && !['sha512', 'sha256'].includes(String(digestAlgorithm))) {
      this.#fatal('E025', show(digestAlgorithm));
    }
    this.#contentDirectory();
    const algorithm = digestAlgorithm === 'sha256' ? 'sha256' : 'sha512';
    if (versions !== undefined) this.#versions(versions, algorithm);
    if (manifest !== undefined) this.#manifest(manifest, algorithm);
    if (this.readable) this.#digestsAgree();
    if (fixity !== undefined) this.#fixity(fixity);
  }

  #contentDirectory(): void {
    const { contentDirectory } = this.#value;
    if (contentDirectory === undefined) return;
    if (typeof contentDirectory !== 'string' || contentDirectory === '') {
      this.#fatal('E017', show(contentDirectory));
    } else if (contentDirectory.includes('/')) this.#fatal('E017', contentDirectory);
    else if (/^\.{1,2}$/.test(contentDirectory)) this.#fatal('E018', contentDirectory);
  }

  #versions(versions: unknown, algorithm: 'sha512' | 'sha256'): void {
    if (!isRecord(versions)) {
      this.#fatal('E044', show(versions));
      return;
    }
    const names = Object.keys(versions);
    if (names.length === 0) {
      this.#fatal('E008', 'versions {}');
      return;
    }
    for (const name of names) {
      if (!/^v\d+$/.test(name) || versionNumber(name) === 0) {
        this.#fatal('E046', name);
        return;
      }
    }
    const ordered = [...names].sort((a, b) => versionNumber(a) - versionNumber(b));
    const padded = names.some((name) => name.startsWith('v0'));
    if (padded && new Set(names.map((name) => name.length)).size > 1) {
      this.#fault('E012', ordered.join(', '));
    }
    if (padded && !names.every((name) => name.startsWith('v0'))) {
      this.#fault('E011', ordered.join(', '));
    }
    if (versionNumber(ordered[0] as string) !== 1) this.#fatal('E009', ordered.join(', '));
    else if (ordered.some((name, index) => versionNumber(name) !== index + 1)) {
      this.#fatal('E010', ordered.join(', '));
    }
    const { head } = this.#value;
    if (head !== undefined && head !== ordered.at(-1)) this.#fatal('E040', `head ${show(head)}`);
    for (const name of ordered) this.#version(name, versions[name], algorithm);
  }

  #version(name: string, version: unknown, algorithm: 'sha512' | 'sha256'): void {
    if (!isRecord(version)) {
      this.#fatal('E047', `${name}: ${show(version)}`);
      return;
    }
    this.#unknownKeys(`${name}.`, version, VERSION_KEYS);
    const { created, state, message, user } = version;
    if (created === undefined) this.#fault('E048', `${name}: no created`);
    else if (typeof created !== 'string' || !RFC3339.test(created)) {
      this.#fault('E049', `${name}: created ${show(created)}`);
    }
    if (message !== undefined && typeof message !== 'string') {
      this.#fault('E094', `${name}: message ${show(message)}`);
    }
    if (user !== undefined) this.#user(name, user);
    if (state === undefined) {
      this.#fatal('E048', `${name}: no state`);
      return;
    }
    if (!isRecord(state)) {
      this.#fatal('E050', `${name}: state ${show(state)}`);
      return;
    }
    const paths = this.#paths(`${name}.state`, state, algorithm, 'E050', 'E051');
    for (const path of paths) {
      if (path.startsWith('/') || path.endsWith('/')) this.#fatal('E053', `${name}: ${path}`);
      else if (hasUnsafeElement(path)) this.#fatal('E052', `${name}: ${path}`);
    }
    for (const path of clashes(paths)) this.#fatal('E095', `${name}: ${path}`);
  }

  #user(name: string, user: unknown): void {
    if (!isRecord(user) || typeof user.name !== 'string' || user.name === '') {
      this.#fault('E054', `${name}: user ${show(user)}`);
      return;
    }
    this.#unknownKeys(`${name}.user.`, user, USER_KEYS);
    if (user.address !== undefined && typeof user.address !== 'string') {
      this.#fault('E054', `${name}: address ${show(user.address)}`);
    }
  }

  #manifest(manifest: unknown, algorithm: 'sha512' | 'sha256'): void {
    if (!isRecord(manifest)) {
      this.#fatal('E106', show(manifest));
      return;
    }
    this.#sameDigests('manifest', manifest, 'E096');
    const paths = this.#paths('manifest', manifest, algorithm, 'E025', 'E092');
    const { versions } = this.#value;
    const content = this.#value.contentDirectory ?? 'content';
    for (const path of paths) {
      if (path.startsWith('/') || path.endsWith('/')) this.#fatal('E100', path);
      else if (hasUnsafeElement(path)) this.#fatal('E099', path);
      else {
        const [version = '', folder, ...rest] = path.split('/');
        const known = isRecord(versions) && Object.hasOwn(versions, version);
        if (!known || folder !== content || rest.length === 0) this.#fatal('E042', path);
      }
    }
    for (const path of clashes(paths)) this.#fatal('E101', path);
  }

  /** All paths of a block of digests; reports faults of its form. */
  #paths(
    where: string,
    block: Json,
    algorithm: string,
    digestCode: string,
    listCode: string,
  ): readonly string[] {
    const paths: string[] = [];
    for (const [digest, list] of Object.entries(block)) {
      if (isDigestAlgorithm(algorithm) && !isDigest(algorithm, digest)) {
        this.#fault(digestCode, `${where}: ${digest}`);
      }
      if (
        !Array.isArray(list) ||
        list.length === 0 ||
        list.some((one) => typeof one !== 'string')
      ) {
        this.#fatal(listCode, `${where}: ${digest.slice(0, 16)}… ${show(list)}`);
      } else paths.push(...(list as string[]));
    }
    return paths;
  }

  /** Each digest of a state is in the manifest, and each of the manifest in some state. */
  #digestsAgree(): void {
    const { manifest, versions } = this.#value as unknown as Inventory;
    const used = new Set<string>();
    for (const [name, { state }] of Object.entries(versions)) {
      for (const digest of Object.keys(state)) {
        used.add(digest);
        if (!Object.hasOwn(manifest, digest)) this.#fatal('E050', `${name}: ${digest}`);
      }
    }
    for (const digest of Object.keys(manifest)) {
      if (!used.has(digest)) this.#fault('E107', digest);
    }
  }

  #fixity(fixity: unknown): void {
    if (!isRecord(fixity)) {
      this.#fatal('E111', show(fixity));
      return;
    }
    const { manifest } = this.#value;
    const known = new Set(isRecord(manifest) ? Object.values(manifest).flat() : []);
    for (const [algorithm, block] of Object.entries(fixity)) {
      // Algorithms of extensions may be there; who doesn't know them ignores them (E028).
      if (!isDigestAlgorithm(algorithm)) continue;
      if (!isRecord(block)) {
        this.#fatal('E057', `${algorithm}: ${show(block)}`);
        continue;
      }
      this.#sameDigests(`fixity.${algorithm}`, block, 'E097');
      for (const path of this.#paths(`fixity.${algorithm}`, block, algorithm, 'E057', 'E057')) {
        if (!known.has(path)) this.#fault('E057', `${algorithm}: ${path}`);
      }
    }
  }

  /** No digest stands twice in different case. */
  #sameDigests(where: string, block: Json, code: string): void {
    const seen = new Set<string>();
    for (const digest of Object.keys(block)) {
      const lower = digest.toLowerCase();
      if (seen.has(lower)) this.#fatal(code, `${where}: ${digest}`);
      seen.add(lower);
    }
  }

  #unknownKeys(where: string, value: Json, known: readonly string[]): void {
    for (const key of Object.keys(value)) {
      if (!known.includes(key)) this.#fault('E102', `${where}${key}`);
    }
  }

  #fault(code: string, detail: string): void {
    this.faults.push({ code, detail });
  }

  #fatal(code: string, detail: string): void {
    this.readable = false;
    this.#fault(code, detail);
  }
}

/** A value as a message shows it, cut short. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
