import { join } from 'node:path';
import * as v from 'valibot';
import { foldPairs } from '../../archive/search/fold-pairs.js';
import {
  type IndexedEdition,
  type IndexFile,
  indexedEdition,
  indexFiles,
  parseIndexFile,
  textFiles,
} from '../../archive/search/index-files.js';
import { type TextData, textName } from '../../archive/search/layout.js';
import type { LoadFile } from '../../archive/search/search.js';
import type { SearchText } from '../../archive/search/text.js';
import { OUTPUT_LIMIT, readInput } from '../../host/files.js';
import { kindWithin } from '../../host/within.js';
import { InputError } from '../../messages/diagnostic.js';
import { sha256 } from '../../model/sha256.js';

/** Stands for the text of an edition that no folder is to keep. */
export const APART = 'apart';

/** An edition (or a version of one) that an index is made over. */
export interface Indexable {
  /** Names it in the index, for good. */
  readonly key: string;
  /** Changes when its text, its pages or its files do. */
  readonly state: string;
  /** Reads its text; undefined where it has none that can be searched. */
  readonly read: () => Promise<SearchText | typeof APART | undefined>;
  /** Reads the text of an edition whose `read` gives APART. */
  readonly readApart?: () => Promise<SearchText | undefined>;
}

/** The file that describes an index folder, beside the index's own files. */
export const STATE = 'state.json';

const StateSchema = v.object({
  version: v.literal(2),
  editions: v.array(
    v.object({
      key: v.string(),
      state: v.string(),
      name: v.string(),
      files: v.number(),
      apart: v.optional(v.boolean()),
    }),
  ),
  shards: v.number(),
});
export type IndexState = v.InferOutput<typeof StateSchema>;

/** An index as it is to be written: files that are new or others than before, and files that are there no more. */
export interface IndexChange {
  readonly files: readonly IndexFile[];
  readonly remove: readonly string[];
  /** The keys of editions whose text is not among the files. */
  readonly apart: ReadonlySet<string>;
}

/** The state of the index in `folder`; undefined where there is none that this release can go on with. */
export function indexState(folder: string): IndexState | undefined {
  const path = join(folder, STATE);
  if (kindWithin(folder, path) !== 'file') return undefined;
  try {
    const text = new TextDecoder().decode(readInput(path));
    const read = v.safeParse(StateSchema, JSON.parse(text));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the folder is an index's, perhaps of another release. */
export function isIndexFolder(folder: string): boolean {
  return kindWithin(folder, join(folder, STATE)) === 'file';
}

/** Whether the index in `folder` is that of just these editions as they are. */
export function isCurrent(state: IndexState | undefined, editions: readonly Indexable[]): boolean {
  return (
    state !== undefined &&
    state.editions.length === editions.length &&
    editions.every(
      ({ key, state: now }, index) =>
        state.editions[index]?.key === key && state.editions[index]?.state === now,
    )
  );
}

/**
 * The index over `editions`, in the order in which hits are to come. Only editions whose state is another than in the index
 * that stands in `folder` are read; the others' texts are taken from there.
 */
export async function remadeIndex(
  folder: string | undefined,
  editions: readonly Indexable[],
): Promise<IndexChange> {
  const before = folder === undefined ? undefined : indexState(folder);
  const known = new Map(before?.editions.map((one) => [one.key, one]));
  const indexed: { readonly edition: IndexedEdition; readonly kept: boolean }[] = [];
  const rows: IndexState['editions'] = [];
  const names = namesOf(editions);
  for (const { key, state, read } of editions) {
    const name = names.get(key) as string;
    const standing = known.get(key);
    const texts =
      folder !== undefined && standing?.state === state && standing.name === name
        ? keptTexts(folder, name, standing.files)
        : undefined;
    const text = texts === undefined ? await read() : undefined;
    const isApart = texts === undefined ? text === APART : standing?.apart === true;
    const edition =
      text === undefined || text === APART
        ? { name, texts: texts ?? [] }
        : indexedEdition(text, name);
    indexed.push({ edition, kept: texts !== undefined });
    rows.push({ key, state, name, files: edition.texts.length, ...(isApart && { apart: true }) });
  }
  const shared = indexFiles(
    indexed.map(({ edition }) => edition),
    await foldPairs(),
  );
  const files = [
    ...indexed.flatMap(({ edition, kept }) => (kept ? [] : textFiles(edition))),
    ...shared,
  ];
  const state: IndexState = { version: 2, editions: rows, shards: shared.length - 1 };
  const stays = new Set(pathsOf(state));
  return {
    files: [...files, { path: STATE, bytes: Buffer.from(`${JSON.stringify(state)}\n`) }],
    remove: pathsOf(before).filter((path) => !stays.has(path)),
    apart: new Set(rows.filter(({ apart }) => apart === true).map(({ key }) => key)),
  };
}

/** Reads files of the index in `folder`. */
export function loaderOf(folder: string): LoadFile {
  return async (name) => parseIndexFile(readInput(join(folder, `${name}.js`), OUTPUT_LIMIT));
}

/** The name of each edition's files: a digest of its key, longer if two begin alike. */
function namesOf(editions: readonly Indexable[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const key of editions.map((one) => one.key).sort()) {
    const digest = sha256(key);
    let length = 7;
    while (taken.has(digest.slice(0, length))) length++;
    taken.add(digest.slice(0, length));
    names.set(key, digest.slice(0, length));
  }
  return names;
}

/** The texts of an edition as the index has them; undefined where one is missing or damaged. */
function keptTexts(folder: string, name: string, files: number): readonly TextData[] | undefined {
  try {
    return Array.from({ length: files }, (_, file) => {
      const bytes = readInput(join(folder, `${textName(name, file)}.js`), OUTPUT_LIMIT);
      return parseIndexFile(bytes) as TextData;
    });
  } catch (error) {
    if (error instanceof InputError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Every file that an index of that state has, below its folder. */
function pathsOf(state: IndexState | undefined): readonly string[] {
  if (state === undefined) return [];
  const count = (length: number) => Array.from({ length }, (_, n) => n);
  return [
    STATE,
    'index.js',
    ...count(state.shards).map((shard) => `s/${shard}.js`),
    ...state.editions.flatMap(({ name, files }) =>
      count(files).map((file) => `${textName(name, file)}.js`),
    ),
  ];
}
