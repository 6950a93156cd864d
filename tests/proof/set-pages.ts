import type { Glyph, PdfPage, PdfText } from '../../src/proof/read/index.js';

/** The tests' book: 10 em of 10 pt, baselines 18 pt apart from y = 100, the left edge at x = 50. */
export const EM = 10;
export const LEFT = 50;
export const MEASURE = 10;
const LEADING = 18;
const TOP = 100;

export interface SetLine {
  readonly text: string;
  /** Line of the grid, from 0; the line's place among its page's where absent. */
  readonly row?: number;
  /** em from the left edge to the first glyph's origin. */
  readonly x?: number;
  /** em to the next origin, by index of character, where it isn't the glyph's own width. */
  readonly advances?: Readonly<Record<number, number>>;
  readonly size?: number;
  readonly font?: number;
  /** pt added to the baseline. */
  readonly dy?: number;
  /** Of each glyph: its width by its height. */
  readonly stretch?: number;
}

/** A first line, lines that fill the measure, and a last line: a paragraph without a fault. */
export const PARAGRAPH: readonly SetLine[] = [
  { text: '今年以来市场监管', x: 2 },
  { text: '统筹推进疫情防控和经' },
  { text: '济社会发展持续优化营' },
  { text: '商环境激发' },
];

const CHARACTERS = '推动首都高质量发展作出积极贡献结合强化保供稳价促进复工产取得突成效';

/** A faultless paragraph with words of its own. */
export function paragraph(start: number): readonly SetLine[] {
  let at = start * 7;
  return PARAGRAPH.map((line) => ({
    ...line,
    text: line.text.replace(/./g, () => CHARACTERS[at++ % CHARACTERS.length] as string),
  }));
}

export function setBook(...pages: readonly (readonly SetLine[])[]): PdfText {
  return {
    pages: pages.map(
      (lines, i): PdfPage => ({
        number: i + 1,
        width: 200,
        height: 400,
        glyphs: lines.flatMap((line, at) => setLine(line, at)),
      }),
    ),
    fonts: [
      { name: 'Song', embedded: true, subset: true },
      { name: 'Hei', embedded: true, subset: true },
    ],
    tagged: false,
    title: '',
  };
}

function setLine(line: SetLine, at: number): readonly Glyph[] {
  const size = line.size ?? EM;
  let x = LEFT + (line.x ?? 0) * EM;
  return [...line.text].map((character, index) => {
    const own = /[ -~]/.test(character) ? 0.5 : 1;
    const glyph: Glyph = {
      codePoint: character.codePointAt(0) ?? 0,
      x,
      y: TOP + (line.row ?? at) * LEADING + (line.dy ?? 0),
      size,
      width: own * size,
      font: line.font ?? 0,
      stretch: line.stretch ?? 1,
      upright: true,
      unmapped: false,
    };
    x += (line.advances?.[index] ?? own) * size;
    return glyph;
  });
}
