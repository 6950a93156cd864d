import { dropLine, type WorkingLine } from '../working-line.js';

/** Where a site's program puts a table of contents: [TOC], [[toc]], @[toc](目录), {:toc} */
const MARK =
  /^\s{0,3}(?:\[toc\]|\[\[_?toc_?\]\]|@\[toc\](?:\([^()]{0,40}\))?|\{:\s?toc(?:\s[^{}]{0,40})?\})\s*$/i;
/** The list that kramdown puts its table into. */
const LIST = /^\s{0,3}(?:[-*+]|1\.)\s+\S.{0,40}$/;

/** Leaves out the marks of tables of contents: each output makes its own. */
export function dropTocMarks(lines: readonly WorkingLine[]): void {
  lines.forEach((line, index) => {
    if (line.markdown?.literal === true || !MARK.test(line.text)) return;
    dropMark(line);
    const before = lines[index - 1];
    if (/^\s*\{/.test(line.text) && before !== undefined && LIST.test(before.text))
      dropMark(before);
  });
}

function dropMark(line: WorkingLine): void {
  dropLine(line, 'contents', '目录的记号：由正文的标题重新编成');
}
