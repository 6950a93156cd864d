import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  type IBorderOptions,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  RelativeVerticalPosition,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { sum } from '../../model/numbers.js';
import type { Template } from '../../model/template.js';
import { STYLE } from './style-names.js';
import { HALF_POINTS, TWIPS } from './styles.js';

/*
 * The elements around the text of a briefing or official document, from edition.yaml. The ids of their paragraph styles begin with
 * PART, which distinguishes them from the text.
 */

export type PartStyle = (typeof STYLE)[
  | 'partName'
  | 'partIssue'
  | 'partLine'
  | 'partSecrecy'
  | 'partBody'
  | 'partTail'];

/** Widths of strokes in eighths of a point: the red one 2 pt, the tail's 0.35 mm and 0.25 mm (GB/T 9704-2012 7.2.7, 7.4.1). */
const RED = 16;
const OUTER = 8;
const INNER = 6;

function stroke(size: number, color = '000000'): IBorderOptions {
  return { style: BorderStyle.SINGLE, size, color, space: 1 };
}

export function part(style: PartStyle, text: string, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, style, children: [new TextRun(text)] });
}

/** Two texts on one line, at its ends. */
export function ends(
  style: PartStyle,
  left: string,
  right: string,
  template: Template,
  options: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    ...options,
    style,
    tabStops: [{ type: TabStopType.RIGHT, position: measureOf(template) }],
    children: [new TextRun(left), new TextRun({ children: [new Tab(), right] })],
  });
}

export function measureOf({ typeArea }: Template): number {
  return Math.round(typeArea.characters * typeArea.size * TWIPS);
}

export function redRule({ styles }: Template): NonNullable<IParagraphOptions['border']> {
  return { bottom: stroke(RED, styles.mastheadName.color.slice(1)) };
}

/**
 * Lines between strokes in a table that floats at the foot of the last page. The first and the last stroke are wider; a thin one stands
 * above each line or above the last line alone. The table is anchored to the paragraph behind it.
 */
export function footLines(
  lines: readonly Paragraph[],
  template: Template,
  { strokes }: { readonly strokes: 'each' | 'last' | 'none' },
): FileChild[] {
  if (lines.length === 0) return [];
  const width = { size: measureOf(template), type: WidthType.DXA };
  const last = lines.length - 1;
  const outer = strokes === 'none' ? NO_STROKE : stroke(OUTER);
  const strokeOver = (index: number) => {
    if (index === 0) return outer;
    return strokes === 'each' || (strokes === 'last' && index === last) ? stroke(INNER) : NO_STROKE;
  };
  const rows = lines.map((line, index) => {
    const bottom = index === last ? outer : strokeOver(index + 1);
    const borders = { top: strokeOver(index), bottom, left: NO_STROKE, right: NO_STROKE };
    return new TableRow({
      cantSplit: true,
      children: [new TableCell({ width, borders, margins: NO_MARGINS, children: [line] })],
    });
  });
  const table = new Table({
    width,
    columnWidths: [width.size],
    layout: TableLayoutType.FIXED,
    float: {
      // LibreOffice lets a table as wide as the text float only if its place is relative to the page.
      horizontalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: Math.round(template.page.inner * TWIPS),
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    rows,
  });
  return [table, part(STYLE.partTail, '')];
}

/** Names of equal width, and beside them one word for all (联合行文). `size` is in pt. */
export function namesWithWord(
  names: readonly string[],
  word: string,
  size: number,
  spacing: NonNullable<IParagraphOptions['spacing']>,
): FileChild {
  const longest = Math.max(...names.map((name) => [...name].length));
  // A name that is spread over its cell wraps if the cell is not wider than the letters.
  const widths = [(longest + 0.3) * size, (word.length + 0.5) * size].map((pt) =>
    Math.round(pt * TWIPS),
  );
  const cell = (children: readonly Paragraph[], width = 0) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      borders: { top: NO_STROKE, bottom: NO_STROKE, left: NO_STROKE, right: NO_STROKE },
      margins: NO_MARGINS,
      verticalAlign: VerticalAlignTable.CENTER,
      children,
    });
  const line = { line: Math.round(size * 1.2 * TWIPS), lineRule: LineRuleType.EXACT };
  const marks = names.map((name, index) =>
    sized(name, size, {
      alignment: AlignmentType.DISTRIBUTE,
      spacing: { ...line, ...(index === 0 && spacing) },
    }),
  );
  return new Table({
    alignment: AlignmentType.CENTER,
    width: { size: sum(widths), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows: [
      new TableRow({
        children: [
          cell(marks, widths[0]),
          cell([sized(word, size, { alignment: AlignmentType.END, spacing: line })], widths[1]),
        ],
      }),
    ],
  });
}

/** A name of the mark; its size is in pt. */
export function sized(text: string, size: number, options: IParagraphOptions): Paragraph {
  return new Paragraph({
    ...options,
    style: STYLE.partName,
    children: [new TextRun({ text, size: Math.floor(size * HALF_POINTS) })],
  });
}

const NO_STROKE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_MARGINS = { top: 0, bottom: 0, left: 0, right: 0 };
