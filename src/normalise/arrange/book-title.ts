import { metadataLine } from '../front-matter.js';
import type { Credit } from '../information/credit.js';
import type { Group } from '../joins.js';
import { isProse } from '../structure/lines.js';
import { openTextAt, writtenTextAt } from './groups.js';

/** The title of a book as a file from a library of texts writes it, with its author. */
export interface BookTitle {
  /** The paragraph that gives it. */
  readonly index: number;
  readonly title: string;
  readonly creators: readonly Credit[];
}

/** The number of lines above the title in which a site may say that it gives the file away. */
const MOST_ABOVE = 8;
/** UTF-16 units. */
const LONGEST_ABOVE = 120;

const AUTHOR = String.raw`(?:\s{0,9}[/／—-]{1,2}\s{0,9}|\s{1,9})?(?:作\s{0,4}者|著者|编著|原著)\s{0,4}[:：_]\s{0,4}(?<author>[^:：。，]{1,30})`;
/** 书名：江上的灯, 【书名】江上的灯 */
const NAMED =
  /^(?:【\s?(?:书名|作品名)\s?】|(?:书\s?名|书籍名称|作品名称?)\s?[:：])\s{0,9}(?<title>.{1,60})$/u;
/** [江上的灯 / 沈渡 著] */
const SLASHED =
  /^[[【]\s{0,9}(?<title>[^/／\]】]{1,40}?)\s{0,9}[/／]\s{0,9}(?<author>[^\]】]{1,40}?)\s{0,9}著\s{0,9}[\]】]$/u;
/** 江上的灯 作者：沈渡, 《江上的灯》作者：沈渡 */
const WITH_AUTHOR = new RegExp(`^(?<title>[^。，]{1,60}?)${AUTHOR}$`, 'u');
/** 江上的灯　清　沈渡　著; without 著 where a dynasty is named; without a dynasty where 著 is. */
const SPACED =
  /^(?<title>[^\s。，:：《》]{2,20})[\s\u3000]{1,9}(?:(?:[唐宋元明清]|民[国國])[\s\u3000·.．:：]{1,4}(?<author>[\p{Script=Han}·]{2,8}?)[\s\u3000]{0,4}(?:著|撰|編次|编次|編著|编著|編|编)?|(?<writer>[\p{Script=Han}·]{2,8})[\s\u3000]{1,4}[著撰])$/u;
/** An office or a society writes no book. */
const OFFICE = /[室部局委处處会會社组組院办辦厅廳]$/u;
/** 《江上的灯》沈渡, 《江上的灯》沈渡（明） */
const WITH_NAME =
  /^《(?<title>[^《》]{1,40})》\s{0,9}(?<author>[\p{Script=Han}·•]{2,12})(?:\s?著)?(?:\s?[（(]\p{Script=Han}{1,2}[）)])?$/u;
/** 《江上的灯》 alone, with what edition it is. */
/** What is said of a work, and no name: 《江上的灯》调查 */
const NO_NAME =
  /^(?:[调調]查|解[读讀]|[简簡]介|全[文集本]|[读讀]后感|[观觀]后感|[书書影乐樂剧劇][评評]|[评評点點][论論析价]|心得|感想|座谈|研[讨討究]|[导導赏賞][读讀析]|[报報][导導告道])/u;
const BARE =
  /^(?:电子书|小说)?\s?《(?<title>[^《》]{1,40})》\s{0,9}(?:[（(]?(?:全集|全本|完本|完整版|全文|精校版|全.{1,2}卷|[上中下]册?)[）)]?)?$/u;
/** 《江上的灯》 with whatever edition of it this is, above its author's line. */
const WITH_EDITION = /^《(?<title>[^《》]{1,40})》[^。，]{0,40}$/u;
/** 《江上的灯》 with what a site says of it. */
const WITH_SITE = /^《(?<title>[^《》]{1,40})》(?=.{0,80}(?:https?:|www\.|TXT下载))/iu;
/** A site's line about itself above a book, which names the origin of the file. */
const SITE = /下载|转载|互联网|整理|版权|电子书|书库|小说|免费|网址|https?:|www/iu;
const AUTHOR_LINE = /^(?:【\s?作者\s?】|作\s{0,4}者\s{0,4}[:：]|[^。，]{1,20}\s?著$)/u;

/**
 * The title of a book within its first lines: with its author or its site in one line, or alone in 《 》 and the only such line. The
 * lines above it say nothing but who made the file. undefined where the text opens otherwise.
 */
export function bookTitle(groups: readonly Group[]): BookTitle | undefined {
  for (let index = 0; index <= MOST_ABOVE && index < groups.length; index++) {
    const text = openTextAt(groups, index)?.trim();
    if (text === undefined) return undefined;
    const read = readTitle(text, groups, index);
    if (read !== undefined)
      return { ...asWritten(read, text, writtenTextAt(groups, index)?.trim() ?? ''), index };
    if (!isAbove(text)) return undefined;
  }
  return undefined;
}

/** The title and its authors as the line has them: `text` is how `written` reads, each character at its place. */
function asWritten(
  { title, creators }: Omit<BookTitle, 'index'>,
  text: string,
  written: string,
): Omit<BookTitle, 'index'> {
  const inLine = (value: string) => {
    const at = text.indexOf(value);
    return at < 0 ? value : written.slice(at, at + value.length);
  };
  return {
    title: inLine(title),
    creators: creators.map((one) => ({ ...one, name: inLine(one.name) })),
  };
}

function readTitle(
  text: string,
  groups: readonly Group[],
  index: number,
): Omit<BookTitle, 'index'> | undefined {
  // A page's date and source may have an author behind them.
  if (metadataLine(text) !== undefined) return undefined;
  const spaced = index === 0 ? SPACED.exec(text)?.groups : undefined;
  const writer = spaced?.author ?? spaced?.writer ?? '';
  if (spaced !== undefined && !OFFICE.test(writer))
    return titleOf({ title: spaced.title ?? '', author: writer });
  const certain = [NAMED, SLASHED, WITH_AUTHOR, WITH_SITE].find((form) => form.test(text));
  if (certain !== undefined) return titleOf(certain.exec(text)?.groups ?? {});
  if (AUTHOR_LINE.test(openTextAt(groups, index + 1) ?? '')) {
    const above = WITH_EDITION.exec(text)?.groups;
    if (above !== undefined) return titleOf(above);
  }
  const named = WITH_NAME.exec(text)?.groups;
  const likely =
    named !== undefined && NO_NAME.test(named.author ?? '')
      ? undefined
      : (named ?? BARE.exec(text)?.groups);
  return likely !== undefined && isOnlyOne(groups, index) ? titleOf(likely) : undefined;
}

function titleOf({
  author = '',
  title: written = '',
}: Readonly<Record<string, string>>): Omit<BookTitle, 'index'> {
  const name = author.trim();
  const title = written.trim().replace(/^《([^《》]{1,60})》.*$/u, '$1');
  return { title, creators: /\p{L}/u.test(name) ? [{ name, role: 'aut' }] : [] };
}

/** Whether no other line is a work's name alone: the poems of a collection are headed so. */
function isOnlyOne(groups: readonly Group[], index: number): boolean {
  return !groups.some((_, at) => at !== index && BARE.test(openTextAt(groups, at)?.trim() ?? ''));
}

/** Finds whether a line may stand above a book's title: a line of the site, an ornament, a short line of the maker of the file. */
function isAbove(text: string): boolean {
  if (text.length > LONGEST_ABOVE) return false;
  return (
    SITE.test(text) || !/\p{L}/u.test(text) || metadataLine(text) !== undefined || !isProse(text)
  );
}
