import { describe, expect, it } from 'vitest';
import { composeParagraph } from '../../../src/clreq/index.js';
import type { ComposedRun } from '../../../src/clreq/line.js';
import { face, SIZE, spanOf, style, texts } from '../set.js';

const ruby = (text: string) => ({ ruby: { text, face, size: SIZE / 2 } });
const right = ({ x, advances }: ComposedRun) => x + advances.reduce((sum, one) => sum + one, 0);

describe('readings wider than what they stand over (CLREQ 3.3.3)', () => {
  it('never touch their neighbours’', () => {
    const spans = ['shuang', 'zhuang', 'e', 'chuang'].map((reading) => spanOf('字', ruby(reading)));
    const [line] = composeParagraph(spans, style(20));
    const readings = line?.ruby ?? [];
    expect(readings).toHaveLength(4);
    readings.slice(1).forEach((one, index) => {
      expect(one.x - right(readings[index] as ComposedRun)).toBeGreaterThanOrEqual(0.1 * SIZE);
    });
  });

  it('stand in the middle over their base', () => {
    const [line] = composeParagraph(
      [spanOf('甲'), spanOf('乙', ruby('zhuang')), spanOf('丙丁')],
      style(20),
    );
    const reading = line?.ruby[0] as ComposedRun;
    const base = line?.runs.find(({ span }) => span === 1) as ComposedRun;
    expect((reading.x + right(reading)) / 2).toBeCloseTo(base.x + SIZE / 2, 6);
  });

  it('may reach a quarter of an em over a neighbour that has none', () => {
    const at = (reading: string) =>
      composeParagraph([spanOf('甲'), spanOf('乙', ruby(reading)), spanOf('丙')], style(20))[0]
        ?.runs[1]?.x;
    expect(at('abcd')).toBe(SIZE);
    expect(at('abcdef')).toBe(SIZE);
    expect(at('abcdefgh')).toBeCloseTo(1.25 * SIZE, 6);
  });

  it('take part in filling the line', () => {
    const spans = Array.from({ length: 30 }, () => spanOf('字', ruby('zhuang')));
    const lines = composeParagraph(spans, style(12));
    expect(texts(lines).join('')).toBe('字'.repeat(30));
    for (const line of lines.slice(0, -1)) expect(line.width).toBeCloseTo(12 * SIZE, 4);
  });
});
