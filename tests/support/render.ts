import type { FontLibrary } from '../../src/fonts/library.js';
import { composeEdition } from '../../src/layout/compose-edition.js';
import type { Diagnostic } from '../../src/messages/diagnostic.js';
import type { Composition, PageProof } from '../../src/model/composition.js';
import type { Edition } from '../../src/model/edition.js';
import type { PageMap } from '../../src/model/page-map.js';
import type { Template } from '../../src/model/template.js';
import type { Attachment, Book } from '../../src/outputs/output.js';
import { printBook } from '../../src/outputs/pdf/index.js';

export interface RenderedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly pageMap: PageMap;
  readonly proof: readonly PageProof[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A composed book as outputs take it. */
export async function bookOf(
  edition: Edition,
  template: Template,
  fonts: FontLibrary,
  { date, tool }: { readonly date: string; readonly tool: string },
): Promise<
  Pick<Book, 'edition' | 'template' | 'fonts' | 'date' | 'tool'> & { composition: Composition }
> {
  const composition = await composeEdition(edition, template, fonts);
  return { edition, template, fonts, composition, date, tool };
}

/** Composes an edition and prints it; nothing is printed where composing reports an error. */
export async function renderPdf(
  edition: Edition,
  template: Template,
  fonts: FontLibrary,
  options: { date: string; tool: string; attachments?: readonly Attachment[] },
): Promise<RenderedPdf> {
  const book = await bookOf(edition, template, fonts, options);
  const { pages, starts, proof, diagnostics } = book.composition;
  const pageMap = { pages: pages.length, starts };
  const composed = { pages: pages.length, pageMap, proof };
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    return { ...composed, bytes: new Uint8Array(), diagnostics };
  }
  const printed = await printBook(book, options);
  return {
    ...composed,
    bytes: printed.bytes,
    diagnostics: [...diagnostics, ...printed.diagnostics],
  };
}
