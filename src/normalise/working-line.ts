import type { LedgerReason } from '../messages/reasons.js';
import type { Decision } from '../model/decisions.js';
import type { Fate, LedgerEdit } from '../model/ledger.js';
import type { LineMarkup, LineSpan } from '../model/source.js';

/** One change inside a source line; columns are those of the source line, from 0. */
export interface LineEdit {
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly rule: string;
}

/** The properties that Markdown gives to one of its lines. */
export interface MarkdownLine {
  /** The source's markup settles the kind of the line: nothing is inferred of it, and it is neither noise nor a repeat. */
  readonly settled: boolean;
  /** Code, HTML and the like: kept character by character. */
  readonly literal: boolean;
  /** The line is one of a block of HTML. */
  readonly html?: boolean;
  /** The level of the heading that the line is, or begins. */
  readonly heading?: number;
  /** The line is one of a paragraph, or an item of a numbered list that is one line. */
  readonly prose?: boolean;
  /** The line goes with the heading above it. */
  readonly underline?: boolean;
  /** Stretches that are no prose, from and up to UTF-16 columns counted from 0: code, tags, addresses. */
  readonly guards: (readonly [number, number])[];
  /** The note, or the link, that the line's block defines. */
  readonly defines?: string;
  /** The notes and links that the line refers to. */
  readonly calls: string[];
}

/** A source line on its way to its fate. Stages fill what they decide; `edits` stay sorted by `at`. */
export interface WorkingLine {
  readonly source: number;
  readonly number: number;
  readonly text: string;
  /** The markup of the source for the line. In plain text it marks the row of a table. */
  markup?: LineMarkup;
  /** Markup inside the line, in UTF-16 units of its text as it is written. */
  readonly spans?: readonly LineSpan[];
  /** Of a line of a Markdown source: its text stands there as it is written. */
  markdown?: MarkdownLine;
  fate?: Fate;
  as?: string;
  to?: string;
  of?: number;
  why?: LedgerReason;
  edits: readonly LineEdit[];
  /** The decisions of an editor about it. */
  decisions?: readonly Decision[];
  /** The rules that would have changed or dropped it, had its editor not decided otherwise. */
  spared?: ReadonlySet<string>;
}

/** The line's text after its edits. */
export function editedText(line: Pick<WorkingLine, 'text' | 'edits'>): string {
  let result = '';
  let at = 0;
  for (const edit of line.edits) {
    result += line.text.slice(at, edit.at) + edit.to;
    at = edit.at + edit.from.length;
  }
  return result + line.text.slice(at);
}

export function ledgerEdits(line: WorkingLine): readonly LedgerEdit[] {
  return line.edits.map(({ at, from, to, rule }) => ({
    source: line.source,
    line: line.number,
    column: at + 1,
    from,
    to,
    rule,
  }));
}

/** Where the character at `offset` of the edited text stands in the line as it is written. */
export function rawOffset({ edits }: Pick<WorkingLine, 'edits'>, offset: number): number {
  let raw = offset;
  for (const { at, from, to } of edits) {
    // Text that was taken away before it, or right at it, stands before it in the line.
    if (at <= raw) raw += from.length - to.length;
  }
  return raw;
}

/** The stretch of the line as it is written that reads as `from` to `to` of the edited text, the ends' own edits left out. */
export function rawRange(
  line: Pick<WorkingLine, 'edits'>,
  from: number,
  to: number,
): { readonly at: number; readonly end: number } {
  const at = rawOffset(line, from);
  return { at, end: to > from ? rawOffset(line, to - 1) + 1 : at };
}
