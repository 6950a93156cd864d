import {
  decodePDFRawStream,
  PDFArray,
  PDFContext,
  PDFDict,
  PDFHeader,
  PDFInvalidObject,
  PDFName,
  type PDFObject,
  PDFObjectCopier,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFStreamWriter,
  PDFString,
} from '@cantoo/pdf-lib';
import { type Diagnostic, diagnose, InputError, type Place } from '../../messages/diagnostic.js';
import { balanced } from './balance.js';
import { type Box, heightOf, widthOf } from './geometry.js';
import type { LaidSide, Layout } from './lay-out.js';
import type { Mark } from './marks.js';
import type { InputBook, InputPage } from './open-book.js';
import type { Flip } from './scheme.js';
import { inflates } from './streams.js';

export interface SheetWriteOptions {
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
  context.header = PDFHeader.forVersion(1, 7);
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

  const diagnostics = lacking(context, book, place);
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

/** What all sides of a job share. */
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

/** Makes forms of the new file from the book's pages and appearances, each once. */
class FormMaker {
  readonly #context: PDFContext;
  readonly #copier: PDFObjectCopier;
  readonly #place: Place;
  /** Resources directly in a node above the pages, copied once for all pages. */
  readonly #resources = new Map<PDFObject, PDFRef>();

  constructor(context: PDFContext, copier: PDFObjectCopier, place: Place) {
    this.#context = context;
    this.#copier = copier;
    this.#place = place;
  }

  ofPage(page: InputPage, number: number): PDFRef {
    const stream = this.#content(page.contents, number);
    const { dict } = stream;
    dict.set(PDFName.of('Type'), PDFName.of('XObject'));
    dict.set(PDFName.of('Subtype'), PDFName.of('Form'));
    dict.set(PDFName.of('BBox'), this.#context.obj(corners(page.bleed)));
    const resources = this.#sharedResources(page.resources);
    dict.set(PDFName.of('Resources'), resources ?? this.#context.obj({}));
    if (page.group !== undefined) {
      const group = this.#context.lookup(this.#copier.copy(page.group));
      if (group instanceof PDFDict) {
        // A page's group is isolated by definition (11.4.7); a form's group must declare it.
        group.set(PDFName.of('I'), this.#context.obj(true));
        dict.set(PDFName.of('Group'), group);
      }
    }
    return this.#context.register(stream);
  }

  ofAppearance(form: PDFRef): PDFRef {
    const copy = this.#copier.copy(form);
    const stream = this.#context.lookup(copy);
    if (stream instanceof PDFStream) {
      stream.dict.set(PDFName.of('Type'), PDFName.of('XObject'));
      stream.dict.set(PDFName.of('Subtype'), PDFName.of('Form'));
    }
    return copy;
  }

  /** A single sound content stream stays as it is; several are one text, divided anywhere between two words. */
  #content(streams: readonly PDFRawStream[], page: number): PDFRawStream {
    const damaged = new InputError([diagnose('press/damaged', this.#place, { page })]);
    if (!streams.every(inflates)) throw damaged;
    const [only, ...more] = streams;
    try {
      const parts = streams.map((one) => Buffer.from(decodePDFRawStream(one).decode()));
      const joined = Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
      const mended = balanced(joined);
      if (mended !== undefined) return this.#context.flateStream(mended);
      if (more.length > 0) return this.#context.flateStream(joined);
    } catch {
      // Several streams have a meaning only together; one may be under a filter that only readers know.
      if (more.length > 0) throw damaged;
    }
    const entries = ['Filter', 'DecodeParms'].flatMap((name) => {
      const value = only?.dict.get(PDFName.of(name));
      return value === undefined ? [] : [[name, this.#copier.copy(value)] as const];
    });
    const bytes = only?.getContents() ?? new Uint8Array();
    return PDFRawStream.of(this.#context.obj(Object.fromEntries(entries)), bytes);
  }

  #sharedResources(value: PDFObject | undefined): PDFObject | undefined {
    if (value === undefined || value instanceof PDFRef) {
      return value === undefined ? undefined : this.#copier.copy(value);
    }
    const known = this.#resources.get(value);
    if (known !== undefined) return known;
    const copy = this.#context.register(this.#copier.copy(value));
    this.#resources.set(value, copy);
    return copy;
  }
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

/**
 * Objects that the pages refer to and that the file lacks or has damaged. Readers draw nothing in their place, so a
 * complete file is imposed with a warning; a file without an end was cut off.
 */
function lacking(context: PDFContext, book: InputBook, place: Place): readonly Diagnostic[] {
  const missing = new Set<PDFRef>();
  let broken = false;
  let damaged = 0;
  const look = (value: PDFObject): void => {
    if (value instanceof PDFRef) {
      if (context.lookup(value) === undefined) missing.add(value);
    } else if (value instanceof PDFDict) for (const one of value.values()) look(one);
    else if (value instanceof PDFArray) for (const one of value.asArray()) look(one);
    else if (value instanceof PDFStream) {
      if (value instanceof PDFRawStream && !inflates(value)) damaged += 1;
      look(value.dict);
    } else if (value instanceof PDFInvalidObject) broken = true;
  };
  for (const [, value] of context.enumerateIndirectObjects()) look(value);
  if (broken || (missing.size > 0 && !book.ended)) {
    throw new InputError([diagnose('pdf/unreadable', place)]);
  }
  return [
    ...(missing.size > 0
      ? [diagnose('press/missing-objects', place, { count: missing.size })]
      : []),
    ...(damaged > 0 ? [diagnose('press/damaged-streams', place, { count: damaged })] : []),
  ];
}

function corners({ left, bottom, right, top }: Box): number[] {
  return [left, bottom, right, top].map(rounded);
}

function rectangle(box: Box, operator: string): string {
  return `${numbers([box.left, box.bottom, widthOf(box), heightOf(box)])} re ${operator}`;
}

function numbers(values: readonly number[]): string {
  return values.map((value) => String(rounded(value))).join(' ');
}

/** A millionth of a point is far below what any plate shows; no exponent, no −0. */
function rounded(value: number): number {
  return Math.round(value * 1e5) / 1e5 + 0;
}
