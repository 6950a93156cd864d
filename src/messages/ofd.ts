import type { Rule } from './rule.js';

/** Rules of finished OFD files (GB/T 33190-2016). */
export const ofdRules = {
  'ofd/unreadable': {
    severity: 'error',
    what: { zh: '不是可读的 OFD：{problem}', en: 'the file is not a readable OFD: {problem}' },
    mend: { zh: '请重新制作这个文件', en: 'build the file again' },
  },
  'ofd/missing-file': {
    severity: 'error',
    what: { zh: '包内缺少文件 {path}', en: 'the package lacks the file {path}' },
    mend: { zh: '请重新制作这个文件', en: 'build the file again' },
  },
  'ofd/bad-font': {
    severity: 'error',
    what: {
      zh: '内嵌的字体 {id} 无法读取：{problem}',
      en: 'the embedded font {id} cannot be read: {problem}',
    },
    mend: { zh: '请重新制作这个文件', en: 'build the file again' },
  },
  'ofd/bad-reference': {
    severity: 'error',
    what: {
      zh: '引用的对象不存在：{reference}',
      en: 'a reference has no object: {reference}',
    },
    mend: {
      zh: '请重新制作这个文件；仍有误时请报告',
      en: 'build the file again, and report the fault if it stays',
    },
  },
  'ofd/repeated-id': {
    severity: 'error',
    what: { zh: '对象标识 {id} 重复', en: 'the object id {id} occurs twice' },
    mend: {
      zh: '请重新制作这个文件；仍有误时请报告',
      en: 'build the file again, and report the fault if it stays',
    },
  },
  'ofd/bad-text': {
    severity: 'error',
    what: {
      zh: '第 {page} 页：“{text}”有 {characters} 个字，却有 {deltas} 个字距',
      en: 'page {page}: “{text}” has {characters|character|characters} and {deltas|distance|distances} between them',
    },
    mend: {
      zh: '请重新制作这个文件；仍有误时请报告',
      en: 'build the file again, and report the fault if it stays',
    },
  },
  'ofd/missing-glyph': {
    severity: 'error',
    what: {
      zh: '第 {page} 页：嵌入的字体没有“{character}”',
      en: 'page {page}: the embedded font has no glyph for “{character}”',
    },
    mend: {
      zh: '请重新制作这个文件；仍有误时请报告',
      en: 'build the file again, and report the fault if it stays',
    },
  },
  'ofd/outside-page': {
    severity: 'error',
    what: {
      zh: '第 {page} 页：“{text}”越出页面',
      en: 'page {page}: “{text}” is outside the page',
    },
    mend: {
      zh: '请重新制作这个文件；仍有误时请报告',
      en: 'build the file again, and report the fault if it stays',
    },
  },
} as const satisfies Record<string, Rule>;
