import type { Heading } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { BlockStyle, Template } from '../../model/template.js';
import { inlinePieces } from '../inline.js';
import { isChapterHeading } from '../official/lead.js';
import { partedTitle } from '../official/title.js';
import { type Room, setHeading, setText } from '../set-lines.js';
import type { BlockFlow } from './block-flow.js';

const HEADINGS = ['H1', 'H2', 'H3', 'H4'] as const;

/** Sets a heading, and adds the bookmark that leads to it. */
export function setHeadingBlock(flow: BlockFlow, node: Heading, room: Room): void {
  const { depth, children } = node;
  const { template, context } = flow;
  // The 按语 of a briefing has no title and no entry in the contents: its name opens the text.
  if (depth === 1 && flow.division.role === 'editors-note' && template.masthead.required) {
    flow.runIn = {
      text: `${textOf({ type: 'paragraph', children: [...children] })}：`,
      role: 'hei',
    };
    return;
  }
  const level = Math.min(depth, HEADINGS.length) - 1;
  const text = textOf({ type: 'paragraph', children: [...children] });
  const style = headingStyle(template, level, text);
  const destination = context.destination(node);
  const inline = flow.inlineStyle(style, HEADINGS[level]);
  const ink = { ...inline.ink, ...(destination !== undefined && { destination }) };
  const written = inlinePieces(children, { ...inline, ink }, context);
  const pieces = template.official && depth === 1 ? partedTitle(written, room.measure) : written;
  const lines =
    style.size > template.typeArea.size || style.align === 'center'
      ? setHeading(pieces, style, template, room, context.wholeNames)
      : setText(pieces, style, template, room, {}, context.wholeNames);
  if (destination !== undefined) {
    flow.bookmarks.push({ title: text, level: depth, destination });
  }
  const { before, after } = style;
  flow.push({ lines }, { heading: true, before, after, fewest: lines.length });
}

/** The style of a level. The chapters and sections of a regulation are centred. */
function headingStyle({ styles, official }: Template, level: number, text: string): BlockStyle {
  const style = styles.headings[level] as BlockStyle;
  return official && level > 0 && isChapterHeading(text)
    ? { ...style, align: 'center', firstIndent: 0 }
    : style;
}
