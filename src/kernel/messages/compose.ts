import type { Rule } from './rule.js';

export const composeRules = {} as const satisfies Record<string, Rule>;
