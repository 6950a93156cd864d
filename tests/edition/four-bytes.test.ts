import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minusBytes, plusBytes } from '../../src/edition/four-bytes.js';

const bytesOf = (word: number) => [...new Uint8Array(Int32Array.of(word).buffer)];

it('four bytes at once are added and taken away as each by itself is', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (first, second) => {
      const [one, other] = [bytesOf(first), bytesOf(second)];
      expect(bytesOf(plusBytes(first, second))).toEqual(
        one.map((byte, at) => (byte + (other[at] ?? 0)) & 0xff),
      );
      expect(bytesOf(minusBytes(first, second))).toEqual(
        one.map((byte, at) => (byte - (other[at] ?? 0)) & 0xff),
      );
    }),
  );
});
