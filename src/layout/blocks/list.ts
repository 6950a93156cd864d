import type { List } from 'mdast';
import { itemMark } from '../../edition/list-numbers.js';
import type { DefinitionList } from '../../edition/nodes.js';
import type { BlockStyle } from '../../model/template.js';
import { inlinePieces } from '../inline.js';
import { structureNode } from '../pages/structure.js';
import { type Room, setText } from '../set-lines.js';
import type { BlockFlow } from './block-flow.js';
import { listMarker } from './list-marker.js';

/** Each level of a list is indented by this much, em. */
export const LIST_INSET = 2;

/** Sets a list: the number, bullet or box of each item stands before its first line. */
export function setList(flow: BlockFlow, node: List, room: Room, style: BlockStyle): void {
  if (flow.template.official && room.x === 0 && isNumberedText(node)) {
    setNumberedParagraphs(flow, node, room, style);
    return;
  }
  const inner = insetBy(LIST_INSET * flow.template.typeArea.size, room);
  const flush = { ...style, firstIndent: 0, inset: 0 };
  const list = flow.node('L');
  node.children.forEach((item, index) => {
    const begin = flow.blocks.length;
    const entry = structureNode('LI', list);
    const label = structureNode('Lbl', entry);
    flow.inside(structureNode('LBody', entry), () => {
      flow.setAll(item.children, inner, flush);
    });
    const number = node.ordered === true ? itemMark(node, index) : undefined;
    const marker = listMarker(flow, { number, checked: item.checked, node: item, label }, inner.x);
    const first = flow.blocks[begin];
    const line = first?.lines[0];
    if (first === undefined || line === undefined) return;
    const lines = [{ ...line, items: [...marker, ...line.items] }, ...first.lines.slice(1)];
    flow.blocks[begin] = { ...first, lines };
  });
}

/** Whether each item has a number and begins with a text that the number can open. */
function isNumberedText({ ordered, children }: List): boolean {
  return (
    ordered === true &&
    children.every(({ checked, children: [first] }) => {
      const opening = first?.type === 'paragraph' ? first.children[0]?.type : undefined;
      return typeof checked !== 'boolean' && opening !== undefined && opening !== 'image';
    })
  );
}

/** Sets the items of an official document as paragraphs that begin with their numbers (GB/T 9704-2012 7.3.3). */
function setNumberedParagraphs(flow: BlockFlow, node: List, room: Room, style: BlockStyle): void {
  const list = flow.node('L');
  node.children.forEach((item, index) => {
    const entry = structureNode('LI', list);
    flow.inside(structureNode('LBody', entry), () => {
      flow.runIn = { text: itemMark(node, index) };
      flow.setAll(item.children, room, style);
      flow.runIn = undefined;
    });
  });
}

/** Sets terms in hei, flush with the edge of the text, and their definitions indented below them. */
export function setDefinitionList(
  flow: BlockFlow,
  node: DefinitionList,
  room: Room,
  style: BlockStyle,
): void {
  const inner = insetBy(LIST_INSET * flow.template.typeArea.size, room);
  const flush = { ...style, firstIndent: 0, inset: 0 };
  for (const child of node.children) {
    if (child.type !== 'defListTerm') {
      flow.setAll(child.children, inner, flush);
      continue;
    }
    const term = { ...flush, font: 'hei' as const };
    const pieces = inlinePieces(child.children, flow.inlineStyle(term, 'P'), flow.context);
    flow.source = child.position?.start.offset ?? flow.source;
    const lines = setText(pieces, term, flow.template, room);
    // A term stays with the first lines of its definition.
    flow.push({ lines }, { heading: true, fewest: 1 });
  }
}

function insetBy(inset: number, { x, measure }: Room): Room {
  return { x: x + inset, measure: measure - inset };
}
