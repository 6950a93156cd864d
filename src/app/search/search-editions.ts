import { join } from 'node:path';
import { foldPairs } from '../../archive/search/fold-pairs.js';
import {
  type IndexFile,
  indexedEdition,
  indexFiles,
  parseIndexFile,
  textFiles,
} from '../../archive/search/index-files.js';
import { LONGEST_PHRASE } from '../../archive/search/passages.js';
import {
  type Hit,
  type LoadFile,
  SearchIndex,
  StaleIndexError,
} from '../../archive/search/search.js';
import { SEARCH_SHELF } from '../../host/cache-folder.js';
import { isAbsent } from '../../host/disk.js';
import { realPlace } from '../../host/within.js';
import { writeAll } from '../../host/write-all.js';
import { type Diagnostic, diagnose, InputError } from '../../messages/diagnostic.js';
import { sha256 } from '../../model/sha256.js';
import { OUTPUTS } from '../../outputs/index.js';
import type { Output } from '../../outputs/output.js';
import { archivedEditions } from './archived-editions.js';
import { contentEditions } from './content-editions.js';
import { type Indexable, indexState, isCurrent, loaderOf, remadeIndex } from './index-folder.js';

export interface SearchOptions {
  /** The folder of editions; `content` where absent. */
  readonly content?: string;
  /** The folder of what is built of them; `dist` where absent. */
  readonly to?: string;
  /** An archive to be searched instead, with all its versions. */
  readonly store?: string;
  /** The folder in which indexes are kept from one search to the next; none is where absent. */
  readonly cache?: string | undefined;
  /** The table of outputs; Kanben's where absent. */
  readonly outputs?: readonly Output[];
  /** At most this many hits. */
  readonly limit?: number;
}

export interface SearchResult {
  readonly phrase: string;
  readonly hits: readonly Hit[];
  /** Whether there are more hits than `limit`. */
  readonly more: boolean;
  readonly editions: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** The number of attempts at opening an index that another process makes anew at that moment. */
const ATTEMPTS = 3;

/**
 * Every place where `phrase` stands in the editions of a folder or of an archive; simplified and traditional characters, and
 * full and half width, count as one. Throws InputError where there is no edition, and where the phrase is empty or too long.
 */
export async function searchEditions(
  phrase: string,
  options: SearchOptions = {},
): Promise<SearchResult> {
  const {
    content = 'content',
    to = 'dist',
    store,
    cache,
    outputs = OUTPUTS,
    limit = Number.POSITIVE_INFINITY,
  } = options;
  if (phrase === '') throw new InputError([diagnose('search/no-phrase', {}, {})]);
  const diagnostics: Diagnostic[] = [];
  const editions =
    store === undefined
      ? await contentEditions(content, to, diagnostics, outputs)
      : await archivedEditions(store, diagnostics, outputs);
  const place = [store ?? content, store === undefined ? to : ''].map(realPlace).join('\n');
  const folder =
    cache === undefined ? undefined : join(cache, SEARCH_SHELF, sha256(place).slice(0, 16));
  for (let attempt = 1; ; attempt++) {
    try {
      const hits: Hit[] = [];
      for (const index of await indexesOver(folder, editions)) {
        const { length } = index.folded(phrase);
        if (length > LONGEST_PHRASE) {
          const values = { length, limit: LONGEST_PHRASE };
          throw new InputError([diagnose('search/long-phrase', {}, values)]);
        }
        for await (const some of index.hits(phrase)) {
          hits.push(...some);
          if (hits.length > limit) break;
        }
      }
      return {
        phrase,
        hits: store === undefined ? hits.slice(0, limit) : byVersions(hits).slice(0, limit),
        more: hits.length > limit,
        editions: new Set(editions.map(({ key }) => key.replace(/@v\d+$/, ''))).size,
        diagnostics,
      };
    } catch (error) {
      const isMoving = error instanceof StaleIndexError || isAbsent(error);
      if (!isMoving || attempt === ATTEMPTS) throw error;
    }
  }
}

/** The index over the editions, brought up to date in `folder`; and one over those that no folder is to keep. */
async function indexesOver(
  folder: string | undefined,
  editions: readonly Indexable[],
): Promise<readonly SearchIndex[]> {
  const load = await currentIndex(folder, editions);
  const { apart } = load;
  const indexes = [await SearchIndex.open(load.file)];
  if (apart.length === 0) return indexes;
  const files: IndexFile[] = [];
  const indexed = [];
  for (const { key, readApart } of apart) {
    const text = await readApart?.();
    if (text === undefined) continue;
    const edition = indexedEdition(text, sha256(key));
    indexed.push(edition);
    files.push(...textFiles(edition));
  }
  files.push(...indexFiles(indexed, await foldPairs()));
  return [...indexes, await SearchIndex.open(loaderFrom(files))];
}

async function currentIndex(
  folder: string | undefined,
  editions: readonly Indexable[],
): Promise<{ readonly file: LoadFile; readonly apart: readonly Indexable[] }> {
  const standing = folder === undefined ? undefined : indexState(folder);
  const apartIn = (keys: ReadonlySet<string>) => editions.filter(({ key }) => keys.has(key));
  if (folder !== undefined && standing !== undefined && isCurrent(standing, editions)) {
    const keys = standing.editions.filter(({ apart }) => apart === true).map(({ key }) => key);
    return { file: loaderOf(folder), apart: apartIn(new Set(keys)) };
  }
  const { files, remove, apart } = await remadeIndex(folder, editions);
  const memory = loaderFrom(files);
  const kept = folder === undefined ? memory : loaderOf(folder);
  if (folder !== undefined) {
    try {
      await writeAll(folder, files, remove);
    } catch (error) {
      // A cache that can't be written costs time at the next search, and nothing else.
      if (!(error instanceof InputError)) throw error;
    }
  }
  const names = new Set(files.map(({ path }) => path));
  return {
    file: (name) => (names.has(`${name}.js`) ? memory(name) : kept(name)),
    apart: apartIn(apart),
  };
}

function loaderFrom(files: readonly IndexFile[]): LoadFile {
  const bytes = new Map(files.map((file) => [file.path, file.bytes]));
  return async (name) => parseIndexFile(bytes.get(`${name}.js`) ?? new Uint8Array());
}

/** Hits of one place of an edition that stand in several versions are one, with its links in the newest. */
function byVersions(hits: readonly Hit[]): readonly Hit[] {
  const places = new Map<string, Hit>();
  for (const hit of hits) {
    const { edition, division, before, match, after, folio } = hit;
    const times = (n: number) =>
      JSON.stringify([edition.id, division.name, before, match, after, folio, n]);
    const versions = edition.versions ?? [];
    // A sentence that stands twice in one version is two hits.
    let n = 0;
    while (places.get(times(n))?.edition.versions?.some((one) => versions.includes(one))) n++;
    const known = places.get(times(n));
    const all = [...(known?.edition.versions ?? []), ...versions];
    places.set(times(n), {
      ...(known ?? hit),
      edition: { ...(known ?? hit).edition, versions: all },
    });
  }
  return [...places.values()];
}
