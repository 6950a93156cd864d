import { addEdits } from './clean.js';
import { isAttribution, isQuoted, MAIL_HEADER } from './noise/mail.js';
import { mark } from './noise/mark-line.js';
import type { WorkingLine } from './working-line.js';

const QUOTED = /^(?:>\s?)+/;
/** A mail's quotation is so many lines in a row at least. */
const FEWEST = 4;
/** Of the lines behind the first quoted one no more may be unquoted: a signature. */
const SHARE_UNQUOTED = 0.2;
/** A mail says no more than this before it quotes the manuscript, in lines. */
const LONGEST_COVER = 12;

/** What a source says of a quoted mail. */
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

/** Sets aside what a mail says before it quotes the manuscript. */
export function dropMail({ cover }: QuotedMail): void {
  for (const line of cover) mark(line, 'mail', '来信的话，不在所引的稿件之内');
}
