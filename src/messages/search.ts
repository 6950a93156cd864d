import type { Rule } from './rule.js';

/** What a search for a phrase can meet. */
export const searchRules = {
  'search/no-phrase': {
    severity: 'error',
    what: { zh: '没有要查找的词句', en: 'the phrase is empty' },
    mend: { zh: '请给出要查找的词句', en: 'give the phrase to look for' },
  },
  'search/long-phrase': {
    severity: 'error',
    what: {
      zh: '要查找的词句有 {length} 个字，最多只能有 {limit} 个',
      en: 'the phrase has {length|character|characters}, but may have {limit} at most',
    },
    mend: { zh: '请只查其中一部分', en: 'look for a part of it' },
  },
  'search/unreadable': {
    severity: 'warning',
    what: {
      zh: '读不出这个文件的文字，查找时略去页码和链接',
      en: 'the text of this file cannot be read; the search gives no pages and links for it, or leaves its hits out',
    },
    mend: {
      zh: '请重新制作：kanben build --format {format},pdf',
      en: 'build the edition again: kanben build --format {format},pdf',
    },
  },
  'search/no-text': {
    severity: 'info',
    what: {
      zh: '“{id}”没有 {format} 文件，书架上查不到它的文字',
      en: '“{id}” has no {format} file, so the search on the shelf does not find its text',
    },
    mend: {
      zh: '需要查到时，请加 --format {format} 制作',
      en: 'build it with --format {format} if readers should find it',
    },
  },
} as const satisfies Record<string, Rule>;
