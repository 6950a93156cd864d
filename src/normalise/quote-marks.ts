import { addEdits } from './clean.js';
import { isAttribution, isQuoted, MAIL_HEADER } from './noise/mail.js';
import { dropLine, type WorkingLine } from './working-line.js';

const QUOTED = /^(?:>\s?)+/;
/** A mail's quotation is at least this many lines in a row. */
const FEWEST = 4;
/** The largest share of unquoted lines among those behind the first quoted one: a signature. */
const SHARE_UNQUOTED = 0.2;
/** The largest number of lines that a mail has before it quotes the manuscript. */
const LONGEST_COVER = 12;

/** The parts of a source that contains a quoted mail. */
export interface QuotedMail {
  /** The mail's own words before the quotation; empty where nothing proves that it is a mail. */
  readonly cover: readonly WorkingLine[];
}

/**
 * Takes the > of a quoted mail from its lines: what they quote is the text. A mail is plain text whose lines are quoted from
 * the first quoted one to the end, below a mail's head or the line that announces the quotation; or text that is quoted
 * throughout. In a book, and in Markdown, > marks a quotation of the text's own, and stays.
 */
export function unquote(lines: readonly WorkingLine[]): QuotedMail {
  const none = { cover: [] };
  const text = lines.filter(({ fate }) => fate === undefined);
  const first = text.findIndex((line) => isQuoted(line.text));
  if (first < 0 || text.some(({ markdown }) => markdown !== undefined)) return none;
  const behind = text.slice(first);
  const quoted = behind.filter((line) => isQuoted(line.text));
  if (quoted.length < FEWEST) return none;
  if (behind.length - quoted.length > behind.length * SHARE_UNQUOTED) return none;
  const cover = text.slice(0, first);
  const proved = isMail(lines, behind[0] as WorkingLine) && cover.length <= LONGEST_COVER;
  if (!proved && cover.length > 0) return none;
  for (const line of quoted) {
    const from = QUOTED.exec(line.text)?.[0] ?? '';
    addEdits(line, [{ at: 0, from, to: '', rule: 'clean/quote-mark' }]);
  }
  return { cover };
}

/** Whether a mail's head, or the line that announces the quotation, stands before it. */
function isMail(lines: readonly WorkingLine[], first: WorkingLine): boolean {
  return lines
    .slice(0, lines.indexOf(first))
    .some(({ as, text }) => as === MAIL_HEADER.id || isAttribution(text));
}

/** Sets aside the lines of a mail before the quoted manuscript. */
export function dropMail({ cover }: QuotedMail): void {
  for (const line of cover) dropLine(line, 'mail', '来信的话，不在所引的稿件之内');
}
