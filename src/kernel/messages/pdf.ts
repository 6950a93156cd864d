import type { Rule } from './rule.js';

export const pdfRules = {} as const satisfies Record<string, Rule>;
