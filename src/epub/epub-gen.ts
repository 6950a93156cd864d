import { EPub } from 'epub-gen-memory';
import type { Book } from './book.js';
import { CSS_FILE, NAV_FILE, NCX_FILE, navDocument, ncxDocument, xhtml } from './documents.js';
import { packageDocument } from './package-document.js';
import { type ZipEntry, zipArchive, zipEntry } from './zip.js';

/**
 * epub-gen-memory with the text of each of its files given to it whole: its package document invents rights and dates.
 * What its templates print is what we hand it. It is handed no chapters: its own serialiser would turn Chinese into
 * numeric references, and would cost a parser of HTML and a compiled template for each; ours go in as they stand.
 */
class EditionEpub extends EPub {
  constructor(private readonly book: Book) {
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

  /** Nothing is ever fetched: images come as bytes. */
  protected override async downloadAllImages(): Promise<void> {}

  protected override async downloadAllFonts(): Promise<void> {}

  protected override async makeCover(): Promise<void> {}

  /** The archive with its entries in one order, of one date, and no folders among them: the same bytes each time. */
  async bytes(stamp: Date): Promise<Uint8Array> {
    const { documents, cover, images, fonts } = this.book;
    const own = [
      ...documents.map((one) => zipEntry(inBook(one.file), Buffer.from(xhtml(this.book, one)))),
      ...[...(cover ? [cover] : []), ...images, ...fonts].map(({ file, bytes }) =>
        zipEntry(inBook(file), bytes, PACKED.test(file)),
      ),
    ];
    await this.render();
    const written = Object.values(this.zip.files)
      .filter(({ dir }) => !dir)
      .map(async (file) => {
        const bytes = Buffer.from(await file.async('string'));
        return zipEntry(file.name, bytes, file.name === FIRST);
      });
    const entries = [...own, ...(await Promise.all(written))];
    const place = ({ name }: ZipEntry) => (name === FIRST ? '' : name);
    entries.sort((a, b) => (place(a) < place(b) ? -1 : 1));
    return zipArchive(entries, stamp);
  }
}

function inBook(file: string): string {
  return `OEBPS/${file}`;
}

/** OCF: the first of the archive, as it stands. */
const FIRST = 'mimetype';

/** Pictures are compressed already. */
const PACKED = /\.(?:png|jpg|gif|webp)$/;

/** The files that epub-gen-memory names itself: ours must be the same, since links lead there. */
export const FIXED_FILES = [NAV_FILE, NCX_FILE, CSS_FILE] as const;

/** ZIP knows no year before 1980. */
const FIRST_DATE = Date.UTC(1980, 0, 1);

export function packEpub(book: Book): Promise<Uint8Array> {
  const stamp = new Date(Math.max(FIRST_DATE, Date.parse(book.modified)));
  return new EditionEpub(book).bytes(stamp);
}
