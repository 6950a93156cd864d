export { checkLedger } from './check-ledger.js';
export { manuscriptFiles } from './files.js';
export type { Ledger } from './ledger.js';
export type { Manuscript, ManuscriptFile } from './manuscript.js';
export { type PrepareOptions, prepareManuscript } from './prepare.js';
