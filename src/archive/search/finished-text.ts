import { Package } from '../../inputs/docx/package.js';
import type { BuildRecord } from '../../model/build-record.js';
import { MarkupFault, markupBlocks } from './markup.js';
import type { SearchDivision } from './text.js';

/** Documents of an EPUB that hold none of the edition's text. */
const NO_TEXT = new Set(['cover', 'toc', 'colophon']);

const OPF = 'oebps/content.opf';

/**
 * The divisions of a finished EPUB of Kanben's, with the printed pages and the names that the web edition gives their
 * pages. Throws MarkupFault where the file is damaged or another program's, InputError where it is no ZIP.
 */
export async function epubDivisions(
  bytes: Uint8Array,
  file: string,
  record: Pick<BuildRecord, 'proof'>,
): Promise<readonly SearchDivision[]> {
  const epub = await Package.open(bytes, file);
  const pages = new Map((record.proof ?? []).map(({ folio, page }) => [folio, page]));
  const divisions: SearchDivision[] = [];
  for (const { name, spine } of spineOf(await textOf(epub, OPF))) {
    if (NO_TEXT.has(name)) continue;
    const xml = await textOf(epub, `OEBPS/${name}.xhtml`);
    const blocks = markupBlocks(xml, 'body', (folio) => pages.get(folio));
    const title = /<title>([^<]*)<\/title>/.exec(xml)?.[1] ?? '';
    divisions.push({ name, title: plain(title), blocks, web: `${name}.html`, spine });
  }
  return divisions;
}

async function textOf(epub: Package, path: string): Promise<string> {
  const bytes = await epub.part(path);
  if (bytes === undefined) throw new MarkupFault(path);
  return new TextDecoder().decode(bytes);
}

/** The documents of the spine in order, with their places in it as steps of a CFI. */
function spineOf(opf: string): readonly { readonly name: string; readonly spine: string }[] {
  const files = new Map(
    [...opf.matchAll(/<item id="([^"]*)" href="([^"]*)\.xhtml"/g)].map(([, id = '', name = '']) => [
      id,
      name,
    ]),
  );
  return [...opf.matchAll(/<itemref idref="([^"]*)"/g)].flatMap(([, id = ''], index) => {
    const name = files.get(id);
    // The spine is the package's third element.
    return name === undefined ? [] : [{ name, spine: `/6/${2 * index + 2}` }];
  });
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
