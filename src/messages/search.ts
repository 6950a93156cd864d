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
      zh: '要查找的词句有 {length} 个字，最多 {limit} 个',
      en: 'the phrase has {length} characters; at most {limit} are looked for',
    },
    mend: { zh: '请取其中一段', en: 'take a part of it' },
  },
  'search/unreadable': {
    severity: 'warning',
    what: {
      zh: '读不出这个 EPUB 的文字，查找时略去页码和链接',
      en: 'the text of this EPUB cannot be read; hits in it have no pages and no links, or are missing',
    },
    mend: {
      zh: '请重新制作：kanben build --format epub,pdf',
      en: 'build the edition again: kanben build --format epub,pdf',
    },
  },
  'search/no-text': {
    severity: 'info',
    what: {
      zh: '“{id}”没有 EPUB，书架上查不到它的文字',
      en: 'there is no EPUB of “{id}”; the search on the shelf does not find its text',
    },
    mend: {
      zh: '需要时请加 --format epub 制作',
      en: 'build it with --format epub if it is to be found',
    },
  },
} as const satisfies Record<string, Rule>;
