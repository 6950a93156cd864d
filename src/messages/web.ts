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
} as const satisfies Record<string, Rule>;
