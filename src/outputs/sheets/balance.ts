/** Bytes that end a word of a content stream (PDF 32000-1 7.2.2). */
const SPACE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((one) => one.charCodeAt(0)));

const [OPEN, CLOSE, BACKSLASH, LESS, GREATER, PERCENT, SLASH] = [...'()\\<>%/'].map((one) =>
  one.charCodeAt(0),
) as [number, number, number, number, number, number, number];

/**
 * The content of a page with as many Q as q, and no Q before its q. A reader ignores an extra Q of a page, and closes
 * an open q at the page's end. In a form the extra Q would undo the matrix that places the form on its sheet;
 * a space replaces it here, and Q is added for each open q. Undefined if the content is balanced already.
 */
export function balanced(content: Uint8Array): Uint8Array | undefined {
  const surplus: number[] = [];
  let depth = 0;
  for (const { at, word } of operators(content)) {
    if (word === 'q') depth += 1;
    else if (depth > 0) depth -= 1;
    else surplus.push(at);
  }
  if (surplus.length === 0 && depth === 0) return undefined;
  const mended = Buffer.concat([content, Buffer.from(`\n${'Q '.repeat(depth)}`)]);
  for (const at of surplus) mended[at] = 0x20;
  return mended;
}

/** The operators q and Q of a content stream, in order; not those letters in strings, names, comments and images. */
function* operators(
  bytes: Uint8Array,
): Generator<{ readonly at: number; readonly word: 'q' | 'Q' }> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] as number;
    if (byte === OPEN) at = endOfString(bytes, at);
    else if (byte === PERCENT) while (at < bytes.length && !isLineEnd(bytes[at])) at += 1;
    else if (byte === LESS && bytes[at + 1] !== LESS) at = after(bytes, at, GREATER);
    else if (byte === SLASH) at = endOfWord(bytes, at + 1);
    else if (SPACE.has(byte) || DELIMITER.has(byte)) at += 1;
    else {
      const end = endOfWord(bytes, at);
      const word = end - at > 2 ? '' : String.fromCharCode(...bytes.subarray(at, end));
      if (word === 'q' || word === 'Q') yield { at, word };
      // The bytes between ID and EI are an inline image (8.9.7).
      at = word === 'ID' ? endOfImage(bytes, end) : end;
    }
  }
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

function endOfWord(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at] as number;
    if (SPACE.has(byte) || DELIMITER.has(byte)) break;
    at += 1;
  }
  return at;
}

/** Brackets may be nested in a string, or escaped. */
function endOfString(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === BACKSLASH) at += 1;
    else if (byte === OPEN) depth += 1;
    else if (byte === CLOSE) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return bytes.length;
}

function after(bytes: Uint8Array, from: number, byte: number): number {
  const at = bytes.indexOf(byte, from);
  return at < 0 ? bytes.length : at + 1;
}

/** Length of the text that must follow EI, since two bytes of an image may look like EI. */
const TEXT_BEHIND_IMAGE = 8;

function endOfImage(bytes: Uint8Array, from: number): number {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = content.indexOf('EI', from); at >= 0; at = content.indexOf('EI', at + 1)) {
    const behind = content.subarray(at + 2, at + 2 + TEXT_BEHIND_IMAGE);
    const alone =
      SPACE.has(content[at - 1] as number) &&
      (behind.length === 0 || SPACE.has(behind[0] as number));
    if (alone && behind.every((byte) => SPACE.has(byte) || (byte > 0x20 && byte < 0x7f))) {
      return at + 2;
    }
  }
  return bytes.length;
}
