import * as layoutBuilder from 'pdfmake/js/LayoutBuilder.js';
import type { EmbeddedFont, VirtualFiles } from 'pdfmake/js/PDFDocument.js';
import * as pdfDocument from 'pdfmake/js/PDFDocument.js';
import * as renderer from 'pdfmake/js/Renderer.js';
import { drawComposed } from './composed-text.js';

/** What pdfmake lays out and renders: its own nodes, the files that they name, and what the document says of itself. */
export interface PrintJob {
  readonly content: readonly object[];
  /** pt */
  readonly page: { readonly width: number; readonly height: number };
  /** By the name that nodes use. */
  readonly fonts: ReadonlyMap<
    string,
    { readonly bytes: Uint8Array; readonly postscriptName?: string }
  >;
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly info: {
    readonly title: string;
    readonly author?: string;
    readonly subject?: string;
    readonly creator: string;
    readonly date: Date;
  };
  /** BCP 47 */
  readonly language: string;
  /** Told how many pages are drawn, as they are. */
  readonly onPage?: (done: number) => void;
  /** Page labels: from which page (from 0) on, in which style. */
  readonly labels: readonly { readonly from: number; readonly style: 'r' | 'D' }[];
}

/** CommonJS modules seen from ES modules keep their default export one level down. */
function theDefault<Value>(module: { readonly default: Value }): Value {
  const inner = module.default as Value | { readonly default: Value };
  return typeof inner === 'object' && inner !== null && 'default' in inner
    ? inner.default
    : (inner as Value);
}

const PDFDocument = theDefault(pdfDocument);
const LayoutBuilder = theDefault(layoutBuilder);
const Renderer = theDefault(renderer);

const FONT_PREFIX = 'font:';
const IMAGE_PREFIX = 'image:';

/** pdfmake's document with fonts that draw composed lines. It reads what the job holds and nothing else. */
class ComposedDocument extends PDFDocument {
  private readonly composed = new Map<string, EmbeddedFont>();

  override provideFont(family: string, bold: boolean, italics: boolean): EmbeddedFont {
    let font = this.composed.get(family);
    if (font === undefined) {
      font = drawComposed(super.provideFont(family, bold, italics));
      this.composed.set(family, font);
    }
    return font;
  }
}

/** Lays the nodes out and renders them, by pdfmake's builder and renderer; the PDF's bytes. */
export async function print(job: PrintJob): Promise<Uint8Array> {
  const document = new ComposedDocument(
    fontDefinitions(job),
    Object.fromEntries([...job.images.keys()].map((name) => [name, IMAGE_PREFIX + name])),
    {},
    {},
    {
      size: [job.page.width, job.page.height],
      pdfVersion: '1.7',
      displayTitle: true,
      compress: true,
      lang: job.language,
      autoFirstPage: false,
      font: null,
      info: infoOf(job.info),
    },
    filesOf(job),
    // No file is ever read because a node names it.
    () => false,
  );
  const bytes = collect(document);
  const builder = new LayoutBuilder(
    { ...job.page, orientation: 'portrait' },
    { left: 0, right: 0, top: 0, bottom: 0 },
    undefined,
  );
  builder.registerTableLayouts({});
  const [font] = job.fonts.keys();
  const pages = builder.layoutDocument(job.content, document, {}, { font, fontSize: 1 });
  const { onPage } = job;
  const count = pages.length;
  const drawn = onPage && ((share: number) => onPage(Math.floor(share * count)));
  new Renderer(document, drawn).renderPages(pages);
  document._root.data.PageLabels = {
    Nums: job.labels.flatMap(({ from, style }) => [from, { S: style }]),
  };
  document.end();
  return bytes;
}

function fontDefinitions({ fonts }: PrintJob) {
  return Object.fromEntries(
    [...fonts].map(([name, { postscriptName }]) => {
      const file = FONT_PREFIX + name;
      const normal: string | [string, string] =
        postscriptName === undefined ? file : [file, postscriptName];
      return [name, { normal }];
    }),
  );
}

function filesOf({ fonts, images }: PrintJob): VirtualFiles {
  const find = (path: string): Uint8Array | undefined =>
    path.startsWith(FONT_PREFIX)
      ? fonts.get(path.slice(FONT_PREFIX.length))?.bytes
      : images.get(path.slice(IMAGE_PREFIX.length));
  return {
    existsSync: (path) => find(path) !== undefined,
    readFileSync(path) {
      const bytes = find(path);
      if (bytes === undefined) throw new Error(`the print job holds no ${path}`);
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    },
  };
}

function infoOf({ title, author, subject, creator, date }: PrintJob['info']) {
  return {
    Title: title,
    ...(author !== undefined && { Author: author }),
    ...(subject !== undefined && { Subject: subject }),
    Creator: creator,
    Producer: `${creator} (pdfmake)`,
    CreationDate: date,
    ModDate: date,
  };
}

function collect(document: ComposedDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}
