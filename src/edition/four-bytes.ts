/** Calculations with four bytes at once, each of them for itself, in one number of 32 bits: four times as fast as one by one. */

const HIGHEST_BITS = 0x80808080;
const OTHER_BITS = 0x7f7f7f7f;

/** Each byte of `first` and that of `second`, as far as a byte holds it. */
export function plusBytes(first: number, second: number): number {
  return ((first & OTHER_BITS) + (second & OTHER_BITS)) ^ ((first ^ second) & HIGHEST_BITS);
}

/** Each byte of `first` less that of `second`, as far as a byte holds it. */
export function minusBytes(first: number, second: number): number {
  return (
    (((first | HIGHEST_BITS) - (second & OTHER_BITS)) | 0) ^ ((first ^ ~second) & HIGHEST_BITS)
  );
}
