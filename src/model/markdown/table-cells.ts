/** The line under a table's head, with hyphens in it. */
const DELIMITERS = /^[ \t|:-]+$/;

/** Whether a line is the one under the head of a table (GFM 4.10). */
export function isDelimiterRow(line: string): boolean {
  return line.includes('-') && DELIMITERS.test(line);
}

/** The line, from 1, with the head of the first table of more than `most` cells; rows that are too short count as whole ones. */
export function largeTable(lines: readonly string[], most: number): number | undefined {
  let [head, columns, cells] = [0, 0, 0];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') columns = 0;
    else if (columns > 0) cells += Math.max(columns, cellsIn(line));
    else if (line.includes('|') && isDelimiterRow(line)) {
      [head, columns] = [Math.max(1, index), cellsIn(line)];
      cells = columns;
    }
    if (columns > 0 && cells > most) return head;
  }
  return undefined;
}

/** The bars between a row's cells, and one more; those at its ends only frame it. */
function cellsIn(line: string): number {
  const row = line.trim();
  let count = 1 - Number(row.startsWith('|')) - Number(row.length > 1 && row.endsWith('|'));
  for (let at = row.indexOf('|'); at >= 0; at = row.indexOf('|', at + 1)) count++;
  return count;
}
