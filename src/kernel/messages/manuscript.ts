import type { Rule } from './rule.js';

export const manuscriptRules = {} as const satisfies Record<string, Rule>;
