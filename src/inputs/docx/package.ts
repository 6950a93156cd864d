import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import { docxProblem } from '../../messages/inputs.js';

/** All parts together unpack to no more, bytes; what they say of themselves is checked before anything is unpacked. */
const LARGEST = 256 * 1024 * 1024;
/** A part of text unpacks to no more, bytes: its tree takes many times that in memory. */
const LARGEST_TEXT = 64 * 1024 * 1024;
const MOST_PARTS = 20_000;

type Problem = keyof typeof docxProblem;

export function badDocx(file: string, problem: Problem): InputError {
  return new InputError([diagnose('source/bad-docx', { file }, { problem: docxProblem[problem] })]);
}

/** The parts of a DOCX (ISO/IEC 29500-2), unpacked when they are asked for, each no larger than it says. */
export class Package {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly file: string,
  ) {}

  /** Throws InputError where the file is no ZIP, is cut, or would unpack to more than a document can be. */
  static async open(bytes: Uint8Array, file: string): Promise<Package> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      const zip = await opened(buffer);
      const entries = await listed(zip);
      const size = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
      const isLarge = entries.some(
        ({ fileName, uncompressedSize }) =>
          /\.(?:xml|rels)$/i.test(fileName) && uncompressedSize > LARGEST_TEXT,
      );
      if (size > LARGEST || isLarge || entries.length > MOST_PARTS) throw badDocx(file, 'large');
      const named = new Map(entries.map((entry) => [partName(entry.fileName), entry]));
      return new Package(zip, named, file);
    } catch (error) {
      throw error instanceof InputError ? error : badDocx(file, 'zip');
    }
  }

  get names(): readonly string[] {
    return [...this.entries.keys()];
  }

  /** The bytes of a part; undefined where there is none of that name. */
  async part(name: string): Promise<Uint8Array | undefined> {
    const entry = this.entries.get(partName(name));
    if (entry === undefined) return undefined;
    try {
      return await unpacked(this.zip, entry);
    } catch {
      throw badDocx(this.file, entry.isEncrypted() ? 'encrypted' : 'zip');
    }
  }
}

/** Part names are compared without regard to case (ISO/IEC 29500-2, 6.2.2.3). */
function partName(name: string): string {
  return name.replace(/\\/g, '/').replace(/^\/+/, '').toLowerCase();
}

function opened(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error !== null || zip === undefined) reject(error ?? new Error('no ZIP'));
      else resolve(zip);
    });
  });
}

function listed(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > MOST_PARTS) resolve(entries);
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
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
