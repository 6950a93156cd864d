// A thread that turns covers into pictures while the main one composes the book.
import { parentPort } from 'node:worker_threads';
import { coverImage } from '../pdf/cover-image.js';
import { loadPdfium } from '../pdf/read/pdfium.js';

/** ms without a cover to draw after which the thread ends: a long book wants the memory that PDFium holds. */
const PATIENCE = 1500;

let idle: NodeJS.Timeout | undefined;

// Compiling PDFium takes longer than drawing a page: it begins before there is one.
loadPdfium();
parentPort?.on('message', async ({ id, bytes, coloured }) => {
  clearTimeout(idle);
  try {
    parentPort?.postMessage({ id, png: await coverImage(bytes, coloured) });
  } catch (error) {
    parentPort?.postMessage({ id, fault: String(error) });
  }
  clearTimeout(idle);
  idle = setTimeout(() => parentPort?.close(), PATIENCE);
});
