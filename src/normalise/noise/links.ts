import { dropLine, type WorkingLine } from '../working-line.js';
import { type Candidate, isCredit } from './candidates.js';
import { hasMoreThanHeadline } from './sentence.js';

/** A list of links is no longer than this, in lines; a link is no longer than this, in characters. */
const MOST = 60;
const LONGEST = 60;
/** A numbered line is text's. */
const NUMBERED =
  /^\s{0,9}(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第.{1,6}[章节条]|附件)/u;

/** The beginning of the list of links at the text's end: at 相关链接, with nothing but links, credits and furniture behind. */
export function linksStart(
  text: readonly WorkingLine[],
  candidates: readonly (Candidate | undefined)[],
): number | undefined {
  const start = candidates.findLastIndex((one) => one?.rule.opens === true);
  if (start < 0 || text.length - start > MOST) return undefined;
  const first = candidates.findIndex(
    (one, index) => one?.rule.opens === true && isLinks(text, candidates, index),
  );
  return first < 0 ? undefined : first;
}

function isLinks(
  text: readonly WorkingLine[],
  candidates: readonly (Candidate | undefined)[],
  start: number,
): boolean {
  if (text.length - start > MOST) return false;
  return text
    .slice(start + 1)
    .every(
      ({ text: written }, index) =>
        candidates[start + 1 + index] !== undefined ||
        isCredit(written) ||
        (written.length <= LONGEST && !NUMBERED.test(written) && !hasMoreThanHeadline(written)),
    );
}

/** Marks the links; a credit among them is information, and a line with a rule of its own keeps that. */
export function markLinks(
  text: readonly WorkingLine[],
  candidates: readonly (Candidate | undefined)[],
  start: number,
): void {
  text.slice(start).forEach((line, index) => {
    const candidate = candidates[start + index];
    if (line.fate !== undefined || isCredit(line.text) || candidate?.sentence === true) return;
    dropLine(line, candidate?.rule.id ?? 'related', candidate?.rule.why ?? '相关链接及其标题');
  });
}
