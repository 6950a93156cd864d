import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { diagnose, InputError, type Place } from '../../messages/diagnostic.js';
import type { BookPage } from './book-page.js';
import {
  type Box,
  heightOf,
  intersection,
  type Matrix,
  transformed,
  union,
  widthOf,
} from './geometry.js';
import { withoutObjectZero } from './object-zero.js';

/** A page of the input with its content, as objects of the input's file. */
export interface InputPage extends BookPage {
  readonly contents: readonly PDFRawStream[];
  readonly resources: PDFObject | undefined;
  /** The page's transparency group. */
  readonly group: PDFObject | undefined;
  readonly annotations: readonly Appearance[];
}

/** The printed appearance of an annotation (a form's field, a stamp, a highlight), and its place. */
export interface Appearance {
  readonly form: PDFRef;
  /** From the appearance's space, after its Matrix, to the page's. */
  readonly matrix: Matrix;
}

/** A PDF opened for imposing. */
export interface InputBook {
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly info: PDFDict | undefined;
  readonly pages: readonly InputPage[];
  /** The file declares reading from right to left; its spine is on the right. */
  readonly rightToLeft: boolean;
  /** The file has the end of a PDF; without it, missing objects were cut off. */
  readonly ended: boolean;
}

/**
 * Opens any PDF. Throws InputError if it is not PDF, is encrypted, has no page, or has an unreadable page.
 */
export async function openBook(bytes: Uint8Array, place: Place = {}): Promise<InputBook> {
  const document = await load(bytes, place);
  if (document.isEncrypted) throw new InputError([diagnose('press/encrypted', place)]);
  const { context, catalog } = document;
  if (!(catalog instanceof PDFDict)) throw unreadable(place);
  const pages = readPages(context, catalog, place);
  if (pages.length === 0) throw new InputError([diagnose('pdf/no-pages', place)]);
  const preferences = dictOf(context, catalog.get(PDFName.of('ViewerPreferences')));
  return {
    context,
    catalog,
    info: dictOf(context, context.trailerInfo.Info),
    pages,
    rightToLeft: preferences?.get(PDFName.of('Direction')) === PDFName.of('R2L'),
    ended: Buffer.from(bytes.subarray(-2048)).includes('%%EOF'),
  };
}

async function load(bytes: Uint8Array, place: Place): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(withoutObjectZero(bytes), {
      ignoreEncryption: true,
      updateMetadata: false,
      parseSpeed: Number.POSITIVE_INFINITY,
      // A stage prints nothing. Important repairs of the parser are reported below.
      warnOnInvalidObjects: false,
    });
  } catch {
    throw unreadable(place);
  }
}

function unreadable(place: Place): InputError {
  return new InputError([diagnose('pdf/unreadable', place)]);
}

/** The entries that a page inherits from the nodes above it. */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;
type Inherited = Readonly<Partial<Record<(typeof INHERITED)[number], PDFObject>>>;

function readPages(context: PDFContext, catalog: PDFDict, place: Place): readonly InputPage[] {
  const pages: InputPage[] = [];
  const seen = new Set<PDFDict>();
  const walk = (value: PDFObject | undefined, above: Inherited) => {
    const node = dictOf(context, value);
    const fault = diagnose('press/damaged', place, { page: pages.length + 1 });
    // A node that occurs twice would be a ring.
    if (node === undefined || (seen.has(node) && node.has(PDFName.of('Kids')))) {
      throw new InputError([fault]);
    }
    seen.add(node);
    const inherited: Inherited = Object.fromEntries(
      INHERITED.map((name) => [name, node.get(PDFName.of(name)) ?? above[name]]),
    );
    const kids = context.lookup(node.get(PDFName.of('Kids')));
    if (kids instanceof PDFArray) for (const kid of kids.asArray()) walk(kid, inherited);
    else {
      const page = readPage(context, node, inherited);
      if (page === undefined) throw new InputError([fault]);
      pages.push(page);
    }
  };
  const root = catalog.get(PDFName.of('Pages'));
  if (dictOf(context, root) === undefined) throw unreadable(place);
  walk(root, {});
  return pages;
}

/** Readers use this for a page without a MediaBox, which the standard forbids. */
const LETTER: Box = { left: 0, bottom: 0, right: 612, top: 792 };

/** Undefined if the file lacks the page's content. */
function readPage(context: PDFContext, node: PDFDict, inherited: Inherited): InputPage | undefined {
  const contents = readContents(context, node.get(PDFName.of('Contents')));
  if (contents === undefined) return undefined;
  const box = (name: string) => pageBox(context, node.get(PDFName.of(name)));
  const media = pageBox(context, inherited.MediaBox) ?? LETTER;
  const crop = within(pageBox(context, inherited.CropBox), media) ?? media;
  const trim = within(box('TrimBox'), media) ?? crop;
  const bleed = within(box('BleedBox'), media);
  const turn = numberIn(context, inherited.Rotate) ?? 0;
  const unit = numberIn(context, node.get(PDFName.of('UserUnit'))) ?? 1;
  return {
    trim,
    bleed: bleed === undefined ? trim : union([trim, bleed]),
    rotate: ((((Math.round(turn / 90) % 4) + 4) % 4) * 90) as BookPage['rotate'],
    unit: unit > 0 ? unit : 1,
    contents,
    resources: inherited.Resources,
    group: node.get(PDFName.of('Group')),
    annotations: readAnnotations(context, node),
  };
}

function readContents(
  context: PDFContext,
  value: PDFObject | undefined,
): readonly PDFRawStream[] | undefined {
  if (value === undefined) return [];
  const object = context.lookup(value);
  if (object === PDFNull) return [];
  if (object instanceof PDFRawStream) return [object];
  if (!(object instanceof PDFArray)) return undefined;
  const streams = object.asArray().map((one) => context.lookup(one));
  return streams.every((one) => one instanceof PDFRawStream) ? streams : undefined;
}

/** Bits of an annotation's F, PDF 32000-1 12.5.3. */
const HIDDEN = 2;
const PRINT = 4;

function readAnnotations(context: PDFContext, page: PDFDict): readonly Appearance[] {
  const list = context.lookup(page.get(PDFName.of('Annots')));
  if (!(list instanceof PDFArray)) return [];
  return list.asArray().flatMap((one) => {
    const annotation = dictOf(context, one);
    if (annotation === undefined) return [];
    const flags = numberIn(context, annotation.get(PDFName.of('F'))) ?? 0;
    if ((flags & HIDDEN) !== 0 || (flags & PRINT) === 0) return [];
    if (annotation.get(PDFName.of('Subtype')) === PDFName.of('Popup')) return [];
    const appearance = readAppearance(context, annotation);
    return appearance === undefined ? [] : [appearance];
  });
}

/** The normal appearance of the present state, fitted into the annotation's Rect (12.5.5, algorithm 8.1). */
function readAppearance(context: PDFContext, annotation: PDFDict): Appearance | undefined {
  let form = dictOf(context, annotation.get(PDFName.of('AP')))?.get(PDFName.of('N'));
  const states = dictOf(context, form);
  if (states !== undefined) {
    const state = context.lookup(annotation.get(PDFName.of('AS')));
    form = state instanceof PDFName ? states.get(state) : undefined;
  }
  const stream = context.lookup(form);
  if (!(form instanceof PDFRef && stream instanceof PDFRawStream)) return undefined;
  const box = pageBox(context, stream.dict.get(PDFName.of('BBox')));
  const rect = pageBox(context, annotation.get(PDFName.of('Rect')));
  if (box === undefined || rect === undefined) return undefined;
  const matrix = matrixOf(context, stream.dict.get(PDFName.of('Matrix')));
  const from = transformed(box, matrix);
  const [x, y] = [widthOf(rect) / widthOf(from), heightOf(rect) / heightOf(from)];
  return { form, matrix: [x, 0, 0, y, rect.left - from.left * x, rect.bottom - from.bottom * y] };
}

function matrixOf(context: PDFContext, value: PDFObject | undefined): Matrix {
  const numbers = numbersOf(context, value, 6);
  return numbers === undefined ? [1, 0, 0, 1, 0, 0] : (numbers as unknown as Matrix);
}

/** A rectangle of four numbers, corners in any order; undefined for anything else and for a rectangle without area. */
function pageBox(context: PDFContext, value: PDFObject | undefined): Box | undefined {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbersOf(context, value, 4) ?? [];
  const box = {
    left: Math.min(x0, x1),
    bottom: Math.min(y0, y1),
    right: Math.max(x0, x1),
    top: Math.max(y0, y1),
  };
  return hasArea(box) ? box : undefined;
}

function within(box: Box | undefined, media: Box): Box | undefined {
  if (box === undefined) return undefined;
  const inside = intersection(box, media);
  return hasArea(inside) ? inside : undefined;
}

function hasArea(box: Box): boolean {
  return widthOf(box) > 0 && heightOf(box) > 0;
}

function numbersOf(
  context: PDFContext,
  value: PDFObject | undefined,
  count: number,
): readonly number[] | undefined {
  const list = context.lookup(value);
  if (!(list instanceof PDFArray) || list.size() !== count) return undefined;
  const numbers = list.asArray().map((one) => numberIn(context, one));
  return numbers.every((one) => one !== undefined) ? numbers : undefined;
}

function numberIn(context: PDFContext, value: PDFObject | undefined): number | undefined {
  const object = context.lookup(value);
  if (!(object instanceof PDFNumber)) return undefined;
  return Number.isFinite(object.asNumber()) ? object.asNumber() : undefined;
}

function dictOf(context: PDFContext, value: PDFObject | undefined): PDFDict | undefined {
  const object = context.lookup(value);
  return object instanceof PDFDict ? object : undefined;
}
