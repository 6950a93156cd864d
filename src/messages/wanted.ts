import type { MessageText } from './rule.js';

/** The parts of a valibot issue that the messages use. */
interface Issue {
  readonly type: string;
  readonly message: string;
  readonly expected: string | null;
  readonly requirement?: unknown;
}

/** The values that the schemas of YAML files expect, by the words of the schemas or of valibot. */
const WORDS = new Map<string, MessageText>([
  ['a date such as 2020-09-17', { zh: '日期，如 2020-09-17', en: 'a date such as 2020-09-17' }],
  ['a day that the calendar has', { zh: '历法中有的日期', en: 'a day that the calendar has' }],
  [
    'a MARC relator code such as aut, edt or trl',
    { zh: 'MARC 责任者代码，如 aut、edt、trl', en: 'a MARC relator code such as aut, edt or trl' },
  ],
  [
    'a language tag such as zh-CN, zh-TW or en',
    { zh: '语言代码，如 zh-CN、zh-TW、en', en: 'a language tag such as zh-CN, zh-TW or en' },
  ],
  [
    'a GB/T 2260 code of six digits',
    { zh: '六位的 GB/T 2260 代码', en: 'a GB/T 2260 code of six digits' },
  ],
  [
    'a length such as 10.5pt, 15mm or 五号',
    { zh: '长度，如 10.5pt、15mm 或 五号', en: 'a length such as 10.5pt, 15mm or 五号' },
  ],
  ['a colour such as #333333', { zh: '颜色，如 #333333', en: 'a colour such as #333333' }],
  ['a text with {n} in it', { zh: '含有 {n} 的文字', en: 'a text with {n} in it' }],
  [
    'a sha256 of 64 hexadecimal digits',
    { zh: '64 位十六进制的 sha256', en: 'a sha256 of 64 hexadecimal digits' },
  ],
  ['a word', { zh: '词语', en: 'a word' }],
  ['a word or a list of words', { zh: '词语，或词语的列表', en: 'a word or a list of words' }],
  ['string', { zh: '文字', en: 'a text' }],
  ['number', { zh: '数', en: 'a number' }],
  ['boolean', { zh: 'true 或 false', en: 'true or false' }],
  ['Array', { zh: '列表', en: 'a list' }],
  ['Object', { zh: '“名称: 值”的若干行', en: 'keys with values' }],
  ['undefined', { zh: '没有', en: 'nothing' }],
  ['null', { zh: '空值', en: 'nothing' }],
  ['NaN', { zh: '不是数', en: 'no number' }],
  ['Date', { zh: '日期', en: 'a date' }],
  ['another value', { zh: '别的值', en: 'another value' }],
  ['integer', { zh: '整数', en: 'a whole number' }],
  ['non_empty', { zh: '不空的值', en: 'a value that is not empty' }],
]);

/** What the schema of a fault expects: in its own words if it has some. */
export function wantedBy({ type, message, expected, requirement }: Issue): string {
  if (!message.startsWith('Invalid ')) return message;
  if (WORDS.has(type)) return type;
  if (type === 'min_value') return `≥ ${String(requirement)}`;
  if (type === 'max_value') return `≤ ${String(requirement)}`;
  return expected ?? 'another value';
}

/** The words for an expected or a given value, in both languages. */
export function inWords(words: string): MessageText {
  const known = WORDS.get(words);
  if (known !== undefined) return known;
  if (!/^\(.* \| .*\)$/s.test(words)) {
    return { zh: words.replace(/^one of /, '').replaceAll(', ', '、'), en: words };
  }
  // A choice: (string | number | Object), or ("a" | "b").
  const choices = [...new Set(words.replace(/[()]/g, '').split(' | '))]
    .filter((one, _, all) => one !== 'number' || !all.includes('string'))
    .map(inWords);
  return {
    zh: choices.map(({ zh }) => zh).join('，或'),
    en: choices.map(({ en }) => en).join(' or '),
  };
}

/** The problem of a value: what its key expects, and what is written. */
export function mismatch(expected: string, written: string): MessageText {
  const [asked, stands] = [inWords(expected), inWords(written)];
  return {
    zh: `应是：${asked.zh}；写的是：${stands.zh}`,
    en: `expected ${asked.en}, found ${stands.en}`,
  };
}
