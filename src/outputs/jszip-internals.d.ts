/** The parts of jszip that Kanben uses itself; tests/outputs/epub/contract.test.ts fails where an upgrade changes them. */
declare module 'jszip/lib/compressions.js' {
  const compressions: {
    readonly DEFLATE: { readonly magic: string };
    readonly STORE: { readonly magic: string };
  };
  export default compressions;
}

declare module 'jszip/lib/compressedObject.js' {
  import type compressions from 'jszip/lib/compressions.js';

  /** The bytes of an entry as they are stored in an archive. */
  export default class CompressedObject {
    constructor(
      compressedSize: number,
      uncompressedSize: number,
      crc32: number,
      compression: (typeof compressions)['DEFLATE' | 'STORE'],
      data: Uint8Array,
    );
  }
}
