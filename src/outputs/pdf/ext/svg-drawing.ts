import { imageSize } from 'image-size';
import * as svgToPdfkit from 'pdfmake/js/3rd-party/svg-to-pdfkit.js';
import { diagnose, InputError } from '../../../messages/diagnostic.js';
import { theDefault } from './commonjs.js';
import type { ComposedDocument } from './composed-document.js';

const SVGtoPDF = theDefault(svgToPdfkit);

/** The place of a picture, pt from the top left corner of the page. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a sanitised SVG as shapes and text, with the text in faces of the book. Throws InputError for an SVG that no PDF can show: with
 * an infinite number, or with `use` elements that never end.
 */
export function drawSvg(
  document: ComposedDocument,
  name: string,
  bytes: Uint8Array,
  area: Area,
): void {
  try {
    draw(document, bytes, area);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const problem = error instanceof Error ? error.message : String(error);
    throw new InputError([diagnose('pdf/bad-drawing', undefined, { path: name, problem })]);
  }
}

function draw(document: ComposedDocument, bytes: Uint8Array, area: Area): void {
  const { x, y, width, height } = area;
  // A picture with a size is drawn in that size, whatever its viewport is.
  const natural = imageSize(bytes);
  document.save();
  document.transform(width / natural.width, 0, 0, height / natural.height, x, y);
  SVGtoPDF(document, new TextDecoder().decode(bytes), 0, 0, {
    width: natural.width,
    height: natural.height,
    assumePt: true,
    fontCallback: (family, bold) => document.svgFace(isSans(family), bold),
    warningCallback: () => undefined,
  });
  document.restore();
}

function isSans(family: unknown): boolean {
  return typeof family === 'string' && /sans|hei|黑|arial|helvetica/i.test(family);
}
