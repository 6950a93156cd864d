import { CLASS, classOf } from '../../src/clreq/classes.js';
import type { ComposedLine, ParagraphStyle, Span } from '../../src/clreq/index.js';
import { composeParagraph } from '../../src/clreq/index.js';
import type { Face } from '../../src/model/face.js';

/** Han and marks one em wide, Western characters half an em; marks can be set half, as `halt` does. */
export const face: Face = {
  id: 'test',
  ascent: 0.88,
  descent: -0.12,
  has: () => true,
  advance: (code) => (code < 0x100 && code !== 0xb7 ? 0.5 : 1),
  half(code) {
    const kind = classOf(code);
    if (code < 0x100 || kind < CLASS.opening || kind > CLASS.exclaim) return undefined;
    return { advance: 0.5, shift: kind === CLASS.opening ? -0.5 : 0 };
  },
  kerning: () => 0,
  marks: (_, marks) => marks.map(() => ({ x: 0, y: 0 })),
};

export const SIZE = 10;

/** A measure of `ems`, no indent, justified, kaiming, GB: but for what a test says. */
export function style(ems: number, other: Partial<ParagraphStyle> = {}): ParagraphStyle {
  return {
    measure: ems * SIZE,
    em: SIZE,
    firstIndent: 0,
    hangingIndent: 0,
    align: 'justify',
    marks: 'kaiming',
    prohibition: 'gb',
    grid: false,
    hanging: false,
    ...other,
  };
}

export function spanOf(text: string, other: Partial<Span> = {}): Span {
  return { text, face, size: SIZE, ...other };
}

export function set(
  text: string,
  ems: number,
  other: Partial<ParagraphStyle> = {},
): readonly ComposedLine[] {
  return composeParagraph([spanOf(text)], style(ems, other));
}

/** The lines' texts. */
export function texts(lines: readonly ComposedLine[]): readonly string[] {
  return lines.map((line) => line.runs.map((run) => run.text).join(''));
}

/** Where each character's ink box begins and the line ends, in em. */
export function origins(line: ComposedLine): readonly number[] {
  return line.runs.flatMap(({ x, advances }) => {
    let at = x;
    return advances.map((advance) => {
      const here = at;
      at += advance;
      return Math.round((here / SIZE) * 1000) / 1000;
    });
  });
}
