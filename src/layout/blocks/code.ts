import type { Nodes } from 'mdast';
import type { FlowLine } from '../pages/flow.js';
import { type Room, setText } from '../set-lines.js';
import type { BlockFlow } from './block-flow.js';

/** A tab has no glyph; four columns are what most editors show. */
const TAB = '    ';

/** Code, line by line as it is written. */
export function setCode(flow: BlockFlow, value: string, room: Room, node: Nodes): void {
  const { template } = flow;
  const style = template.styles.code;
  const inset = style.inset * template.typeArea.size;
  const inner = { x: room.x + inset, measure: room.measure - 2 * inset };
  const inline = flow.inlineStyle(style, 'Code');
  let start = 0;
  const lines = value.split('\n').flatMap((written): readonly FlowLine[] => {
    const set = setText(
      [flow.plain(written.replace(/\t/g, TAB), inline, node)],
      { ...style, align: 'start' },
      { ...template, marks: 'full' },
      inner,
      { first: 0 },
    );
    const before = start;
    start += written.length + 1;
    return set.length > 0
      ? set.map((line) => ({ ...line, offset: before + line.offset }))
      : [{ rows: style.lines, items: [], offset: before }];
  });
  flow.push({ lines }, { before: style.before, after: style.after, fewest: 1 });
}
