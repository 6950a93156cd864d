import { dirname, join, relative, sep } from 'node:path';
import { versionNames } from '../archive/inventory.js';
import {
  readObject,
  readObjects,
  readVersion,
  type StoredObject,
  splitId,
  versionOf,
} from '../archive/store.js';
import { readInput } from '../host/files.js';
import { packageVersion } from '../host/package-root.js';
import { removeTemporary, temporaryFolder } from '../host/temporary.js';
import { writeAll } from '../host/write-all.js';
import { type Diagnostic, diagnose, InputError } from '../messages/diagnostic.js';
import { type BuildRecord, parseBuildRecord } from '../model/build-record.js';
import { OUTPUTS } from '../outputs/index.js';
import type { Output } from '../outputs/output.js';
import { buildEdition } from './build-edition.js';
import { choicesOf, otherFonts } from './sealed-build.js';

export interface RebuiltVersion {
  readonly id: string;
  readonly version: string;
  readonly outputs: readonly { readonly path: string; readonly same: boolean }[];
}

export interface RebuildResult {
  readonly rebuilt: readonly RebuiltVersion[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Builds archived versions again, each in a temporary folder of its own and from nothing but what the
 * archive holds and this installation's engine and fonts, and compares the outputs byte by byte.
 * `names` are ids or ids with a version; all versions of all objects where empty.
 */
export async function rebuildVersions(
  store: string,
  names: readonly string[],
  { outputs = OUTPUTS }: { readonly outputs?: readonly Output[] } = {},
): Promise<RebuildResult> {
  const rebuilt: RebuiltVersion[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [object, version] of await versionsNamed(store, names)) {
    const result = await rebuild(object, version, outputs);
    if (result.rebuilt !== undefined) rebuilt.push(result.rebuilt);
    diagnostics.push(...result.diagnostics);
  }
  return { rebuilt, diagnostics };
}

async function versionsNamed(store: string, names: readonly string[]) {
  const pairs: (readonly [StoredObject, string])[] = [];
  const all = (object: StoredObject) => {
    for (const version of versionNames(object.inventory)) pairs.push([object, version]);
  };
  if (names.length === 0) for (const object of await readObjects(store)) all(object);
  for (const name of names) {
    const { id, version } = splitId(name);
    const object = await readObject(store, id);
    if (version === undefined) all(object);
    else pairs.push([object, versionOf(object, version)]);
  }
  return pairs;
}

async function rebuild(object: StoredObject, version: string, table: readonly Output[]) {
  const { id, folder } = object;
  const name = `${id}@${version}`;
  const diagnostics: Diagnostic[] = [];
  const files = await readVersion(object, version);
  const text = files.get(`dist/${id}/build.json`);
  const record = text && parseBuildRecord(new TextDecoder().decode(text));
  const source = record && editionPath(record, files);
  if (record === undefined || source === undefined) {
    diagnostics.push(diagnose('archive/no-rebuild', { file: folder }, { version: name }));
    return { diagnostics };
  }
  const elsewhere = differences(record, name, folder);
  diagnostics.push(...elsewhere);
  const work = temporaryFolder('kanben-rebuild-');
  try {
    const inputs = [...files].filter(([path]) => !path.startsWith('dist/'));
    await writeAll(
      work,
      inputs.map(([path, bytes]) => ({ path, bytes })),
    );
    const built = await buildEdition(join(work, source), {
      to: join(work, 'dist'),
      template: join(work, 'templates', record.template.name),
      templateRoot: work,
      ...choicesOf(record),
      outputs: table,
      // Whoever archived the edition was allowed to build it, and the files built here are thrown away.
      allowClassified: true,
      sourceDateEpoch: String(Date.parse(record.date) / 1000),
    });
    const outputs: { path: string; same: boolean }[] = [];
    for (const output of built.outputs) {
      const below = relative(join(work, 'dist', id), output.path);
      const path = `dist/${id}/${below.split(sep).join('/')}`;
      const offset = firstDifference(files.get(path), readInput(output.path));
      outputs.push({ path, same: offset === undefined });
      if (offset === undefined) continue;
      const rule =
        elsewhere.length > 0 ? 'archive/rebuild-differs-elsewhere' : 'archive/rebuild-differs';
      const place = { file: join(folder, path) };
      diagnostics.push(diagnose(rule, place, { version: name, offset }));
    }
    return { rebuilt: { id, version, outputs }, diagnostics };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { diagnostics: [...diagnostics, ...error.diagnostics] };
  } finally {
    removeTemporary(work);
  }
}

/** The edition in a restored version; undefined where it isn't there. */
function editionPath(
  record: BuildRecord,
  files: ReadonlyMap<string, Uint8Array>,
): string | undefined {
  const isFolder = record.inputs.some(({ path }) => path === 'edition.yaml');
  const pattern = isFolder
    ? /^content\/[^/]+\/edition\.yaml$/
    : /^content\/[^/]+\.(?:md|markdown)$/i;
  const match = [...files.keys()].find((path) => pattern.test(path));
  return match !== undefined && isFolder ? dirname(match) : match;
}

/** The differences between this installation and the one that built the version. */
function differences(record: BuildRecord, version: string, file: string): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const present = packageVersion();
  if (record.tool.version !== present) {
    const values = { version, archived: record.tool.version, present };
    diagnostics.push(diagnose('archive/other-tool', { file }, values));
  }
  for (const font of otherFonts(record)) {
    const archived = `${font.postscriptName} ${font.version}, ${font.sha256.slice(0, 16)}…`;
    diagnostics.push(
      diagnose('archive/other-font', { file }, { version, font: font.id, archived }),
    );
  }
  return diagnostics;
}

/** The first byte, from 0, in which two files differ; undefined if they are the same. */
function firstDifference(a: Uint8Array | undefined, b: Uint8Array): number | undefined {
  if (a === undefined) return 0;
  if (Buffer.compare(a, b) === 0) return undefined;
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 ? a.length : at;
}
