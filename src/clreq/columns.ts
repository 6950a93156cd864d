/** The length of the first columns: it is enough for most paragraphs. */
const USUAL = 512;

/**
 * A function that returns columns of at least `length` numbers. It returns the same columns at each call, with the numbers
 * that were written last: a book has thousands of paragraphs, and only their lines are kept.
 */
export function reusedColumns<T>(make: (length: number) => T): (length: number) => T {
  let room = 0;
  let columns: T | undefined;
  return (length) => {
    if (columns === undefined || length > room) {
      room = Math.max(USUAL, 2 * length);
      columns = make(room);
    }
    return columns;
  };
}
