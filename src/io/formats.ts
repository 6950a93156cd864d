import type { Edition } from '../edition/edition.js';
import type { FontLibrary } from '../font/index.js';
import type { Diagnostic } from '../kernel/diagnostic.js';
import type { PageMap } from '../pdf/page-map.js';
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
  /** Name and version of the maker. */
  readonly tool: string;
  /** Of the PDF in the same build. */
  readonly pageMap?: PageMap;
  readonly onProgress: OnProgress;
}

export interface Rendered {
  readonly format: string;
  readonly bytes: Uint8Array;
  readonly pages?: number;
  readonly pageMap?: PageMap;
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
    async render({ edition, template, fonts, date, tool, onProgress }) {
      onProgress('compose');
      const { renderPdf } = await import('../pdf/index.js');
      let step: 'compose' | 'print' = 'compose';
      let begin = performance.now();
      const end = () =>
        trace({ kind: 'stage', stage: step, milliseconds: performance.now() - begin });
      const made = await renderPdf(edition, template, fonts, {
        date,
        tool,
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
      const { bytes, pages, pageMap, diagnostics } = made;
      return { format: 'pdf', bytes, pages, pageMap, diagnostics };
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
