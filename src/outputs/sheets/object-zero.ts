const OBJ = 'obj';
/** The greatest length of an object header before its keyword, bytes: no sound file has a longer one. */
const LONGEST = 32;
const OBJECT_ZERO = /(?:^|[^0-9])0{1,12}[\0\t\n\f\r ]{1,8}0{0,4}0[\0\t\n\f\r ]{1,8}$/;

/**
 * A PDF in which no object has number 0 and generation 0: these belong to the list of free objects (ISO 32000-1 7.5.4), and
 * pdf-lib prints a line to the terminal where it meets one. Such an object gets generation 1; nothing can refer to it in
 * either form. The bytes given are not changed.
 */
export function withoutObjectZero(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const generations: number[] = [];
  for (let at = file.indexOf(OBJ); at >= 0; at = file.indexOf(OBJ, at + OBJ.length)) {
    const head = file.toString('latin1', Math.max(0, at - LONGEST), at);
    if (OBJECT_ZERO.test(head)) generations.push(at - head.length + head.lastIndexOf('0'));
  }
  if (generations.length === 0) return bytes;
  const copy = Buffer.from(file);
  for (const place of generations) copy[place] = '1'.charCodeAt(0);
  return copy;
}
