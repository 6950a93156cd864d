import type { Rule } from './rule.js';

/** What an EPUB can't hold, and what EPUBCheck finds in one. */
export const epubRules = {
  'epub/dead-link': {
    severity: 'warning',
    what: {
      zh: '链接“{url}”没有去处，只保留文字',
      en: 'the link “{url}” leads nowhere; only its text is kept',
    },
    mend: {
      zh: '书内的链接写作 # 加标题，书外的写完整的 https 地址',
      en: 'inside the book write # and a heading, outside it a whole https address',
    },
  },
  'epub/image-kind': {
    severity: 'error',
    what: {
      zh: '图片“{path}”不是 PNG、JPEG 或 GIF',
      en: 'the image “{path}” is no PNG, JPEG or GIF',
    },
    mend: { zh: '请转换格式', en: 'convert it' },
  },
  'epub/check-error': {
    severity: 'error',
    what: { zh: 'EPUBCheck {id}：{message}', en: 'EPUBCheck {id}: {message}' },
    mend: {
      zh: '请改正 EPUB 中的这一处；如果它由 Kanben 制成，请重新制作，仍有错则请报告',
      en: 'mend the EPUB there; one that Kanben made should be made again, and reported where the fault stays',
    },
  },
  'epub/check-warning': {
    severity: 'warning',
    what: { zh: 'EPUBCheck {id}：{message}', en: 'EPUBCheck {id}: {message}' },
  },
} as const satisfies Record<string, Rule>;
