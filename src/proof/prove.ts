import { type Diagnostic, diagnose, type Place } from '../messages/diagnostic.js';
import { type MeasuredBook, measureBook } from './book.js';
import type { Finding } from './finding.js';
import { type PdfText, readPdf } from './read/index.js';
import { type CompositionReport, reportOf } from './report.js';
import { lineEndMarks, lineStartMarks, raggedEdges } from './rules/edges.js';
import { brokenRuns, forbiddenEnds, forbiddenStarts } from './rules/line-breaks.js';
import { headingsAtFoot, oneLinePages, singleCharacterLines, widows } from './rules/pages.js';
import { offGridLines, wrongIndents } from './rules/placement.js';
import { looseLines, unevenLines, unsqueezedPairs, wrongWesternGaps } from './rules/spacing.js';
import { scaledGlyphs, unmappedGlyphs, wrongCharacters } from './rules/text-layer.js';

/** Rules on composed lines and pages, in the order of docs/typography.md. */
const BOOK_RULES: readonly ((book: MeasuredBook) => readonly Finding[])[] = [
  forbiddenStarts,
  forbiddenEnds,
  brokenRuns,
  singleCharacterLines,
  oneLinePages,
  looseLines,
  lineEndMarks,
  lineStartMarks,
  unsqueezedPairs,
  wrongWesternGaps,
  unevenLines,
  raggedEdges,
  wrongIndents,
  offGridLines,
  widows,
  headingsAtFoot,
];

/** Rules on the text layer. */
const TEXT_RULES: readonly ((pdf: PdfText) => readonly Finding[])[] = [
  scaledGlyphs,
  wrongCharacters,
  unmappedGlyphs,
];

/** The proof of a file: figures to compare, diagnostics to mend. */
export interface PdfCheck {
  readonly report: CompositionReport;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks the composition of a finished PDF from any maker against the rules of Chinese composition. The proof
 * reads only the places, sizes and widths of glyphs. `file` names the PDF in the diagnostics; there is one for
 * each rule and page. Throws InputError if the PDF cannot be read.
 */
export async function checkPdf(bytes: Uint8Array, file?: string): Promise<PdfCheck> {
  return proveText(await readPdf(bytes, { file }), file);
}

/** Only the figures of the proof. */
export async function provePdf(bytes: Uint8Array): Promise<CompositionReport> {
  return (await checkPdf(bytes)).report;
}

/** The proof of a text layer. */
export function proveText(pdf: PdfText, file?: string): PdfCheck {
  const place: Place = { file };
  const book = measureBook(pdf);
  const findings = [
    ...(book === undefined ? [] : BOOK_RULES.flatMap((rule) => rule(book))),
    ...TEXT_RULES.flatMap((rule) => rule(pdf)),
  ];
  const { fonts, tagged, pages } = pdf;
  return {
    report: reportOf({ pages: pages.length, fonts, tagged }, book, findings),
    diagnostics: [
      ...(book === undefined ? [diagnose('pdf/no-chinese', place)] : []),
      ...fonts
        .filter(({ embedded }) => !embedded)
        .map(({ name }) => diagnose('pdf/font-not-embedded', place, { name })),
      ...pageDiagnostics(findings, place),
    ],
  };
}

/** One diagnostic for each rule and page, in the order of pages: count, largest value, first example. */
function pageDiagnostics(findings: readonly Finding[], place: Place): readonly Diagnostic[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.page} ${finding.rule}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()]
    .sort(([a], [b]) => (a?.page ?? 0) - (b?.page ?? 0))
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const worst = group.reduce((a, b) =>
        Math.abs(b.value ?? 0) > Math.abs(a.value ?? 0) ? b : a,
      );
      return [
        diagnose(first.rule, place, {
          page: first.page,
          count: group.length,
          example: worst.example,
          value: (worst.value ?? 0).toFixed(2),
        }),
      ];
    });
}
