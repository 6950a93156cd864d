import { EPub } from 'epub-gen-memory';
import { zipDate } from '../zip-date.js';
import { packEntries } from '../zip-entry.js';
import type { EpubBook } from './book.js';
import { CSS_FILE, NAV_FILE, NCX_FILE, navDocument, ncxDocument, xhtml } from './documents.js';
import { packageDocument } from './package-document.js';

/**
 * epub-gen-memory with the complete text of each of its files: its package document would invent rights and dates.
 * Its templates print what Kanben hands over. It gets no chapters, since its serialiser would turn Chinese into
 * numeric references, and would parse HTML and compile a template for each; Kanben's documents go in unchanged.
 */
class EditionEpub extends EPub {
  constructor(private readonly book: EpubBook) {
    super(
      {
        title: book.metadata.title,
        description: book.metadata.description ?? '',
        lang: book.metadata.language,
        css: book.css,
        version: 3,
        verbose: false,
        contentOPF: '<%- files.opf %>',
        tocNCX: '<%- files.ncx %>',
        tocXHTML: '<%- files.nav %>',
        ...{
          files: { opf: packageDocument(book), ncx: ncxDocument(book), nav: navDocument(book) },
        },
      },
      [],
    );
    this.uuid = book.identifier;
  }

  /** Kanben fetches nothing: images come as bytes. */
  protected override async downloadAllImages(): Promise<void> {}

  protected override async downloadAllFonts(): Promise<void> {}

  protected override async makeCover(): Promise<void> {}

  /** The archive with its entries in one order, with one date and without folders: the same bytes each time. */
  async bytes(date: Date): Promise<Uint8Array> {
    const { documents, cover, images, fonts } = this.book;
    const contents = new Map<string, string | Uint8Array>();
    await this.render();
    for (const [name, file] of Object.entries(this.zip.files)) {
      if (!file.dir) contents.set(name, await file.async('string'));
    }
    for (const document of documents) {
      contents.set(`OEBPS/${document.file}`, xhtml(this.book, document));
    }
    for (const { file, bytes } of [...(cover ? [cover] : []), ...images, ...fonts]) {
      contents.set(`OEBPS/${file}`, bytes);
    }
    const entries = [...contents].map(([path, content]) => ({
      path,
      content,
      date,
      // Pictures are compressed already.
      stored: path === MIMETYPE || PACKED.test(path),
    }));
    return packEntries(entries, MIMETYPE);
  }
}

/** The first entry, stored without compression (EPUB 3.3 OCF, 4.2). */
const MIMETYPE = 'mimetype';

const PACKED = /\.(?:png|jpg|gif|webp)$/;

/** The files that epub-gen-memory names; links lead there, hence the same names here. */
export const FIXED_FILES = [NAV_FILE, NCX_FILE, CSS_FILE] as const;

export function packEpub(book: EpubBook): Promise<Uint8Array> {
  const stamp = zipDate(Date.parse(book.modified));
  return new EditionEpub(book).bytes(stamp);
}
