export type { Ledger } from '../model/ledger.js';
export type { Manuscript, ManuscriptFile } from '../model/manuscript.js';
export { checkLedger } from './check-ledger.js';
export { ledgerText, manuscriptFiles, withDigests } from './files.js';
export { type PrepareOptions, prepareManuscript } from './prepare.js';
