import type {
  BlockContent,
  DefinitionContent,
  FootnoteDefinition,
  Nodes,
  PhrasingContent,
  RootContent,
} from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Division } from '../../edition/edition.js';
import type { BlockStyle, Template } from '../../template/template.js';
import type { FlowBlock, FlowLine, FlowNotes } from '../pages/flow.js';
import type { Bookmark, PlacedItem } from '../pages/page.js';
import { fontOf } from './faces.js';
import { type InlineContext, type InlineStyle, inlinePieces, type Piece } from './inline.js';
import { MIDDLE, type Room, setHeading, setText } from './set-lines.js';
import { setTable } from './table.js';

/** The pixel size of an image, undefined where its kind can't be set. */
export type ImageSize = (
  asset: string,
) => { readonly width: number; readonly height: number } | undefined;

export interface DivisionContext extends InlineContext {
  readonly imageSize: ImageSize;
}

/** A division as blocks of the flow, and the bookmarks to its headings. */
export interface DivisionFlow {
  readonly blocks: readonly FlowBlock[];
  readonly bookmarks: readonly Bookmark[];
  /** Absent where the division has none. */
  readonly notes?: FlowNotes;
}

/** Pictures are printed at this many pixels to the inch, or smaller where they don't fit. */
const PIXELS_PER_INCH = 200;
const POINTS_PER_INCH = 72;

/** List items stand in by this much a level, em. */
const LIST_INSET = 2;
const BULLET_RADIUS = 0.14;
/** The stroke that parts notes from text, em, and that of a thematic break. */
const NOTES_RULE = 8;
const BREAK_RULE = 6;
const FEWEST = 2;

/** Sets a division's tree block by block (TYPOGRAPHY 15–17). */
export function divisionFlow(
  division: Division,
  template: Template,
  context: DivisionContext,
): DivisionFlow {
  const flow = new Flow(division, template, context);
  const whole: Room = { x: 0, measure: template.typeArea.characters * template.typeArea.size };
  const notes: FootnoteDefinition[] = [];
  division.tree.children.forEach((node, index) => {
    flow.at = index;
    if (node.type === 'footnoteDefinition') notes.push(node);
    else flow.set(node, whole, flow.text);
  });
  flow.at = division.tree.children.length;
  const set = flow.notes(notes, whole);
  return { blocks: flow.blocks, bookmarks: flow.bookmarks, ...(set && { notes: set }) };
}

class Flow {
  readonly blocks: FlowBlock[] = [];
  readonly bookmarks: Bookmark[] = [];
  readonly text: BlockStyle;
  /** Index of the top-level node that is being set. */
  at = 0;
  /** Where the node that is being set begins in the division's file. */
  source = 0;

  constructor(
    readonly division: Division,
    readonly template: Template,
    readonly context: DivisionContext,
  ) {
    const { styles } = template;
    this.text = division.role === 'editors-note' ? styles.editorsNote : styles.body;
  }

  set(node: RootContent | BlockContent | DefinitionContent, room: Room, style: BlockStyle): void {
    const { styles } = this.template;
    this.source = node.position?.start.offset ?? this.source;
    switch (node.type) {
      case 'heading':
        this.heading(node.depth, node.children, room);
        return;
      case 'paragraph':
        this.paragraph(node.children, room, style);
        return;
      case 'blockquote': {
        const inset = styles.quote.inset * this.template.typeArea.size;
        const inner = { x: room.x + inset, measure: room.measure - 2 * inset };
        for (const child of node.children) this.set(child, inner, { ...styles.quote, inset: 0 });
        return;
      }
      case 'list':
        this.list(node, room, style);
        return;
      case 'code':
        this.code(node.value, room, node);
        return;
      case 'table':
        this.push(setTable(node, this.template, room, this.context), {
          before: 1,
          after: 1,
          fewest: 1,
        });
        return;
      case 'thematicBreak':
        this.thematicBreak(room);
        return;
      case 'definition':
      case 'yaml':
        return;
      default:
        this.context.onUnknown(node);
    }
  }

  /** The notes' lines by identifier; what no mark refers to is set at the end, so that nothing is lost. */
  notes(definitions: readonly FootnoteDefinition[], room: Room): FlowNotes | undefined {
    if (definitions.length === 0) return undefined;
    const style = this.template.styles.footnote;
    const { size, leading } = this.template.typeArea;
    const level = -MIDDLE * size + leading / 4;
    const stop = room.x + NOTES_RULE * size;
    const rule = { rows: 1, items: [stroke(room.x, stop, level, 0.5, style.color)], offset: 0 };
    const lines = new Map<string, readonly FlowLine[]>();
    for (const definition of definitions) {
      const begin = this.blocks.length;
      this.note(definition, room, style);
      // The first note of a name is the one that marks refer to (GFM).
      const { identifier } = definition;
      if (this.context.isNoted(identifier) && !lines.has(identifier)) {
        lines.set(
          identifier,
          this.blocks.splice(begin).flatMap((block) => block.lines),
        );
      }
    }
    return { lines, rule };
  }

  private note({ identifier, children }: FootnoteDefinition, room: Room, style: BlockStyle): void {
    children.forEach((child, index) => {
      if (child.type !== 'paragraph') {
        this.set(child, room, style);
        return;
      }
      const own = this.inlineStyle(style);
      const pieces = inlinePieces(child.children, own, this.context);
      const mark = `[${this.context.noteNumber(identifier)}] `;
      const marked =
        index === 0
          ? [this.plain(mark, own, child).concat(pieces[0] ?? []), ...pieces.slice(1)]
          : pieces;
      const indents = { first: 0, hanging: LIST_INSET };
      this.push({ lines: setText(marked, style, this.template, room, indents) }, {});
    });
  }

  private heading(depth: number, children: readonly PhrasingContent[], room: Room): void {
    const style = this.template.styles.headings[Math.min(depth, 4) - 1] as BlockStyle;
    const destination = `${this.division.name}-${this.at}-${this.bookmarks.length}`;
    const own = this.inlineStyle(style);
    const pieces = inlinePieces(
      children,
      { ...own, ink: { ...own.ink, destination } },
      this.context,
    );
    const lines =
      depth <= 2 || style.align === 'center'
        ? setHeading(pieces, style, this.template, room)
        : setText(pieces, style, this.template, room);
    this.bookmarks.push({
      title: textOf({ type: 'paragraph', children: [...children] }),
      level: depth,
      destination,
    });
    this.push(
      { lines },
      { heading: true, before: style.before, after: style.after, fewest: lines.length },
    );
  }

  /** A picture in a paragraph parts it: the text before it, the picture, the text behind it. */
  private paragraph(children: readonly PhrasingContent[], room: Room, style: BlockStyle): void {
    let text: PhrasingContent[] = [];
    let first = true;
    const flush = () => {
      if (text.length === 0) return;
      this.source = text[0]?.position?.start.offset ?? this.source;
      const pieces = inlinePieces(text, this.inlineStyle(style), this.context);
      const inset = style.inset * this.template.typeArea.size;
      const inner = { x: room.x + inset, measure: room.measure - 2 * inset };
      const lines = setText(pieces, style, this.template, inner, first ? {} : { first: 0 });
      this.push({ lines }, { before: style.before, after: style.after });
      text = [];
      first = false;
    };
    for (const child of children) {
      if (child.type !== 'image') {
        text.push(child);
        continue;
      }
      flush();
      this.image(child.url, child.alt ?? '', room, child);
    }
    flush();
  }

  private image(asset: string, alt: string, room: Room, node: Nodes): void {
    const pixels = this.context.imageSize(asset);
    if (pixels === undefined) {
      this.context.onUnknown(node);
      return;
    }
    this.source = node.position?.start.offset ?? this.source;
    const { leading, lines } = this.template.typeArea;
    const most = (lines - 2) * leading;
    const natural = (pixels.width * POINTS_PER_INCH) / PIXELS_PER_INCH;
    const scale = Math.min(
      1,
      room.measure / natural,
      most / ((pixels.height * natural) / pixels.width),
    );
    const width = natural * scale;
    const height = (width * pixels.height) / pixels.width;
    const rows = Math.ceil(height / leading) + 1;
    const top = -MIDDLE * this.template.typeArea.size - leading / 2 + (rows * leading - height) / 2;
    const x = room.x + (room.measure - width) / 2;
    this.push(
      { lines: [{ rows, items: [{ kind: 'image', x, y: top, width, height, asset }], offset: 0 }] },
      { fewest: 1 },
    );
    if (alt === '') return;
    const style = this.template.styles.caption;
    const pieces = [this.plain(alt, this.inlineStyle(style), node)];
    this.push(
      { lines: setText(pieces, style, this.template, room, { first: 0 }) },
      { after: style.after },
    );
  }

  private list(node: Extract<Nodes, { type: 'list' }>, room: Room, style: BlockStyle): void {
    const { size } = this.template.typeArea;
    const inset = LIST_INSET * size;
    const inner = { x: room.x + inset, measure: room.measure - inset };
    node.children.forEach((item, index) => {
      const begin = this.blocks.length;
      const flush = { ...style, firstIndent: 0, inset: 0 };
      for (const child of item.children) this.set(child, inner, flush);
      const marker = this.marker(
        node.ordered === true ? (node.start ?? 1) + index : undefined,
        item.checked,
        inner.x,
        item,
      );
      const first = this.blocks[begin];
      const line = first?.lines[0];
      if (first === undefined || line === undefined) return;
      const lines = [{ ...line, items: [...marker, ...line.items] }, ...first.lines.slice(1)];
      this.blocks[begin] = { ...first, lines };
    });
  }

  /** A list item's number, box or bullet, before `x`. */
  private marker(
    number: number | undefined,
    checked: boolean | null | undefined,
    x: number,
    node: Nodes,
  ): readonly PlacedItem[] {
    const { size } = this.template.typeArea;
    const { color } = this.text;
    const middle = -MIDDLE * size;
    if (typeof checked === 'boolean') return checkBox(x - size, middle, size, color, checked);
    if (number === undefined) {
      return [{ kind: 'dot', x: x - size * 0.75, y: middle, radius: BULLET_RADIUS * size, color }];
    }
    const own = this.inlineStyle(this.text);
    const spans = this.plain(`${number}.`, own, node);
    const wide = spans.reduce(
      (sum, { text, face }) =>
        sum + [...text].reduce((w, c) => w + face.advance(c.codePointAt(0) as number), 0) * size,
      0,
    );
    let left = x - size * 0.4 - wide;
    return spans.map(({ text, face, ink }) => {
      const advances = [...text].map((c) => face.advance(c.codePointAt(0) as number) * size);
      const at = left;
      left += advances.reduce((sum, advance) => sum + advance, 0);
      return { kind: 'text', x: at, baseline: 0, text, advances, face, size, color: ink.color };
    });
  }

  private code(value: string, room: Room, node: Nodes): void {
    const style = this.template.styles.code;
    const inset = style.inset * this.template.typeArea.size;
    const inner = { x: room.x + inset, measure: room.measure - 2 * inset };
    const own = this.inlineStyle(style);
    let before = 0;
    const lines = value.split('\n').flatMap((written): readonly FlowLine[] => {
      // A tab has no glyph; four columns are what most editors show.
      const text = written.replace(/\t/g, '    ');
      const set = setText(
        [this.plain(text, own, node)],
        { ...style, align: 'start' },
        { ...this.template, marks: 'full' },
        inner,
        { first: 0 },
      );
      const start = before;
      before += written.length + 1;
      return set.length > 0
        ? set.map((line) => ({ ...line, offset: start + line.offset }))
        : [{ rows: style.lines, items: [], offset: start }];
    });
    this.push({ lines }, { before: style.before, after: style.after, fewest: 1 });
  }

  private thematicBreak(room: Room): void {
    const { size } = this.template.typeArea;
    const middle = room.x + room.measure / 2;
    const half = (BREAK_RULE * size) / 2;
    const items = [stroke(middle - half, middle + half, -MIDDLE * size, 0.5, this.text.color)];
    this.push({ lines: [{ rows: 1, items, offset: 0 }] }, { fewest: 1 });
  }

  private plain(text: string, style: InlineStyle, node: Nodes): Piece {
    this.context.onText(text, node, style.role, style.bold);
    return this.context.faces
      .choose(text, style.role, style.bold)
      .map((stretch) => ({ ...stretch, size: style.size, ink: style.ink }));
  }

  private inlineStyle(style: BlockStyle): InlineStyle {
    return { ...fontOf(style), size: style.size, ink: { color: style.color } };
  }

  private push(
    { lines, repeated }: { readonly lines: readonly FlowLine[]; readonly repeated?: FlowLine },
    rules: { heading?: boolean; before?: number; after?: number; fewest?: number },
  ): void {
    if (lines.length === 0) return;
    const { heading = false, before = 0, after = 0, fewest = FEWEST } = rules;
    this.blocks.push({
      lines,
      before,
      after,
      heading,
      fewest,
      block: this.at,
      source: this.source,
      ...(repeated && { repeated }),
    });
  }
}

function stroke(x1: number, x2: number, y: number, width: number, color: string) {
  return { kind: 'rule', x1, x2, y1: y, y2: y, width, color } as const;
}

function checkBox(
  x: number,
  middle: number,
  size: number,
  color: string,
  checked: boolean,
): readonly PlacedItem[] {
  const half = size * 0.32;
  const [left, right, top, bottom] = [x - half, x + half, middle - half, middle + half];
  const line = (x1: number, y1: number, x2: number, y2: number): PlacedItem => ({
    kind: 'rule',
    x1,
    y1,
    x2,
    y2,
    width: 0.6,
    color,
  });
  const box = [
    line(left, top, right, top),
    line(right, top, right, bottom),
    line(right, bottom, left, bottom),
    line(left, bottom, left, top),
  ];
  if (!checked) return box;
  return [
    ...box,
    line(left + half * 0.4, middle, x, bottom - half * 0.4),
    line(x, bottom - half * 0.4, right - half * 0.2, top + half * 0.4),
  ];
}
