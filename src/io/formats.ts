import type { PageProof } from '../compose/book/index.js';
import type { Hyphenate } from '../compose/line.js';
import type { Edition } from '../edition/edition.js';
import type { FontLibrary } from '../font/index.js';
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { Attachment } from '../pdf/index.js';
import type { PageMap } from '../pdf/page-map.js';
import type { ImposeOptions, Scheme } from '../press/index.js';
import type { Template } from '../template/template.js';
import { timed, trace } from './trace.js';

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

export interface Format {
  readonly name: string;
  render(input: RenderInput): Promise<Rendered>;
}

/** The output formats in the order in which they are made: the EPUB carries the PDF's page numbers. */
export const FORMATS: readonly Format[] = [
  {
    name: 'pdf',
    async render({ edition, template, fonts, date, tool, hyphenate, attachments, onProgress }) {
      onProgress('compose');
      const { renderPdf } = await import('../pdf/index.js');
      let step: 'compose' | 'print' = 'compose';
      let begin = performance.now();
      const end = () =>
        trace({ kind: 'stage', stage: step, milliseconds: performance.now() - begin });
      const made = await renderPdf(edition, template, fonts, {
        date,
        tool,
        hyphenate,
        attachments,
        onProgress(next, done, total) {
          if (next !== step) {
            end();
            step = next;
            begin = performance.now();
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
    async render({ edition, template, date, tool, pageMap, onProgress }) {
      onProgress('epub');
      const { buildEpub } = await import('../epub/index.js');
      const made = await timed('epub', () =>
        buildEpub(edition, template, { modified: date, tool, ...(pageMap && { pageMap }) }),
      );
      return { format: 'epub', ...made };
    },
  },
];

/** The sheets of a build's PDF: an output of its own, `<id>.<scheme>.pdf`. */
export async function renderSheets(
  pdf: Rendered,
  options: ImposeOptions & { readonly scheme: Scheme },
): Promise<Rendered> {
  const { imposePdf } = await import('../press/index.js');
  const { bytes, sides, diagnostics } = await imposePdf(pdf.bytes, options);
  const { scheme } = options;
  return { format: scheme, extension: `${scheme}.pdf`, bytes, pages: sides, diagnostics };
}
