import type { Encoding } from '../model/source.js';
import { LINE_END } from './split-lines.js';

/** A byte that does not belong to its text's encoding. */
export interface BrokenByte {
  readonly offset: number;
  readonly byte: number;
  /** Both from 1; the column in UTF-16 units of the decoded text. */
  readonly line: number;
  readonly column: number;
}

/** The length of the first stretch in which a break is looked for, bytes; each next stretch is twice as long. */
const FIRST_STEP = 256;
/** No character of these encodings is longer, bytes. */
export const LONGEST_CHARACTER = 4;

/** The bytes at which decoding breaks, in order. Each stretch between two breaks is decoded a few times, whatever its length. */
export function brokenBytes(bytes: Uint8Array, encoding: Encoding): readonly BrokenByte[] {
  const broken: BrokenByte[] = [];
  let line = 1;
  let column = 1;
  const pass = (text: string) => {
    const lines = text.split(LINE_END);
    line += lines.length - 1;
    column = (lines.length > 1 ? 1 : column) + (lines.at(-1)?.length ?? 0);
  };
  for (let start = 0; start < bytes.length; ) {
    const sound = soundLength(bytes.subarray(start), encoding);
    if (sound === undefined) break;
    const whole = wholeCharacters(bytes.subarray(start, start + sound), encoding);
    pass(
      new TextDecoder(encoding, { ignoreBOM: start > 0 }).decode(
        bytes.subarray(start, start + whole),
      ),
    );
    const offset = start + whole;
    broken.push({ offset, byte: bytes[offset] ?? 0, line, column });
    pass('\ufffd');
    start = next(bytes, start + sound, whole < sound, encoding);
  }
  return broken;
}

/** The length of the longest part from the start that decodes, where the last character may be cut; undefined if all of it decodes. */
function soundLength(bytes: Uint8Array, encoding: Encoding): number | undefined {
  let low = 0;
  let high = FIRST_STEP;
  while (high < bytes.length && decodes(bytes.subarray(0, high), encoding, true)) {
    low = high;
    high *= 2;
  }
  if (high >= bytes.length) {
    if (decodes(bytes, encoding, false)) return undefined;
    high = bytes.length;
    if (decodes(bytes, encoding, true)) return high;
  }
  while (low < high - 1) {
    const middle = (low + high) >> 1;
    if (decodes(bytes.subarray(0, middle), encoding, true)) low = middle;
    else high = middle;
  }
  return encoding.startsWith('utf-16') ? low - (low % 2) : low;
}

/** The length without a character that is cut at the end. */
function wholeCharacters(bytes: Uint8Array, encoding: Encoding): number {
  for (let cut = 0; cut <= Math.min(LONGEST_CHARACTER, bytes.length); cut++) {
    const length = bytes.length - cut;
    if (decodes(bytes.subarray(0, length), encoding, false)) return length;
  }
  return bytes.length;
}

/** Where decoding continues: a lead byte without its trail gives the ASCII byte behind it back (WHATWG Encoding 10.2, 12.1). */
function next(bytes: Uint8Array, end: number, isCut: boolean, encoding: Encoding): number {
  const unit = encoding.startsWith('utf-16') ? 2 : 1;
  if (!isCut) return end + unit;
  return encoding.startsWith('utf-') || (bytes[end] ?? 0) < 0x80 ? end : end + 1;
}

function decodes(bytes: Uint8Array, encoding: Encoding, stream: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}
