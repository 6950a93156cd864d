import { composeBook } from '../compose/book/index.js';
import type { ComposedPage } from '../compose/pages/page.js';
import type { Edition } from '../edition/edition.js';
import type { FontLibrary } from '../font/library.js';
import type { Template } from '../template/template.js';
import { print } from './engine/print.js';
import { pageNodes } from './nodes.js';

/** A cover alone, as a PDF of one page. */
export interface CoverPdf {
  readonly bytes: Uint8Array;
  /** Whether any of it has a colour other than greys. */
  readonly coloured: boolean;
}

/**
 * The cover that the template gives the edition, also where its books have none: a shelf shows one of every book.
 * Undefined where the fonts lack a character of it.
 */
export async function renderCover(
  edition: Edition,
  template: Template,
  fonts: FontLibrary,
  { date, tool }: { readonly date: string; readonly tool: string },
): Promise<CoverPdf | undefined> {
  const bare = { ...edition, divisions: [] };
  const { pages, diagnostics } = composeBook(
    bare,
    { ...template, cover: true },
    fonts,
    () => undefined,
  );
  const [cover] = pages;
  const faulty = diagnostics.some(({ severity }) => severity === 'error');
  if (cover?.kind !== 'cover' || cover.items.length === 0 || faulty) return undefined;
  const ids = new Set(cover.items.flatMap((item) => (item.kind === 'text' ? [item.face.id] : [])));
  const bytes = await print({
    pages: pageNodes([cover], []),
    page: template.page,
    fonts: new Map([...ids].sort().map((id) => [id, fonts.file(id)])),
    images: new Map(),
    info: { title: edition.metadata.title, creator: tool, date: new Date(date) },
    accessible: false,
    conformance: 'PDF/A-2b',
    language: edition.metadata.language,
    labels: [{ from: 0, style: 'D' }],
  });
  return { bytes, coloured: isColoured(cover) };
}

function isColoured({ items }: ComposedPage): boolean {
  return items.some((item) => item.kind !== 'image' && !/^#(..)\1\1$/i.test(item.color));
}
