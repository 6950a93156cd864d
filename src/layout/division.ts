import type { Bookmark, Structure } from '../model/composition.js';
import type { Division } from '../model/edition.js';
import type { Template } from '../model/template.js';
import { BlockFlow, type DivisionContext, type SetBlock, stroke } from './blocks/block-flow.js';
import { framed } from './blocks/box.js';
import { setCode } from './blocks/code.js';
import { setHeadingBlock } from './blocks/heading.js';
import { setDefinitionList, setList } from './blocks/list.js';
import { setNotes } from './blocks/notes.js';
import { setParagraph } from './blocks/paragraph.js';
import type { FlowBlock, FlowNotes } from './pages/flow.js';
import { structureNode } from './pages/structure.js';
import { MIDDLE, type Room } from './set-lines.js';
import { withHeadedPages } from './table/headed-pages.js';
import { setTableGroup } from './table/table.js';

/** A division as blocks of the flow, and the bookmarks to its headings. */
export interface DivisionFlow {
  readonly blocks: readonly FlowBlock[];
  readonly bookmarks: readonly Bookmark[];
  /** The notes at the feet of the division's pages; absent where there are none. */
  readonly notes?: FlowNotes;
  /** The notes that are printed at the book's end. */
  readonly endNotes: readonly FlowBlock[];
}

/** The length of the stroke of a thematic break, em. */
const BREAK_RULE = 6;

/** Sets a division's tree block by block (docs/typography.md, rules 15–17). `document` is the root of the book's structure. */
export function divisionFlow(
  division: Division,
  template: Template,
  context: DivisionContext,
  document: Structure,
): DivisionFlow {
  const within = structureNode('Sect', document);
  const flow = new BlockFlow(division, template, context, within, setBlock, setTableGroup);
  const whole: Room = { x: 0, measure: template.typeArea.characters * template.typeArea.size };
  flow.setAll(division.tree.children, whole, flow.text, true);
  flow.at = division.tree.children.length;
  const { foot, end } = setNotes(flow, whole);
  const ofBook = template.notes.place === 'book';
  return {
    blocks: withHeadedPages(ofBook ? flow.blocks : [...flow.blocks, ...end], template),
    bookmarks: flow.bookmarks,
    endNotes: ofBook ? end : [],
    ...(foot && { notes: foot }),
  };
}

const setBlock: SetBlock = (flow, node, room, style) => {
  const { styles, typeArea } = flow.template;
  switch (node.type) {
    case 'heading':
      setHeadingBlock(flow, node, room);
      return;
    case 'paragraph':
      setParagraph(flow, node.children, room, style, flow.places.get(node));
      return;
    case 'blockquote': {
      const inset = styles.quote.inset * typeArea.size;
      const inner = { x: room.x + inset, measure: room.measure - 2 * inset };
      const fill = () =>
        flow.inside(flow.node('BlockQuote'), () => {
          flow.setAll(node.children, inner, { ...styles.quote, inset: 0 });
        });
      if (node.data?.box === true) framed(flow, inner, fill);
      else fill();
      return;
    }
    case 'list':
      setList(flow, node, room, style);
      return;
    case 'code':
      setCode(flow, node.value, room, node);
      return;
    case 'table':
      setTableGroup(flow, { table: node, notes: [], next: 0 }, room);
      return;
    case 'defList':
      setDefinitionList(flow, node, room, style);
      return;
    case 'thematicBreak':
      setThematicBreak(flow, room);
      return;
    case 'footnoteDefinition':
      flow.definitions.push(node);
      return;
    case 'definition':
    case 'yaml':
      return;
    default:
      flow.context.onUnknown(node);
  }
};

function setThematicBreak(flow: BlockFlow, room: Room): void {
  const { size } = flow.template.typeArea;
  const middle = room.x + room.measure / 2;
  const half = (BREAK_RULE * size) / 2;
  const items = [stroke(middle - half, middle + half, -MIDDLE * size, 0.5, flow.text.color)];
  flow.push({ lines: [{ rows: 1, items, offset: 0 }] }, { fewest: 1 });
}
