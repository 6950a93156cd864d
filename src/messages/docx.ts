import type { Rule } from './rule.js';

/** Rules of Word files that Kanben makes. */
export const docxRules = {
  'docx/unreadable': {
    severity: 'error',
    what: {
      zh: '不是可读的 Word 文档：{problem}',
      en: 'this is not a readable Word document: {problem}',
    },
    mend: { zh: '请重新制作这个文件', en: 'build the file again' },
  },
  'docx/missing-part': {
    severity: 'error',
    what: { zh: '文档缺少部件 {path}', en: 'the file lacks the part {path}' },
    mend: { zh: '请重新制作这个文件', en: 'build the file again' },
  },
  'docx/unreferred-note': {
    severity: 'warning',
    what: {
      zh: '正文没有引用注释“{note}”，Word 文档里不会显示',
      en: 'nothing refers to the note “{note}”; Word does not show it',
    },
    mend: { zh: '请在正文中标出它', en: 'put its mark into the text' },
  },
  'docx/no-ledger': {
    severity: 'warning',
    what: {
      zh: '这个刊本没有台账，不能制作修订稿',
      en: 'the edition has no ledger, so no copy for review can be built',
    },
    mend: { zh: '修订稿只能由导入的刊本制作', en: 'import the edition from its source first' },
  },
  'docx/no-source': {
    severity: 'warning',
    what: {
      zh: '找不到源稿 {name}，修订稿里没有它',
      en: 'the source {name} is missing; the copy for review does not show it',
    },
    mend: { zh: '请把它放回 source 文件夹', en: 'put it back into the folder source' },
  },
  'docx/review-edited': {
    severity: 'info',
    what: {
      zh: '导入之后又改过 {names}；修订稿只显示导入时的改动',
      en: '{names} were edited since the import; the copy for review shows what the import changed',
    },
    mend: {
      zh: '之后的改动可用 kanben archive list 查看',
      en: 'kanben archive list shows what was changed since',
    },
  },
} as const satisfies Record<string, Rule>;

/** The words of the copy for review. */
export const REVIEW_WORDS = {
  zh: {
    author: '刊本 Kanben',
    dropped: '删去：{why}',
    duplicate: '与第 {of} 行相同，只留一处',
    rule: '{rule}，共 {n} 处',
  },
  en: {
    author: 'Kanben',
    dropped: 'dropped: {why}',
    duplicate: 'the same as line {of}; one of them stays',
    rule: '{rule}, {n|place|places}',
  },
} as const;
