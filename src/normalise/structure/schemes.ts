/** A line that may be a heading, as one scheme reads it. */
export interface Reading {
  /** 北京, 国家发展改革委, 张三 */
  readonly label?: string;
  /** UTF-16 units at the line's start that are a bullet or an opening bracket, not text. */
  readonly strip: number;
  /** A mark behind the label that the heading shows as a colon, or as nothing where no topic follows. */
  readonly mark?: { readonly at: number; readonly length: number };
  /** The number of a numbered heading. */
  readonly number?: number;
  /** UTF-16 units at the line's end that are markup. */
  readonly tail?: number;
  /** Of Markdown: how many # it has. */
  readonly depth?: number;
}

/** One way in which documents mark their headings. */
export interface HeadingScheme {
  readonly id: string;
  readonly example: string;
  readonly read: (line: string) => Reading | undefined;
}

/** A label: a place, an office, a company, a person: no sentence in it. */
const LABEL = '[^\\s，。、；：:！？,;!?“”‘’"\'《》【】\\[\\]—…]{2,24}';
/** Behind a label: what a person is, with commas in it. */
const OFFICE = '(?:[（(][^（）()]{2,30}[）)])?';
const NUMERALS = '[一二三四五六七八九十百零〇两]+';

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** 十二 → 12, 一百零三 → 103; digits as they are. */
export function numeralValue(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  let total = 0;
  let digit = 0;
  for (const character of text) {
    if (character === '百') {
      total += (digit || 1) * 100;
      digit = 0;
    } else if (character === '十') {
      total += (digit || 1) * 10;
      digit = 0;
    } else digit = DIGITS[character] ?? 0;
  }
  return total + digit;
}

function labelled(pattern: RegExp): HeadingScheme['read'] {
  return (line) => {
    const match = pattern.exec(line);
    if (match?.groups === undefined) return undefined;
    const { before = '', label = '', mark = '' } = match.groups;
    return {
      label,
      strip: before.length,
      mark: { at: before.length + label.length, length: mark.length },
    };
  };
}

function numbered(pattern: RegExp): HeadingScheme['read'] {
  return (line) => {
    const number = pattern.exec(line)?.groups?.number;
    return number === undefined ? undefined : { strip: 0, number: numeralValue(number) };
  };
}

/** The schemes, the more telling shape before the less telling one. */
export const SCHEMES: readonly HeadingScheme[] = [
  {
    id: 'markdown',
    example: '## 北京：抓牢疫情防控',
    read: (line) => {
      const marks = /^#{1,6}\s+(?=\S)/.exec(line)?.[0];
      return marks === undefined ? undefined : { strip: marks.length, depth: marks.trim().length };
    },
  },
  {
    id: 'bold',
    example: '**张桂英：我的船**',
    read: (line) => (/^\*\*[^*]+\*\*$/.test(line) ? { strip: 2, tail: 2 } : undefined),
  },
  {
    id: 'part',
    example: '第一章 总则',
    read: numbered(
      new RegExp(
        `^第(?<number>${NUMERALS}|\\d+)[章节编部篇站回幕讲期集辑课]\\s*(?:$|[\\s:：、].{1,40}|[^\\s。，]{1,20}$)`,
        'u',
      ),
    ),
  },
  {
    id: 'one-of',
    example: '之一：北京经验',
    read: numbered(new RegExp(`^[（(]?之(?<number>${NUMERALS})[）)]?(?:\\s|[:：]|$)`, 'u')),
  },
  {
    id: 'numeral',
    example: '一、总体情况',
    read: numbered(new RegExp(`^(?<number>${NUMERALS})、\\s*\\S`, 'u')),
  },
  {
    id: 'label-bracket',
    example: '【北京】抓牢疫情防控',
    read: labelled(
      new RegExp(
        `^(?<before>[【〔\\[])(?<label>${LABEL})(?<mark>[】〕\\]]\\s*[:：]?\\s*)(?=\\S)`,
        'u',
      ),
    ),
  },
  {
    id: 'bracket-alone',
    example: '【进展】',
    read: (line) =>
      /^[【〔[][^【】〔〕[\]。，]{2,16}[】〕\]]$/u.test(line) ? { strip: 0 } : undefined,
  },
  {
    id: 'label-bullet',
    example: '● 上海',
    read: labelled(
      new RegExp(
        `^(?<before>[●◆■★▲○◎◇□▶►※]\\s*)(?<label>${LABEL})(?<mark>\\s*[:：]\\s*|\\s*——\\s*|\\s+|$)`,
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
    read: numbered(new RegExp(`^[（(](?<number>${NUMERALS})[）)]\\s*\\S`, 'u')),
  },
  { id: 'digits', example: '01 改出了车位', read: numbered(/^(?<number>\d{2})\s+\D\S/u) },
  {
    id: 'arabic',
    example: '1. 抓牢疫情防控',
    read: numbered(/^(?<number>\d{1,2})[.．、](?!\d)\s*\S/u),
  },
  {
    id: 'dated',
    example: '3月2日 晴 白沙河',
    read: (line) =>
      /^(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:\s|[:：]|$)/u.test(line) ? { strip: 0 } : undefined,
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
