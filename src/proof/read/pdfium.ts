import { PDFiumModule } from '@hyzyla/pdfium';

/**
 * The functions of PDFium's C interface that reading text and drawing a page need. The package wraps only a few of
 * them; its module has all. Pointers are indices into `HEAPU8`.
 */
export interface Pdfium {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: {
    readonly memory: WebAssembly.Memory;
    malloc(size: number): number;
    free(pointer: number): void;
  };
  _FPDF_InitLibraryWithConfig(config: number): void;
  _FPDF_LoadMemDocument(data: number, size: number, password: number): number;
  _FPDF_CloseDocument(document: number): void;
  _FPDF_GetLastError(): number;
  _FPDF_GetPageCount(document: number): number;
  _FPDF_GetMetaText(document: number, tag: number, buffer: number, size: number): number;
  _FPDF_LoadPage(document: number, index: number): number;
  _FPDF_ClosePage(page: number): void;
  _FPDF_GetPageWidthF(page: number): number;
  _FPDF_GetPageHeightF(page: number): number;
  _FPDFPage_CountObjects(page: number): number;
  _FPDFPage_GetObject(page: number, index: number): number;
  _FPDFPageObj_GetType(object: number): number;
  _FPDFPageObj_GetBounds(
    object: number,
    left: number,
    bottom: number,
    right: number,
    top: number,
  ): number;
  _FPDFPageObj_GetFillColor(
    object: number,
    red: number,
    green: number,
    blue: number,
    alpha: number,
  ): number;
  _FPDFCatalog_IsTagged(document: number): number;
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(textPage: number): void;
  _FPDFText_CountChars(textPage: number): number;
  _FPDFText_GetUnicode(textPage: number, index: number): number;
  _FPDFText_IsGenerated(textPage: number, index: number): number;
  _FPDFText_HasUnicodeMapError(textPage: number, index: number): number;
  _FPDFText_GetCharOrigin(textPage: number, index: number, x: number, y: number): number;
  _FPDFText_GetLooseCharBox(textPage: number, index: number, rectangle: number): number;
  _FPDFText_GetMatrix(textPage: number, index: number, matrix: number): number;
  _FPDFText_GetFontSize(textPage: number, index: number): number;
  _FPDFText_GetTextObject(textPage: number, index: number): number;
  _FPDFTextObj_GetFont(textObject: number): number;
  _FPDFFont_GetBaseFontName(font: number, buffer: number, size: number): number;
  _FPDFFont_GetIsEmbedded(font: number): number;
  _FPDFBitmap_CreateEx(
    width: number,
    height: number,
    format: number,
    buffer: number,
    stride: number,
  ): number;
  _FPDFBitmap_FillRect(
    bitmap: number,
    left: number,
    top: number,
    width: number,
    height: number,
    color: number,
  ): void;
  _FPDFBitmap_Destroy(bitmap: number): void;
  _FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    left: number,
    top: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
}

let loaded: Promise<Bounded> | undefined;

/** PDFium, and how much its memory may hold for the file that is read now, bytes. */
interface Bounded {
  readonly pdfium: Pdfium;
  most: number;
}

/** How much PDFium's memory may hold beside the file itself, bytes: a form that draws itself would ask for more and more. */
const MOST_ROOM = 512 * 2 ** 20;

/**
 * What `read` gives of PDFium, which is instantiated once a process, when a PDF is first read. `size`: of the file, bytes. Throws
 * what `fault` makes where PDFium ends itself: it asked for more memory than a sound file needs.
 */
export async function withPdfium<T>(
  size: number,
  read: (pdfium: Pdfium) => T | Promise<T>,
  fault: () => Error,
): Promise<T> {
  loaded ??= instantiate();
  const bounded = await loaded;
  bounded.most = MOST_ROOM + 2 * size;
  try {
    return await read(bounded.pdfium);
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    // Nothing can be asked of one that has ended.
    loaded = undefined;
    throw fault();
  }
}

/** Lets the memory grow no further than it may. */
function bound(pdfium: Pdfium): Bounded {
  const bounded = { pdfium, most: MOST_ROOM };
  const { memory } = pdfium.wasmExports;
  const grow = memory.grow.bind(memory);
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * PAGE > bounded.most)
      throw new RangeError('too much memory');
    return grow(pages);
  };
  return bounded;
}

/** Of WebAssembly's memory, bytes. */
const PAGE = 2 ** 16;

/** The library's configuration, version 2: four words, all defaults except the version. */
const CONFIG_SIZE = 20;
const CONFIG_VERSION = 2;

/** What Emscripten's modules call in the place of the console. */
interface Silent {
  readonly print: () => void;
  readonly printErr: () => void;
}

async function instantiate(): Promise<Bounded> {
  // What it would print on the console is said by a diagnostic.
  const silent: Parameters<typeof PDFiumModule>[0] & Silent = {
    print: () => {},
    printErr: () => {},
  };
  const pdfium = (await PDFiumModule(silent)) as unknown as Pdfium;
  const config = pdfium.wasmExports.malloc(CONFIG_SIZE);
  pdfium.HEAPU8.fill(0, config, config + CONFIG_SIZE);
  pdfium.HEAPU8[config] = CONFIG_VERSION;
  pdfium._FPDF_InitLibraryWithConfig(config);
  pdfium.wasmExports.free(config);
  return bound(pdfium);
}
