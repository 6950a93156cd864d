import { EPub } from 'epub-gen-memory';
import JSZip from 'jszip';
import type { EpubBook } from './book.js';
import { deflateEntry } from './deflate.js';
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
  async bytes(stamp: Date): Promise<Uint8Array> {
    const { documents, cover, images, fonts } = this.book;
    for (const document of documents) this.add(document.file, xhtml(this.book, document));
    for (const { file, bytes } of [...(cover ? [cover] : []), ...images, ...fonts]) {
      this.add(file, bytes);
    }
    await this.render();
    const archive = new JSZip();
    const { files } = this.zip;
    for (const name of [MIMETYPE, ...Object.keys(files).sort()]) {
      const file = files[name];
      if (file === undefined || file.dir) continue;
      file.date = stamp;
      // Pictures are compressed already.
      if (PACKED.test(name)) file.options.compression = 'STORE';
      else if (name !== MIMETYPE) await deflateEntry(file);
      archive.files[name] = file;
    }
    return archive.generateAsync({
      type: 'uint8array',
      mimeType: 'application/epub+zip',
      compression: 'DEFLATE',
      platform: 'DOS',
    });
  }

  private add(file: string, content: string | Uint8Array): void {
    this.zip.file(`OEBPS/${file}`, content, { createFolders: false });
  }
}

/** The first entry, stored without compression (EPUB 3.3 OCF, 4.2). */
const MIMETYPE = 'mimetype';

const PACKED = /\.(?:png|jpg|gif|webp)$/;

/** The files that epub-gen-memory names; links lead there, hence the same names here. */
export const FIXED_FILES = [NAV_FILE, NCX_FILE, CSS_FILE] as const;

/** ZIP knows no year before 1980. */
const FIRST_DATE = Date.UTC(1980, 0, 1);

export function packEpub(book: EpubBook): Promise<Uint8Array> {
  const stamp = new Date(Math.max(FIRST_DATE, Date.parse(book.modified)));
  return new EditionEpub(book).bytes(stamp);
}
