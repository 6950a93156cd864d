import type { Rule } from './rule.js';

/** What decisions.yaml can get wrong. */
export const decisionRules = {
  'decisions/bad-yaml': {
    severity: 'error',
    what: {
      zh: 'decisions.yaml 不是正确的 YAML：{problem}',
      en: 'decisions.yaml is not valid YAML: {problem}',
    },
    mend: { zh: '请检查缩进、冒号和引号', en: 'check indentation, colons and quotation marks' },
  },
  'decisions/unknown-key': {
    severity: 'error',
    what: { zh: '裁决没有“{key}”这一项', en: 'a decision has no key “{key}”' },
    mend: { zh: '{hint}', en: '{hint}' },
  },
  'decisions/bad-value': {
    severity: 'error',
    what: { zh: '“{key}”的值不对：{problem}', en: 'the value of “{key}” is wrong: {problem}' },
    mend: {
      zh: '每条裁决写 rule、line（sha256 和 number）和 take',
      en: 'a decision has rule, line (sha256 and number) and take',
    },
  },
  'decisions/contradiction': {
    severity: 'error',
    what: {
      zh: '对源稿第 {line} 行的两条裁决矛盾：{other} 与 {take}',
      en: 'two decisions on line {line} of the source contradict each other: {other} and {take}',
    },
    mend: { zh: '请删去其中一条', en: 'remove one of them' },
  },
  'decisions/no-such-line': {
    severity: 'warning',
    what: {
      zh: '源稿里没有这条裁决所指的行（原第 {line} 行，{rule}：{take}），没有采用',
      en: 'the line of this decision is no longer in the source (line {line}, {rule}: {take}); the decision was not used',
    },
    mend: {
      zh: '源稿这一行改过；请重新裁决，或删去这一条',
      en: 'the line has changed: decide on it again, or remove the decision',
    },
  },
  'decisions/no-effect': {
    severity: 'info',
    what: {
      zh: '规则“{rule}”没有改动源稿第 {line} 行，裁决“{take}”不起作用',
      en: 'the rule “{rule}” does not change line {line} of the source; the decision “{take}” has no effect',
    },
    mend: {
      zh: '请核对规则名称，或删去这一条',
      en: 'check the rule’s name, or remove the decision',
    },
  },
} as const satisfies Record<string, Rule>;
