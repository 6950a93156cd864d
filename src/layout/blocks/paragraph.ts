import type { Image, PhrasingContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { LineAlignment } from '../../edition/line-places.js';
import { picturesAlone } from '../../edition/pictures-alone.js';
import type { BlockStyle, Template } from '../../model/template.js';
import { inlinePieces, type Piece } from '../inline.js';
import { type Lead, leadOf, parted } from '../official/lead.js';
import { isTitleRemark } from '../official/title.js';
import type { FlowBlock, FlowLine } from '../pages/flow.js';
import { type LinkedPicture, type ParagraphPart, partedAtPictures } from '../pictures.js';
import { type Room, setText, type TextIndents } from '../set-lines.js';
import type { BlockFlow } from './block-flow.js';
import { setFigures } from './figure.js';
import { isVerse, setAtEdge, setVerse } from './lines.js';

/**
 * Sets a paragraph. A large picture divides it into the text before the picture, the picture and the text behind it. Pictures
 * without text between them stand side by side. A small picture stays in its line.
 */
export function setParagraph(
  flow: BlockFlow,
  children: readonly PhrasingContent[],
  room: Room,
  style: BlockStyle,
  place?: LineAlignment,
): void {
  let first = true;
  const alone = picturesAlone(children) !== undefined;
  const inLine = (image: Image) => !alone && flow.context.inlinePicture(image) !== undefined;
  for (const part of byFigures(partedAtPictures(children, inLine))) {
    if ('pictures' in part) {
      setFigures(flow, part.pictures, room);
      continue;
    }
    const { text } = part;
    const lead = first && flow.template.official ? leadOf(text, flow.unled) : undefined;
    const pieces = textPieces(flow, text, style, lead);
    if (pieces.every((piece) => piece.length === 0)) continue;
    flow.source = text[0]?.position?.start.offset ?? flow.source;
    const inset = style.inset * flow.template.typeArea.size;
    const inner = { x: room.x + inset, measure: room.measure - 2 * inset };
    const hanging = lead?.hanging === undefined ? {} : { hanging: lead.hanging };
    const indents = first ? hanging : { first: 0 };
    if (place !== undefined) {
      setAtEdge(flow, pieces, style, inner, place);
      first = false;
      continue;
    }
    if (isVerse(pieces, style, flow.template, inner)) {
      setVerse(flow, pieces, style, inner);
      first = false;
      continue;
    }
    if (flow.template.official && first && belongsToTitle(flow, children)) {
      setRemark(flow, text, style, inner);
      first = false;
      continue;
    }
    const lines = setText(pieces, style, flow.template, inner, indents);
    const tighter = tighterLines(flow.template, pieces, style, lines, inner, indents);
    flow.push({ lines }, { before: style.before, after: style.after, ...(tighter && { tighter }) });
    first = false;
  }
}

/** Whether a paragraph is the first one below the title and holds only a remark on the title. */
function belongsToTitle({ blocks }: BlockFlow, children: readonly PhrasingContent[]): boolean {
  return (
    blocks.length === 1 &&
    blocks[0]?.heading === true &&
    isTitleRemark(textOf({ type: 'paragraph', children: [...children] }))
  );
}

/** Sets a remark in kai right below its title, with the air of the title. */
function setRemark(
  flow: BlockFlow,
  text: readonly PhrasingContent[],
  style: BlockStyle,
  room: Room,
): void {
  const set: BlockStyle = { ...style, font: 'kai', align: 'center', firstIndent: 0 };
  const lines = setText(textPieces(flow, text, set, undefined), set, flow.template, room);
  const [title] = flow.blocks;
  if (title === undefined) return;
  flow.blocks[0] = { ...title, after: 0 };
  flow.push({ lines }, { heading: true, after: title.after, fewest: lines.length });
}

type Part =
  | Extract<ParagraphPart, { text: unknown }>
  | { readonly pictures: readonly LinkedPicture[] };

/** Puts pictures with only spaces between them together. */
function byFigures(parts: readonly ParagraphPart[]): readonly Part[] {
  const grouped: Part[] = [];
  for (const part of parts) {
    const last = grouped.at(-1);
    if ('text' in part) {
      if (last === undefined || 'text' in last || !part.text.every(isBlank)) grouped.push(part);
    } else if (last !== undefined && 'pictures' in last)
      grouped.splice(-1, 1, { pictures: [...last.pictures, part] });
    else grouped.push({ pictures: [part] });
  }
  return grouped;
}

function isBlank(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '');
}

/** The text of a paragraph, with its first words in a face of their own where it has such a lead. */
function textPieces(
  flow: BlockFlow,
  text: readonly PhrasingContent[],
  style: BlockStyle,
  lead: Lead | undefined,
): readonly Piece[] {
  const inline = flow.inlineStyle(style, 'P');
  const { runIn } = flow;
  const [node] = text;
  if (runIn !== undefined && node !== undefined) {
    flow.runIn = undefined;
    const [first = [], ...others] = inlinePieces(text, inline, flow.context);
    return [
      [...flow.plain(runIn.text, { ...inline, role: runIn.role ?? inline.role }, node), ...first],
      ...others,
    ];
  }
  if (lead === undefined) return inlinePieces(text, inline, flow.context);
  const [head, rest] = parted(text, lead.length);
  const [opening = []] = inlinePieces(head, { ...inline, role: lead.role }, flow.context);
  const [first = [], ...others] = inlinePieces(rest, inline, flow.context);
  return [[...opening, ...first], ...others];
}

/** The most that the marks of a line give, em. The lines before the last one have to take what it holds beyond that. */
const MARKS_OF_LINE = 0.8;
/** The lines before the last one never take more characters of it. */
const MOST_TAKEN = 4;

/** A function that sets the same paragraph in one line less; undefined where its last line is too long for that. */
function tighterLines(
  template: Template,
  pieces: readonly Piece[],
  style: BlockStyle,
  lines: readonly FlowLine[],
  room: Room,
  indents: TextIndents,
): FlowBlock['tighter'] {
  if (template.divisions.spill === 'allow' || style.align !== 'justify') return undefined;
  const last = [...(lines.at(-1)?.set?.text ?? '')].length;
  if (pieces.length > 1 || last > MOST_TAKEN || last > (lines.length - 1) * MARKS_OF_LINE)
    return undefined;
  return () => {
    const set = setText(pieces, { ...style, tighter: true }, template, room, indents);
    return set.length < lines.length ? set : undefined;
  };
}
