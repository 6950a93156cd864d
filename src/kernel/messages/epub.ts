import type { Rule } from './rule.js';

export const epubRules = {} as const satisfies Record<string, Rule>;
