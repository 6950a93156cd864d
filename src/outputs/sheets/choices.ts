/** What the press lets its user choose, without the machinery that reads and writes PDFs. */
export { BINDINGS, FLIPS, isSignature, SCHEMES, type Scheme } from './scheme.js';
export { sheetSize } from './sheet-size.js';
