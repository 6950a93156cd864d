import type { Rule } from './rule.js';

export const editionRules = {} as const satisfies Record<string, Rule>;
