import { describe, expect, it } from 'vitest';
import { drawnCluster, drawsAll } from '../../src/fonts/marks.js';
import type { Face } from '../../src/model/face.js';
import { within } from '../support/speed.js';

/** A face that has every character but these. */
function faceWithout(...missing: readonly string[]): Face {
  const lacking = new Set(missing);
  return {
    has: (code: number) => !lacking.has(String.fromCodePoint(code)),
    advance: () => 1,
    marks: (_: number, marks: readonly number[]) => marks.map(() => ({ x: 0, y: 0 })),
  } as unknown as Face;
}

const codes = (text: string) => [...text].map((one) => one.codePointAt(0) as number);

/** The glyphs of a letter with marks, and the number of characters that another one's glyph has. */
function drawn(text: string, face = faceWithout()): readonly [glyphs: string, joined: number] {
  const { characters } = drawnCluster(codes(text), face);
  const shown = characters.flatMap(({ code }) => (code === undefined ? [] : [code]));
  return [String.fromCodePoint(...shown), characters.length - shown.length];
}

describe('a letter with marks', () => {
  it.each([
    ['u\u0308\u0301', 'ǘ', 2],
    ['e\u0301\u0302', 'é\u0302', 1],
    ['e\u0302\u0301', 'ế', 2],
    ['a\u0323\u0302', 'ậ', 2],
    ['a\u0302\u0323', 'ậ', 2],
    // A mark of the same class keeps the second one from the letter (Unicode 3.11, D115).
    ['a\u0315\u035c', 'a\u0315\u035c', 0],
    ['u\u0344', 'ǘ', 1],
  ])('%j is drawn as %j', (text, glyphs, joined) => {
    expect(drawn(text)).toEqual([glyphs, joined]);
  });

  it('that the face has not composed is drawn with its marks, and none is lost', () => {
    expect(drawn('e\u0302\u0301', faceWithout('ế'))).toEqual(['ê\u0301', 1]);
    expect(drawn('e\u0302\u0301', faceWithout('ê', 'ế'))).toEqual(['e\u0302\u0301', 0]);
    expect(drawsAll(codes('e\u0302\u0301'), faceWithout('ế', '\u0301'))).toBe(false);
  });

  it('is drawn in linear time', async () => {
    const many = codes(`a${'\u0301\u0323'.repeat(20_000)}`);
    await within(1, () => {
      const { characters } = drawnCluster(many, faceWithout());
      expect(characters).toHaveLength(many.length);
    });
  });
});
