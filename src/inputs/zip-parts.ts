import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

/** Why a ZIP file, or one of its parts, can't be read. */
export type ZipProblem = 'zip' | 'large' | 'encrypted';

export class ZipFault extends Error {
  constructor(
    readonly problem: ZipProblem,
    /** The part that can't be read; undefined where it is the whole file. */
    readonly part?: string,
  ) {
    super(problem);
  }
}

/** The fault that was thrown; anything else goes on. */
export function faultOf(error: unknown): ZipFault {
  if (error instanceof ZipFault) return error;
  throw error;
}

export interface ZipLimits {
  /** The most bytes to which all parts together may unpack. */
  readonly bytes: number;
  /** The most bytes to which a part of XML may unpack: its tree takes many times that in memory. */
  readonly xmlBytes: number;
  readonly parts: number;
}

/** The limits of a document in a ZIP file. */
export const DOCUMENT_LIMITS: ZipLimits = {
  bytes: 256 * 1024 * 1024,
  xmlBytes: 64 * 1024 * 1024,
  parts: 20_000,
};

/**
 * Texts pack to a tenth, a form of some hundred equal rows to a 190th, and nothing that deflate writes to less than a 1030th; what
 * unpacks to more than this many times its size, and to more than `BOMB_BYTES`, was made to fill memory. What repeats itself
 * less is bounded by the number of its elements.
 */
const BOMB_RATIO = 400;
const BOMB_BYTES = { part: 2 * 2 ** 20, whole: 8 * 2 ** 20 };

/** The parts of a ZIP file, unpacked when they are asked for, each no larger than it says. */
export class ZipParts {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly keyOf: (name: string) => string,
  ) {}

  /**
   * `keyOf` gives equal keys to names of one part. The sizes that parts declare are checked before anything is unpacked. Throws ZipFault
   * where the file is not ZIP, is cut, or would unpack to more than `limits`.
   */
  static async open(
    bytes: Uint8Array,
    keyOf: (name: string) => string = (name) => name,
    limits: ZipLimits = DOCUMENT_LIMITS,
  ): Promise<ZipParts> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { zip, entries } = await listed(buffer, limits.parts).catch(() => {
      throw new ZipFault('zip');
    });
    const size = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    const isLarge = entries.some(
      ({ fileName, uncompressedSize, compressedSize }) =>
        XML_PART.test(fileName) &&
        (uncompressedSize > limits.xmlBytes ||
          (uncompressedSize > BOMB_BYTES.part && uncompressedSize > BOMB_RATIO * compressedSize)),
    );
    const isBomb = size > BOMB_BYTES.whole && size > BOMB_RATIO * bytes.length;
    if (size > limits.bytes || isLarge || isBomb || entries.length > limits.parts)
      throw new ZipFault('large');
    return new ZipParts(zip, new Map(entries.map((one) => [keyOf(one.fileName), one])), keyOf);
  }

  get names(): readonly string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(this.keyOf(name));
  }

  /** The bytes of a part; undefined where there is none of that name. Throws ZipFault where it is broken. */
  async part(name: string): Promise<Uint8Array | undefined> {
    const entry = this.entries.get(this.keyOf(name));
    if (entry === undefined) return undefined;
    return unpacked(this.zip, entry).catch(() => {
      throw new ZipFault(entry.isEncrypted() ? 'encrypted' : 'zip', name);
    });
  }
}

const XML_PART = /\.(?:xml|rels|xhtml|html?|opf|ncx|svg)$/i;

/** The entries of a file, one more than `most` at most. */
async function listed(
  buffer: Buffer,
  most: number,
): Promise<{ readonly zip: ZipFile; readonly entries: readonly Entry[] }> {
  const zip = await opened(buffer);
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > most) resolve({ zip, entries });
      else zip.readEntry();
    });
    zip.on('end', () => resolve({ zip, entries }));
    zip.on('error', reject);
    zip.readEntry();
  });
}

function opened(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error !== null || zip === undefined) reject(error ?? new Error('no ZIP'));
      else resolve(zip);
    });
  });
}

function unpacked(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null || stream === undefined) {
        reject(error ?? new Error('no part'));
        return;
      }
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
      stream.on('error', reject);
    });
  });
}
