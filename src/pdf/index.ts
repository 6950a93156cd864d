import { composeBook, type PageProof } from '../compose/book/index.js';
import type { Hyphenate } from '../compose/line.js';
import type { ComposedPage } from '../compose/pages/page.js';
import type { Structure } from '../compose/pages/structure.js';
import type { Edition } from '../edition/edition.js';
import { asPng, pictureKind } from '../edition/pictures.js';
import type { FontLibrary } from '../font/library.js';
import { type Diagnostic, diagnose } from '../kernel/diagnostic.js';
import type { Template } from '../template/template.js';
import { type Attachment, print } from './engine/print.js';
import { imageSizeOf } from './image-size.js';
import { pageNodes } from './nodes.js';
import type { PageMap } from './page-map.js';

export type { Attachment } from './engine/print.js';
export type { PageMap, PageStart } from './page-map.js';

export interface PdfOptions {
  /** ISO 8601: what the file is dated with. */
  readonly date: string;
  /** Name and version of the maker. */
  readonly tool: string;
  /** Told how far the work is: divisions composed, pages printed. */
  readonly onProgress?: (step: 'compose' | 'print', done: number, total: number) => void;
  /** Where words of the template's Western language may be divided. */
  readonly hyphenate?: Hyphenate | undefined;
  /** Files that go with the book; then the file is PDF/A-3b, else PDF/A-2b. */
  readonly attachments?: readonly Attachment[] | undefined;
}

export interface RenderedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly pageMap: PageMap;
  readonly proof: readonly PageProof[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * An edition after a template as a PDF. Where a glyph is missing nothing is rendered: the bytes are empty and an
 * error stands among the diagnostics.
 */
export async function renderPdf(
  edition: Edition,
  template: Template,
  fonts: FontLibrary,
  { date, tool, hyphenate, attachments, onProgress = () => {} }: PdfOptions,
): Promise<RenderedPdf> {
  const { metadata } = edition;
  const assets = await printable(edition.assets);
  const sizes = imageSizeOf(assets);
  const composed = composeBook(edition, template, fonts, sizes, hyphenate, (done, total) =>
    onProgress('compose', done, total),
  );
  const { pages, bookmarks, starts, proof, diagnostics } = composed;
  const found = [...diagnostics, ...forbiddenFonts(pages, fonts)];
  const pageMap: PageMap = { pages: pages.length, starts };
  if (found.some((one) => one.severity === 'error')) {
    return { bytes: new Uint8Array(), pages: pages.length, pageMap, proof, diagnostics: found };
  }
  onProgress('print', 0, pages.length);
  const front = pages.findIndex((page) => page.kind === 'text');
  const bytes = await print({
    pages: pageNodes(pages, bookmarks),
    page: template.page,
    fonts: new Map(faceIds(pages).map((id) => [id, fonts.file(id)])),
    images: usedImages(pages, assets),
    info: {
      title: metadata.title,
      ...(metadata.creators.length > 0 && {
        author: metadata.creators.map(({ name }) => name).join('；'),
      }),
      ...(metadata.description !== undefined && { subject: metadata.description }),
      creator: tool,
      date: new Date(date),
    },
    conformance: attachments === undefined ? 'PDF/A-2b' : 'PDF/A-3b',
    attachments,
    accessible: isAccessible(pages),
    language: metadata.language,
    onPage: (done) => onProgress('print', done, pages.length),
    labels:
      front > 0
        ? [
            { from: 0, style: 'r' },
            { from: front, style: 'D' },
          ]
        : [{ from: 0, style: 'D' }],
  });
  return { bytes, pages: pages.length, pageMap, proof, diagnostics: found };
}

/** The pictures as a PDF takes them: of a GIF its first picture. */
async function printable(
  assets: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const gifs = [...assets].filter(([, bytes]) => pictureKind(bytes) === 'gif');
  if (gifs.length === 0) return assets;
  const made = new Map(assets);
  for (const [name, bytes] of gifs) {
    // A damaged one stays as it is, and is told like any picture that can't be set.
    await asPng(bytes, 'gif').then(
      (png) => made.set(name, png),
      () => undefined,
    );
  }
  return made;
}

/**
 * Whether whoever doesn't see the pages misses nothing (ISO 14289-1 7.3, 7.4): each picture has words, and no level of
 * headings is left out.
 */
function isAccessible(pages: readonly ComposedPage[]): boolean {
  let level = 0;
  for (const { items } of pages) {
    for (const item of items) {
      const { structure } = item as { structure?: Structure };
      if (item.kind === 'image' && (structure?.alt ?? '') === '') return false;
      const [, depth] = /^H([1-4])$/.exec(structure?.kind ?? '') ?? [];
      if (depth === undefined) continue;
      if (Number(depth) > level + 1) return false;
      level = Number(depth);
    }
  }
  return true;
}

/** The faces that set anything, sorted, so that the order of the file's fonts hangs on nothing else. */
function faceIds(pages: readonly ComposedPage[]): readonly string[] {
  const ids = new Set<string>();
  for (const { items } of pages) {
    for (const item of items) if (item.kind === 'text') ids.add(item.face.id);
  }
  return [...ids].sort();
}

function usedImages(
  pages: readonly ComposedPage[],
  assets: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, Uint8Array> {
  const used = new Map<string, Uint8Array>();
  for (const { items } of pages) {
    for (const item of items) {
      const bytes = item.kind === 'image' ? assets.get(item.asset) : undefined;
      if (item.kind === 'image' && bytes !== undefined) used.set(item.asset, bytes);
    }
  }
  return used;
}

/** A font whose licence bits forbid embedding can't go into a file that is handed on. */
function forbiddenFonts(pages: readonly ComposedPage[], fonts: FontLibrary): readonly Diagnostic[] {
  return faceIds(pages)
    .filter((id) => fonts.face(id).forbidsEmbedding)
    .map((id) => diagnose('pdf/forbidden-font', {}, { id }));
}
