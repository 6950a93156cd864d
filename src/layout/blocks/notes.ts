import type { FootnoteDefinition, Nodes } from 'mdast';
import type { BlockStyle } from '../../model/template.js';
import { type InlineStyle, inlinePieces, type Piece } from '../inline.js';
import { noteMark, numbersByPage } from '../note-marks.js';
import type { FlowBlock, FlowLine, FlowNotes } from '../pages/flow.js';
import { MIDDLE, type Room, setText } from '../set-lines.js';
import { type BlockFlow, stroke } from './block-flow.js';

/** The length of the stroke between text and notes, em, and its width, pt. */
const NOTES_RULE = 8;
const RULE_WIDTH = 0.5;
/** The grid lines that the stroke takes, and its distance from their top, grid lines. */
const RULE_ROWS = 0.7;
const RULE_LEVEL = 0.4;
/** The pitch of the lines of a note, em of the note. */
const PITCH = 1.4;
/** The indent of the further lines of a note, which stand behind its mark, em of the note. */
const HANGING = 1.25;

const INDENTS = { first: 0, hanging: HANGING };

/** The notes of a division: at the feet of its pages, or behind its text. */
export interface SetNotes {
  readonly foot?: FlowNotes;
  readonly end: readonly FlowBlock[];
}

/** Sets the notes. Notes without a mark come last, so that no note is lost. */
export function setNotes(flow: BlockFlow, room: Room): SetNotes {
  const { definitions, template, context } = flow;
  if (definitions.length === 0 && context.addresses.size === 0) return { end: [] };
  const { size, leading } = template.typeArea;
  const { footnote } = template.styles;
  const pitch = PITCH * footnote.size;
  // Notes have a leading of their own, and at the foot of a page they stand off its grid.
  const style = { ...footnote, lines: pitch / leading };
  const set = new Map<string, readonly FlowBlock[]>();
  for (const definition of definitions) {
    const begin = flow.blocks.length;
    // Marks refer to the first note of a name (GFM).
    const key = context.noteKey(definition.identifier);
    const marked = context.isNoted(definition.identifier) && !set.has(key);
    flow.inside(flow.node('Note'), () => setNote(flow, definition, marked, room, style));
    if (marked) set.set(key, flow.blocks.splice(begin));
  }
  for (const [url, number] of context.addresses) {
    const key = context.noteKey(url);
    const inline = flow.inlineStyle(style, 'Note');
    const label = labelOf(flow, number, key, inline, flow.division.tree);
    const spans = [...label, ...flow.plain(url, inline, flow.division.tree)];
    const begin = flow.blocks.length;
    flow.push({ lines: setText([spans], style, template, room, INDENTS) }, {});
    set.set(key, flow.blocks.splice(begin));
  }
  const rule = notesRule(room, footnote, size, leading);
  if (template.notes.place !== 'foot') return { end: atEnd(flow, inNoteOrder(flow, set), rule) };
  const lines = new Map(
    [...set].map(([key, blocks]) => [key, blocks.flatMap((block) => block.lines)]),
  );
  const below = (leading - pitch) / 2 / leading;
  return { foot: { lines, rule, below, byPage: numbersByPage(template) }, end: [] };
}

/** Notes in the order of their numbers. */
function inNoteOrder(flow: BlockFlow, set: ReadonlyMap<string, readonly FlowBlock[]>) {
  const order = flow.context.noteOrder;
  return [...set].sort(([a], [b]) => order(a) - order(b)).flatMap(([, blocks]) => blocks);
}

function atEnd(
  flow: BlockFlow,
  blocks: readonly FlowBlock[],
  rule: FlowLine,
): readonly FlowBlock[] {
  const [first] = blocks;
  if (first === undefined || flow.template.notes.place === 'book') return blocks;
  return [{ ...first, lines: [rule], heading: true, fewest: 1, before: 1 }, ...blocks];
}

function notesRule(room: Room, { color }: BlockStyle, size: number, leading: number): FlowLine {
  const y = -MIDDLE * size - leading / 2 + RULE_LEVEL * leading;
  const items = [stroke(room.x, room.x + NOTES_RULE * size, y, RULE_WIDTH, color)];
  return { rows: RULE_ROWS, items, offset: 0 };
}

/** The number before the text of a note: its number on the page where notes are numbered by page. */
function labelOf(
  flow: BlockFlow,
  number: number,
  key: string,
  inline: InlineStyle,
  node: Nodes,
): Piece {
  const mark = noteMark(number, flow.template);
  const label = flow.plain(mark, { ...inline, ink: { ...inline.ink, note: key } }, node);
  return [...label, ...flow.plain(' ', inline, node)];
}

function setNote(
  flow: BlockFlow,
  { identifier, children }: FootnoteDefinition,
  referred: boolean,
  room: Room,
  style: BlockStyle,
): void {
  const { template, context } = flow;
  const [opening] = children;
  const label = (inline: InlineStyle, node: Nodes) =>
    labelOf(flow, context.noteNumber(identifier), context.noteKey(identifier), inline, node);
  // The mark of a note that begins with a list or a table stands in a line above it.
  if (opening?.type !== 'paragraph' && referred) {
    const alone = label(flow.inlineStyle(style, 'P'), flow.division.tree);
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
        ? [[...label(inline, child), ...(pieces[0] ?? [])], ...pieces.slice(1)]
        : pieces;
    flow.push({ lines: setText(marked, style, template, room, INDENTS) }, {});
  }
}
