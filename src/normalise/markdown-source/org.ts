import type { WorkingLine } from '../working-line.js';
import type { MarkdownSource } from './settle.js';

/** `#+TITLE: 论语` */
const KEYWORD = /^#\+([A-Za-z_]{2,30}):\s{0,9}(.{0,400})$/;
/** `# src: p. 12`: a comment, which Org prints nowhere. */
const COMMENT = /^#(?:\s(?!.*\p{Script=Han}{4}).{0,400})?$/u;
/** The keywords stand among the first lines of the file. */
const LINES_OF_FRONT = 20;
/** Why the lines are not printed. */
const WHY = 'Org 文件的文首信息或注释：书名已用，其余不印';

/**
 * Reads the keywords of an Org file (orgmode.org, "Summary of In-Buffer Settings") that goes by the name of plain text: its title
 * is used, its settings and its comments leave. Undefined where the text does not open with a title of Org.
 */
export function orgFront(
  lines: readonly WorkingLine[],
  alone: boolean,
): MarkdownSource | undefined {
  const opening = lines.slice(0, LINES_OF_FRONT);
  const named = opening.find(({ text }) => keyword(text)?.name === 'TITLE');
  const title = keyword(named?.text ?? '')?.value ?? '';
  if (named === undefined || title === '') return undefined;
  for (const line of lines) {
    if (line.fate !== undefined || !isSetting(line.text)) continue;
    line.as = 'front-matter';
    if (alone && line === named) {
      line.fate = 'kept';
      line.to = 'edition.yaml';
    } else {
      line.fate = 'dropped';
      line.why = WHY;
    }
    line.markdown = { settled: true, literal: true, guards: [], calls: [] };
  }
  return {
    front: { lines: 0, used: [], title, creators: [], about: {}, unused: [] },
    asWritten: alone ? [named.text] : [],
    headed: false,
  };
}

function isSetting(text: string): boolean {
  return keyword(text) !== undefined || COMMENT.test(text);
}

function keyword(text: string): { readonly name: string; readonly value: string } | undefined {
  const [, name, value = ''] = KEYWORD.exec(text) ?? [];
  return name === undefined ? undefined : { name: name.toUpperCase(), value: value.trim() };
}
