import { type Diagnostic, diagnose, InputError, type Place } from '../../messages/diagnostic.js';
import { Memory } from './memory.js';
import type { Glyph, PdfBox, PdfFont, PdfPage, PdfText } from './pdf-text.js';
import { type Pdfium, withPdfium } from './pdfium.js';

/** FPDF_GetLastError: the document needs a password, or a security handler that PDFium lacks. */
const PASSWORD_ERROR = 4;
const SECURITY_ERROR = 5;

/**
 * Reads the text layer of any PDF: each glyph's place, size, width and font. `place` names the
 * file in diagnostics; `coloured` asks for the glyphs' colours. Throws InputError if the bytes are no PDF, are
 * encrypted or have no page.
 */
export async function readPdf(
  bytes: Uint8Array,
  place: Place = {},
  coloured = false,
): Promise<PdfText> {
  return withPdfium(
    bytes.length,
    (pdfium) => textOf(pdfium, bytes, place, coloured),
    () => new InputError([diagnose('pdf/unreadable', place)]),
  );
}

function textOf(pdfium: Pdfium, bytes: Uint8Array, place: Place, coloured: boolean): PdfText {
  const memory = new Memory(pdfium);
  const data = memory.copy(bytes);
  const document = pdfium._FPDF_LoadMemDocument(data, bytes.length, 0);
  try {
    if (document === 0) throw new InputError([openFault(pdfium, place)]);
    const count = pdfium._FPDF_GetPageCount(document);
    if (count < 1) throw new InputError([diagnose('pdf/no-pages', place)]);
    const fonts = new FontList(pdfium, memory, coloured);
    const pages: PdfPage[] = [];
    for (let index = 0; index < count; index += 1) {
      pages.push(readPage(pdfium, memory, document, index, fonts, place));
    }
    return {
      pages,
      fonts: fonts.fonts,
      tagged: pdfium._FPDFCatalog_IsTagged(document) !== 0,
      title: readTitle(pdfium, memory, document),
    };
  } finally {
    if (document !== 0) pdfium._FPDF_CloseDocument(document);
    memory.release();
  }
}

function openFault(pdfium: Pdfium, place: Place): Diagnostic {
  const code = pdfium._FPDF_GetLastError();
  const locked = code === PASSWORD_ERROR || code === SECURITY_ERROR;
  return diagnose(locked ? 'pdf/encrypted' : 'pdf/unreadable', place);
}

function readPage(
  pdfium: Pdfium,
  memory: Memory,
  document: number,
  index: number,
  fonts: FontList,
  place: Place,
): PdfPage {
  const page = pdfium._FPDF_LoadPage(document, index);
  if (page === 0) throw new InputError([diagnose('pdf/bad-page', place, { page: index + 1 })]);
  const textPage = pdfium._FPDFText_LoadPage(page);
  try {
    const height = pdfium._FPDF_GetPageHeightF(page);
    const glyphs: Glyph[] = [];
    const count = pdfium._FPDFText_CountChars(textPage);
    for (let at = 0; at < count; at += 1) {
      // PDFium adds spaces and line ends that are not in the file.
      if (pdfium._FPDFText_IsGenerated(textPage, at) === 1) continue;
      add(glyphs, readGlyph(pdfium, memory, textPage, at, height, fonts));
    }
    const width = pdfium._FPDF_GetPageWidthF(page);
    const pictures = readPictures(pdfium, memory, page, height);
    return { number: index + 1, width, height, glyphs, pictures };
  } finally {
    pdfium._FPDFText_ClosePage(textPage);
    pdfium._FPDF_ClosePage(page);
  }
}

const HIGH_SURROGATES = [0xd800, 0xdc00] as const;
const LOW_SURROGATES = [0xdc00, 0xe000] as const;

/** PDFium gives a character beyond U+FFFF as two, of which the first is as wide as the glyph. */
function add(glyphs: Glyph[], glyph: Glyph): void {
  const before = glyphs.at(-1);
  const [high, low] = [before?.codePoint ?? 0, glyph.codePoint];
  if (before === undefined || !isIn(high, HIGH_SURROGATES) || !isIn(low, LOW_SURROGATES)) {
    glyphs.push(glyph);
    return;
  }
  const codePoint = String.fromCharCode(high, low).codePointAt(0) as number;
  glyphs[glyphs.length - 1] = { ...before, codePoint };
}

function isIn(code: number, [from, end]: readonly [number, number]): boolean {
  return code >= from && code < end;
}

/** FPDF_PAGEOBJ_PATH, _IMAGE, _SHADING, _FORM. */
const PICTURES = new Set([2, 3, 4, 5]);
/** A shape that is thinner than this is a stroke or a dot, pt. */
const THIN = 2.5;

function readPictures(
  pdfium: Pdfium,
  memory: Memory,
  page: number,
  pageHeight: number,
): readonly PdfBox[] {
  const { scratch } = memory;
  const boxes: PdfBox[] = [];
  const count = pdfium._FPDFPage_CountObjects(page);
  for (let at = 0; at < count; at += 1) {
    const object = pdfium._FPDFPage_GetObject(page, at);
    if (!PICTURES.has(pdfium._FPDFPageObj_GetType(object))) continue;
    pdfium._FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12);
    const [left, bottom, right, top] = [
      memory.float(0),
      pageHeight - memory.float(1),
      memory.float(2),
      pageHeight - memory.float(3),
    ];
    if (right - left > THIN && bottom - top > THIN) boxes.push({ left, top, right, bottom });
  }
  return boxes;
}

/** How far the off-diagonal elements of an upright glyph's matrix may be from 0, relative to its size. */
const UPRIGHT_TOLERANCE = 1e-3;

function readGlyph(
  pdfium: Pdfium,
  memory: Memory,
  textPage: number,
  at: number,
  pageHeight: number,
  fonts: FontList,
): Glyph {
  const { scratch } = memory;
  pdfium._FPDFText_GetCharOrigin(textPage, at, scratch, scratch + 8);
  const x = memory.double(0);
  const y = pageHeight - memory.double(1);
  // Left, top, right, bottom: as wide as the advance, as high as the font.
  pdfium._FPDFText_GetLooseCharBox(textPage, at, scratch);
  const width = memory.float(2) - memory.float(0);
  pdfium._FPDFText_GetMatrix(textPage, at, scratch);
  const [a, b, c, d] = [memory.float(0), memory.float(1), memory.float(2), memory.float(3)];
  const upright =
    a > 0 && d > 0 && Math.abs(b) < UPRIGHT_TOLERANCE * a && Math.abs(c) < UPRIGHT_TOLERANCE * d;
  const object = pdfium._FPDFText_GetTextObject(textPage, at);
  const font = fonts.indexOf(object);
  return {
    codePoint: pdfium._FPDFText_GetUnicode(textPage, at),
    x,
    y,
    size: pdfium._FPDFText_GetFontSize(textPage, at) * Math.hypot(c, d),
    width,
    font,
    stretch: Math.hypot(a, b) / (Math.hypot(c, d) || 1),
    upright,
    unmapped: pdfium._FPDFText_HasUnicodeMapError(textPage, at) === 1,
    ...(fonts.color !== undefined && { color: fonts.color }),
  };
}

/** The fonts of the text objects, each once. */
class FontList {
  readonly fonts: PdfFont[] = [];
  /** Of the object that was asked for last. */
  color: string | undefined;
  readonly #pdfium: Pdfium;
  readonly #memory: Memory;
  readonly #byPointer = new Map<number, number>();
  readonly #byName = new Map<string, number>();
  #lastObject = 0;
  #lastIndex = -1;

  readonly #coloured: boolean;

  constructor(pdfium: Pdfium, memory: Memory, coloured: boolean) {
    this.#pdfium = pdfium;
    this.#memory = memory;
    this.#coloured = coloured;
  }

  /** The index of a text object's font; −1 if PDFium reports none. */
  indexOf(textObject: number): number {
    if (textObject !== this.#lastObject) {
      this.#lastObject = textObject;
      this.#lastIndex = textObject === 0 ? -1 : this.#fontIndex(textObject);
      if (this.#coloured && textObject !== 0) this.color = this.#colorOf(textObject);
    }
    return this.#lastIndex;
  }

  #colorOf(textObject: number): string {
    const { scratch } = this.#memory;
    this.#pdfium._FPDFPageObj_GetFillColor(
      textObject,
      scratch,
      scratch + 4,
      scratch + 8,
      scratch + 12,
    );
    const parts = [0, 1, 2].map((part) => this.#memory.whole(part).toString(16).padStart(2, '0'));
    return `#${parts.join('')}`;
  }

  #fontIndex(textObject: number): number {
    const pointer = this.#pdfium._FPDFTextObj_GetFont(textObject);
    if (pointer === 0) return -1;
    const known = this.#byPointer.get(pointer);
    if (known !== undefined) return known;
    const name = this.#memory.utf8((buffer, size) =>
      this.#pdfium._FPDFFont_GetBaseFontName(pointer, buffer, size),
    );
    const embedded = this.#pdfium._FPDFFont_GetIsEmbedded(pointer) === 1;
    const key = `${name}|${embedded}`;
    const index = this.#byName.get(key) ?? this.fonts.length;
    if (index === this.fonts.length) {
      this.#byName.set(key, index);
      const [, tag, bare] = /^([A-Z]{6}\+)?(.*)$/s.exec(name) ?? [];
      this.fonts.push({ name: bare ?? name, embedded, subset: tag !== undefined });
    }
    this.#byPointer.set(pointer, index);
    return index;
  }
}

function readTitle(pdfium: Pdfium, memory: Memory, document: number): string {
  return memory.withText('Title', (tag) =>
    memory.utf16((buffer, size) => pdfium._FPDF_GetMetaText(document, tag, buffer, size)),
  );
}
