/** The number of an issue or a document in the words around it: `第12期`, `2026年第12期`, `江政发〔2026〕12号`, `增刊第2期`. */
export interface IssueNumber {
  /** The text before the number and behind it. */
  readonly before: string;
  readonly number: number;
  readonly after: string;
  /** The year that is written with it. */
  readonly year?: string;
  /** An extra issue (增刊), which the other issues' numbers do not count. */
  readonly extra: boolean;
}

/** The last number of a text, up to six digits. */
const NUMBER = /(\d{1,6})(\D*)$/u;
const YEAR = /(\d{4})(?=[年〕])/u;

/** Reads the number of an issue or a document; undefined where the text has none. */
export function readIssue(text: string): IssueNumber | undefined {
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [, number = '', after = ''] = match;
  const before = text.slice(0, match.index);
  const year = YEAR.exec(before)?.[1];
  return {
    before,
    number: Number(number),
    after,
    ...(year !== undefined && { year }),
    extra: text.includes('增刊'),
  };
}

/**
 * The number behind this one, in the same words. Where the number is written with a year, or where `yearly` says that
 * issues are counted by the year, a new year begins with 1.
 */
export function nextIssue(
  text: string,
  {
    from,
    to,
    yearly = false,
  }: { readonly from: string; readonly to: string; readonly yearly?: boolean },
): string {
  const issue = readIssue(text);
  if (issue === undefined) return text;
  const { before, number, after, year } = issue;
  const restarts = (year !== undefined ? year : yearly ? from : to) !== to;
  return `${before.replace(YEAR, to)}${restarts ? 1 : number + 1}${after}`;
}

/** The same number in another year. */
export function inYear(text: string, year: string): string {
  return text.replace(YEAR, year);
}
