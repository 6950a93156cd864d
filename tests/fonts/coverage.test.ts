import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Face, missing, resolveStack } from '../../src/fonts/index.js';

function face(id: string, characters: string): Face {
  const has = new Set([...characters].map((c) => c.codePointAt(0)));
  return {
    id,
    ascent: 1,
    descent: -0.2,
    has: (codePoint) => has.has(codePoint),
    advance: () => 1,
    half: () => undefined,
    kerning: () => 0,
    marks: (_, marks) => marks.map(() => ({ x: 0, y: 0 })),
  };
}

const song = face('song', '中国， ');
const rare = face('rare', '中𬭎龘é́');
const latin = face('latin', 'aeé,́ ');

function resolved(text: string, stack: readonly Face[]): readonly string[] {
  return resolveStack(text, stack).map((run) => `${run.face.id}:${run.text}`);
}

describe('resolveStack', () => {
  test('takes the first face that has the character', () => {
    expect(resolved('中国𬭎，国', [song, rare])).toEqual(['song:中国', 'rare:𬭎', 'song:，国']);
  });
  test('keeps a combining mark with its base, in a face that has both', () => {
    expect(resolved('中e\u0301国', [song, latin, rare])).toEqual([
      'song:中',
      'latin:e\u0301',
      'song:国',
    ]);
    expect(resolved('中\u0301', [song, rare])).toEqual(['rare:中\u0301']);
  });
  test('keeps a mark that no face has with its base', () => {
    expect(resolved('国\u0308', [rare, song])).toEqual(['song:国\u0308']);
  });
  test('keeps a variation selector with its base', () => {
    expect(resolved('龘\u{E0100}中\uFE00', [song, rare])).toEqual([
      'rare:龘\u{E0100}',
      'song:中\uFE00',
    ]);
  });
  test('gives what no face has to the first', () => {
    expect(resolved('中☃龘', [song, rare])).toEqual(['song:中☃', 'rare:龘']);
  });
  test('leaves line breaks where they stand', () => {
    expect(resolved('龘\n龘', [song, rare])).toEqual(['rare:龘\n龘']);
  });
  test('loses nothing: the stretches joined are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(
          resolveStack(text, [song, rare, latin])
            .map((run) => run.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('missing', () => {
  test('gives the code point and the offset of each character that no face has', () => {
    expect(missing('中𬭎国☃𬭎☃', [song, rare])).toEqual([
      { codePoint: 0x2603, offset: 4 },
      { codePoint: 0x2603, offset: 7 },
    ]);
  });
  test('asks no glyph for line breaks, joiners and selectors', () => {
    expect(missing('中\n国\u200B\u2060\uFE00\u00AD', [song])).toEqual([]);
  });
});
