import type { Rule } from './rule.js';

/** Rules of pages for a browser. */
export const webRules = {
  'web/bad-page': {
    severity: 'error',
    what: { zh: '网页有误：{problem}', en: 'the page has a fault: {problem}' },
    mend: {
      zh: '请重新制作；仍有误时请报告',
      en: 'build it again, and report the fault if it stays',
    },
  },
  'web/dead-link': {
    severity: 'error',
    what: {
      zh: '地址“{address}”在这个文件夹里没有对应的文件',
      en: 'no file in this folder has the address “{address}”',
    },
    mend: {
      zh: '请重新制作，或放回缺少的文件',
      en: 'build the edition again, or put the missing file back',
    },
  },
} as const satisfies Record<string, Rule>;
