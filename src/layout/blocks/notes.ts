import type { FootnoteDefinition } from 'mdast';
import type { BlockStyle } from '../../model/template.js';
import { inlinePieces } from '../inline.js';
import type { FlowLine, FlowNotes } from '../pages/flow.js';
import { MIDDLE, type Room, setText } from '../set-lines.js';
import { type BlockFlow, stroke } from './block-flow.js';
import { LIST_INSET } from './list.js';

/** The stroke that parts notes from text, em. */
const NOTES_RULE = 8;

const INDENTS = { first: 0, hanging: LIST_INSET };

/** The notes' lines by identifier; what no mark refers to is set at the end, so that nothing is lost. */
export function setNotes(flow: BlockFlow, room: Room): FlowNotes | undefined {
  const { definitions, template, context } = flow;
  if (definitions.length === 0 && context.addresses.size === 0) return undefined;
  const style = template.styles.footnote;
  const lines = new Map<string, readonly FlowLine[]>();
  for (const definition of definitions) {
    const begin = flow.blocks.length;
    // The first note of a name is the one that marks refer to (GFM).
    const key = context.noteKey(definition.identifier);
    const marked = context.isNoted(definition.identifier) && !lines.has(key);
    flow.inside(flow.node('Note'), () => setNote(flow, definition, marked, room, style));
    if (marked) {
      const note = flow.blocks.splice(begin);
      lines.set(
        key,
        note.flatMap((block) => block.lines),
      );
    }
  }
  for (const [url, number] of context.addresses) {
    const text = `[${number}] ${url}`;
    const spans = flow.plain(text, flow.inlineStyle(style, 'Note'), flow.division.tree);
    lines.set(context.noteKey(url), setText([spans], style, template, room, INDENTS));
  }
  return { lines, rule: notesRule(flow, room, style) };
}

function notesRule({ template }: BlockFlow, room: Room, style: BlockStyle): FlowLine {
  const { size, leading } = template.typeArea;
  const level = -MIDDLE * size + leading / 4;
  const items = [stroke(room.x, room.x + NOTES_RULE * size, level, 0.5, style.color)];
  return { rows: 1, items, offset: 0 };
}

function setNote(
  flow: BlockFlow,
  { identifier, children }: FootnoteDefinition,
  referred: boolean,
  room: Room,
  style: BlockStyle,
): void {
  const { template, context } = flow;
  const mark = referred ? `[${context.noteNumber(identifier)}] ` : '';
  const [opening] = children;
  // A note that begins with a list or a table has its mark in a line above.
  if (opening?.type !== 'paragraph' && referred) {
    const alone = flow.plain(mark.trim(), flow.inlineStyle(style, 'P'), flow.division.tree);
    flow.push({ lines: setText([alone], style, template, room, INDENTS) }, {});
  }
  for (const child of children) {
    if (child.type !== 'paragraph') {
      flow.set(child, room, style);
      continue;
    }
    const inline = flow.inlineStyle(style, 'P');
    const pieces = inlinePieces(child.children, inline, context);
    const marked =
      child === opening && referred
        ? [flow.plain(mark, inline, child).concat(pieces[0] ?? []), ...pieces.slice(1)]
        : pieces;
    flow.push({ lines: setText(marked, style, template, room, INDENTS) }, {});
  }
}
