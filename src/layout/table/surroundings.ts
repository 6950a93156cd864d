import type { Paragraph } from 'mdast';
import type { TableGroup } from '../../edition/table-group.js';
import type { Structure } from '../../model/composition.js';
import type { BlockStyle } from '../../model/template.js';
import type { BlockFlow } from '../blocks/block-flow.js';
import { inlinePieces } from '../inline.js';
import { moved } from '../pages/page.js';
import { structureNode } from '../pages/structure.js';
import { AIR, type CellStyle, contentLines, PITCH } from './cell.js';
import { type TableLine, type TableSurroundings, withoutStructure } from './table-lines.js';

export function surroundingLines(
  flow: BlockFlow,
  { title, unit, notes }: TableGroup,
  structure: Structure,
  style: CellStyle,
  measure: number,
): TableSurroundings {
  const { caption } = flow.template.styles;
  const small = (size: BlockStyle, align: BlockStyle['align']): BlockStyle => ({
    ...size,
    align,
    firstIndent: 0,
  });
  const set = (
    node: Paragraph,
    as: BlockStyle,
    within: Structure,
    filled = false,
  ): readonly TableLine[] => {
    const ink = { color: as.color, structure: within };
    const inline = { role: as.font, bold: as.bold, size: as.size, ink };
    const pieces = inlinePieces(node.children, inline, flow.context);
    const pitch = PITCH * as.size;
    const setting = { ...style, block: as, filled };
    const lines = contentLines([{ pieces }], setting, { x: 0, measure }, pitch, 1);
    return lines.map(({ items }) => ({
      height: pitch,
      items,
      offset: 0,
      glued: true,
      broken: [],
      source: node.position?.start.offset,
    }));
  };
  const titled = title ? set(title, caption, structureNode('Caption', structure)) : [];
  const units = unit ? set(unit, small(style.block, 'end'), flow.node('P')) : [];
  const noted = notes.flatMap((note) =>
    set(note, small(style.block, 'start'), flow.node('P'), true),
  );
  const [first, ...others] = [...titled, ...units];
  return {
    above: first ? [{ ...first, glued: false }, ...others] : [],
    below: noted.map((line, index) => (index === 0 ? lowered(line, AIR * style.block.size) : line)),
    continued: continuedLine(flow, style, measure),
  };
}

/** The line with air above it. */
function lowered(line: TableLine, air: number): TableLine {
  const items = line.items.map((item) => moved(item, 0, air));
  return { ...line, height: line.height + air, items };
}

/** 续表, over the right end of each further part. */
function continuedLine(flow: BlockFlow, style: CellStyle, measure: number): TableLine {
  const as = { ...style.block, align: 'end' as const };
  const ink = { color: as.color };
  const { faces, tableContinued } = flow.context;
  const piece = faces
    .choose(tableContinued, as.font, as.bold)
    .map((one) => ({ ...one, size: as.size, ink }));
  const pitch = PITCH * as.size;
  const lines = contentLines(
    [{ pieces: [piece] }],
    { ...style, block: as },
    { x: 0, measure },
    pitch,
    1,
  );
  const items = lines.flatMap((line) => line.items.map(withoutStructure));
  return { height: pitch, items, offset: 0, glued: true, broken: [] };
}
