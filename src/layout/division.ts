import type {
  BlockContent,
  DefinitionContent,
  FootnoteDefinition,
  Heading,
  Nodes,
  PhrasingContent,
  RootContent,
} from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { DefinitionList } from '../edition/nodes.js';
import type { Bookmark, PlacedItem, Structure, StructureKind } from '../model/composition.js';
import type { Division } from '../model/edition.js';
import type { BlockStyle, Template } from '../model/template.js';
import { fontOf } from './faces.js';
import {
  type InlineContext,
  type InlineStyle,
  inkedSpan,
  inlinePieces,
  type Piece,
} from './inline.js';
import type { FlowBlock, FlowLine, FlowNotes } from './pages/flow.js';
import { structure } from './pages/structure.js';
import { type ImageSize, type LinkedPicture, partedAtPictures, setPicture } from './pictures.js';
import { MIDDLE, type Room, setHeading, setText } from './set-lines.js';
import { setTable } from './table.js';

export interface DivisionContext extends InlineContext {
  /** Addresses that are printed as footnotes, with their numbers. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly imageSize: ImageSize;
  /** What names a heading's place in the book; undefined where it has no text. */
  readonly destination: (heading: Heading) => string | undefined;
}

/** A division as blocks of the flow, and the bookmarks to its headings. */
export interface DivisionFlow {
  readonly blocks: readonly FlowBlock[];
  readonly bookmarks: readonly Bookmark[];
  /** Absent where the division has none. */
  readonly notes?: FlowNotes;
}

/** List items stand in by this much a level, em. */
const LIST_INSET = 2;
const BULLET_RADIUS = 0.14;
/** The □ of the song face: half its side, and its stroke, em. */
const BOX_HALF = 0.38;
const BOX_RULE = 0.05;
/** Of task lists. */
const DONE = '✓';
const TO_DO = '□';
const HEADINGS = ['H1', 'H2', 'H3', 'H4'] as const;
/** The stroke that parts notes from text, em, and that of a thematic break. */
const NOTES_RULE = 8;
const BREAK_RULE = 6;
const FEWEST = 2;

/** Sets a division's tree block by block (docs/typography.md, rules 15–17). */
export function divisionFlow(
  division: Division,
  template: Template,
  context: DivisionContext,
  book: Structure,
): DivisionFlow {
  const flow = new Flow(division, template, context, structure('Sect', book));
  const whole: Room = { x: 0, measure: template.typeArea.characters * template.typeArea.size };
  division.tree.children.forEach((node, index) => {
    flow.at = index;
    flow.set(node, whole, flow.text);
  });
  flow.at = division.tree.children.length;
  const set = flow.notes(whole);
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
  /** Notes met so far, wherever they are written. */
  private readonly definitions: FootnoteDefinition[] = [];

  constructor(
    readonly division: Division,
    readonly template: Template,
    readonly context: DivisionContext,
    /** The node of the structure that is being filled. */
    private within: Structure,
  ) {
    const { styles } = template;
    this.text = division.role === 'editors-note' ? styles.editorsNote : styles.body;
  }

  set(node: RootContent | BlockContent | DefinitionContent, room: Room, style: BlockStyle): void {
    const { styles } = this.template;
    this.source = node.position?.start.offset ?? this.source;
    switch (node.type) {
      case 'heading':
        this.heading(node, room);
        return;
      case 'paragraph':
        this.paragraph(node.children, room, style);
        return;
      case 'blockquote': {
        const inset = styles.quote.inset * this.template.typeArea.size;
        const inner = { x: room.x + inset, measure: room.measure - 2 * inset };
        this.inside('BlockQuote', () => {
          for (const child of node.children) this.set(child, inner, { ...styles.quote, inset: 0 });
        });
        return;
      }
      case 'list':
        this.list(node, room, style);
        return;
      case 'code':
        this.code(node.value, room, node);
        return;
      case 'table':
        this.push(setTable(node, this.template, room, this.context, this.within), {
          before: 1,
          after: 1,
          fewest: 1,
        });
        return;
      case 'defList':
        this.definitionList(node, room, style);
        return;
      case 'thematicBreak':
        this.thematicBreak(room);
        return;
      case 'footnoteDefinition':
        this.definitions.push(node);
        return;
      case 'definition':
      case 'yaml':
        return;
      default:
        this.context.onUnknown(node);
    }
  }

  /** The notes' lines by identifier; what no mark refers to is set at the end, so that nothing is lost. */
  notes(room: Room): FlowNotes | undefined {
    const { addresses } = this.context;
    const { definitions } = this;
    if (definitions.length === 0 && addresses.size === 0) return undefined;
    const style = this.template.styles.footnote;
    const { size, leading } = this.template.typeArea;
    const level = -MIDDLE * size + leading / 4;
    const stop = room.x + NOTES_RULE * size;
    const rule = { rows: 1, items: [stroke(room.x, stop, level, 0.5, style.color)], offset: 0 };
    const lines = new Map<string, readonly FlowLine[]>();
    for (const definition of definitions) {
      const begin = this.blocks.length;
      // The first note of a name is the one that marks refer to (GFM).
      const key = this.context.noteKey(definition.identifier);
      const marked = this.context.isNoted(definition.identifier) && !lines.has(key);
      this.inside('Note', () => this.note(definition, marked, room, style));
      if (marked) {
        lines.set(
          key,
          this.blocks.splice(begin).flatMap((block) => block.lines),
        );
      }
    }
    for (const [url, number] of addresses) {
      const text = `[${number}] ${url}`;
      const spans = this.plain(text, this.inlineStyle(style, 'Note'), this.division.tree);
      const set = setText([spans], style, this.template, room, { first: 0, hanging: LIST_INSET });
      lines.set(this.context.noteKey(url), set);
    }
    return { lines, rule };
  }

  /** What `fill` sets belongs to a new node of the structure. */
  private inside(kind: StructureKind, fill: () => void): void {
    const outer = this.within;
    this.within = structure(kind, outer);
    fill();
    this.within = outer;
  }

  private note(
    { identifier, children }: FootnoteDefinition,
    referred: boolean,
    room: Room,
    style: BlockStyle,
  ): void {
    const indents = { first: 0, hanging: LIST_INSET };
    const mark = referred ? `[${this.context.noteNumber(identifier)}] ` : '';
    const [opening] = children;
    // A note that begins with a list or a table has its mark in a line above.
    if (opening?.type !== 'paragraph' && referred) {
      const own = this.plain(mark.trim(), this.inlineStyle(style, 'P'), this.division.tree);
      this.push({ lines: setText([own], style, this.template, room, indents) }, {});
    }
    for (const child of children) {
      if (child.type !== 'paragraph') {
        this.set(child, room, style);
        continue;
      }
      const own = this.inlineStyle(style, 'P');
      const pieces = inlinePieces(child.children, own, this.context);
      const marked =
        child === opening && referred
          ? [this.plain(mark, own, child).concat(pieces[0] ?? []), ...pieces.slice(1)]
          : pieces;
      this.push({ lines: setText(marked, style, this.template, room, indents) }, {});
    }
  }

  private heading(node: Heading, room: Room): void {
    const { depth, children } = node;
    const style = this.template.styles.headings[Math.min(depth, 4) - 1] as BlockStyle;
    const destination = this.context.destination(node);
    const own = this.inlineStyle(style, HEADINGS[Math.min(depth, 4) - 1]);
    const pieces = inlinePieces(
      children,
      { ...own, ink: { ...own.ink, ...(destination !== undefined && { destination }) } },
      this.context,
    );
    const lines =
      style.size > this.template.typeArea.size || style.align === 'center'
        ? setHeading(pieces, style, this.template, room)
        : setText(pieces, style, this.template, room);
    if (destination !== undefined) {
      const title = textOf({ type: 'paragraph', children: [...children] });
      this.bookmarks.push({ title, level: depth, destination });
    }
    this.push(
      { lines },
      { heading: true, before: style.before, after: style.after, fewest: lines.length },
    );
  }

  /** A picture in a paragraph parts it: the text before it, the picture, the text behind it. */
  private paragraph(children: readonly PhrasingContent[], room: Room, style: BlockStyle): void {
    let first = true;
    for (const part of partedAtPictures(children)) {
      if ('picture' in part) {
        this.image(part, room);
        continue;
      }
      const { text } = part;
      const pieces = inlinePieces(text, this.inlineStyle(style, 'P'), this.context);
      if (pieces.every((piece) => piece.length === 0)) continue;
      this.source = text[0]?.position?.start.offset ?? this.source;
      const inset = style.inset * this.template.typeArea.size;
      const inner = { x: room.x + inset, measure: room.measure - 2 * inset };
      const lines = setText(pieces, style, this.template, inner, first ? {} : { first: 0 });
      this.push({ lines }, { before: style.before, after: style.after });
      first = false;
    }
  }

  private image(found: LinkedPicture, room: Room): void {
    const { picture: node } = found;
    const { leading, lines, size } = this.template.typeArea;
    const placed = setPicture(found, room, (lines - 2) * leading, this.within, this.context);
    if (placed === undefined) {
      this.context.onUnknown(node);
      return;
    }
    this.source = node.position?.start.offset ?? this.source;
    const rows = Math.ceil(placed.height / leading) + 1;
    const y = -MIDDLE * size - leading / 2 + (rows * leading - placed.height) / 2;
    this.push({ lines: [{ rows, items: [{ ...placed, y }], offset: 0 }] }, { fewest: 1 });
    const caption = node.title ?? node.alt ?? '';
    if (caption === '') return;
    const style = this.template.styles.caption;
    const pieces = [this.plain(caption, this.inlineStyle(style, 'Caption'), node)];
    this.push(
      { lines: setText(pieces, style, this.template, room, { first: 0 }) },
      { after: style.after },
    );
  }

  /** Terms in hei flush with the text's edge, what they mean set in below them. */
  private definitionList(node: DefinitionList, room: Room, style: BlockStyle): void {
    const inset = LIST_INSET * this.template.typeArea.size;
    const inner = { x: room.x + inset, measure: room.measure - inset };
    const flush = { ...style, firstIndent: 0, inset: 0 };
    for (const child of node.children) {
      if (child.type === 'defListTerm') {
        const term = { ...flush, font: 'hei' as const };
        const pieces = inlinePieces(child.children, this.inlineStyle(term, 'P'), this.context);
        this.source = child.position?.start.offset ?? this.source;
        // A term stays with the first lines of what it means.
        this.push(
          { lines: setText(pieces, term, this.template, room) },
          { heading: true, fewest: 1 },
        );
      } else {
        for (const block of child.children) this.set(block, inner, flush);
      }
    }
  }

  private list(node: Extract<Nodes, { type: 'list' }>, room: Room, style: BlockStyle): void {
    const { size } = this.template.typeArea;
    const inset = LIST_INSET * size;
    const inner = { x: room.x + inset, measure: room.measure - inset };
    const list = structure('L', this.within);
    node.children.forEach((item, index) => {
      const begin = this.blocks.length;
      const flush = { ...style, firstIndent: 0, inset: 0 };
      const entry = structure('LI', list);
      const label = structure('Lbl', entry);
      const outer = this.within;
      this.within = structure('LBody', entry);
      for (const child of item.children) this.set(child, inner, flush);
      this.within = outer;
      const marker = this.marker(
        node.ordered === true ? (node.start ?? 1) + index : undefined,
        item.checked,
        inner.x,
        item,
        label,
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
    label: Structure,
  ): readonly PlacedItem[] {
    const { size } = this.template.typeArea;
    const { color } = this.text;
    if (number === undefined && typeof checked !== 'boolean') {
      const radius = BULLET_RADIUS * size;
      return [{ kind: 'dot', x: x - size * 0.75, y: -MIDDLE * size, radius, color }];
    }
    const own = this.inlineStyle(this.text, 'Lbl');
    const text = number === undefined ? (checked ? DONE : TO_DO) : `${number}.`;
    const spans = this.plain(text, own, node);
    const wide = spans.reduce(
      (sum, { text, face }) =>
        sum + [...text].reduce((w, c) => w + face.advance(c.codePointAt(0) as number), 0) * size,
      0,
    );
    // Ticks and boxes stand in the middle of an em, one below the other.
    const beside = number === undefined ? (size + wide) / 2 : wide;
    let left = x - size * 0.4 - beside;
    const box = checked === true ? tickedBox(left, wide, size, color) : [];
    return [
      ...box,
      ...spans.map(({ text, face, ink }) => {
        const advances = [...text].map((c) => face.advance(c.codePointAt(0) as number) * size);
        const at = left;
        left += advances.reduce((sum, advance) => sum + advance, 0);
        return {
          kind: 'text',
          x: at,
          baseline: 0,
          text,
          advances,
          face,
          size,
          color: ink.color,
          structure: label,
        } as const;
      }),
    ];
  }

  private code(value: string, room: Room, node: Nodes): void {
    const style = this.template.styles.code;
    const inset = style.inset * this.template.typeArea.size;
    const inner = { x: room.x + inset, measure: room.measure - 2 * inset };
    const own = this.inlineStyle(style, 'Code');
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
      .map((stretch) => inkedSpan(stretch, style.size, style.ink));
  }

  /** A block's own text, a new node of the structure. */
  private inlineStyle(style: BlockStyle, kind: StructureKind = 'P'): InlineStyle {
    const ink = { color: style.color, structure: structure(kind, this.within) };
    return { ...fontOf(style), size: style.size, ink };
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
      division: this.division.name,
      ...(repeated && { repeated }),
    });
  }
}

function stroke(x1: number, x2: number, y: number, width: number, color: string) {
  return { kind: 'rule', x1, x2, y1: y, y2: y, width, color } as const;
}

/** The box round a task that is done, as large as the □ of one that isn't. */
function tickedBox(left: number, wide: number, size: number, color: string): readonly PlacedItem[] {
  const half = BOX_HALF * size;
  const [x1, x2] = [left + wide / 2 - half, left + wide / 2 + half];
  const [y1, y2] = [-(MIDDLE * size) - half, -(MIDDLE * size) + half];
  const line = (ax: number, ay: number, bx: number, by: number) =>
    ({ kind: 'rule', x1: ax, y1: ay, x2: bx, y2: by, width: BOX_RULE * size, color }) as const;
  return [line(x1, y1, x2, y1), line(x2, y1, x2, y2), line(x2, y2, x1, y2), line(x1, y2, x1, y1)];
}
