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
import { SCHEMES } from '../outputs/sheets/choices.js';

import { type CoverImage, coverImages } from './cover-images.js';
import { readRecord } from './sealed-build.js';

export interface CatalogOptions {
  /** The folder of built editions; `dist` where absent. */
  readonly to?: string;
  readonly title: string;
  /** Of the shelf's own words. */
  readonly language: 'zh' | 'en';
}

export interface CatalogResult {
  readonly path: string;
  readonly title: string;
  readonly editions: readonly { readonly id: string; readonly title: string }[];
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  epub: 'application/epub+zip',
  pdf: 'application/pdf',
  web: 'text/html',
};

/**
 * Writes catalog.xml (OPDS 1.2), catalog.json (OPDS 2.0), index.html and the covers over all editions that
 * lie built in a folder, so that the folder on any web server is a library. All links are relative, and
 * all is told by the editions' build.json. Throws InputError where there is none.
 */
export async function writeCatalog(options: CatalogOptions): Promise<CatalogResult> {
  const to = options.to ?? 'dist';
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
    const made = await coverImages(path, record);
    entries.push(await entryOf(path, folder.name, record, made));
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
  covers: readonly CoverImage[],
): Promise<CatalogEntry> {
  const files: CatalogFile[] = [];
  for (const output of record.outputs) {
    const file = join(path, output.path);
    if (kindOf(file) !== 'file') continue;
    const { format, pages } = output;
    // Sheets for a printer are no book to be read: their pages are out of order until they are folded.
    if ((SCHEMES as readonly string[]).includes(format)) continue;
    files.push({
      href: hrefOf(folder, ...output.path.split('/')),
      format,
      type: MEDIA_TYPES[format] ?? 'application/octet-stream',
      // As it is there now: an output that was replaced by hand is still what a reader gets.
      bytes: readInput(file).length,
      ...(pages !== undefined && { pages }),
    });
  }
  const [cover, thumbnail] = covers.map((image) => imageOf(folder, image));
  return {
    ...record.edition,
    updated: record.date,
    // E-book readers take the first link that they know: the EPUB.
    files: files.sort((a, b) => compare(a.format, b.format)),
    ...(cover !== undefined && { cover }),
    ...((thumbnail ?? cover) !== undefined && { thumbnail: thumbnail ?? cover }),
  } as CatalogEntry;
}

function imageOf(folder: string, { name, type, bytes }: CoverImage): CatalogImage {
  const { width, height } = imageSize(bytes);
  return { href: hrefOf(folder, name), type, width, height };
}
