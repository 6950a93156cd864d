import type { MessageText } from './rule.js';

/** What the schemas of YAML files ask for, in their own words (en) and in Chinese. */
const WORDS: Readonly<Record<string, string>> = {
  'a date such as 2020-09-17': '日期，如 2020-09-17',
  'a MARC relator code such as aut, edt or trl': 'MARC 责任者代码，如 aut、edt、trl',
  'a GB/T 2260 code of six digits': '六位的 GB/T 2260 代码',
  'a length such as 10.5pt, 15mm or 五号': '长度，如 10.5pt、15mm 或 五号',
  'a colour such as #333333': '颜色，如 #333333',
  'a text with {n} in it': '含有 {n} 的文字',
  'a word': '词语',
  'a word or a list of words': '词语，或词语的列表',
  string: '文字',
  number: '数',
  boolean: 'true 或 false',
  Array: '列表',
  Object: '若干项',
  undefined: '没有',
  'another value': '别的值',
};

/** What stands there, or should: valibot's words for it in both languages. */
export function inWords(words: string): MessageText {
  return { zh: WORDS[words] ?? words.replace(/^one of /, ''), en: words };
}

/** The problem of a value: what its key takes, and what is written. */
export function mismatch(wanted: string, found: string): MessageText {
  const [asked, written] = [inWords(wanted).zh, inWords(found).zh];
  return {
    zh: `应是 ${asked}，写的是 ${written}`,
    en: `expected ${wanted}, found ${found}`,
  };
}
