import { jsonText } from '../model/json-file.js';
import { digestOf } from './digest.js';

/** The version of OCFL that new stores and objects are written in. */
export const OCFL_VERSION = '1.1';

/** The first line of an edition's object id; the id has to be a URI (OCFL 1.1, W005). */
const ID_SCHEME = 'kanben:';

export const LAYOUT = '0003-hash-and-id-n-tuple-storage-layout';

/** The folder in which commands work before they publish; it is empty when they end. */
export const WORKSPACE = 'extensions/kanben-workspace';

const TUPLE_SIZE = 3;
const TUPLES = 3;

/** The length from which an object folder's name is cut and the digest put behind it. */
const LONGEST_NAME = 100;

/** `market-regulation-2020` → `kanben:market-regulation-2020`. */
export function objectId(editionId: string): string {
  return ID_SCHEME + encodeURIComponent(editionId);
}

/** The edition's id in an object's id; the whole id where the object is none of Kanben's. */
export function editionIdOf(id: string): string {
  if (!id.startsWith(ID_SCHEME)) return id;
  try {
    return decodeURIComponent(id.slice(ID_SCHEME.length));
  } catch {
    return id;
  }
}

/**
 * The folders from the storage root to an object's root, by the registered OCFL extension 0003 with
 * its default parameters: three tuples of three digits of the id's sha256, then the id itself,
 * percent-encoded.
 */
export function objectPath(id: string): readonly string[] {
  const digest = digestOf('sha256', id);
  const tuples = Array.from({ length: TUPLES }, (_, index) =>
    digest.slice(index * TUPLE_SIZE, (index + 1) * TUPLE_SIZE),
  );
  const name = [...new TextEncoder().encode(id)].map(encodeByte).join('');
  const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}-${digest}` : name;
  return [...tuples, short];
}

function encodeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[\w-]/.test(character) ? character : `%${byte.toString(16).padStart(2, '0')}`;
}

/** Files of a new storage root, the declaration last: with it the store is there. */
export const ROOT_FILES: readonly { readonly path: string; readonly text: string }[] = [
  {
    path: `extensions/${LAYOUT}/config.json`,
    text: jsonText({
      extensionName: LAYOUT,
      digestAlgorithm: 'sha256',
      tupleSize: TUPLE_SIZE,
      numberOfTuples: TUPLES,
    }),
  },
  {
    path: 'ocfl_layout.json',
    text: jsonText({
      extension: LAYOUT,
      description:
        'Three folders named by the first nine digits of the sha256 of the object id, then a folder named by the id, percent-encoded',
    }),
  },
  { path: `0=ocfl_${OCFL_VERSION}`, text: `ocfl_${OCFL_VERSION}\n` },
];
