import yauzl from 'yauzl';

/** The entries of a ZIP file in their order: names, whether they are compressed, and what they hold. */
export function unzip(bytes: Uint8Array): Promise<
  readonly {
    readonly name: string;
    readonly stored: boolean;
    readonly text: string;
    readonly bytes: Buffer;
  }[]
> {
  return new Promise((resolve, reject) => {
    const entries: { name: string; stored: boolean; text: string; bytes: Buffer }[] = [];
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error !== null || zip === undefined) {
        reject(error);
        return;
      }
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (fault, stream) => {
          if (fault !== null || stream === undefined) {
            reject(fault);
            return;
          }
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            entries.push({
              name: entry.fileName,
              stored: entry.compressionMethod === 0,
              text: Buffer.concat(chunks).toString('utf8'),
              bytes: Buffer.concat(chunks),
            });
            zip.readEntry();
          });
        });
      });
      zip.on('end', () => resolve(entries));
      zip.readEntry();
    });
  });
}

/** What a reader sees of an XHTML document: readings and page marks left out. */
export function seenText(xhtml: string): string {
  return xhtml
    .replace(/^[\s\S]*?<body[^>]*>/, '')
    .replace(/<(rt|rp)>.*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
