/** Numbers of one kind about a paragraph's clusters, one a cluster. */
type Column = Float64Array | Int32Array | Uint8Array;

type Columns = Readonly<Record<string, Column | readonly Column[]>>;

/** Long enough for most paragraphs. */
const USUAL = 512;

/**
 * A giver of columns for `length` clusters, all zero. They are the same ones each time, longer where need be: a book
 * has thousands of paragraphs, and of each only its lines are kept. What is behind `length` is undefined.
 */
export function reusedColumns<T extends Columns>(
  make: (length: number) => T,
): (length: number) => T {
  let room = 0;
  let columns: T | undefined;
  return (length) => {
    if (columns === undefined || length > room) {
      room = Math.max(USUAL, 2 * length);
      columns = make(room);
      return columns;
    }
    for (const column of Object.values(columns).flat() as readonly Column[])
      column.fill(0, 0, length);
    return columns;
  };
}
