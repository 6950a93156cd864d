import type { Rule } from './rule.js';

export const ioRules = {} as const satisfies Record<string, Rule>;
