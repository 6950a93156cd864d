import type { Rule } from './rule.js';

const MEND = {
  zh: '请在 Markdown 中改；导入时加 --apply-style 可代为改正',
  en: 'change it in the Markdown, or import with --apply-style',
};

/** What a house style (style.yaml) and the built-in lists of words find, and pieces that are printed twice. */
export const styleRules = {
  'style/bad-yaml': {
    severity: 'error',
    what: {
      zh: 'style.yaml 不是正确的 YAML：{problem}',
      en: 'style.yaml is not valid YAML: {problem}',
    },
    mend: { zh: '请检查缩进、冒号和引号', en: 'check indentation, colons and quotation marks' },
  },
  'style/unknown-key': {
    severity: 'error',
    what: { zh: '体例的一行没有“{key}”这一项', en: 'a row of the house style has no key “{key}”' },
    mend: { zh: '{hint}', en: '{hint}' },
  },
  'style/bad-value': {
    severity: 'error',
    what: { zh: '“{key}”的值不对：{problem}', en: 'the value of “{key}” is wrong: {problem}' },
    mend: {
      zh: '每行写 avoid 和 prefer，可加 why、whole-word、except',
      en: 'a row has avoid and prefer, and may have why, whole-word and except',
    },
  },
  'style/prefer': {
    severity: 'warning',
    what: {
      zh: '“{avoid}”宜写作“{prefer}”{why}',
      en: 'write “{prefer}” instead of “{avoid}”{why}',
    },
    mend: MEND,
  },
  'style/avoid': {
    severity: 'warning',
    what: { zh: '避免用“{avoid}”{why}', en: 'avoid “{avoid}”{why}' },
    mend: { zh: '请在 Markdown 中改写', en: 'reword it in the Markdown' },
  },
  'style/misspelt': {
    severity: 'info',
    what: {
      zh: '“{avoid}”疑为“{prefer}”之误{why}',
      en: '“{avoid}” is probably an error for “{prefer}”{why}',
    },
    mend: MEND,
  },
  'style/usage': {
    severity: 'info',
    what: { zh: '“{avoid}”通常写作“{prefer}”{why}', en: '“{avoid}” is usually “{prefer}”{why}' },
    mend: {
      zh: '如确实不必改，可在 style.yaml 中加一行，avoid 和 prefer 都写“{avoid}”',
      en: 'if it is right, add a row to style.yaml whose avoid and prefer are both “{avoid}”',
    },
  },
  'reprint/same': {
    severity: 'warning',
    what: {
      zh: '从“{text}”起的 {count} 句已刊于“{edition}”（{place}），一字不差',
      en: '{count|sentence from “{text}” on stands|sentences from “{text}” on stand} word for word in “{edition}” ({place})',
    },
    mend: { zh: '如属重稿，请撤下一处', en: 'remove one of them if the piece is printed twice' },
  },
  'reprint/alike': {
    severity: 'warning',
    what: {
      zh: '从“{text}”起的 {count} 句与“{edition}”所刊相近（{place}）',
      en: '“{edition}” ({place}) has {count|similar sentence|similar sentences} from “{text}” on',
    },
    mend: { zh: '请核对是否重稿', en: 'compare them, since the piece may be printed twice' },
  },
  'style/applied': {
    severity: 'info',
    what: {
      zh: '按体例（style.yaml）把“{avoid}”改为“{prefer}”，已记入台账',
      en: 'the house style changed “{avoid}” to “{prefer}”; the ledger records it',
    },
  },
} as const satisfies Record<string, Rule>;
