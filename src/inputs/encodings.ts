import type { Encoding } from '../model/source.js';

/** Names that users and web pages give to the encodings (WHATWG Encoding 4.2, and what editors call them). */
const ALIASES: ReadonlyMap<string, Encoding> = new Map<string, Encoding>([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['gb18030', 'gb18030'],
  ['gbk', 'gb18030'],
  ['gb2312', 'gb18030'],
  ['cp936', 'gb18030'],
  ['x-gbk', 'gb18030'],
  ['big5', 'big5'],
  ['big5-hkscs', 'big5'],
  ['cp950', 'big5'],
  ['utf-16', 'utf-16le'],
  ['utf16', 'utf-16le'],
  ['utf-16le', 'utf-16le'],
  ['utf16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['utf16be', 'utf-16be'],
]);

/** The encoding that a user's or a page's name for it means. */
export function encodingNamed(name: string): Encoding | undefined {
  return ALIASES.get(name.trim().toLowerCase());
}

/** The encoding that a byte order mark at the start means. */
export function encodingByMark(bytes: Uint8Array): Encoding | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** How many bytes are read to distinguish encodings: enough for statistics, few for speed. */
const SAMPLE = 1 << 16;

/** The commonest characters of running Chinese text, simplified and traditional, with its marks. */
const COMMON = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过民产' +
    '這個為國時來們會對發動過產學經與務業實現開關後，。、：；！？“”（）《》',
);
/** A byte that cannot be decoded, a private character or a control character reads as no text. */
const STRANGE = /[\ufffd\ue000-\uf8ff]|(?![\t\n\r\f])\p{Cc}/u;
/** The weight of a strange character against an encoding, compared with that of a common one for it. */
const STRANGENESS = 4;

/** The weight of the encoding that a page declares, beside the evidence of its bytes. */
const DECLARED = 0.05;

/** The least share of common characters in running Chinese text; lists of names have three times as many. */
const LEAST_COMMON = 0.1;
/** So many characters say whether they are running text. */
const ENOUGH = 50;

/** Whether a text of some length reads so little like Chinese that its encoding is probably none of Kanben's. */
export function isUnlikely(text: string): boolean {
  const characters = [...text.slice(0, SAMPLE)].filter((character) => character > '\x7f');
  const common = characters.filter((character) => COMMON.has(character)).length;
  return characters.length >= ENOUGH && common < LEAST_COMMON * characters.length;
}

/** The likeness of a text in `encoding` to Chinese: the share of common characters, less that of strange ones. */
function likeness(bytes: Uint8Array, encoding: Encoding): number {
  const sample = bytes.subarray(0, SAMPLE);
  let common = 0;
  let strange = 0;
  let all = 0;
  for (const character of new TextDecoder(encoding).decode(sample, { stream: true })) {
    const isStrange = STRANGE.test(character);
    if (character <= '\x7f' && !isStrange) continue;
    all++;
    if (COMMON.has(character)) common++;
    else if (isStrange) strange++;
  }
  return all === 0 ? 0 : (common - STRANGENESS * strange) / all;
}

/**
 * The encoding that bytes without a mark are in: UTF-8 where they are valid, or nearly, and have no NUL; else the one of all that
 * reads most like Chinese text, a little in favour of the one that a page declares. One NUL in a text says nothing: in UTF-16 without a mark the rest is not text of any other.
 */
export function likeliestEncoding(bytes: Uint8Array, declared?: Encoding): Encoding {
  const isUtf8 = decodes(bytes, 'utf-8');
  const hasNul = bytes.includes(0);
  if (!hasNul && (isUtf8 || isLikeUtf8(bytes))) return 'utf-8';
  // Every line end of a text in UTF-16 has one; a last unit may be cut.
  const wide: readonly Encoding[] = hasNul ? ['utf-16le', 'utf-16be'] : [];
  const narrow: readonly Encoding[] = ['utf-8', 'gb18030', 'big5'];
  const candidates = isUtf8 ? (['utf-8', ...wide] as const) : [...narrow, ...wide];
  return candidates
    .map((encoding) => ({
      encoding,
      score: likeness(bytes, encoding) + (encoding === declared ? DECLARED : 0),
    }))
    .reduce((best, one) => (one.score > best.score ? one : best)).encoding;
}

/** The least share of UTF-8's patterns among the bytes beyond ASCII of a text that is broken UTF-8, and of no other encoding. */
const LEAST_PATTERNS = 0.9;

/**
 * Whether nearly all bytes beyond ASCII stand as UTF-8 has them: one that begins three or four, and the rest of these. Halves of
 * surrogate pairs and forms that are too long count: they break UTF-8, but no GB18030 or Big5 looks like that.
 */
function isLikeUtf8(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let [beyond, inPatterns] = [0, 0];
  for (let at = 0; at < sample.length; at++) {
    const byte = sample[at] as number;
    if (byte < 0x80) continue;
    const length = byte >= 0xe0 && byte < 0xf8 ? (byte < 0xf0 ? 3 : 4) : 1;
    const isWhole = length > 1 && areTrails(sample.subarray(at + 1, at + length), length - 1);
    beyond += isWhole ? length : 1;
    if (isWhole) {
      inPatterns += length;
      at += length - 1;
    }
  }
  return beyond > 0 && inPatterns >= LEAST_PATTERNS * beyond;
}

function areTrails(bytes: Uint8Array, count: number): boolean {
  return bytes.length === count && bytes.every((byte) => (byte & 0xc0) === 0x80);
}

function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
