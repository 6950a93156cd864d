import * as v from 'valibot';
import { diagnose } from '../../messages/diagnostic.js';
import { EPUB_WORDS } from '../../messages/outputs.js';
import type { Output } from '../output.js';

const Options = v.object({
  /** Embeds the faces of the PDF, cut down to the characters that the book uses. */
  embedFonts: v.optional(v.boolean(), false),
});

/** The row of the EPUB, with the PDF's page numbers in its text. */
export const EPUB: Output = {
  name: 'epub',
  extension: 'epub',
  mediaType: 'application/epub+zip',
  order: 1,
  byDefault: true,
  forReaders: true,
  carriesSecrets: false,
  takesCover: true,
  places: 'cfi',
  options: Options,
  flags: [{ flag: '--embed-fonts', option: 'embedFonts', about: EPUB_WORDS.optEmbedFonts }],
  words: EPUB_WORDS,
  load: () => import('./index.js'),
  async render(book, { embedFonts }) {
    const { buildEpub, embeddedFonts } = await import('./index.js');
    const { edition, template, composition, date, tool } = book;
    const cover = await book.cover();
    const subsets = embedFonts === true ? await embeddedFonts(book) : undefined;
    const { bytes, diagnostics } = await buildEpub(edition, template, {
      modified: date,
      tool,
      pageMap: { pages: composition.pages.length, starts: composition.starts },
      ...(cover && { cover }),
      ...(subsets && { fonts: subsets.fonts }),
    });
    return {
      files: [{ path: `${edition.metadata.id}.epub`, bytes }],
      diagnostics: [
        ...diagnostics,
        ...(cover === undefined ? [diagnose('epub/no-cover-image')] : []),
        ...(subsets?.diagnostics ?? []),
      ],
    };
  },
  async check(bytes, file) {
    const { checkEpub } = await import('./index.js');
    return { diagnostics: await checkEpub(bytes, file) };
  },
  async open(bytes) {
    const { openEpub } = await import('./open-epub.js');
    return openEpub(bytes);
  },
  async pictures(bytes) {
    const { epubCover } = await import('./cover-picture.js');
    const cover = await epubCover(bytes);
    return cover === undefined ? {} : { cover };
  },
};
