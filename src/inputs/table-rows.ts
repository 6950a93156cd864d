/** A cell of a table as its source has it: its text as Markdown, and how many columns and rows it spans. */
export interface TableCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** No table is wider; what a page claims to span beyond it is a mistake (HTML: colspan ≤ 1000). */
const WIDEST = 100;
/** HTML lets a cell span no more rows (WHATWG HTML 4.9.11). */
const LONGEST_SPAN = 65_534;

/**
 * The rows of a table as Markdown writes them, all of one width. A cell that spans columns or rows has its text in its
 * first place, and empty cells in the others, so that every number stays in its column.
 */
export function tableRows(rows: readonly (readonly TableCell[])[]): readonly string[] {
  /** By column: the rows still taken by a cell from above. */
  const taken: number[] = [];
  const grid = rows.map((cells) => {
    const line: string[] = [];
    const place = (text: string, rowsLeft: number) => {
      taken[line.length] = rowsLeft;
      line.push(text);
    };
    const skipTaken = () => {
      while ((taken[line.length] ?? 0) > 0) place('', (taken[line.length] as number) - 1);
    };
    for (const { text, columns, rows: span } of cells) {
      skipTaken();
      const width = Math.max(1, Math.min(columns, WIDEST - line.length));
      for (let column = 0; column < width; column++)
        place(column === 0 ? text : '', Math.min(Math.max(span, 1), LONGEST_SPAN) - 1);
    }
    while (line.length < taken.length) {
      const left = taken[line.length] ?? 0;
      place('', Math.max(0, left - 1));
    }
    return line;
  });
  const width = Math.max(0, ...grid.map(({ length }) => length));
  return grid.map((line) => {
    const cells = [...line, ...Array<string>(width - line.length).fill('')];
    return `| ${cells.join(' | ')} |`;
  });
}

/** Text as a Markdown table's cell holds it: nothing in it is read as markup or as a cell's end. */
export function cellText(text: string): string {
  return text.replace(/[\\`*_[\]<|~]|&(?=#?\w{1,32};)/g, '\\$&');
}
