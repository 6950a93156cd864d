import { jsonText } from '../model/json-file.js';
import { byPath, compareUnits } from '../model/order.js';
import { type DigestAlgorithm, digestOf } from './digest.js';
import { OCFL_VERSION } from './layout.js';

/** Paths by digest: the form of an inventory's manifest and of each version's state. */
export type PathsByDigest = Readonly<Record<string, readonly string[]>>;

export interface User {
  readonly name: string;
  /** A URI: `mailto:…` or the address of a personal identifier. */
  readonly address?: string;
}

/** Who added a version, when (RFC 3339) and why. */
export interface VersionInfo {
  readonly created: string;
  readonly message?: string;
  readonly user?: User;
}

export interface Version extends VersionInfo {
  /** Logical paths by the digest of what they hold. */
  readonly state: PathsByDigest;
}

/** inventory.json (OCFL 1.1, §3.5). */
export interface Inventory {
  readonly id: string;
  readonly type: string;
  readonly digestAlgorithm: 'sha512' | 'sha256';
  readonly head: string;
  readonly contentDirectory?: string;
  /** Content paths by digest. */
  readonly manifest: PathsByDigest;
  readonly versions: Readonly<Record<string, Version>>;
  readonly fixity?: Readonly<Record<string, PathsByDigest>>;
}

/** A file of a version by its logical path. */
export interface LogicalFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The files and data that a new version adds to its object. */
export interface NewVersion {
  readonly inventory: Inventory;
  /** `v1`, `v2` … */
  readonly name: string;
  /** Files that the object doesn't hold yet, by their paths below the version's content folder. */
  readonly added: readonly LogicalFile[];
}

export const ALGORITHM = 'sha512' satisfies DigestAlgorithm;

/**
 * The inventory with one more version that holds just `files`. Content that the object holds
 * already, under whatever name, isn't stored again.
 */
export function withVersion(
  before: Inventory | undefined,
  id: string,
  files: readonly LogicalFile[],
  info: VersionInfo,
): NewVersion {
  const algorithm = before?.digestAlgorithm ?? ALGORITHM;
  const name = nextVersion(before?.head);
  const content = before?.contentDirectory ?? 'content';
  const manifest = new Map(Object.entries(before?.manifest ?? {}));
  const known = new Map([...manifest.keys()].map((digest) => [digest.toLowerCase(), digest]));
  const state = new Map<string, string[]>();
  const added: LogicalFile[] = [];
  for (const file of [...files].sort(byPath)) {
    const computed = digestOf(algorithm, file.bytes);
    const digest = known.get(computed) ?? computed;
    if (!known.has(computed)) {
      known.set(computed, computed);
      manifest.set(computed, [`${name}/${content}/${file.path}`]);
      added.push(file);
    }
    state.set(digest, [...(state.get(digest) ?? []), file.path]);
  }
  const { created, message, user } = info;
  const version: Version = {
    created,
    ...(message !== undefined && { message }),
    state: sorted(state),
    ...(user !== undefined && { user }),
  };
  return {
    name,
    added,
    inventory: {
      id,
      type: before?.type ?? typeOf(OCFL_VERSION),
      digestAlgorithm: algorithm,
      head: name,
      ...(before?.contentDirectory !== undefined && { contentDirectory: content }),
      manifest: sorted(manifest),
      versions: { ...before?.versions, [name]: version },
      ...(before?.fixity !== undefined && { fixity: before.fixity }),
    },
  };
}

/** Whether the newest version holds just these files with just these bytes. */
export function holdsJust(inventory: Inventory, files: readonly LogicalFile[]): boolean {
  const held = stateOf(inventory, inventory.head);
  const { digestAlgorithm } = inventory;
  return (
    held.size === files.length &&
    files.every(({ path, bytes }) => held.get(path) === digestOf(digestAlgorithm, bytes))
  );
}

/** Digests (lower case) by logical path, in the order of the paths. Throws RangeError for an unknown version. */
export function stateOf(inventory: Inventory, version: string): ReadonlyMap<string, string> {
  const state = inventory.versions[version]?.state;
  if (state === undefined) throw new RangeError(`no version ${version}`);
  const pairs = Object.entries(state).flatMap(([digest, paths]) =>
    paths.map((path) => [path, digest.toLowerCase()] as const),
  );
  return new Map(pairs.sort(([a], [b]) => compareUnits(a, b)));
}

/** Where an object keeps the content of a digest, below its root; undefined where it doesn't. */
export function contentPath(inventory: Inventory, digest: string): string | undefined {
  const paths =
    inventory.manifest[digest] ??
    Object.entries(inventory.manifest).find(([key]) => key.toLowerCase() === digest)?.[1];
  return paths?.[0];
}

/** The names of the versions, the oldest first. */
export function versionNames(inventory: Inventory): readonly string[] {
  return Object.keys(inventory.versions).sort((a, b) => versionNumber(a) - versionNumber(b));
}

/** `v2` or `v0002` → 2. */
export function versionNumber(name: string): number {
  return Number(name.slice(1));
}

export function inventoryText(inventory: Inventory): string {
  return jsonText(inventory);
}

/** `inventory.json.sha512`: the digest of inventory.json beside it (OCFL 1.1, §3.6). */
export function sidecarText(inventory: Inventory, text: string): string {
  return `${digestOf(inventory.digestAlgorithm, text)} inventory.json\n`;
}

export function typeOf(version: string): string {
  return `https://ocfl.io/${version}/spec/#inventory`;
}

/** The version after `head`, in the manner of its name: `v2` → `v3`, `v0002` → `v0003`. */
function nextVersion(head: string | undefined): string {
  if (head === undefined) return 'v1';
  const width = head.startsWith('v0') ? head.length - 1 : 0;
  return `v${String(versionNumber(head) + 1).padStart(width, '0')}`;
}

function sorted(paths: ReadonlyMap<string, readonly string[]>): PathsByDigest {
  const pairs = [...paths].map(([digest, list]) => [digest, [...list].sort(compareUnits)] as const);
  return Object.fromEntries(pairs.sort(([a], [b]) => compareUnits(a, b)));
}
