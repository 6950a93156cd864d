import { CLASS, classOf } from '../clreq/classes.js';
import { HYPHEN } from '../clreq/clusters.js';
import { composeParagraph, lineWidth } from '../clreq/index.js';
import type { ComposedLine, ParagraphStyle } from '../clreq/line.js';
import type { PlacedImage, PlacedItem } from '../model/composition.js';
import { sum } from '../model/numbers.js';
import { SOFT_HYPHEN } from '../model/soft-hyphen.js';
import type { BlockStyle, Template } from '../model/template.js';
import { glyphImages, isPictureFace } from './glyph-pictures.js';
import { type Ink, type InkedSpan, type InlinePicture, PICTURE_AIR, type Piece } from './inline.js';
import type { FlowLine } from './pages/flow.js';
import { moved, placedText } from './pages/page.js';
import { withUnseen } from './unseen.js';

/** The height of the middle of a Han character above the baseline, em: the em box reaches from .88 above to .12 below. */
export const MIDDLE = 0.38;

/** The pitch of a heading's lines, as a share of its size. */
const HEADING_PITCH = 1.4;

/** The distance of emphasis dots below the baseline, and their radius, em (GB/T 15834-2011 4.15.3: under the character). */
const DOT_DROP = 0.24;
const DOT_RADIUS = 0.045;
/** The width of the stroke through struck-out text, em. */
const STRIKE_WIDTH = 0.05;
/** The height of the ruby's baseline above that of its base, em of the base. */
const RUBY_RISE = 0.95;

/**
 * A block style. `tighter`: the text is set in one line less (`ParagraphStyle.tighter`). `fills`: ragged lines are filled, as in
 * verse; those of a title are not.
 */
type TextStyle = BlockStyle & { readonly tighter?: boolean; readonly fills?: boolean };

/** The place of a block in the type area, pt. */
export interface Room {
  readonly x: number;
  readonly measure: number;
}

/** The indents of a block that differ from those of its style, em of the block's own size. */
export interface TextIndents {
  readonly first?: number;
  readonly hanging?: number;
}

/** The paragraph style of a block style within `room`. Indents are em of the block's own size. */
export function paragraphStyle(
  style: TextStyle,
  template: Template,
  measure: number,
  indents: TextIndents = {},
): ParagraphStyle {
  return {
    measure,
    em: style.size,
    firstIndent: indents.first ?? style.firstIndent,
    hangingIndent: indents.hanging ?? 0,
    align: style.align,
    marks: template.marks,
    prohibition: template.prohibition,
    grid: template.grid && style.align === 'justify' && style.size === template.typeArea.size,
    hanging: template.hanging,
    phraseSpaces: style.align !== 'justify',
    ...(style.tighter === true && { tighter: true }),
  };
}

/** The distance from the top of the type area to the first baseline, pt. The em boxes of the first line touch the top. */
export function firstBaseline({ typeArea }: Template): number {
  return (MIDDLE + 0.5) * typeArea.size;
}

/** Sets pieces (the text between hard breaks) as flow lines of one grid line each. */
export function setText(
  pieces: readonly Piece[],
  style: TextStyle,
  template: Template,
  room: Room,
  indents: TextIndents = {},
  names: readonly string[] = [],
): readonly FlowLine[] {
  const lines: FlowLine[] = [];
  let offset = 0;
  pieces.forEach((spans, index) => {
    const first = index === 0 ? indents.first : (indents.hanging ?? indents.first);
    const paragraph = paragraphStyle(style, template, room.measure, {
      ...indents,
      ...(first !== undefined && { first }),
    });
    const composed =
      style.align === 'justify' || style.fills === true
        ? composeParagraph(spans, paragraph)
        : composeBySense(spans, paragraph, names);
    const marksBefore = marksOf(spans);
    for (const line of composed) {
      lines.push({
        rows: style.lines,
        items: lineItems(line, spans, room.x, rowShift(style, style.lines, template)),
        offset: offset + line.start - marksBefore(line.start),
        set: {
          text: composedText(line),
          stretch: line.fit.stretch,
          squeeze: line.fit.squeeze,
          short: line.fit.short,
          forced: line.forced,
          lonely: line.lonely,
        },
      });
    }
    const length = spans.reduce((sum, span) => sum + span.text.length, 0);
    offset += length - marksBefore(length);
  });
  return lines;
}

function composedText({ runs }: ComposedLine): string {
  const [first] = runs;
  return runs.length === 1 && first ? first.text : runs.map(({ text }) => text).join('');
}

/**
 * Gives the UTF-16 units before a place that stand for notes and pictures, which other outputs write in their own way. The places
 * are asked for from first to last: each span is looked at once.
 */
function marksOf(spans: Piece): (end: number) => number {
  let [next, at, marks] = [0, 0, 0];
  return (end) => {
    for (; next < spans.length && at < end; next++) {
      const { text, ink } = spans[next] as Piece[number];
      if (ink.note !== undefined || ink.picture !== undefined) marks += text.length;
      at += text.length;
    }
    return marks;
  };
}

/** Lets titles, headings and captions of several lines be divided by sense only. No line divides one of `names`. */
export function composeBySense(
  spans: Piece,
  style: ParagraphStyle,
  names: readonly string[],
): readonly ComposedLine[] {
  const wide = style.align !== 'justify' && lineWidth(spans, style) > style.measure;
  return composeParagraph(spans, wide ? { ...style, bySense: { names } } : style);
}

/** The lines of a heading as one flow line. They are centred in the whole grid lines that they take. */
export function setHeading(
  pieces: readonly Piece[],
  style: BlockStyle,
  template: Template,
  room: Room,
  names: readonly string[] = [],
): readonly FlowLine[] {
  const set = pieces.flatMap((spans) => {
    const paragraph = paragraphStyle(style, template, room.measure);
    return composeBySense(spans, paragraph, names).map((line) => lineItems(line, spans, room.x, 0));
  });
  if (set.length === 0) return [];
  const { leading } = template.typeArea;
  const pitch = style.size * HEADING_PITCH;
  const rows = Math.max(style.lines, Math.ceil((set.length * pitch) / leading));
  const middle = rowShift(style, rows, template);
  const items = set.flatMap((line, index) =>
    line.map((item) => moved(item, 0, middle + (index - (set.length - 1) / 2) * pitch)),
  );
  return [{ rows, items, offset: 0 }];
}

/** The distance of a line below the baseline of its first grid line if it takes `rows` grid lines, pt. */
function rowShift(style: BlockStyle, rows: number, { typeArea }: Template): number {
  if (rows === 1 && style.size <= typeArea.size) return 0;
  return MIDDLE * (style.size - typeArea.size) + ((rows - 1) * typeArea.leading) / 2;
}

/** The glyphs, dots, strokes and ruby of a composed line: x from the edge of the type area, y from the baseline of the line, pt. */
export function lineItems(
  line: ComposedLine,
  spans: readonly InkedSpan[],
  x: number,
  y: number,
): readonly PlacedItem[] {
  const items: PlacedItem[] = [];
  for (const run of line.runs) {
    const span = spans[run.span] as InkedSpan;
    const { face, size, ink } = span;
    const left = x + run.x;
    const baseline = y - (span.rise ?? 0);
    if (ink.picture !== undefined) {
      items.push(
        placedPicture(ink, ink.picture, left + PICTURE_AIR * size, baseline - MIDDLE * size),
      );
      continue;
    }
    if (isPictureFace(face)) {
      items.push(...glyphImages(face, run.text, run.advances, { x: left, baseline }, size, ink));
      continue;
    }
    const place = baseline - (run.raised ?? 0);
    const inked = run.drawn === undefined ? ink : { ...ink, drawn: run.drawn };
    items.push(...withUnseen(placedText(left, place, run, span, inked), spans));
    if (ink.strike === true) {
      const wide = sum(run.advances);
      const level = baseline - MIDDLE * size;
      const width = STRIKE_WIDTH * size;
      items.push({
        kind: 'rule',
        x1: left,
        x2: left + wide,
        y1: level,
        y2: level,
        width,
        color: ink.color,
      });
    }
    if (ink.dots === true)
      items.push(...dots(run.text, run.advances, left, baseline, size, ink.color));
  }
  if (line.hyphen !== undefined) {
    const { face, size, ink, rise = 0 } = spans[line.hyphen.span] as InkedSpan;
    items.push({
      kind: 'text',
      x: x + line.hyphen.x,
      baseline: y - rise,
      text: SOFT_HYPHEN,
      advances: [face.advance(HYPHEN) * size],
      face,
      size,
      color: ink.color,
      ...(ink.structure !== undefined && { structure: ink.structure }),
    });
  }
  for (const run of line.ruby) {
    const { ruby, size, ink } = spans[run.span] as InkedSpan;
    if (ruby === undefined) continue;
    items.push({
      kind: 'text',
      x: x + run.x,
      baseline: y - RUBY_RISE * size - (run.raised ?? 0),
      text: run.text,
      ...(run.drawn !== undefined && { drawn: run.drawn }),
      advances: run.advances,
      face: ruby.face,
      size: ruby.size,
      color: ink.color,
      ...(ink.structure !== undefined && { structure: ink.structure }),
    });
  }
  return items;
}

/** A picture in the line, centred on the middle of the Han characters. */
function placedPicture(
  { structure, link }: Ink,
  { asset, width, height }: InlinePicture,
  x: number,
  middle: number,
): PlacedImage {
  return {
    kind: 'image',
    x,
    y: middle - height / 2,
    width,
    height,
    asset,
    ...(structure !== undefined && { structure }),
    ...(link !== undefined && { link }),
  };
}

/** A dot under each character that is not a mark or a space. */
function dots(
  text: string,
  advances: readonly number[],
  left: number,
  baseline: number,
  size: number,
  color: string,
): readonly PlacedItem[] {
  const items: PlacedItem[] = [];
  let x = left;
  [...text].forEach((character, index) => {
    const kind = classOf(character.codePointAt(0) as number);
    const wide = advances[index] ?? 0;
    if (kind === CLASS.han || kind === CLASS.western) {
      const middle = x + Math.min(wide, size) / 2;
      items.push({
        kind: 'dot',
        x: middle,
        y: baseline + DOT_DROP * size,
        radius: DOT_RADIUS * size,
        color,
      });
    }
    x += wide;
  });
  return items;
}
