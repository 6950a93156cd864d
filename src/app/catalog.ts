import { join } from 'node:path';
import { imageSize } from 'image-size';
import {
  type Catalog,
  type CatalogEntry,
  type CatalogFile,
  type CatalogImage,
  hrefOf,
} from '../archive/catalog.js';
import { compare } from '../archive/inventory.js';
import { CATALOG_FILES, opdsAtom, opdsJson } from '../archive/opds.js';
import { shelfPage } from '../archive/shelf.js';
import { entriesOf } from '../host/disk.js';
import { kindOf, readInput } from '../host/files.js';
import { type OutputFile, writeAll } from '../host/write-all.js';
import { type Diagnostic, diagnose, InputError } from '../messages/diagnostic.js';
import type { BuildRecord } from '../model/build-record.js';
import { OUTPUTS } from '../outputs/index.js';
import type { CoverPicture, Output } from '../outputs/output.js';
import { coverImages } from './cover-images.js';
import { readRecord } from './sealed-build.js';

export interface CatalogOptions {
  /** The folder of built editions; `dist` where absent. */
  readonly to?: string;
  readonly title: string;
  /** Of the shelf's own words. */
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
 * Writes catalog.xml (OPDS 1.2), catalog.json (OPDS 2.0), index.html and the covers over all editions that
 * lie built in a folder, so that the folder on any web server is a library. All links are relative, and
 * all is told by the editions' build.json. Throws InputError where there is none.
 */
export async function writeCatalog(options: CatalogOptions): Promise<CatalogResult> {
  const { to = 'dist', outputs = OUTPUTS } = options;
  const diagnostics: Diagnostic[] = [];
  const entries: CatalogEntry[] = [];
  const covers: OutputFile[] = [];
  for (const folder of entriesOf(to)) {
    if (!folder.isDirectory()) continue;
    const path = join(to, folder.name);
    const record = await readRecord(path);
    if (record === undefined) {
      const file = join(path, 'build.json');
      if (kindOf(file) === 'file') diagnostics.push(diagnose('catalog/old-record', { file }));
      continue;
    }
    const made = await coverImages(path, record, outputs);
    entries.push(await entryOf(path, folder.name, record, made, outputs));
    covers.push(...made.map(({ name, bytes }) => ({ path: join(folder.name, name), bytes })));
  }
  if (entries.length === 0) {
    throw new InputError([...diagnostics, diagnose('catalog/no-editions', { file: to })]);
  }
  const catalog: Catalog = {
    title: options.title,
    language: options.language,
    entries: entries.sort((a, b) => compare(b.updated, a.updated) || compare(a.id, b.id)),
  };
  const documents: readonly OutputFile[] = [
    { path: CATALOG_FILES.atom, bytes: opdsAtom(catalog) },
    { path: CATALOG_FILES.json, bytes: opdsJson(catalog) },
    { path: CATALOG_FILES.shelf, bytes: shelfPage(catalog) },
  ];
  await writeAll(to, [...covers, ...documents]);
  return {
    path: to,
    title: catalog.title,
    editions: catalog.entries.map(({ id, title }) => ({ id, title })),
    files: [...documents, ...covers].map(({ path }) => path),
    diagnostics,
  };
}

async function entryOf(
  path: string,
  folder: string,
  record: BuildRecord,
  covers: readonly CoverPicture[],
  outputs: readonly Output[],
): Promise<CatalogEntry> {
  const files: CatalogFile[] = [];
  for (const output of [...outputs].sort((a, b) => a.order - b.order)) {
    // Of several files the first is what a reader opens.
    const recorded = record.outputs.find(({ format }) => format === output.name);
    if (recorded === undefined || !output.forReaders) continue;
    const file = join(path, recorded.path);
    if (kindOf(file) !== 'file') continue;
    files.push({
      href: hrefOf(folder, ...recorded.path.split('/')),
      format: output.name,
      type: output.mediaType,
      // As it is there now: an output that was replaced by hand is still what a reader gets.
      bytes: readInput(file).length,
      ...(recorded.pages !== undefined && { pages: recorded.pages }),
    });
  }
  const [cover, thumbnail] = covers.map((image) => imageOf(folder, image));
  return {
    ...record.edition,
    updated: record.date,
    files,
    ...(cover !== undefined && { cover }),
    ...((thumbnail ?? cover) !== undefined && { thumbnail: thumbnail ?? cover }),
  } as CatalogEntry;
}

function imageOf(folder: string, { name, mediaType, bytes }: CoverPicture): CatalogImage {
  const { width, height } = imageSize(bytes);
  return { href: hrefOf(folder, name), type: mediaType, width, height };
}
