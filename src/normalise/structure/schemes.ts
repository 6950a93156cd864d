import { labelKind } from './label-kind.js';
import { NUMERALS } from './numbers.js';
import {
  AROUND_CHAPTER,
  counted,
  LABEL,
  labelled,
  NO_CHAPTER,
  numbered,
  OFFICE,
  whole,
} from './readers.js';
import type { HeadingScheme } from './reading.js';

/** Lines of one mark at both ends: ━━ 今日头条 ━━ */
const ORNAMENTS = '━─═＝=～~＊*★☆◆■●○·\\-－—';

/** Marks that stand before a label, those of web pages too. */
const BULLETS = '●◆■★▲○◎◇□▶►※▌▍▎▋█▏▐▼▽△▷▸▹◈◉❖✦✧✪✩✿❀♦☆♢➤➢➜→»›>＞📍📌🔹🔸🔷🔶🔴🔵⭐🌟▪▫';

/** The schemes, the more distinctive shape before the less distinctive one. */
export const HEADING_SCHEMES: readonly HeadingScheme[] = [
  {
    id: 'markdown',
    example: '## 北京：抓牢疫情防控',
    fewest: 1,
    markup: true,
    read: (line) => {
      const marks = /^#{1,6}\s+(?=\S)/.exec(line)?.[0];
      return marks === undefined ? undefined : { strip: marks.length, depth: marks.trim().length };
    },
  },
  {
    id: 'bold',
    example: '**张桂英：我的船**',
    fewest: 1,
    markup: true,
    read: (line) => (/^\*\*[^*]+\*\*$/.test(line) ? { strip: 2, tail: 2 } : undefined),
  },
  {
    id: 'volume',
    example: '第一卷 上游',
    rank: 1,
    read: counted('[编編卷部集辑輯册冊]', NO_CHAPTER),
  },
  {
    id: 'volume-name',
    example: '物权编',
    rank: 1,
    fewest: 1,
    read: whole(/^\p{Script=Han}{1,6}(?<![主总總责責美改选選新汇彙续續左])[编編]$/u),
  },
  {
    id: 'volume-side',
    example: '上篇　源头',
    rank: 2,
    read: whole(/^[上中下][编編卷部集辑册篇](?:$|[\s\u3000:：].{1,40}$)/u),
  },
  {
    id: 'volume-number',
    example: '卷一 江上',
    rank: 1,
    read: numbered(
      new RegExp(
        `^(?<unit>[卷编編篇])之?(?<number>${NUMERALS})(?:$|[\\s\\u3000:：·].{1,40}$)`,
        'u',
      ),
    ),
  },
  { id: 'volume-part', example: '第一分编 通则', rank: 2, read: counted('分[编編卷册冊]') },
  {
    id: 'piece',
    example: '第一篇 早市',
    rank: 3,
    read: counted('(?:篇|部分|分|单元)', NO_CHAPTER),
  },
  {
    id: 'part',
    example: '第一章 总则',
    rank: 4,
    fewest: 1,
    read: counted('[章回讲講课課站幕场場期版话話]', AROUND_CHAPTER),
  },
  { id: 'section', example: '第一节 一般规定', rank: 5, read: counted('[节節]', AROUND_CHAPTER) },
  { id: 'subsection', example: '第一目 通则', rank: 6, read: counted('[目款]') },
  {
    id: 'newspaper-page',
    example: '一版 要闻',
    rank: 4,
    read: numbered(new RegExp(`^(?<number>${NUMERALS}|\\d{1,2})版[\\s\\u3000:：].{1,40}$`, 'u')),
  },
  {
    id: 'one-of',
    example: '之一：北京经验',
    read: numbered(new RegExp(`^[（(]?之(?<number>${NUMERALS})[）)]?(?:\\s|[:：]|$)`, 'u')),
  },
  {
    id: 'numeral',
    example: '一、总体情况',
    rank: 7,
    sentences: true,
    read: numbered(new RegExp(`^(?<number>${NUMERALS})[、．.]\\s*\\S`, 'u')),
  },
  {
    id: 'numeral-space',
    example: '一 修棚',
    rank: 7,
    read: numbered(new RegExp(`^(?<number>${NUMERALS})[ \\t\\u3000]+\\S`, 'u')),
  },
  {
    id: 'label-bracket',
    example: '【北京】抓牢疫情防控',
    read: labelled(
      new RegExp(
        `^(?<before>[【〔\\[])(?![\\d０-９]{1,4}[】〕\\]])(?<label>${LABEL})(?<mark>[】〕\\]]\\s*[:：]?\\s*)(?=\\S)`,
        'u',
      ),
    ),
  },
  {
    id: 'bracket-alone',
    example: '【进展】',
    // The name of a place, an office or a person is a label; 【进展】 is the text's own heading.
    read: (line) => {
      const [, label] = /^[【〔[]([^【】〔〕[\]。，]{2,16})[】〕\]]$/u.exec(line) ?? [];
      // 〔选自《柳河集》〕 says where a piece is from.
      if (label === undefined || /^(?:选自|選自|摘自|原载|原載)?《.*》$/u.test(label))
        return undefined;
      return labelKind(label) === 'other' ? { strip: 0 } : { label, strip: 1, tail: 1 };
    },
  },
  {
    id: 'label-wrapped',
    example: '「北京」',
    // 「回家」 is speech, （本报编辑部） a credit: places alone are labels in any brackets.
    read: (line) => {
      const [, before, label, after] =
        /^([〈「『（(#＃/／]\s?|[-－—]\s?)([^〈〉「」『』（）()#＃/／。，\s—－-]{2,16})(\s?[〉」』）)#＃/／]|\s?[-－—])$/u.exec(
          line,
        ) ?? [];
      if (before === undefined || label === undefined || after === undefined) return undefined;
      const kind = labelKind(label);
      return kind === 'region' || kind === 'city'
        ? { label, strip: before.length, tail: after.length }
        : undefined;
    },
  },
  {
    id: 'ornament',
    example: '━━ 今日头条 ━━',
    read: (line) => {
      const [, before, after] =
        new RegExp(
          `^([${ORNAMENTS}]{2,12}\\s*)[^\\s${ORNAMENTS}].{0,30}?(\\s*[${ORNAMENTS}]{2,12})$`,
          'u',
        ).exec(line) ?? [];
      return before === undefined || after === undefined || before[0] !== after.at(-1)
        ? undefined
        : { strip: before.length, tail: after.length };
    },
  },
  {
    id: 'label-bullet',
    example: '● 上海',
    read: labelled(
      new RegExp(
        `^(?<before>[${BULLETS}]{1,3}\\s*)(?<label>${LABEL})(?<mark>\\s*[:：]\\s*|\\s*——\\s*|\\s+|$)`,
        'u',
      ),
    ),
  },
  {
    id: 'counted',
    example: '话题一：摊位',
    read: numbered(
      new RegExp(
        `^(?<unit>(?!附|第|星期|表|图)\\p{Script=Han}{2,5}?)(?:之)?(?<number>${NUMERALS}|\\d{1,2})\\s*[:：、](?=\\s*\\S)`,
        'u',
      ),
    ),
  },
  {
    id: 'label-colon',
    example: '北京:抓牢疫情防控 深化改革创新',
    read: labelled(new RegExp(`^(?<label>${LABEL}${OFFICE})(?<mark>\\s*[:：]\\s*)(?=\\S)`, 'u')),
  },
  {
    id: 'label-dash',
    example: '内蒙古自治区——筑牢屏障',
    read: labelled(
      new RegExp(`^(?<label>${LABEL}${OFFICE})(?<mark>\\s*(?:——|--)\\s*)(?=\\S)`, 'u'),
    ),
  },
  {
    id: 'label-space',
    example: '北京市 文化惠民进胡同',
    read: labelled(new RegExp(`^(?<label>${LABEL})(?<mark>)[ \\u3000]+\\S.{1,40}$`, 'u')),
  },
  {
    id: 'parenthesis',
    example: '（一）加强组织领导',
    rank: 8,
    sentences: true,
    read: numbered(new RegExp(`^[（(〔](?<number>${NUMERALS})[）)〕]\\s*\\S`, 'u')),
  },
  {
    id: 'dotted',
    // An appendix of a standard numbers its own with its letter: A.1, A.1.1 (GB/T 1.1-2020, 9.6).
    example: '1.1 渡口',
    rank: 10,
    read: (line) => {
      const [number] =
        /^(?:\d{1,2}|[A-Z])(?:[.．]\d{1,2}){1,3}(?=[\s\u3000]+\p{L}|(?![亿万千百元个米倍度级公吨成])\p{Script=Han})/u.exec(
          line,
        ) ?? [];
      if (number === undefined) return undefined;
      const parts = number.split(/[.．]/u);
      return { strip: 0, number: Number(parts.at(-1)), unit: `.${parts.length}` };
    },
  },
  {
    id: 'digits',
    example: '01 改出了车位',
    rank: 9,
    read: numbered(/^(?<number>\d{1,2})[ \t\u3000]+[^\d\s:：年月日]\S/u),
  },
  {
    id: 'arabic',
    example: '1. 抓牢疫情防控',
    rank: 9,
    read: numbered(/^(?<number>[\d０-９]{1,2})[.．、](?!\d)\s*\S/u),
  },
  {
    id: 'parenthesis-digit',
    example: '（1）账目',
    rank: 11,
    read: numbered(/^[（(](?<number>[\d０-９]{1,2})[）)]\s*\S/u),
  },
  {
    id: 'circled',
    example: '①旧闸怎么修',
    rank: 12,
    read: numbered(/^(?<number>[①-⑳])\s*\S/u),
  },
  {
    id: 'dated',
    example: '3月2日 晴 白沙河',
    read: whole(/^(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:\s|[:：]|$)/u),
  },
  {
    id: 'label-alone',
    example: '北京市',
    read: labelled(new RegExp(`^(?<label>${LABEL})(?<mark>)$`, 'u')),
  },
  {
    id: 'lead',
    example: '钱从哪里来',
    read: (line) => ([...line].length <= 24 ? { strip: 0 } : undefined),
  },
];

/** Headings without a number that stand beside numbered ones, at the outermost level. */
export const NAMED_OUTER =
  /^(?:附[\s\u3000]*[则則]|总[\s\u3000]*序|自[\s\u3000]*序|代[\s\u3000]*序|序|序言|前[\s\u3000]*言|引[\s\u3000]*言|导[\s\u3000]*[言论]|绪[\s\u3000]*[言论]|后[\s\u3000]*[记記]|跋|结[\s\u3000]*[语論论]|结束语|凡[\s\u3000]*例|致[\s\u3000]*谢|参考文献)$/u;
/** The headings without a number that stand only before the first numbered heading. */
export const NAMED_FRONT =
  /^(?:出版[说說]明|[导導][\s\u3000]*[读讀]|校[点點][说說]明|题[词辞]|題[詞辭]|[简簡][\s\u3000]*介|[内內]容[简簡]介|[内內]容提要|作者[简簡]介|[说說][\s\u3000]*明|[叙敘]|[译譯]者?[序言])$/u;
/** The headings without a number of stories, which stand beside chapters. */
export const NAMED_INNER =
  /^(?:楔[\s\u3000]*子|序[\s\u3000]*[章幕曲]|引[\s\u3000]*子|尾[\s\u3000]*[声聲]|终[\s\u3000]*章|番外(?:篇)?[\s\u3000:：一二三四五六七八九十\d].{0,30}|番外(?:篇)?)(?:$|[\s\u3000:：].{1,30}$)/u;
