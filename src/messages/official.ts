import type { Rule } from './rule.js';

/** The kinds of official documents (党政机关公文处理工作条例, article 8), as titles end with them. */
export const OFFICIAL_KINDS = [
  '决议',
  '决定',
  '命令',
  '令',
  '公报',
  '公告',
  '通告',
  '意见',
  '通知',
  '通报',
  '报告',
  '请示',
  '批复',
  '议案',
  '函',
  '纪要',
] as const;

/** What an official document lacks or has in another form than GB/T 9704-2012 wants. */
export const officialRules = {
  'official/kind': {
    severity: 'warning',
    what: {
      zh: '标题“{title}”没有以公文种类结尾',
      en: 'the title “{title}” does not end with a kind of official document',
    },
    mend: {
      zh: '公文有十五种：决议、决定、命令（令）、公报、公告、通告、意见、通知、通报、报告、请示、批复、议案、函、纪要',
      en: 'there are fifteen: 决议, 决定, 命令（令）, 公报, 公告, 通告, 意见, 通知, 通报, 报告, 请示, 批复, 议案, 函, 纪要',
    },
  },
  'official/title-form': {
    severity: 'warning',
    what: {
      zh: '标题“{title}”没有写明事由',
      en: 'the title “{title}” does not say what it is about',
    },
    mend: {
      zh: '请写成“发文机关关于……的{kind}”',
      en: 'write it as “organ 关于…的{kind}”',
    },
  },
  'official/number-form': {
    severity: 'warning',
    what: {
      zh: '发文字号“{number}”的写法不对',
      en: 'the document number “{number}” has the wrong form',
    },
    mend: {
      zh: '请写成“国办发〔2026〕1号”：年份用全称和六角括号，序号不编虚位，不加“第”',
      en: 'write it like 国办发〔2026〕1号: the whole year in hexagonal brackets, the number without noughts or 第',
    },
  },
  'official/no-signer': {
    severity: 'warning',
    what: {
      zh: '上行文没有签发人',
      en: 'a document to a higher organ names nobody who signs it',
    },
    mend: { zh: '请在 official 下写明 signers', en: 'add signers below official' },
  },
  'official/no-issuer': {
    severity: 'warning',
    what: { zh: '公文没有发文机关标志', en: 'the document has no mark of its issuing organ' },
    mend: { zh: '请在 official 下写明 issuers', en: 'add issuers below official' },
  },
  'official/no-copy-number': {
    severity: 'error',
    what: {
      zh: '标为“{secrecy}”的公文没有份号',
      en: 'a document marked “{secrecy}” has no copy number',
    },
    mend: {
      zh: '请在 official 下写明 copyNumber，如 "000001"',
      en: 'add copyNumber below official, such as "000001"',
    },
  },
  'official/attachments': {
    severity: 'warning',
    what: {
      zh: '附件说明列有 {listed} 个附件，正文之后有 {attached} 个',
      en: 'the list of attachments names {listed}, and {attached} follow the text',
    },
    mend: {
      zh: '请核对 official 下的 attachments 和 role: appendix 的各篇',
      en: 'compare attachments below official with the divisions of role: appendix',
    },
  },
  'official/date-in-figures': {
    severity: 'warning',
    what: {
      zh: '成文日期“{date}”没有用阿拉伯数字',
      en: 'the date “{date}” is not written in Arabic figures',
    },
    mend: {
      zh: '请写成“2026年1月5日”这样的形式，月、日不编虚位',
      en: 'write it like 2026年1月5日, month and day without noughts',
    },
  },
} as const satisfies Record<string, Rule>;
