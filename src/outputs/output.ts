import type { Hyphenate } from '../clreq/line.js';
import type { FontLibrary } from '../fonts/index.js';
import { milliseconds } from '../host/clock.js';
import { timed, trace } from '../host/trace.js';
import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { PageProof } from '../model/composition.js';
import type { Edition } from '../model/edition.js';
import type { PageMap } from '../model/page-map.js';
import type { Recall } from '../model/recall.js';
import type { Template } from '../model/template.js';
import type { Attachment } from './pdf/index.js';
import type { ImposeOptions, Scheme } from './sheets/index.js';

/** What a build tells while it goes on: the stage's name and, where it counts something, how far it is. */
export type OnProgress = (stage: string, done?: number, total?: number) => void;

export interface RenderInput {
  readonly edition: Edition;
  readonly template: Template;
  readonly fonts: FontLibrary;
  /** ISO 8601: what the outputs are dated with. */
  readonly date: string;
  readonly hyphenate?: Hyphenate | undefined;
  /** Files that the PDF carries (PDF/A-3b). */
  readonly attachments?: readonly Attachment[] | undefined;
  /** Name and version of the maker. */
  readonly tool: string;
  /** Of the PDF in the same build. */
  readonly pageMap?: PageMap;
  /** The EPUB carries the faces that the PDF is set in. */
  readonly embedFonts: boolean;
  /** What an earlier build in the same process left. */
  readonly memory?: Recall | undefined;
  readonly onProgress: OnProgress;
}

export interface Rendered {
  readonly format: string;
  /** Of the file's name, where it isn't the format. */
  readonly extension?: string;
  readonly bytes: Uint8Array;
  readonly pages?: number;
  readonly pageMap?: PageMap;
  /** How the pages' lines were set. */
  readonly proof?: readonly PageProof[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a format had made ahead: the EPUB its cover. */
export interface Prepared {
  readonly cover: Promise<Uint8Array | undefined>;
}

export interface Format {
  readonly name: string;
  /** Reads the code that makes it. */
  load(): Promise<unknown>;
  /** What may go on while the formats before it are made; it is under way when the promise is kept. */
  prepare?(input: RenderInput): Promise<Prepared>;
  render(input: RenderInput, prepared?: Prepared): Promise<Rendered>;
}

/** The output formats in the order in which they are made: the EPUB carries the PDF's page numbers. */
export const FORMATS: readonly Format[] = [
  {
    name: 'pdf',
    load: () => import('./pdf/index.js'),
    async render({ edition, template, fonts, date, tool, hyphenate, attachments, onProgress }) {
      onProgress('compose');
      const { renderPdf } = await import('./pdf/index.js');
      let step: 'compose' | 'print' = 'compose';
      let begin = milliseconds();
      const end = () => trace({ kind: 'stage', stage: step, milliseconds: milliseconds() - begin });
      const made = await renderPdf(edition, template, fonts, {
        date,
        tool,
        hyphenate,
        attachments,
        onProgress(next, done, total) {
          if (next !== step) {
            end();
            step = next;
            begin = milliseconds();
          }
          onProgress(next, done, total);
        },
      });
      end();
      const { bytes, pages, pageMap, proof, diagnostics } = made;
      return { format: 'pdf', bytes, pages, pageMap, proof, diagnostics };
    },
  },
  {
    name: 'epub',
    load: () => Promise.all([import('./epub/index.js'), import('./raster/cover.js')]),
    prepare: coverOf,
    async render(input, prepared) {
      const { edition, template, fonts, date, tool, pageMap, embedFonts, onProgress } = input;
      onProgress('epub');
      const { buildEpub } = await import('./epub/index.js');
      const { cover: drawn } = prepared ?? (await coverOf(input));
      const cover = await drawn;
      const subsets = embedFonts ? await embedded(edition, template, fonts, tool) : undefined;
      const made = await timed('epub', () =>
        buildEpub(edition, template, {
          modified: date,
          tool,
          ...(pageMap && { pageMap }),
          ...(cover && { cover }),
          ...(subsets && { fonts: subsets.fonts }),
        }),
      );
      const diagnostics = [
        ...made.diagnostics,
        ...(cover === undefined ? [diagnose('epub/no-cover-image')] : []),
        ...(subsets?.diagnostics ?? []),
      ];
      return { format: 'epub', bytes: made.bytes, diagnostics };
    },
  },
];

/** The sheets of a build's PDF: an output of its own, `<id>.<scheme>.pdf`. */
export async function renderSheets(
  pdf: Rendered,
  options: ImposeOptions & { readonly scheme: Scheme },
): Promise<Rendered> {
  const { imposePdf } = await import('./sheets/index.js');
  const { bytes, sides, diagnostics } = await imposePdf(pdf.bytes, options);
  const { scheme } = options;
  return { format: scheme, extension: `${scheme}.pdf`, bytes, pages: sides, diagnostics };
}

/** The cover as a picture; undefined where the fonts lack a character of it. Drawn anew only where it would differ. */
function coverOf(input: RenderInput): Promise<Prepared> {
  const { edition, template, fonts, memory } = input;
  if (memory === undefined) return startedCover(input);
  const { coverTitle, coverSubtitle, coverImprint } = template.styles;
  const roles = [
    'latin',
    ...[coverTitle, coverSubtitle, coverImprint].map(({ font }) => font),
  ] as const;
  const files = [...new Set(roles)]
    .flatMap((role) => template.fonts[role].regular)
    .map((id) => (fonts.ids.includes(id) ? fonts.face(id).checksum : id));
  const from = JSON.stringify([edition.metadata, template, files]);
  return memory.recall(`cover ${edition.metadata.id}`, from, () => startedCover(input));
}

/** Composed and drawn here; it is packed while the other formats are made. */
async function startedCover({ edition, template, fonts }: RenderInput): Promise<Prepared> {
  const { drawCover } = await import('./raster/cover.js');
  const cover = drawCover(edition, template, fonts);
  // Its fault is told where it is waited for; a fault of another format may come first.
  cover.catch(() => {});
  return { cover };
}

async function embedded(edition: Edition, template: Template, fonts: FontLibrary, tool: string) {
  const { embeddedFonts } = await import('./epub/fonts.js');
  return embeddedFonts(edition, template, fonts, tool);
}
