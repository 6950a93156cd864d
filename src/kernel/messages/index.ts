import { archiveRules } from './archive.js';
import { composeRules } from './compose.js';
import { editionRules } from './edition.js';
import { epubRules } from './epub.js';
import { fontRules } from './font.js';
import { ioRules } from './io.js';
import { manuscriptRules } from './manuscript.js';
import { pdfRules } from './pdf.js';
import { pressRules } from './press.js';
import { proofRules } from './proof.js';
import { sourceRules } from './source.js';
import { templateRules } from './template.js';

export type { Language, MessageText, Rule, Severity } from './rule.js';

/** The catalogue: every diagnostic that Kanben can give, by rule id (`stage/what`). */
export const RULES = {
  ...sourceRules,
  ...manuscriptRules,
  ...editionRules,
  ...templateRules,
  ...fontRules,
  ...composeRules,
  ...pdfRules,
  ...proofRules,
  ...pressRules,
  ...epubRules,
  ...ioRules,
  ...archiveRules,
} as const;

export type RuleId = keyof typeof RULES;
