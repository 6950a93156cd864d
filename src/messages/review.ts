import type { MessageText, Rule } from './rule.js';

/** What reviewing an import, editing and signing an edition can get wrong. */
export const reviewRules = {
  'review/no-sources': {
    severity: 'error',
    what: {
      zh: '这一刊本没有保留源稿和台账，不能审校导入',
      en: 'the edition has no sources and no ledger, so there is no import to review',
    },
    mend: {
      zh: '请用 kanben import 导入源稿，或直接编辑正文',
      en: 'import a source with kanben import, or edit the text itself',
    },
  },
  'review/no-line': {
    severity: 'error',
    what: { zh: '源稿没有第 {line} 行', en: 'the source has no line {line}' },
    mend: { zh: '请刷新页面', en: 'load the page again' },
  },
  'review/no-step': {
    severity: 'error',
    what: { zh: '审校记录里没有第 {number} 步', en: 'the review has no step {number}' },
    mend: { zh: '请刷新页面', en: 'load the page again' },
  },
  'editing/changed-meanwhile': {
    severity: 'error',
    what: {
      zh: '这个文件刚才在别处改过，没有执行这一步',
      en: 'the file was changed elsewhere a moment ago; nothing was done',
    },
    mend: { zh: '请核对新的文字，再做一次', en: 'look at the new text and do it again' },
  },
  'editing/nothing-follows': {
    severity: 'error',
    what: {
      zh: '这是最后一篇，后面没有可以合并的篇',
      en: 'this is the last chapter: none follows it',
    },
    mend: { zh: '请从前一篇合并', en: 'merge from the chapter before it' },
  },
  'editing/no-split': {
    severity: 'error',
    what: {
      zh: '这里是一篇的开头，不能拆分',
      en: 'the chapter begins here, so it cannot be split here',
    },
    mend: { zh: '请把光标放到后面的段落', en: 'put the cursor into a later paragraph' },
  },
  'editing/no-utf-8': {
    severity: 'error',
    what: {
      zh: '这个文件不是 UTF-8，显示的文字不完整，没有保存',
      en: 'the file is not UTF-8 and cannot be shown completely; nothing was saved',
    },
    mend: { zh: '请先把文件转成 UTF-8', en: 'convert the file to UTF-8 first' },
  },
  'signing/no-order': {
    severity: 'error',
    what: {
      zh: '签{stage}之前，须先有对现有文字有效的{before}',
      en: '{stage} needs {before} of the present text first',
    },
    mend: { zh: '请按初审、复审、终审的次序签字', en: 'sign in the order of the three reviews' },
  },
  'signing/same-person': {
    severity: 'error',
    what: {
      zh: '{name}已经签了{before}，同一人不能担任两个审次',
      en: '{name} has signed {before}; one person must not do two of the three reviews',
    },
    mend: { zh: '请由另一人签字', en: 'let somebody else sign' },
  },
  'signing/bad-file': {
    severity: 'error',
    what: { zh: 'sign-offs.yaml 有错：{problem}', en: 'sign-offs.yaml is wrong: {problem}' },
    mend: {
      zh: '每次签字写 stage、name、date 和 text；项目文件夹里的 sign-offs.yaml 写 required',
      en: 'a sign-off has stage, name, date and text; the project’s sign-offs.yaml has required',
    },
  },
  'signing/not-signed': {
    severity: 'error',
    what: {
      zh: '项目要求三审，现有文字还缺{stages}，不能作为定稿归档',
      en: 'the project requires the three reviews; the present text lacks {stages} and cannot be archived as final',
    },
    mend: {
      zh: '请完成签字；校样可以用 --proof 制作',
      en: 'have it signed; a proof can be built with --proof',
    },
  },
  'signing/proof-formats': {
    severity: 'error',
    what: {
      zh: '样稿的标记印在版面上，{formats} 没有版面',
      en: 'a proof is marked on its pages, and {formats} has none',
    },
    mend: { zh: '样稿可用的格式：{known}', en: 'the formats of a proof are {known}' },
  },
} as const satisfies Record<string, Rule>;

/** The three reviews (三审) by their stages. */
export const REVIEW_STAGE_NAMES = {
  first: { zh: '初审', en: 'the first review' },
  second: { zh: '复审', en: 'the second review' },
  final: { zh: '终审', en: 'the final review' },
} as const satisfies Record<string, MessageText>;
