import { dropLine, type WorkingLine } from '../working-line.js';

const NAME =
  'EN|English|中文|简体(?:中文)?|繁[体體](?:中文)?|ZH(?:-CN|-TW|-HK)?|日本語|日本语|한국어|Français|Deutsch|Español|Português|Русский|Italiano';
const LINK = `\\[(?:${NAME})\\]\\([^()\\s]{0,200}\\)`;
const ENTRY = `(?:${LINK}|\\*{0,2}(?:${NAME})\\*{0,2})`;
/** [EN](README.en.md) | 简体中文 | [日本語](README.ja.md); one link alone. */
const LINE = new RegExp(
  `^\\s{0,3}(?:${LINK}|${ENTRY}(?:\\s{0,4}[|｜/·•]\\s{0,4}${ENTRY}){1,12})\\s{0,9}$`,
  'iu',
);
const HEADING = /^\s{0,3}#{1,6}\s/;

/**
 * Leaves out the links to other languages of a file, which stand over its title: with them the text would begin with no
 * heading, and bear the file's name.
 */
export function dropLanguageLinks(lines: readonly WorkingLine[]): void {
  for (const line of lines) {
    if (HEADING.test(line.text)) return;
    if (line.markdown?.literal === true || !LINE.test(line.text)) continue;
    dropLine(line, 'link-list', '同一文件其他语言版本的链接');
  }
}
