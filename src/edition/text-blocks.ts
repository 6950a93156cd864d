import type { Nodes, Text } from 'mdast';
import type { Point } from 'unist';
import type { Division } from '../model/edition.js';
import { eachNode } from '../model/markdown/each-node.js';

/** A paragraph, heading or table cell as its reader sees it. */
export interface TextBlock {
  readonly file: string;
  /** Of a heading: 1 to 6. */
  readonly level?: number;
  readonly text: string;
  /** Line and column of a stretch of the text in the file, both from 1. */
  readonly placeOf: (at: number) => { readonly line: number; readonly column: number };
}

/** Nodes in a block that hold no text of the book: code, pictures, marks of notes. */
const NO_TEXT = '\ufffc';

/** The blocks of a division in the order of the text; code blocks and HTML are none. */
export function textBlocks({ tree, file }: Pick<Division, 'tree' | 'file'>): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  eachNode(tree, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return;
    const pieces = textPieces(node);
    blocks.push({
      file,
      ...(node.type === 'heading' && { level: node.depth }),
      text: pieces.map(({ text }) => text).join(''),
      placeOf: (at) => placeIn(pieces, at),
    });
  });
  return blocks;
}

interface Piece {
  readonly text: string;
  readonly start: Point;
  /** The line and column move on with the text: it stands in the file as it is read. */
  readonly literal: boolean;
}

function textPieces(block: Nodes): readonly Piece[] {
  const pieces: Piece[] = [];
  let start: Point = block.position?.start ?? { line: 1, column: 1 };
  eachNode(block, (node) => {
    start = node.position?.start ?? start;
    if (node.type === 'text') pieces.push({ text: node.value, start, literal: isLiteral(node) });
    else if (!('children' in node)) pieces.push({ text: NO_TEXT, start, literal: false });
  });
  return pieces;
}

/** Whether a text has no escapes and no line ends in the file. */
function isLiteral({ value, position }: Text): boolean {
  const { start, end } = position ?? {};
  return (
    start !== undefined && start.line === end?.line && end.column - start.column === value.length
  );
}

function placeIn(pieces: readonly Piece[], at: number): { line: number; column: number } {
  let before = 0;
  for (const { text, start, literal } of pieces) {
    if (at < before + text.length) {
      return { line: start.line, column: start.column + (literal ? at - before : 0) };
    }
    before += text.length;
  }
  const { line = 1, column = 1 } = pieces.at(-1)?.start ?? {};
  return { line, column };
}
