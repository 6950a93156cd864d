/** A length that is enough for most paragraphs. */
const USUAL = 512;

/**
 * Gives columns of at least `length` numbers. A caller gets the same columns each time, with the numbers that were written
 * last: a book has thousands of paragraphs, and of each only its lines are kept.
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
