import { deflateRawSync } from 'node:zlib';
import compressions from 'jszip/lib/compressions.js';
import GenericWorker, { type Chunk } from 'jszip/lib/stream/GenericWorker.js';

/**
 * Lets jszip deflate by Node's zlib. Its own deflate is written in JavaScript, some times slower, and sets aside 280 kB
 * of tables for every entry: of a book of a thousand documents more than all else.
 */
export function deflateByZlib(): void {
  compressions.DEFLATE.compressWorker = ({ level = 6 }) => new ZlibWorker(level);
}

/** One entry's bytes, deflated when all of them are there. */
class ZlibWorker extends GenericWorker {
  private readonly chunks: Uint8Array[] = [];

  constructor(private readonly level: number) {
    super('ZlibWorker');
  }

  override processChunk({ data }: Chunk): void {
    this.chunks.push(data);
  }

  override flush(): void {
    super.flush();
    const data = deflateRawSync(Buffer.concat(this.chunks), { level: this.level });
    this.push({ data, meta: { percent: 100 } });
  }
}
