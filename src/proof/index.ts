export { checkPdf, type PdfCheck, provePdf, proveText } from './prove.js';
export type { CompositionReport, Spread, TextFigures } from './report.js';
