import { join, relative, sep } from 'node:path';
import { contentPath, stateOf, versionNames } from '../../archive/inventory.js';
import { editionDivisions } from '../../archive/search/edition-text.js';
import type { SearchFile, SearchText } from '../../archive/search/text.js';
import { readObjects, readVersion, type StoredObject } from '../../archive/store.js';
import { parseVersion } from '../../archive/version-text.js';
import { isClassified } from '../../edition/index.js';
import { type Diagnostic, InputError } from '../../messages/diagnostic.js';
import { type BuildRecord, parseBuildRecord } from '../../model/build-record.js';
import { sha256 } from '../../model/sha256.js';
import type { Output } from '../../outputs/output.js';
import { finishedText, hitLinks, textFile } from './finished-edition.js';
import { APART, type Indexable } from './index-folder.js';

/** The files of a version that are searched or linked to. */
const TEXT = /^content\/(?:[^/]+\/)?(?:[^/]+\.(?:md|markdown)|edition\.yaml)$/i;
const FINISHED = /^dist\/[^/]+\/[^/]+$/;

/**
 * Every version of every edition of an archive as an index takes it, the newest version of each first; versions of the same
 * text and files are one.
 */
export async function archivedEditions(
  store: string,
  diagnostics: Diagnostic[],
  outputs: readonly Output[],
): Promise<readonly Indexable[]> {
  const isUsed = usedPaths(outputs);
  const objects = await readObjects(store);
  return objects.flatMap((object) =>
    versionsOf(object, isUsed).map((versions) => {
      const [newest = 'v1'] = versions;
      const files = [...stateOf(object.inventory, newest)];
      const read = (use: 'indexed' | 'searched') =>
        archivedText({ store, object, versions, outputs }, diagnostics, use);
      return {
        key: `${object.id}@${versions.at(-1)}`,
        state: sha256(JSON.stringify([versions, files])),
        read: async () => (await read('indexed')) ?? APART,
        readApart: () => read('searched'),
      };
    }),
  );
}

/** The versions in groups of the same files, the newest first. */
function versionsOf(
  { inventory }: StoredObject,
  isUsed: (path: string) => boolean,
): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const version of versionNames(inventory).toReversed()) {
    const files = [...stateOf(inventory, version)].filter(([path]) => isUsed(path));
    const key = JSON.stringify(files);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [version]);
    else group.push(version);
  }
  return [...groups.values()];
}

/** Whether a path of a version is of a file that is searched or linked to. */
function usedPaths(outputs: readonly Output[]): (path: string) => boolean {
  const endings = outputs.flatMap(({ open, extension }) =>
    open === undefined ? [] : [`.${extension}`],
  );
  return (path) =>
    TEXT.test(path) ||
    (FINISHED.test(path) &&
      (path.endsWith('/build.json') || endings.some((ending) => path.endsWith(ending))));
}

/** Versions of the same files, and where they lie. */
interface Archived {
  readonly store: string;
  readonly object: StoredObject;
  readonly versions: readonly string[];
  readonly outputs: readonly Output[];
}

/** The text of a version; undefined where it is a state secret and is to be indexed. */
async function archivedText(
  { store, object, versions, outputs }: Archived,
  diagnostics: Diagnostic[],
  use: 'indexed' | 'searched',
): Promise<SearchText | undefined> {
  const { id, folder, inventory } = object;
  const [version = 'v1'] = versions;
  try {
    const files = await readVersion(object, version, usedPaths(outputs));
    const edition = parseVersion(files);
    if (edition === undefined) return { edition: { id, title: '', versions }, divisions: [] };
    if (use === 'indexed' && isClassified(edition.metadata)) return undefined;
    const place = `dist/${id}`;
    const record = recordIn(files, place);
    const book = record && textFile(record, outputs, (path) => files.has(`${place}/${path}`));
    const bytes = book && files.get(`${place}/${book.path}`);
    const { title, date } = edition.metadata;
    const plain = {
      edition: { id, title, versions, ...(date !== undefined && { date }) },
      divisions: editionDivisions(edition),
    };
    if (record === undefined || book === undefined || bytes === undefined) return plain;
    const state = stateOf(inventory, version);
    const links = hitLinks(record, outputs, (path) => {
      const digest = state.get(`${place}/${path}`);
      const content = digest === undefined ? undefined : contentPath(inventory, digest);
      if (content === undefined) return undefined;
      const below = relative(store, join(folder, ...content.split('/')));
      return below.split(sep).map(encodeURIComponent).join('/');
    });
    const { output, path } = book;
    const file = join(folder, `${place}/${path}`);
    const finished = { record, links: links.filter(hasPlaces), bytes, output, file, versions };
    return (await finishedText(finished, diagnostics)) ?? plain;
  } catch (error) {
    // One version that is damaged keeps no other from being searched.
    if (!(error instanceof InputError)) throw error;
    diagnostics.push(...error.diagnostics);
    return { edition: { id, title: '', versions }, divisions: [] };
  }
}

/** Whether its file alone is the output: an archive keeps the files of a folder of pages in different places. */
function hasPlaces({ places }: SearchFile): boolean {
  return places !== 'id';
}

function recordIn(files: ReadonlyMap<string, Uint8Array>, place: string): BuildRecord | undefined {
  const bytes = files.get(`${place}/build.json`);
  return bytes && parseBuildRecord(new TextDecoder().decode(bytes));
}
