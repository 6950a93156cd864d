import type { Rule } from './rule.js';

/** Rules of articles for WeChat. */
export const wechatRules = {
  'wechat/upload-pictures': {
    severity: 'info',
    what: {
      zh: '公众号文稿有 {count} 幅图，粘贴后须按编号上传：{list}',
      en: 'the WeChat article has {count|picture|pictures}; upload by number after pasting: {list}',
    },
  },
} as const satisfies Record<string, Rule>;
