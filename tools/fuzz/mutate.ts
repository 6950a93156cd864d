import fc from 'fast-check';

/** One change of a file's bytes; places are shares of its length, 0 to 1. */
type Change =
  | { readonly kind: 'flip'; readonly at: number; readonly to: number }
  | { readonly kind: 'cut'; readonly at: number; readonly length: number }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: Uint8Array }
  | {
      readonly kind: 'repeat';
      readonly at: number;
      readonly length: number;
      readonly times: number;
    }
  | { readonly kind: 'end'; readonly at: number };

/** What formats, and those who attack them, are made of. */
const TOKENS = [
  ...'\0 \u200b \ufeff \u202e \u2028 \u0007 \x1b[2J 〇 𠮷 e\u0301 \ud83d\udc68\u200d\ud83d\udc69 \ue000'.split(
    ' ',
  ),
  ...'> - * _ ` | [ ] ( ) < & # \\ $ ^ ~ : ; , . ！ 。 ； 、 — … “ ” （ ）'.split(' '),
  ...'<div> </div> <b> <!-- --> <table><tr><td> <ruby><rt> &#0; &#xd800; ![ ](../../x) [^1]: <svg> ]]> <?xml'.split(
    ' ',
  ),
  ...'--- ... *a &a !!js/function << ? {} [] null ~ 0x7fffffff 1e999 -1 NaN 2024-06-31 constructor __proto__ toString'.split(
    ' ',
  ),
  ...'../ ..\\ /etc/passwd /dev/zero C:\\ file:/// http:// data: \r\n \r \n\n'.split(' '),
  ...'首页|首页 小字号 大小 第一章 编者按 责任编辑 （一） 一、 1. 北京： 来源：'.split(' '),
  ...'endobj stream /Kids /Length startxref %%EOF PK\x03\x04 IHDR IDAT glyf loca'.split(' '),
];

const share = fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true });
const token = fc.oneof(
  fc.constantFrom(...TOKENS).map((text) => Uint8Array.from(Buffer.from(text))),
  fc.uint8Array({ minLength: 1, maxLength: 8 }),
);

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: share, to: fc.nat(255) }),
  fc.record({ kind: fc.constant('cut' as const), at: share, length: fc.nat(200) }),
  fc.record({ kind: fc.constant('insert' as const), at: share, bytes: token }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at: share,
    length: fc.integer({ min: 1, max: 60 }),
    times: fc.oneof({ weight: 5, arbitrary: fc.nat(20) }, { weight: 1, arbitrary: fc.nat(2000) }),
  }),
  fc.record({ kind: fc.constant('end' as const), at: share }),
);

/** Mostly few, so that what comes after the first fault is reached too. */
const changes = fc.oneof(
  { weight: 3, arbitrary: fc.array(change, { minLength: 1, maxLength: 2 }) },
  { weight: 1, arbitrary: fc.array(change, { minLength: 3, maxLength: 12 }) },
);

/** From one to a dozen changes, always the same ones for a seed. */
export function changesOf(seed: number): readonly Change[] {
  const [drawn = []] = fc.sample(changes, {
    seed,
    numRuns: 1,
  });
  return drawn;
}

/** How large a mutated file may become, bytes: a larger one tests the machine. */
const LARGEST = 100_000;

export function mutated(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  let result = Buffer.from(bytes);
  for (const one of changes) {
    if (result.length < LARGEST) result = changed(result, one);
  }
  return result;
}

function changed(bytes: Buffer<ArrayBuffer>, one: Change): Buffer<ArrayBuffer> {
  const at = Math.floor(one.at * bytes.length);
  switch (one.kind) {
    case 'flip':
      if (at < bytes.length) bytes[at] = one.to;
      return bytes;
    case 'cut':
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + one.length)]);
    case 'insert':
      return Buffer.concat([bytes.subarray(0, at), one.bytes, bytes.subarray(at)]);
    case 'repeat': {
      const run = bytes.subarray(at, at + one.length);
      const runs = Array.from({ length: one.times }, () => run);
      return Buffer.concat([bytes.subarray(0, at), ...runs, bytes.subarray(at)]);
    }
    case 'end':
      return Buffer.from(bytes.subarray(0, at));
  }
}
