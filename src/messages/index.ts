import { requestRules } from './app.js';
import { archiveRules } from './archive.js';
import { batchRules } from './batch.js';
import { decisionRules } from './decisions.js';
import { divisionRules } from './divisions.js';
import { docxRules } from './docx.js';
import { editionRules } from './edition.js';
import { epubRules } from './epub.js';
import { fileRules } from './files.js';
import { fontRules } from './fonts.js';
import { importRules } from './import.js';
import { sourceRules } from './inputs.js';
import { composeRules } from './layout.js';
import { manuscriptRules } from './normalise.js';
import { ofdRules } from './ofd.js';
import { officialRules } from './official.js';
import { pdfRules } from './pdf.js';
import { pictureRules } from './pictures.js';
import { proofRules } from './proof.js';
import { reviewRules } from './review.js';
import { searchRules } from './search.js';
import { pressRules } from './sheets.js';
import { styleRules } from './style.js';
import { templateRules } from './template.js';
import { textRules } from './text.js';
import { webRules } from './web.js';
import { wechatRules } from './wechat.js';

export type { Language, MessageText, Rule, Severity } from './rule.js';

/** The catalogue: every diagnostic that Kanben can give, by rule id (`stage/what`). */
export const RULES = {
  ...sourceRules,
  ...manuscriptRules,
  ...styleRules,
  ...decisionRules,
  ...reviewRules,
  ...editionRules,
  ...divisionRules,
  ...pictureRules,
  ...officialRules,
  ...templateRules,
  ...fontRules,
  ...composeRules,
  ...pdfRules,
  ...ofdRules,
  ...docxRules,
  ...proofRules,
  ...pressRules,
  ...epubRules,
  ...textRules,
  ...webRules,
  ...wechatRules,
  ...fileRules,
  ...requestRules,
  ...importRules,
  ...archiveRules,
  ...searchRules,
  ...batchRules,
} as const;

export type RuleId = keyof typeof RULES;
