import { withoutSpaces } from '../../model/white-space.js';

const NUMBER = '[一二三四五六七八九十百〇零\\d]{1,6}';
/** 2024年第12期（总第345期）, 第47期, 总第312期, 第3版 */
const ISSUE = new RegExp(
  `^[（(]?\\s*(?<year>\\d{4}\\s*年\\s*)?(?:第\\s*(?<issue>${NUMBER})\\s*期)?\\s*[（(]?\\s*(?:总\\s*第?\\s*(?<total>${NUMBER})\\s*期)?\\s*[）)]?\\s*[）)]?$`,
  'u',
);
const PAGE = /^[（(]?\s*第\s*\d+\s*版\s*[）)]?$/u;

/** The numbers of a line that says which issue of a periodical it is; undefined where it says something else. */
export function issueNumbers(
  text: string,
): { readonly issue?: string; readonly totalIssue?: string } | undefined {
  if (PAGE.test(text)) return {};
  const { year = '', issue, total } = ISSUE.exec(text)?.groups ?? {};
  if (issue === undefined && total === undefined) return undefined;
  return {
    ...(issue !== undefined && { issue: issueText(issue, `${withoutSpaces(year)}第`) }),
    ...(total !== undefined && { totalIssue: total }),
  };
}

/** `12` alone is the number of the year's issues; a year before it is written out with it. */
function issueText(number: string, before: string): string {
  return before === '第' && /^\d+$/.test(number) ? number : `${before}${number}期`;
}
