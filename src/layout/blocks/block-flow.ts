import type {
  BlockContent,
  DefinitionContent,
  FootnoteDefinition,
  Heading,
  Image,
  Nodes,
  RootContent,
  Table,
} from 'mdast';
import { type LineAlignment, linePlaces } from '../../edition/line-places.js';
import { type TableGroup, tableGroupAt } from '../../edition/table-group.js';
import type { Bookmark, PlacedRule, Structure, StructureKind } from '../../model/composition.js';
import type { Division } from '../../model/edition.js';
import type { BlockStyle, FontRole, Template } from '../../model/template.js';
import { fontOf } from '../faces.js';
import { type InlineContext, type InlineStyle, inkedSpan, type Piece } from '../inline.js';
import { unledParagraphs } from '../official/lead.js';
import type { FloatPlace, FloatSeries, FlowBlock, FlowLine } from '../pages/flow.js';
import { structureNode } from '../pages/structure.js';
import type { ImageSize } from '../pictures.js';
import type { Room } from '../set-lines.js';

export interface DivisionContext extends InlineContext {
  /** Addresses that are printed as footnotes, with their numbers. */
  readonly addresses: ReadonlyMap<string, number>;
  readonly imageSize: ImageSize;
  /** The name of the place of a heading or a numbered picture in the book; undefined for any other node. */
  readonly destination: (node: Heading | Image) => string | undefined;
  /** Names that no line of a title, a heading or a cell divides. */
  readonly wholeNames: readonly string[];
  /** The words over the part of a table that continues on a further page. */
  readonly tableContinued: string;
  /** Called with a table that has a run wider than the height of the page. */
  readonly onTooWide: (table: Table) => void;
}

/** A node that is set as a block. */
export type BlockNode = RootContent | BlockContent | DefinitionContent;

/** Sets one node's blocks into the flow. */
export type SetBlock = (flow: BlockFlow, node: BlockNode, room: Room, style: BlockStyle) => void;

export type SetTable = (flow: BlockFlow, group: TableGroup, room: Room) => void;

/** What the division into pages needs to know about a block. */
export interface BlockRules {
  readonly heading?: boolean;
  readonly before?: number;
  readonly after?: number;
  readonly fewest?: number;
  readonly floats?: FloatPlace | undefined;
  readonly yields?: boolean | undefined;
  readonly series?: FloatSeries | undefined;
  readonly tighter?: FlowBlock['tighter'];
}

/** Words that open a paragraph, and their face; undefined where it is the paragraph's. */
export interface RunIn {
  readonly text: string;
  readonly role?: FontRole;
}

/** The fewest lines of a block that stand alone on a page (docs/typography.md, rule 17). */
const FEWEST = 2;

/** A division's blocks while they are set: the blocks so far, and the node to which the next one belongs. */
export class BlockFlow {
  readonly blocks: FlowBlock[] = [];
  readonly bookmarks: Bookmark[] = [];
  /** Notes met so far, wherever they are written. */
  readonly definitions: FootnoteDefinition[] = [];
  /** The style of running text. */
  readonly text: BlockStyle;
  /** An official document's numbered paragraphs without headings. */
  readonly unled: ReadonlySet<number>;
  /** The nodes that stand at an edge, among those that are being set. */
  places: ReadonlyMap<Nodes, LineAlignment> = new Map();
  /** The number of blocks when verse was last set. */
  verseEnd = -1;
  /** Index of the top-level node that is being set. */
  at = 0;
  /** The words that open the next paragraph: 按 of a briefing with its colon, the number of an item. */
  runIn: RunIn | undefined;
  /** The offset in the division's file at which the node that is being set begins. */
  source = 0;

  constructor(
    readonly division: Division,
    readonly template: Template,
    readonly context: DivisionContext,
    /** The node of the structure that is being filled. */
    public within: Structure,
    private readonly setBlock: SetBlock,
    private readonly setTable: SetTable,
  ) {
    const { styles } = template;
    this.unled = template.official ? unledParagraphs(division.tree) : new Set();
    this.text = division.role === 'editors-note' ? styles.editorsNote : styles.body;
  }

  set(node: BlockNode, room: Room, style: BlockStyle): void {
    this.source = node.position?.start.offset ?? this.source;
    this.setBlock(this, node, room, style);
  }

  /** Nodes in order: a table with the title, the unit line and the notes that stand beside it. */
  setAll(nodes: readonly BlockNode[], room: Room, style: BlockStyle, top = false): void {
    const outer = this.places;
    this.places = linePlaces(nodes);
    for (let index = 0; index < nodes.length; ) {
      if (top) this.at = index;
      const group = tableGroupAt(nodes, index);
      if (group === undefined) this.set(nodes[index] as BlockNode, room, style);
      else this.setTable(this, group, room);
      index = group?.next ?? index + 1;
    }
    this.places = outer;
  }

  /** Runs `fill`; what it sets belongs to `node` of the structure. */
  inside(node: Structure, fill: () => void): void {
    const outer = this.within;
    this.within = node;
    fill();
    this.within = outer;
  }

  /** A new node of the structure where the flow is now. */
  node(kind: StructureKind): Structure {
    return structureNode(kind, this.within);
  }

  /** How the text of a block is set, with a new node of the structure for the block. */
  inlineStyle(style: BlockStyle, kind: StructureKind = 'P'): InlineStyle {
    const ink = { color: style.color, structure: this.node(kind) };
    return { ...fontOf(style), size: style.size, ink };
  }

  /** Sets a text that is not Markdown: the number of an item, code, a caption. */
  plain(text: string, style: InlineStyle, node: Nodes): Piece {
    this.context.onText(text, node, style.role, style.bold);
    return this.context.faces
      .choose(text, style.role, style.bold)
      .map((stretch) => inkedSpan(stretch, style.size, style.ink));
  }

  push(
    { lines, repeated }: { readonly lines: readonly FlowLine[]; readonly repeated?: FlowLine },
    {
      heading = false,
      before = 0,
      after = 0,
      fewest = FEWEST,
      floats,
      yields,
      series,
      tighter,
    }: BlockRules,
  ): void {
    if (lines.length === 0) return;
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
      ...(floats !== undefined && { floats }),
      ...(yields === true && { yields }),
      ...(series !== undefined && { series }),
      ...(tighter !== undefined && { tighter }),
    });
  }
}

/** A horizontal stroke; `y` is its distance below the baseline of the line, pt. */
export function stroke(
  x1: number,
  x2: number,
  y: number,
  width: number,
  color: string,
): PlacedRule {
  return { kind: 'rule', x1, x2, y1: y, y2: y, width, color };
}
