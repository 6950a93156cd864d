/** The options of imposition, without the code that reads and writes PDFs. */
export { BINDINGS, FLIPS, isSignature, SCHEMES, type Scheme } from './scheme.js';
export { sheetSize } from './sheet-size.js';
