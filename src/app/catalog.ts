import { join } from 'node:path';
import {
  type Catalog,
  type CatalogEntry,
  type CatalogFile,
  type CatalogImage,
  hrefOf,
} from '../archive/catalog.js';
import { CATALOG_FILES, opdsDocuments } from '../archive/opds.js';
import { shelfPage } from '../archive/shelf.js';
import { entriesOf, entryAt } from '../host/disk.js';
import { refuseOtherKind } from '../host/files.js';
import { kindWithin } from '../host/within.js';
import { type OutputFile, writeAll } from '../host/write-all.js';
import { type Diagnostic, diagnose, InputError } from '../messages/diagnostic.js';
import type { BuildRecord } from '../model/build-record.js';
import { compareUnits } from '../model/order.js';
import { OUTPUTS } from '../outputs/index.js';
import type { Output } from '../outputs/output.js';
import { catalogRecord, recordedFile, standingCatalog } from './catalog-files.js';
import { CatalogPictures } from './catalog-pictures.js';
import { readRecord } from './read-record.js';
import { finishedIn, indexableOf } from './search/built-editions.js';
import type { Indexable } from './search/index-folder.js';
import { SEARCH_SCRIPT, shelfIndex } from './search/index-shelf.js';

export interface CatalogOptions {
  /** The folder of built editions; `dist` where absent. */
  readonly to?: string;
  readonly title: string;
  /** The language of the words on the shelf. */
  readonly language: 'zh' | 'en';
  /** The table of outputs; Kanben's where absent. */
  readonly outputs?: readonly Output[];
}

export interface CatalogResult {
  readonly path: string;
  readonly title: string;
  readonly editions: readonly { readonly id: string; readonly title: string }[];
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes catalog.xml (OPDS 1.2) and catalog.json (OPDS 2.0) with their pages, index.html, the covers and an index of the texts over all editions
 * that lie built in a folder, so that the folder on any web server is a library. All links are relative, and
 * everything comes from the editions' build.json and their EPUBs. Throws InputError where there is none.
 */
export async function writeCatalog(options: CatalogOptions): Promise<CatalogResult> {
  const { to = 'dist', outputs = OUTPUTS } = options;
  refuseOtherKind(to, 'folder');
  const diagnostics: Diagnostic[] = [];
  const entries: CatalogEntry[] = [];
  const texts = new Map<CatalogEntry, Indexable>();
  const standing = standingCatalog(to);
  const pictures = new CatalogPictures(to, standing, outputs, diagnostics);
  for (const folder of entriesOf(to)) {
    if (!folder.isDirectory() || folder.name.startsWith('.')) continue;
    const path = join(to, folder.name);
    const record = await recordOf(path, diagnostics);
    if (record === undefined) continue;
    const images = await pictures.of(folder.name, record);
    const entry = catalogEntry(path, folder.name, record, images, outputs);
    entries.push(entry);
    const finished = finishedIn(to, folder.name, record, outputs);
    if (finished !== undefined) texts.set(entry, indexableOf(folder.name, finished, diagnostics));
    else diagnostics.push(diagnose('search/no-text', { file: path }, noText(record, outputs)));
  }
  if (entries.length === 0) {
    throw new InputError([...diagnostics, diagnose('catalog/no-editions', { file: to })]);
  }
  const catalog: Catalog = {
    title: options.title,
    language: options.language,
    entries: entries.sort((a, b) => compareUnits(b.updated, a.updated) || compareUnits(a.id, b.id)),
  };
  const searched = catalog.entries.flatMap((entry) => texts.get(entry) ?? []);
  const index = searched.length === 0 ? undefined : await shelfIndex(to, searched);
  const documents: readonly OutputFile[] = [
    ...opdsDocuments(catalog),
    { path: CATALOG_FILES.shelf, bytes: shelfPage(catalog, index && SEARCH_SCRIPT) },
  ];
  const foreign = documents.filter(({ path }) => standing.isForeign(path));
  if (foreign.length > 0) {
    throw new InputError(
      foreign.map(({ path }) => diagnose('catalog/foreign-file', { file: join(to, path) })),
    );
  }
  const recorded = [...documents.map(recordedFile), ...pictures.recorded];
  const written = [...documents, ...pictures.rest(), ...(index?.files ?? [])];
  // Pages that a smaller catalogue no longer has.
  const gone = standing.left(recorded.map(({ path }) => path));
  await writeAll(to, [...written, catalogRecord(recorded)], [...(index?.remove ?? []), ...gone]);
  return {
    path: to,
    title: catalog.title,
    editions: catalog.entries.map(({ id, title }) => ({ id, title })),
    files: recorded.map(({ path }) => path),
    diagnostics,
  };
}

/** The values of the message about an edition whose text search cannot read: the first format that search could read. */
function noText({ edition: { id } }: BuildRecord, outputs: readonly Output[]) {
  return { id, format: outputs.find(({ open }) => open !== undefined)?.name ?? '' };
}

/** The build record of a folder; a folder that has none is none of an edition, and one that can't be read is reported. */
async function recordOf(path: string, diagnostics: Diagnostic[]): Promise<BuildRecord | undefined> {
  const file = join(path, 'build.json');
  try {
    const record = await readRecord(path);
    if (record === undefined && kindWithin(path, file) !== 'none') {
      diagnostics.push(diagnose('catalog/old-record', { file }));
    }
    return record;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // One edition that can't be read keeps no other out of the catalogue.
    diagnostics.push(...error.diagnostics, diagnose('catalog/old-record', { file }));
    return undefined;
  }
}

function catalogEntry(
  path: string,
  folder: string,
  record: BuildRecord,
  covers: readonly (CatalogImage | undefined)[],
  outputs: readonly Output[],
): CatalogEntry {
  const files: CatalogFile[] = [];
  for (const output of [...outputs].sort((a, b) => a.order - b.order)) {
    // Of several files the first is what a reader opens.
    const recorded = record.outputs.find(({ format }) => format === output.name);
    if (recorded === undefined || !output.forReaders) continue;
    const file = join(path, recorded.path);
    if (kindWithin(path, file) !== 'file') continue;
    files.push({
      href: hrefOf(folder, ...recorded.path.split('/')),
      format: output.name,
      type: output.mediaType,
      // The present size: a reader gets an output that was replaced by hand as well.
      bytes: entryAt(file)?.size ?? 0,
      ...(recorded.pages !== undefined && { pages: recorded.pages }),
    });
  }
  const [cover, thumbnail] = covers;
  return {
    ...record.edition,
    updated: record.date,
    files,
    ...(cover !== undefined && { cover }),
    ...((thumbnail ?? cover) !== undefined && { thumbnail: thumbnail ?? cover }),
  } as CatalogEntry;
}
