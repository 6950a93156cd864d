import type { Rule } from './rule.js';

export const sourceRules = {} as const satisfies Record<string, Rule>;
