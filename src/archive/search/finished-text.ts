import { posix } from 'node:path';
import type { BuildRecord } from '../../model/build-record.js';
import type { OpenedBook } from '../../outputs/output.js';
import { MarkupFault, markupBlocks } from './markup.js';
import type { SearchDivision } from './text.js';

/** Documents of a book that hold none of the edition's text. */
const NO_TEXT = new Set(['cover', 'toc', 'colophon']);

/**
 * The divisions of a finished book of Kanben's, with the printed pages and the names of the divisions' pages where each has
 * one. Throws MarkupFault where a document is damaged or another program's.
 */
export async function bookDivisions(
  book: OpenedBook,
  record: Pick<BuildRecord, 'proof'>,
): Promise<readonly SearchDivision[]> {
  const pages = new Map((record.proof ?? []).map(({ folio, page }) => [folio, page]));
  const divisions: SearchDivision[] = [];
  for (const [index, path] of book.documents.entries()) {
    const name = posix.basename(path, posix.extname(path));
    if (NO_TEXT.has(name)) continue;
    const bytes = await book.read(path);
    if (bytes === undefined) throw new MarkupFault(path);
    const xml = new TextDecoder().decode(bytes);
    const blocks = markupBlocks(xml, 'body', (folio) => pages.get(folio));
    const title = /<title>([^<]*)<\/title>/.exec(xml)?.[1] ?? '';
    // The spine is the package's third element.
    const spine = `/6/${2 * index + 2}`;
    divisions.push({ name, title: unescaped(title), blocks, web: `${name}.html`, spine });
  }
  return divisions;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
