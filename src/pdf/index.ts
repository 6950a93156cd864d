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
  const used = usedIn(pages);
  const found = [...diagnostics, ...forbiddenFonts(used.faces, fonts)];
  const pageMap: PageMap = { pages: pages.length, starts };
  if (found.some((one) => one.severity === 'error')) {
    return { bytes: new Uint8Array(), pages: pages.length, pageMap, proof, diagnostics: found };
  }
  onProgress('print', 0, pages.length);
  const front = pages.findIndex((page) => page.kind === 'text');
  const bytes = await print({
    pages: pageNodes(pages, bookmarks),
    page: template.page,
    fonts: new Map(used.faces.map((id) => [id, fonts.file(id)])),
    images: new Map(
      [...used.images].flatMap((name) => {
        const bytes = assets.get(name);
        return bytes === undefined ? [] : [[name, bytes] as const];
      }),
    ),
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
    accessible: used.accessible,
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

/** What the pages' items say of the whole book. */
interface Used {
  /** The faces that set anything, sorted, so that the order of the file's fonts hangs on nothing else. */
  readonly faces: readonly string[];
  /** The pictures that stand in it, by the path that the text writes. */
  readonly images: ReadonlySet<string>;
  /**
   * Whether whoever doesn't see the pages misses nothing (ISO 14289-1 7.3, 7.4): each picture has words, and no level
   * of headings is left out.
   */
  readonly accessible: boolean;
}

function usedIn(pages: readonly ComposedPage[]): Used {
  const faces = new Set<string>();
  const images = new Set<string>();
  let accessible = true;
  let level = 0;
  for (const { items } of pages) {
    for (const item of items) {
      const { structure } = item as { structure?: Structure };
      if (item.kind === 'text') faces.add(item.face.id);
      if (item.kind === 'image') {
        images.add(item.asset);
        if ((structure?.alt ?? '') === '') accessible = false;
      }
      if (structure?.kind.startsWith('H') !== true) continue;
      const depth = Number(structure.kind.slice(1));
      if (depth > level + 1) accessible = false;
      level = depth;
    }
  }
  return { faces: [...faces].sort(), images, accessible };
}

/** A font whose licence bits forbid embedding can't go into a file that is handed on. */
function forbiddenFonts(faces: readonly string[], fonts: FontLibrary): readonly Diagnostic[] {
  return faces
    .filter((id) => fonts.face(id).forbidsEmbedding)
    .map((id) => diagnose('pdf/forbidden-font', {}, { id }));
}
