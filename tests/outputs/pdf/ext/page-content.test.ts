import { describe, expect, it } from 'vitest';
import { PageContent, type ShownLine } from '../../../../src/outputs/pdf/ext/page-content.js';

const FULL = { code: '\x00A', width: 1000 };
const HALF = { code: '\x00B', width: 500 };

const line = (more: Partial<ShownLine> = {}): ShownLine => ({
  x: 50,
  baseline: 100,
  font: 'F1',
  size: 10,
  glyphs: [FULL, FULL, HALF],
  advances: [10, 10, 5],
  ...more,
});

const contentOf = (...lines: readonly ShownLine[]) => {
  const content = new PageContent();
  for (const one of lines) content.show(one);
  return String(content).split('\n');
};

/**
 * Where each glyph of what is shown begins, pt from the left, by ISO 32000-1 9.4.4; glyphs are distinguished by their second
 * byte.
 */
function places(operators: readonly string[], size: number): readonly number[] {
  const found: number[] = [];
  let from = 0;
  let tracking = 0;
  for (const operator of operators) {
    const [first = 0, , , , x = 0] = operator.split(' ').map(Number);
    if (operator.endsWith(' Tm')) from = x;
    if (operator.endsWith(' Td')) from += first;
    if (operator.endsWith(' Tc')) tracking = first;
    if (!/T[jJ]$/.test(operator)) continue;
    let at = from;
    for (const [token] of operator.matchAll(/\0[AB]|-?\d+/g)) {
      if (token.startsWith('\0')) {
        found.push(at);
        at += (token === FULL.code ? size : size / 2) + tracking;
      } else at -= (Number(token) * size) / 1000;
    }
  }
  return found;
}

describe('lines on a page', () => {
  it('are one text object while nothing else comes between, each from where the last one began', () => {
    expect(contentOf(line(), line({ baseline: 118 }), line({ x: 60.5, baseline: 118 }))).toEqual([
      'BT',
      '/F1 10 Tf',
      '1 0 0 -1 50 100 Tm',
      '(\x00A\x00A\x00B)Tj',
      '0 -18 Td',
      '(\x00A\x00A\x00B)Tj',
      '10.5 0 Td',
      '(\x00A\x00A\x00B)Tj',
      'ET',
    ]);
  });

  it('name their font where it changes', () => {
    const operators = contentOf(
      line(),
      line({ font: 'F2' }),
      line({ font: 'F2', size: 9 }),
      line({ font: 'F2', size: 9 }),
    );
    expect(operators.filter((one) => one.endsWith('Tf'))).toEqual([
      '/F1 10 Tf',
      '/F2 10 Tf',
      '/F2 9 Tf',
    ]);
  });

  it('have the space that most of their glyphs have as spacing, and other spaces beside it', () => {
    const glyphs = [FULL, HALF, FULL, FULL, FULL, FULL];
    const operators = contentOf(
      line({ glyphs, advances: [10.035, 7.535, 10.035, 10.035, 10.035, 10] }),
    );
    expect(operators).toContain('0.035 Tc');
    expect(operators.at(-2)).toBe('[(\x00A\x00B)-250(\x00A\x00A\x00A\x00A)]TJ');
  });

  it('take the spacing back, but not for a single glyph', () => {
    const spaced = line({ advances: [10.1, 10.1, 5.1] });
    const operators = contentOf(spaced, line({ glyphs: [FULL], advances: [10] }), line());
    expect(operators.filter((one) => one.endsWith('Tc'))).toEqual(['0.1 Tc', '0 Tc']);
  });

  it('are set close by moves, not by spacing: dots of a leader', () => {
    const glyphs = [FULL, FULL, FULL, FULL];
    const operators = contentOf(line({ glyphs, advances: [5, 5, 5, 5] }));
    expect(operators.at(-2)).toBe('[(\x00A)500(\x00A)500(\x00A)500(\x00A)]TJ');
  });

  it.each([8, 10.5, 12, 26])('stand where they were composed, to their ends, at %d pt', (size) => {
    for (let seed = 1; seed < 40; seed++) {
      const glyphs = Array.from({ length: 40 }, (_, at) => ((at * seed) % 7 === 0 ? HALF : FULL));
      const advances = glyphs.map(
        ({ width }, at) =>
          (width * size) / 1000 + seed * 0.00713 + ((at * seed) % 5 === 0 ? size * 0.1234 : 0),
      );
      const before = line({ size, x: 40.12345, glyphs, advances });
      const found = places(contentOf(before, { ...before, x: 52.26378 }), size);
      for (const [nth, x] of [40.12345, 52.26378].entries()) {
        let at = x;
        glyphs.forEach((_, index) => {
          const place = found[nth * glyphs.length + index] as number;
          expect(Math.abs(place - at)).toBeLessThan(0.001 + size / 1900);
          at += advances[index] as number;
        });
      }
    }
  });
});

describe('other operators', () => {
  it('close the text', () => {
    const content = new PageContent();
    content.show(line());
    content.add('EMC');
    content.show(line());
    expect(String(content).split('\n').slice(3)).toEqual([
      '(\x00A\x00A\x00B)Tj',
      'ET',
      'EMC',
      'BT',
      '1 0 0 -1 50 100 Tm',
      '(\x00A\x00A\x00B)Tj',
      'ET',
    ]);
  });

  it('are left out where they set what is set', () => {
    const content = new PageContent();
    for (const operator of [...['1 w', 'f', '1 w', 'f', '1 J', 'q', '2 w', 'Q', '2 w', '1 w']])
      content.add(operator);
    expect(String(content).split('\n')).toEqual([
      ...['1 w', 'f', 'f', '1 J', 'q', '2 w', 'Q', '2 w', '1 w'],
    ]);
  });

  it('set an ink where it is another one, apart for what is filled and what is stroked', () => {
    const content = new PageContent();
    for (const ink of ['0 g', '0 g', '1 0 0 rg']) content.paint(ink, 'fill');
    content.paint('0 G', 'stroke');
    content.add('q');
    content.paint('0 g', 'fill');
    content.add('Q');
    content.paint('1 0 0 rg', 'fill');
    expect(String(content).split('\n')).toEqual(['0 g', '1 0 0 rg', '0 G', 'q', '0 g', 'Q']);
  });
});
