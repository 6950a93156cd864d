import { readPdf } from '../../../src/proof/read/index.js';
import type { PaperSheet, Print, Printed } from './fold.js';

/** A number as it stands on a side of a finished sheet, pt from the side's upper left corner. */
export interface FoundNumber {
  readonly page: number;
  readonly half: 'left' | 'right';
  readonly x: number;
  readonly y: number;
  readonly upright: boolean;
  readonly size: number;
}

export interface FoundSide {
  readonly width: number;
  readonly height: number;
  readonly numbers: readonly FoundNumber[];
}

/** The page numbers on each side of imposed sheets, found by PDFium. */
export async function readSides(bytes: Uint8Array): Promise<readonly FoundSide[]> {
  const { pages } = await readPdf(bytes);
  return pages.map(({ width, height, glyphs }) => {
    const digits = glyphs.filter(({ codePoint }) => codePoint >= 0x30 && codePoint <= 0x39);
    const numbers: FoundNumber[] = [];
    for (let at = 0; at + 2 < digits.length; at += 3) {
      const three = digits.slice(at, at + 3);
      const [first, second] = three as [(typeof digits)[number], (typeof digits)[number]];
      const { x, y, size } = first;
      numbers.push({
        page: Number(three.map(({ codePoint }) => String.fromCodePoint(codePoint)).join('')),
        half: x < width / 2 ? 'left' : 'right',
        x,
        y,
        size,
        upright: second.x > first.x && Math.abs(second.y - first.y) < 0.01,
      });
    }
    return { width, height, numbers };
  });
}

/** Two sides after the other are the front and the back of a sheet, as a printer takes them. */
export function asPaper(sides: readonly FoundSide[]): readonly PaperSheet[] {
  const sheets: PaperSheet[] = [];
  for (let at = 0; at < sides.length; at += 2) {
    const back = sides[at + 1];
    sheets.push({ front: printed(sides[at] as FoundSide), back: back && printed(back) });
  }
  return sheets;
}

function printed({ numbers }: FoundSide): Printed {
  const on = (half: 'left' | 'right'): Print => {
    const [first, ...more] = numbers.filter((one) => one.half === half);
    if (more.length > 0) throw new Error(`two numbers on one half: ${JSON.stringify(numbers)}`);
    return { page: first?.page, upright: first?.upright ?? true };
  };
  return { left: on('left'), right: on('right') };
}
