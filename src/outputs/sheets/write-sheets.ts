import {
  PDFContext,
  type PDFDict,
  PDFName,
  PDFObjectCopier,
  type PDFRef,
  PDFStreamWriter,
  PDFString,
} from '@cantoo/pdf-lib';
import type { Diagnostic, Place } from '../../messages/diagnostic.js';
import { corners, numbers, rectangle, rounded } from './content-numbers.js';
import { FormMaker } from './form-maker.js';
import type { LaidSide, Layout } from './lay-out.js';
import type { Mark } from './marks.js';
import { missingObjects } from './missing-objects.js';
import type { InputBook, InputPage } from './open-book.js';
import type { Flip } from './scheme.js';
import { sheetsHeader } from './sheets-mark.js';

interface SheetWriteOptions {
  readonly flip: Flip;
  /** ISO 8601: the date of the output if the input has none. */
  readonly date?: string | undefined;
  /** 16 bytes that identify this file, made from its content. */
  readonly id: Uint8Array;
}

/**
 * Draws the layout: each side of a sheet is a page of the PDF, and each page of the book is a form on it with an
 * unchanged content stream. The output keeps the document's information, output intents and layers; links,
 * bookmarks and tags have no meaning on paper. The same input gives the same bytes.
 */
export async function writeSheets(
  book: InputBook,
  layout: Layout,
  options: SheetWriteOptions,
  place: Place = {},
): Promise<{ readonly bytes: Uint8Array; readonly diagnostics: readonly Diagnostic[] }> {
  const context = PDFContext.create();
  context.header = sheetsHeader();
  const copier = PDFObjectCopier.for(book.context, context);
  const tree = context.nextRef();
  const registration = context.register(context.obj(REGISTRATION_COLOUR));
  const forms = new FormMaker(context, copier, place);
  const drawing = { context, forms, book, sheet: layout.sheet, tree, registration };
  const pages = layout.sides.map((side) => context.register(drawSide(side, drawing)));
  context.assign(tree, context.obj({ Type: 'Pages', Kids: pages, Count: pages.length }));

  const catalog = context.obj({
    Type: 'Catalog',
    Pages: tree,
    ViewerPreferences: {
      PrintScaling: 'None',
      Duplex: options.flip === 'short' ? 'DuplexFlipShortEdge' : 'DuplexFlipLongEdge',
      PickTrayByPDFSize: true,
      DisplayDocTitle: true,
    },
  });
  for (const name of ['OCProperties', 'OutputIntents', 'Lang'].map((one) => PDFName.of(one))) {
    const value = book.catalog.get(name);
    if (value !== undefined) catalog.set(name, copier.copy(value));
  }
  context.trailerInfo.Root = context.register(catalog);
  context.trailerInfo.Info = context.register(information(context, copier, book, options.date));
  context.trailerInfo.ID = context.obj([options.id, options.id]);

  const diagnostics = missingObjects(context, book, place);
  const bytes = await PDFStreamWriter.forContext(
    context,
    Number.POSITIVE_INFINITY,
  ).serializeToBuffer();
  return { bytes, diagnostics };
}

/** Marks print on every plate, whatever inks the book has (PDF 32000-1 8.6.6.4). */
const REGISTRATION_COLOUR = [
  'Separation',
  'All',
  'DeviceCMYK',
  { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 1, 1, 1], N: 1 },
];

const HAIRLINE = 0.25;

/** The parts that all sides of a job share. */
interface SheetDrawing {
  readonly context: PDFContext;
  readonly forms: FormMaker;
  readonly book: InputBook;
  readonly sheet: Layout['sheet'];
  /** The object that lists the pages. */
  readonly tree: PDFRef;
  /** The colour of the marks. */
  readonly registration: PDFRef;
}

function drawSide(
  { pages, trim, bleed, marks }: LaidSide,
  { context, forms, book, sheet, tree, registration }: SheetDrawing,
): PDFDict {
  const objects = context.obj({});
  const drawing: string[] = [];
  for (const { page, matrix, half } of pages) {
    const source = book.pages[page - 1] as InputPage;
    if (source.contents.length === 0 && source.annotations.length === 0) continue;
    drawing.push('q', rectangle(half, 'W n'), `${numbers(matrix)} cm`);
    if (source.contents.length > 0) {
      objects.set(PDFName.of(`P${page}`), forms.ofPage(source, page));
      drawing.push(`/P${page} Do`);
    }
    if (source.annotations.length > 0) drawing.push(rectangle(source.bleed, 'W n'));
    for (const [index, { form, matrix: placing }] of source.annotations.entries()) {
      const name = `P${page}A${index + 1}`;
      objects.set(PDFName.of(name), forms.ofAppearance(form));
      drawing.push('q', `${numbers(placing)} cm`, `/${name} Do`, 'Q');
    }
    drawing.push('Q');
  }
  drawing.push(...marks.flatMap(drawMark));
  const contents = context.register(context.flateStream(`${drawing.join('\n')}\n`));
  return context.obj({
    Type: 'Page',
    Parent: tree,
    MediaBox: [0, 0, rounded(sheet.width), rounded(sheet.height)],
    BleedBox: corners(bleed),
    TrimBox: corners(trim),
    Resources: {
      XObject: objects,
      ...(marks.length > 0 && { ColorSpace: { All: registration } }),
    },
    Contents: contents,
  });
}

function drawMark(mark: Mark): readonly string[] {
  if (mark.kind === 'collation') return ['q', '0 0 0 1 k', rectangle(mark.box, 'f'), 'Q'];
  return [
    'q',
    '/All CS 1 SCN',
    `${HAIRLINE} w`,
    ...(mark.kind === 'fold' ? ['[3 2] 0 d'] : []),
    `${numbers(mark.from)} m ${numbers(mark.to)} l S`,
    'Q',
  ];
}

/** The input's information, without the moment of imposing. */
const INFORMATION = [
  'Title',
  'Author',
  'Subject',
  'Keywords',
  'Creator',
  'Producer',
  'CreationDate',
  'ModDate',
];

function information(
  context: PDFContext,
  copier: PDFObjectCopier,
  { context: source, info }: InputBook,
  date: string | undefined,
): PDFDict {
  const copy = context.obj({});
  for (const name of INFORMATION.map((one) => PDFName.of(one))) {
    const value = source.lookup(info?.get(name));
    if (value !== undefined) copy.set(name, copier.copy(value));
  }
  if (date !== undefined && !copy.has(PDFName.of('CreationDate'))) {
    const [digits] = date.replace(/[-:T]/g, '').split(/[.Z]/);
    copy.set(PDFName.of('CreationDate'), PDFString.of(`D:${digits}Z`));
  }
  return copy;
}
