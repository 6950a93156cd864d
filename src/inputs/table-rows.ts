/** A cell of a table as its source has it: its text as Markdown, and how many columns and rows it spans. */
export interface TableCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
  /** The cell is the part, in this row, of the cell above it. */
  readonly above?: boolean;
}

/** No table is wider; what a page claims to span beyond it is a mistake (HTML: colspan ≤ 1000). */
const WIDEST = 100;
/** HTML lets a cell span no more rows (WHATWG HTML 4.9.11). */
const LONGEST_SPAN = 65_534;
/** The head of a table has so many rows; what reaches further down from the first row is the photograph in a form. */
const MOST_HEAD_ROWS = 3;

/** A cell in its place: where it begins, and how far it reaches. */
interface PlacedCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly columns: number;
  rows: number;
}

/**
 * The rows of a table as Markdown writes them, all of one width. A cell that spans others has its text in its first place; the others
 * are written `||` beside it and `^^` below it (docs/markdown.md), or empty where it has no text, so that every number stays in its column.
 */
export function tableRows(rows: readonly (readonly TableCell[])[]): readonly string[] {
  const grid = placedCells(rows);
  const width = Math.max(0, ...grid.map(({ length }) => length));
  return grid.map((line, row) => {
    const cells = line.map((cell, column) => writtenPlace(cell, row, column, grid.length));
    return `|${[...cells, ...Array<string>(width - line.length).fill('  |')].join('')}`;
  });
}

/** By rows and columns, the cell that stands there. */
function placedCells(rows: readonly (readonly TableCell[])[]): readonly (readonly PlacedCell[])[] {
  let above: readonly PlacedCell[] = [];
  return rows.map((cells, row) => {
    const line: PlacedCell[] = [];
    const reachesHere = () => {
      const cell = above[line.length];
      return cell !== undefined && cell.row + cell.rows > row ? cell : undefined;
    };
    const skipTaken = () => {
      for (let cell = reachesHere(); cell !== undefined; cell = reachesHere()) line.push(cell);
    };
    for (const { text, columns: wants, rows: span, above: continues = false } of cells) {
      skipTaken();
      const column = line.length;
      const columns = Math.max(1, Math.min(wants, WIDEST - column));
      const higher = above[column];
      const isPart =
        continues && text === '' && higher?.column === column && higher.columns === columns;
      if (isPart) higher.rows = row - higher.row + 1;
      const length = Math.min(Math.max(span, 1), LONGEST_SPAN);
      const cell = isPart ? higher : { text, row, column, columns, rows: length };
      for (let at = 0; at < columns; at++) line.push(cell);
    }
    // Cells from above stand in the columns behind the last of this row too.
    while (line.length < above.length)
      line.push(reachesHere() ?? { text: '', row, column: line.length, columns: 1, rows: 1 });
    above = line;
    return line;
  });
}

/** The place with the stroke that ends it. */
function writtenPlace(cell: PlacedCell, row: number, column: number, rows: number): string {
  const isFirst = cell.column === column;
  if (cell.row === row && isFirst) return ` ${cell.text} |`;
  const reach = Math.min(cell.row + cell.rows, rows) - cell.row;
  const isMerged =
    cell.text !== '' &&
    (cell.row === row || cell.row > 0 || (reach <= MOST_HEAD_ROWS && reach < rows));
  if (!isMerged) return '  |';
  return isFirst ? ' ^^ |' : '|';
}

/** The line that parts the head of a table, the row given, from its body. */
export function delimiterRow(head: string): string {
  const columns = (head.match(/(?<!\\)\|/g)?.length ?? 2) - 1;
  return `|${' --- |'.repeat(columns)}`;
}

/** Text as a Markdown table's cell holds it: nothing in it is read as markup or as a cell's end. */
export function cellText(text: string): string {
  return text.replace(/[\\`*_[\]<|~]|&(?=#?\w{1,32};)/g, '\\$&');
}
