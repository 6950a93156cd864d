import { diagnose, InputError } from '../messages/diagnostic.js';
import type { Encoding } from '../model/source.js';
import { binaryKind } from './binary.js';

/** Names that users and web pages give to the encodings. */
const ALIASES: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  'x-gbk': 'gb18030',
  big5: 'big5',
  'big5-hkscs': 'big5',
  cp950: 'big5',
  'utf-16': 'utf-16le',
  utf16: 'utf-16le',
  'utf-16le': 'utf-16le',
  utf16le: 'utf-16le',
  'utf-16be': 'utf-16be',
  utf16be: 'utf-16be',
};

/** The encoding that a user's or a page's name for it means. */
export function encodingNamed(name: string): Encoding | undefined {
  return ALIASES[name.trim().toLowerCase()];
}

/** How many bytes are looked at to tell encodings apart: enough for statistics, little for speed. */
const SAMPLE = 1 << 16;

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Bytes → text, a byte order mark left out. The encoding is the one given, else that of the mark, else
 * UTF-8 where the bytes are valid, else GB18030 or Big5, whichever reads more like Chinese.
 * Throws InputError: empty, binary, or undecodable with the offset, line and column of the first bad byte.
 */
export function decode(bytes: Uint8Array, file: string, given?: string): Decoded {
  if (bytes.length === 0) throw new InputError([diagnose('source/empty', { file })]);
  const wanted = given === undefined ? undefined : encodingNamed(given);
  if (given !== undefined && wanted === undefined) {
    const known = [...new Set(Object.values(ALIASES))].join(', ');
    throw new InputError([diagnose('source/unknown-encoding', { file }, { name: given, known })]);
  }
  const kind = binaryKind(bytes);
  if (kind !== undefined && !hasMark(bytes)) {
    throw new InputError([diagnose('source/binary', { file }, { kind })]);
  }
  const encoding = wanted ?? byMark(bytes) ?? byStatistics(bytes);
  if (encoding === undefined)
    throw new InputError([diagnose('source/binary', { file }, { kind: 'NUL' })]);
  const text = strictly(bytes, encoding);
  if (text !== undefined) return { text, encoding };
  const certain = wanted !== undefined || encoding !== 'utf-8' || hasMark(bytes);
  const others = certain ? [] : legacyOrder(bytes);
  for (const other of others) {
    const text = strictly(bytes, other);
    if (text !== undefined) return { text, encoding: other };
  }
  throw new InputError([undecodable(bytes, file, [encoding, ...others])]);
}

function hasMark(bytes: Uint8Array): boolean {
  return byMark(bytes) !== undefined;
}

function byMark(bytes: Uint8Array): Encoding | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * Text without a mark has no NUL bytes, but for UTF-16, where line ends and digits have one on the same
 * side each time. Undefined: NULs on both sides, so it is no text.
 */
function byStatistics(bytes: Uint8Array): Encoding | undefined {
  const length = Math.min(bytes.length, SAMPLE);
  const nul = [0, 0];
  for (let index = 0; index < length; index++) {
    if (bytes[index] === 0) nul[index % 2] = (nul[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = nul;
  if (even === 0 && odd === 0) return 'utf-8';
  if (bytes.length % 2 === 0 && even === 0) return 'utf-16le';
  if (bytes.length % 2 === 0 && odd === 0) return 'utf-16be';
  return undefined;
}

/** The commonest characters of running Chinese text, simplified and traditional, with its marks. */
const COMMON = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过民产' +
    '這個為國時來們會對發動過產學經與務業實現開關後，。、：；！？“”（）《》',
);

/** GB18030 and Big5, the likelier one first: the one that reads as more common characters. */
function legacyOrder(bytes: Uint8Array): readonly Encoding[] {
  const sample = bytes.subarray(0, SAMPLE);
  const score = (encoding: Encoding) => {
    let common = 0;
    let strange = 0;
    let all = 0;
    for (const character of new TextDecoder(encoding).decode(sample, { stream: true })) {
      if (character <= '\x7f') continue;
      all++;
      if (COMMON.has(character)) common++;
      else if (/[\ufffd\ue000-\uf8ff]/.test(character)) strange++;
    }
    return all === 0 ? 0 : (common - 4 * strange) / all;
  };
  return score('big5') > score('gb18030') ? ['big5', 'gb18030'] : ['gb18030', 'big5'];
}

function strictly(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Finds the first bad byte under the encoding that gets furthest, and says where it stands. */
function undecodable(bytes: Uint8Array, file: string, candidates: readonly Encoding[]) {
  const reached = candidates.map((encoding) => ({ encoding, offset: firstFault(bytes, encoding) }));
  const best = reached.reduce((a, b) => (b.offset > a.offset ? b : a));
  const before = new TextDecoder(best.encoding).decode(bytes.subarray(0, best.offset));
  const lines = before.split(/\r\n|\n|\r/);
  const place = { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  const byte = (bytes[best.offset] ?? 0).toString(16).padStart(2, '0').toUpperCase();
  return diagnose('source/undecodable', place, { ...best, byte });
}

/** The offset of the first byte that can't be decoded: the longest prefix that still decodes ends there. */
function firstFault(bytes: Uint8Array, encoding: Encoding): number {
  let low = 0;
  let high = bytes.length;
  // A prefix may end inside a character, which `stream` allows; a fault inside it doesn't go away.
  const decodes = (end: number) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (decodes(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
