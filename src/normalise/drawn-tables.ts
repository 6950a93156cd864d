import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { Source } from '../model/source.js';
import { addEdits } from './clean.js';
import { boxTables } from './tables/box.js';
import { type TableRow, tableCells } from './tables/row.js';
import { likelyTables, spacedTables } from './tables/spaces.js';
import { tabTables } from './tables/tabs.js';
import type { LineEdit, WorkingLine } from './working-line.js';

/**
 * Finds the tables of plain texts, drawn with lines (│ ┌ + -), with a tab between columns or with spaces that set them below each other, and makes their rows those of a
 * Markdown table by edits; the lines that are nothing but the drawing are dropped. Gives the rows: nothing else is read in them.
 */
export function markTables(
  lines: readonly WorkingLine[],
  sources: readonly Source[],
): ReadonlySet<WorkingLine> {
  const rows = new Set<WorkingLine>();
  for (const block of drawnBlocks(lines, sources)) {
    const texts = block.map(({ text }) => text);
    for (const { from, end, rows: drawn } of [
      ...boxTables(texts),
      ...tabTables(texts),
      ...spacedTables(texts),
    ]) {
      for (let at = from; at < end; at++) {
        const line = block[at] as WorkingLine;
        const row = drawn.get(at);
        if (row === undefined) dropRule(line);
        else {
          line.markup = { kind: 'table' };
          addEdits(line, rowEdits(line.text, row));
          rows.add(line);
        }
      }
    }
  }
  return rows;
}

/** Says of each run of lines that may be a table set with spaces or tabs that its columns are not certain. The lines stay as they are. */
export function doubtfulTables(
  lines: readonly WorkingLine[],
  sources: readonly Source[],
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  return drawnBlocks(
    lines.filter(({ markup }) => markup?.kind !== 'table'),
    sources,
  ).flatMap((block) =>
    likelyTables(block.map(({ text }) => text)).map(({ from, count }) => {
      const line = block[from] as WorkingLine;
      return diagnose(
        'manuscript/table-in-doubt',
        { file: fileOf(line), line: line.number, column: 1 },
        { count, text: line.text.trim().slice(0, 20) },
      );
    }),
  );
}

/** Lines of a plain text that follow each other without a blank one. */
function drawnBlocks(
  lines: readonly WorkingLine[],
  sources: readonly Source[],
): readonly (readonly WorkingLine[])[] {
  const blocks: WorkingLine[][] = [];
  let last: WorkingLine | undefined;
  for (const line of lines) {
    const isText =
      line.fate === undefined &&
      line.markdown === undefined &&
      isPlain(sources[line.source]) &&
      line.decisions === undefined;
    if (isText) {
      if (last === undefined || last.source !== line.source) blocks.push([line]);
      else blocks.at(-1)?.push(line);
    }
    last = isText ? line : undefined;
  }
  return blocks;
}

/** Whether a source is plain text: its lines are the file's own, and they are not Markdown. */
function isPlain(source: Source | undefined): boolean {
  return source !== undefined && source.from === undefined && source.markdown !== true;
}

function dropRule(line: WorkingLine): void {
  line.fate = 'dropped';
  line.as = 'table-rule';
  line.why = '表格的框线';
}

/** The edits that make a line the row of a Markdown table: `|` between its cells, and empty cells for the columns that a cell spans. */
function rowEdits(text: string, row: TableRow): readonly LineEdit[] {
  const rule = 'table/row';
  const edits: LineEdit[] = [];
  let at = 0;
  let before = '';
  for (const { from, end, columns } of tableCells(text, row)) {
    edits.push({ at, from: text.slice(at, from), to: `${before}| `, rule });
    for (const { index } of text.slice(from, end).matchAll(/[\\`*_[\]<|~]/g))
      edits.push({ at: from + index, from: '', to: '\\', rule });
    at = end;
    before = ` ${'|  '.repeat(columns - 1)}`;
  }
  edits.push({ at, from: text.slice(at), to: `${before}|`, rule });
  return edits;
}
