import JSZip from 'jszip';

/** The files of a finished EPUB, to be read in a frame. */
export class EpubEntries {
  private constructor(
    /** The change of the edition that it was made after. */
    readonly change: string,
    /** Names this EPUB in addresses. */
    readonly key: string,
    /** The documents in the order of reading. */
    readonly chapters: readonly string[],
    private readonly zip: JSZip,
  ) {}

  static async open(change: string, key: string, bytes: Uint8Array): Promise<EpubEntries> {
    const zip = await JSZip.loadAsync(bytes);
    const container = (await zip.file('META-INF/container.xml')?.async('string')) ?? '';
    const [, path = ''] = /full-path="([^"]+)"/.exec(container) ?? [];
    const opf = (await zip.file(path)?.async('string')) ?? '';
    const base = path.replace(/[^/]*$/, '');
    const items = new Map<string, string>();
    for (const [tag] of opf.matchAll(/<item\b[^>]*>/g)) {
      const [, id = ''] = /\bid="([^"]+)"/.exec(tag) ?? [];
      const [, href = ''] = /\bhref="([^"]+)"/.exec(tag) ?? [];
      items.set(id, base + href);
    }
    const chapters = [...opf.matchAll(/<itemref\b[^>]*\bidref="([^"]+)"/g)].flatMap(
      ([, id = '']) => items.get(id) ?? [],
    );
    return new EpubEntries(change, key, chapters, zip);
  }

  /** The bytes of an entry; undefined where there is none. */
  async read(name: string): Promise<Uint8Array | undefined> {
    return this.zip.file(name)?.async('uint8array');
  }
}
