import { SLACK } from './foot.js';
import type { Step } from './steps.js';

/** The steps of a block that floats. They stand together. */
export type FloatingBlock = readonly [Step, ...Step[]];

/** Grid lines between a float and the text. */
const FLOAT_GAP = 1;

/** The grid lines that the steps of a float take. */
export function rowsOf(block: FloatingBlock): number {
  return block.reduce((sum, { line }) => sum + line.rows, 0);
}

/** The grid lines that a float takes at the top or foot of a page, as a whole number, with the air between float and text. */
export function floatRows(block: FloatingBlock): number {
  return Math.ceil(rowsOf(block) - SLACK) + FLOAT_GAP;
}

/** The floats that wait for a page behind their place in the text, in the order of the text. */
export class FloatQueue {
  private blocks: readonly FloatingBlock[] = [];

  constructor(private readonly rows: number) {}

  get waiting(): boolean {
    return this.blocks.length > 0;
  }

  /** All floats that wait, in the order of the text. */
  get all(): readonly FloatingBlock[] {
    return this.blocks;
  }

  add(blocks: readonly FloatingBlock[]): void {
    this.blocks = [...this.blocks, ...blocks];
  }

  /** Takes the next float for a page of its own, if it asks for one or is as high as a page. */
  takePage() {
    const [first] = this.blocks;
    if (first === undefined) return undefined;
    if (first[0].block.floats !== 'page' && floatRows(first) < this.rows) return undefined;
    this.blocks = this.blocks.slice(1);
    return { tops: [], flowing: first, bottoms: [], end: 0 };
  }

  /** Takes the floats for the top or foot of a page of `rows` grid lines: as many as fit, in order. */
  take(rows: number): readonly FloatingBlock[] {
    let free = rows;
    const taken: FloatingBlock[] = [];
    for (const block of this.blocks) {
      free -= floatRows(block);
      if (block[0].block.floats === 'page' || free < 0) break;
      taken.push(block);
    }
    this.blocks = this.blocks.slice(taken.length);
    return taken;
  }
}
