import type { Rule } from './rule.js';

export const templateRules = {} as const satisfies Record<string, Rule>;
