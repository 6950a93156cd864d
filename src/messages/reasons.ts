import { ASIDE_PLACES, type AsideReason } from './inputs.js';
import type { Language } from './rule.js';

/**
 * Why the ledger drops a line: the Chinese words, which ledger.json holds, with their English. The words are the key, so
 * that a reason without English does not compile.
 */
const REASONS = {
  '末尾的站内链接（标题加日期）': 'links to the site (a title and a date) at the end',
  页面导航路径: 'path of the page',
  '页面导航路径，一级一行': 'path of the page, a level a line',
  网站栏目导航: 'menu of the site',
  分享工具条: 'share bar',
  '上一篇、下一篇': 'previous and next article',
  分页标记: 'links between pages',
  '页面工具（打印、关闭、字号）': 'page tools (print, close, size)',
  '页面工具，一项一行': 'page tools, an item a line',
  '分享工具条，一项一行': 'share bar, an item a line',
  '网站栏目导航，一项一行': 'menu of the site, an item a line',
  '浏览计数，一项一行': 'view counter, an item a line',
  '分页标记，一项一行': 'links between pages, an item a line',
  浏览计数: 'view counter',
  评论区入口: 'link to the comments',
  版权与备案声明: 'copyright or registration notice',
  广告与引流: 'advertisement',
  电子书站的说明: 'notice of a book site',
  公众号文末的引导: 'invitation at the end of a WeChat article',
  网页代码的残余: 'remains of a page’s code',
  相关链接的栏名: 'heading of related links',
  相关链接及其标题: 'related links and their heading',
  版面的页码: 'page number',
  每页重复的站名或书眉: 'name of the site or running head, repeated on each page',
  邮件的信头: 'header of an e-mail',
  邮件的引用说明: 'line of an e-mail that announces a quotation',
  '来信的话，不在所引的稿件之内': 'words of the e-mail, outside the text that it quotes',
  网页正文以外的文字: 'the page outside its text',
  编辑决定删去: 'an editor decided to drop it',
  编辑删去的一篇: 'an editor deleted this chapter',
  '目录：由正文的标题重新编成': 'contents: made anew from the headings of the text',
  '目录的记号：由正文的标题重新编成':
    'mark of the contents: made anew from the headings of the text',
  章末标记: 'mark of a chapter’s end',
  表格的框线: 'line of a drawn table',
  没有文字的标题: 'heading without text',
  同一文件其他语言版本的链接: 'links to the same file in other languages',
  'Markdown 的文首信息：Kanben 用到的各项已用，其余不印':
    'front matter of Markdown: Kanben uses the keys that it knows and prints no other',
  'Org 文件的文首信息或注释：书名已用，其余不印':
    'front matter or comment of Org: Kanben uses the title and prints nothing else',
  '文首的 HTML 注释，不印在书里': 'HTML comment at the beginning, which no book prints',
  '网页的程序或样式（<script>、<style>），不是文稿':
    'program or style sheet of a web page (<script>, <style>)',
} as const satisfies Readonly<Record<string, string>>;

/** A reason as ledger.json holds it: Chinese words, or the flag that a user gave. */
export type LedgerReason =
  | keyof typeof REASONS
  | (typeof ASIDE_PLACES)[AsideReason]['zh']
  | `--drop ${string}`;

const ENGLISH: ReadonlyMap<string, string> = new Map<string, string>([
  ...Object.values(ASIDE_PLACES).map(({ zh, en }): [string, string] => [zh, en]),
  ...Object.entries(REASONS),
]);

/** Why a line that the extraction set aside is not text, for the ledger's reader. */
export function asideWhy(reason: AsideReason = 'beside'): LedgerReason {
  return reason === 'beside' ? '网页正文以外的文字' : ASIDE_PLACES[reason].zh;
}

/**
 * A reason of ledger.json in the reader's language. A reason that is not in this table (another version's) stays as it is
 * in Chinese, and is undefined in English.
 */
export function reasonText(why: string, language: Language): string | undefined {
  if (language === 'zh' || why.startsWith('--drop ')) return why;
  return ENGLISH.get(why);
}
