import type { PhrasingContent, RootContent, Table } from 'mdast';
import type { XmlElement } from '../../../inputs/docx/xml-element.js';
import { childOf, childrenOf, isOn, valOf } from '../../../inputs/docx/xml-tree.js';
import { treeMarkdown } from '../../text/markdown.js';

interface Cell {
  readonly children: PhrasingContent[];
  readonly columns: number;
  /** Whether the cell continues the one in the row above. */
  readonly above: boolean;
  readonly align: 'left' | 'center' | 'right' | null;
}

const ALIGN = new Map([
  ['center', 'center'],
  ['end', 'right'],
  ['right', 'right'],
  ['start', 'left'],
  ['left', 'left'],
] as const);

/**
 * A table as a Markdown node. No serialiser knows MultiMarkdown's merged cells: a table with such cells becomes a node of finished
 * Markdown, which is written unchanged.
 */
export function tableNode(
  table: XmlElement,
  read: (paragraph: XmlElement, head: boolean) => PhrasingContent[],
): RootContent {
  const rows = childrenOf(table, 'w:tr').map((row, index) => {
    const head = index === 0 || isOn(childOf(row, 'w:trPr'), 'w:tblHeader') === true;
    return childrenOf(row, 'w:tc').map((cell) => cellOf(cell, (one) => read(one, head)));
  });
  const isMerged = rows.some((row) => row.some(({ columns, above }) => columns > 1 || above));
  const align = alignOf(rows);
  if (!isMerged) {
    return {
      type: 'table',
      align: [...align],
      children: rows.map((row) => ({
        type: 'tableRow',
        children: row.map(({ children }) => ({ type: 'tableCell', children })),
      })),
    } satisfies Table;
  }
  const marks = align.map((one) =>
    one === 'right' ? '--:' : one === 'center' ? ':-:' : one === 'left' ? ':--' : '---',
  );
  const [head = [], ...body] = rows.map(rowText);
  return { type: 'html', value: [head, `| ${marks.join(' | ')} |`, ...body].join('\n') };
}

/** The alignment of each column: that of its first unmerged cell. */
function alignOf(rows: readonly (readonly Cell[])[]): readonly Cell['align'][] {
  const align: Cell['align'][] = [];
  for (const row of rows.toReversed()) {
    let column = 0;
    for (const cell of row) {
      if (cell.columns === 1 && !cell.above) align[column] = cell.align;
      for (let end = column + cell.columns; column < end; column++) align[column] ??= null;
    }
  }
  return align;
}

function cellOf(cell: XmlElement, read: (paragraph: XmlElement) => PhrasingContent[]): Cell {
  const properties = childOf(cell, 'w:tcPr');
  const merge = childOf(properties, 'w:vMerge');
  const paragraphs = childrenOf(cell, 'w:p');
  const children = paragraphs.flatMap((paragraph, index): PhrasingContent[] => [
    ...(index > 0 ? [{ type: 'break' as const }] : []),
    ...read(paragraph),
  ]);
  const jc = valOf(childOf(paragraphs[0], 'w:pPr'), 'w:jc') ?? '';
  return {
    children,
    columns: Math.max(1, Number(valOf(properties, 'w:gridSpan') ?? 1) || 1),
    above: merge !== undefined && (merge.attributes.get('val') ?? 'continue') === 'continue',
    align: ALIGN.get(jc as 'center') ?? null,
  };
}

/** A row in Markdown, with merged cells as `||` and `^^`. */
function rowText(cells: readonly Cell[]): string {
  const texts = cells.map(({ children, columns, above }) => {
    const text = above ? '^^' : cellText(children);
    return ` ${text} |${'|'.repeat(columns - 1)}`;
  });
  return `|${texts.join('')}`;
}

function cellText(children: PhrasingContent[]): string {
  const text = treeMarkdown({ type: 'root', children: [{ type: 'paragraph', children }] });
  return text
    .trim()
    .replace(/\\\n/g, '<br>')
    .replace(/\n/g, ' ')
    .replace(/(?<!\\)\|/g, '\\|');
}
