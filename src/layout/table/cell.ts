import type { TableCell } from 'mdast';
import {
  composeParagraph,
  lineWidth,
  type ParagraphStyle,
  unbreakableWidth,
} from '../../clreq/index.js';
import type { PlacedImage, PlacedItem, Structure } from '../../model/composition.js';
import type { BlockStyle, Template } from '../../model/template.js';
import { fontOf } from '../faces.js';
import { type InkedSpan, type InlineContext, inlinePieces, type Piece } from '../inline.js';
import { type PictureContext, partedAtPictures, setPicture } from '../pictures.js';
import { lineItems, MIDDLE, paragraphStyle, type Room } from '../set-lines.js';

interface CellContext extends InlineContext, PictureContext {
  /** Names that no line divides. */
  readonly wholeNames: readonly string[];
}

/** What stands in a cell, one part below the other. */
export type CellContent = readonly CellPart[];

type CellPart =
  | { readonly pieces: readonly Piece[] }
  /** In a room of a given width, pt. */
  | { readonly picture: (room: Room) => PlacedImage | undefined; readonly width: number };

/** One line of a cell, or a part of a picture as high as a line. */
export interface CellLine {
  /** y from the line's upper edge, pt. */
  readonly items: readonly PlacedItem[];
  /** How many lines may not be parted from here on: those of a picture. */
  readonly together: number;
  /** A run that is divided because no column can be as wide. */
  readonly broken?: string | undefined;
}

/** A picture in a table takes at most this share of the type area's height. */
const HIGHEST_PICTURE = 0.4;
/** Above and below it together, em. */
const PICTURE_AIR = 0.5;

/** A cell's text and pictures. `structure`: what the cell is in the book's structure. */
export function cellContent(
  cell: TableCell,
  head: boolean,
  structure: Structure,
  template: Template,
  context: CellContext,
): CellContent {
  const style = template.styles.table;
  const { role, bold } = fontOf(style);
  const inline = {
    role: head ? ('hei' as const) : role,
    bold,
    size: style.size,
    ink: { color: style.color, structure },
  };
  const { lines, leading, characters, size } = template.typeArea;
  const highest = lines * leading * HIGHEST_PICTURE;
  const page: Room = { x: 0, measure: characters * size };
  // A word in a cell is never divided: the column has room for it, or the table is set smaller.
  const whole: CellContext = { ...context, hyphenate: undefined };
  const parts: CellPart[] = [];
  for (const part of partedAtPictures(cell.children)) {
    if ('text' in part) {
      parts.push({ pieces: inlinePieces(part.text, inline, whole) });
      continue;
    }
    const picture = (room: Room) => setPicture(part, room, highest, structure, context);
    const natural = picture(page);
    if (natural === undefined) context.onUnknown(part.picture);
    else parts.push({ picture, width: natural.width });
  }
  return parts;
}

/** How a cell's lines are set. */
export interface CellStyle {
  readonly block: BlockStyle;
  readonly template: Template;
  readonly names: readonly string[];
  /** Lines are filled and not broken by sense: those of notes. */
  readonly filled?: boolean;
}

/** The width of a cell's content where no line of it is broken, pt. */
export function wholeWidth(parts: CellContent, style: CellStyle): number {
  const line = lineStyle(style, Number.POSITIVE_INFINITY);
  return widest(parts, (part) =>
    'picture' in part ? part.width : widest(part.pieces, (piece) => lineWidth(piece, line)),
  );
}

/** The width of the widest run of a cell that no line divides, pt. */
export function leastWidth(parts: CellContent, style: CellStyle): number {
  const line = bySense(lineStyle(style, Number.POSITIVE_INFINITY), style);
  return widest(parts, (part) =>
    'picture' in part ? 0 : widest(part.pieces, (piece) => unbreakableWidth(piece, line)),
  );
}

function widest<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((most, one) => Math.max(most, of(one)), 0);
}

/** A cell's lines in a column; `share` is how much larger or smaller than its style its text is set. */
export function contentLines(
  parts: CellContent,
  style: CellStyle,
  room: Room,
  pitch: number,
  share: number,
): readonly CellLine[] {
  return parts.flatMap((part): readonly CellLine[] => {
    if ('pieces' in part) {
      return part.pieces.flatMap((piece) => pieceLines(scaled(piece, share), style, room, pitch));
    }
    const picture = part.picture(room);
    if (picture === undefined) return [];
    const slack = room.measure - picture.width;
    const { align } = style.block;
    const side = align === 'end' ? 1 : align === 'center' ? 1 / 2 : 0;
    return pictureLines({ ...picture, x: room.x + slack * side }, style, pitch);
  });
}

function pieceLines(
  piece: Piece,
  style: CellStyle,
  room: Room,
  pitch: number,
): readonly CellLine[] {
  const baseline = pitch / 2 + MIDDLE * style.block.size;
  const line = lineStyle(style, room.measure);
  // Most cells are one line: no words need be looked for.
  const lines = lineWidth(piece, line) / room.measure;
  const set =
    lines <= 1 + 1e-6 ? line : bySense(line, style, style.filled === true || lines > FILLED);
  return composeParagraph(piece, set).map((line) => ({
    items: lineItems(line, piece, room.x, baseline),
    together: 1,
    ...((line.forced || line.width > room.measure + 0.01) && {
      broken: line.runs.map(({ text }) => text).join(''),
    }),
  }));
}

function lineStyle({ block, template }: CellStyle, measure: number): ParagraphStyle {
  return paragraphStyle(block, template, measure, { first: 0 });
}

/** A cell with the text of so many lines is filled, and its lines end between words. */
const FILLED = 2;

function bySense(line: ParagraphStyle, { names }: CellStyle, filled = false): ParagraphStyle {
  return { ...line, bySense: { names, filled } };
}

function scaled(piece: Piece, share: number): Piece {
  if (share === 1) return piece;
  return piece.map(
    (span): InkedSpan => ({
      ...span,
      size: span.size * share,
      ...(span.rise !== undefined && { rise: span.rise * share }),
      ...(span.ruby !== undefined && { ruby: { ...span.ruby, size: span.ruby.size * share } }),
    }),
  );
}

/** A picture in the middle of the lines that it takes. */
function pictureLines(
  picture: PlacedImage,
  { block }: CellStyle,
  pitch: number,
): readonly CellLine[] {
  const lines = Math.ceil((picture.height + PICTURE_AIR * block.size) / pitch);
  const y = (lines * pitch - picture.height) / 2;
  return Array.from({ length: lines }, (_, line) => ({
    items: line === 0 ? [{ ...picture, y }] : [],
    together: lines - line,
  }));
}
/** From line to line in a cell, and above and below a cell's lines, em of the table. */
export const PITCH = 1.4;
export const AIR = 0.3;
