/** The parts of jszip that Kanben drives itself; tests/epub/contract.test.ts fails where an upgrade changes them. */
declare module 'jszip/lib/stream/GenericWorker.js' {
  export interface Chunk {
    readonly data: Uint8Array;
    readonly meta: { readonly percent: number };
  }

  /** One step between an entry's bytes and the archive. */
  export default class GenericWorker {
    constructor(name: string);
    push(chunk: Chunk): void;
    processChunk(chunk: Chunk): void;
    /** No more chunks come. */
    flush(): void;
  }
}

declare module 'jszip/lib/compressions.js' {
  import type GenericWorker from 'jszip/lib/stream/GenericWorker.js';

  const compressions: {
    readonly DEFLATE: {
      compressWorker(options: { readonly level?: number }): GenericWorker;
    };
  };
  export default compressions;
}
