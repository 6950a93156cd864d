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

/** Elements of an official document that are missing, or differ from GB/T 9704-2012. */
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
  'official/kind-form': {
    severity: 'warning',
    what: {
      zh: '标题“{title}”的文种是{kind}，用的却不是它的特定格式',
      en: 'the title “{title}” is that of a {kind}, which has a special form',
    },
    mend: {
      zh: '请在 official 下写明 form: {form}（GB/T 9704-2012 第10章）',
      en: 'add form: {form} below official (GB/T 9704-2012, clause 10)',
    },
  },
  'official/mark-form': {
    severity: 'warning',
    what: {
      zh: '发文机关标志“{mark}”与格式 {form} 不符',
      en: 'the mark “{mark}” is not that of the form {form}',
    },
    mend: {
      zh: '命令用机关全称加“命令”或“令”，纪要以“纪要”结尾，信函用机关全称而不加“文件”',
      en: 'an order’s mark ends in 命令 or 令, a record’s in 纪要, and a letter’s is the organ’s name without 文件',
    },
  },
  'official/not-printed': {
    severity: 'warning',
    what: {
      zh: '信函格式不印 {key}，所填内容不会印出',
      en: 'the form of letters does not print {key}, so its value will not be on paper',
    },
    mend: {
      zh: '请删去，或改用文件格式（form: document）',
      en: 'delete it, or use the usual form (form: document)',
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
      en: 'write it like 国办发〔2026〕1号: the year in four digits and hexagonal brackets, the number without leading zeros and without 第',
    },
  },
  'official/no-signer': {
    severity: 'warning',
    what: {
      zh: '上行文没有签发人',
      en: 'a document to a higher organ names no signer',
    },
    mend: { zh: '请在 official 下写明 signers', en: 'add signers below official' },
  },
  'official/few-signers': {
    severity: 'warning',
    what: {
      zh: '联合上行文有 {organs} 个发文机关，签发人只有 {signers} 个',
      en: 'a document of {organs|organ|organs} to a higher one names only {signers|signer|signers}',
    },
    mend: {
      zh: '请在 signers 中按发文机关的顺序写明各机关的签发人',
      en: 'name each organ’s signer below signers, in the order of the organs',
    },
  },
  'official/signer-not-upward': {
    severity: 'warning',
    what: {
      zh: '只有上行文标注签发人，这个文种不是上行文',
      en: 'a document of this kind does not go to a higher organ, so it names no signer',
    },
    mend: { zh: '请删去 official 下的 signers', en: 'delete signers below official' },
  },
  'official/no-addressee': {
    severity: 'warning',
    what: {
      zh: '请示、报告没有主送机关',
      en: 'a document to a higher organ has no addressee',
    },
    mend: {
      zh: '请在 official 下写明 recipients，只写一个上级机关',
      en: 'add recipients below official, one higher organ',
    },
  },
  'official/addressees': {
    severity: 'warning',
    what: {
      zh: '请示、报告主送“{recipients}”，不止一个机关',
      en: 'a document to a higher organ is addressed to more than one: “{recipients}”',
    },
    mend: {
      zh: '请只主送一个上级机关，其他机关写在 copyTo 中抄送',
      en: 'address it to one higher organ and name the others below copyTo',
    },
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
      en: 'the list names {listed|attachment|attachments}, but {attached|follows|follow} the text',
    },
    mend: {
      zh: '请核对 official 下的 attachments 和 role: appendix 的各篇',
      en: 'compare attachments below official with the divisions of role: appendix',
    },
  },
  'official/attachment-title': {
    severity: 'warning',
    what: {
      zh: '附件说明写作“{name}”，附件的标题是“{heading}”',
      en: 'the list of attachments has “{name}”, but the attachment’s title is “{heading}”',
    },
    mend: {
      zh: '附件说明与附件标题应当一致，请改其中一处',
      en: 'make the two alike',
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
      en: 'write it like 2026年1月5日, month and day without leading zeros',
    },
  },
} as const satisfies Record<string, Rule>;
