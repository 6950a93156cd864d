import * as fontkit from 'fontkit';

/** fontkit's collection; its published types leave it out. */
export interface Collection {
  readonly fonts: readonly fontkit.Font[];
}

/** Where fontkit found the tables; its published types leave it out. */
export interface WithDirectory {
  readonly directory: {
    readonly tables: Readonly<
      Record<
        string,
        {
          readonly tag: string;
          readonly offset: number;
          readonly length: number;
        }
      >
    >;
  };
}

/** The first bytes of a font of each kind that can be embedded: TrueType, OpenType and collections. */
const BEGINNINGS: ReadonlySet<string> = new Set(['\0\x01\0\0', 'true', 'OTTO', 'ttcf']);

/** The largest collections of Chinese faces have some hundreds. */
const MOST_FACES = 2000;

/**
 * The font or collection that a file holds. Throws RangeError where it is none, and where a few bytes in it ask for more faces
 * or more bytes than any font has; what else is wrong with it shows itself when its tables are read.
 */
export function createFont(bytes: Uint8Array, postscriptName?: string): fontkit.Font | Collection {
  const beginning = String.fromCharCode(...bytes.subarray(0, 4));
  if (beginning.startsWith('wOF'))
    throw new RangeError('it is a WOFF file, which only browsers read; convert it to TTF or OTF');
  // fontkit takes all else for a Macintosh resource fork, in which a few bytes can ask for millions of entries.
  if (!BEGINNINGS.has(beginning)) throw new RangeError('it is no TrueType, OpenType or collection');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (beginning === 'ttcf' && buffer.length >= 12) {
    const faces = buffer.readUInt32BE(8);
    if (faces > MOST_FACES) throw new RangeError(`it has ${faces} faces, more than ${MOST_FACES}`);
  }
  return fontkit.create(buffer, postscriptName) as fontkit.Font | Collection;
}

export function isCollection(font: fontkit.Font | Collection): font is Collection {
  return 'fonts' in font;
}
