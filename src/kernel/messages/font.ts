import type { Rule } from './rule.js';

export const fontRules = {} as const satisfies Record<string, Rule>;
