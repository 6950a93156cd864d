/** A row as it is drawn. */
export interface TableRow {
  /** UTF-16 places of the marks that part its cells, its outer ones among them; -1 and the line's length where it has none. */
  readonly marks: readonly number[];
  /** The columns of the table that each cell takes; one each where absent. */
  readonly spans?: readonly number[];
}

/** A table among lines: `rows` by their index, the other lines from `from` up to before `end` are its drawing. */
export interface DrawnTable {
  readonly from: number;
  readonly end: number;
  readonly rows: ReadonlyMap<number, TableRow>;
}

/** Where the text of each cell stands in the line, white space aside; an empty cell begins and ends at the mark behind it. */
export function tableCells(
  text: string,
  { marks, spans = [] }: TableRow,
): readonly { readonly from: number; readonly end: number; readonly columns: number }[] {
  return marks.slice(1).map((mark, index) => {
    const open = (marks[index] as number) + 1;
    const cell = text.slice(open, mark);
    const lead = cell.length - cell.trimStart().length;
    const from = open + lead;
    return { from, end: from + cell.trim().length, columns: spans[index] ?? 1 };
  });
}
