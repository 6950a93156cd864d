import type { TableCell } from 'mdast';
import type { PlacedImage, PlacedItem, Structure } from '../model/composition.js';
import type { BlockStyle, Template } from '../model/template.js';

import { fontOf } from './faces.js';
import { type InlineContext, inlinePieces, type Piece } from './inline.js';
import { type PictureContext, partedAtPictures, setPicture } from './pictures.js';
import { MIDDLE, type Room, setText } from './set-lines.js';

export interface CellContext extends InlineContext, PictureContext {}

/** What stands in a cell, one part below the other. */
export interface Cell {
  readonly parts: readonly CellPart[];
  /** pt that it would take in width: text unbroken, pictures in their own size. */
  readonly wide: number;
}

type CellPart =
  | { readonly pieces: readonly Piece[] }
  /** In a room of a given width, pt. */
  | { readonly picture: (room: Room) => PlacedImage | undefined };

/** One grid line of a cell. */
export interface CellLevel {
  /** y from the line's baseline, pt. */
  readonly items: readonly PlacedItem[];
  /** How many levels may not be parted from here on: those of a picture. */
  readonly together: number;
}

/** A picture in a table takes at most this share of the type area's height. */
const HIGHEST_PICTURE = 0.4;
/** Above and below it together, em. */
const PICTURE_AIR = 0.5;

/** `own`: what the cell is in the book's structure. */
export function tableCell(
  cell: TableCell,
  style: BlockStyle,
  template: Template,
  context: CellContext,
  head: boolean,
  own: Structure,
): Cell {
  const { role, bold } = fontOf(style);
  const inline = {
    role: head ? ('hei' as const) : role,
    bold,
    size: style.size,
    ink: { color: style.color, structure: own },
  };
  const { lines, leading, characters, size } = template.typeArea;
  const highest = lines * leading * HIGHEST_PICTURE;
  const whole: Room = { x: 0, measure: characters * size };
  const parts: CellPart[] = [];
  const widths = [0];
  for (const part of partedAtPictures(cell.children)) {
    if ('text' in part) {
      const pieces = inlinePieces(part.text, inline, context);
      widths.push(...pieces.map(pieceWidth));
      parts.push({ pieces });
      continue;
    }
    const picture = (room: Room) => setPicture(part, room, highest, own, context);
    const natural = picture(whole);
    if (natural === undefined) context.onUnknown(part.picture);
    else {
      widths.push(natural.width);
      parts.push({ picture });
    }
  }
  return { parts, wide: Math.max(...widths) };
}

/** The grid lines that a cell takes in a column. */
export function cellLevels(
  { parts }: Cell,
  style: BlockStyle,
  template: Template,
  room: Room,
): readonly CellLevel[] {
  return parts.flatMap((part): readonly CellLevel[] => {
    if ('pieces' in part) {
      const lines = setText(part.pieces, style, template, room, { first: 0 });
      return lines.map(({ items }) => ({ items, together: 1 }));
    }
    const picture = part.picture(room);
    if (picture === undefined) return [];
    const slack = room.measure - picture.width;
    const share = style.align === 'end' ? 1 : style.align === 'center' ? 1 / 2 : 0;
    return pictureLevels({ ...picture, x: room.x + slack * share }, template);
  });
}

/** A picture in the middle of the grid lines that it takes. */
function pictureLevels(
  picture: PlacedImage,
  { typeArea: { size, leading } }: Template,
): readonly CellLevel[] {
  const rows = Math.ceil((picture.height + PICTURE_AIR * size) / leading);
  const y = -MIDDLE * size - leading / 2 + (rows * leading - picture.height) / 2;
  return Array.from({ length: rows }, (_, level) => ({
    items: level === 0 ? [{ ...picture, y }] : [],
    together: rows - level,
  }));
}

function pieceWidth(piece: Piece): number {
  let wide = 0;
  for (const { text, face, size } of piece) {
    for (const character of text) wide += face.advance(character.codePointAt(0) as number) * size;
  }
  return wide;
}
