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

/** Rules on the text layer, which any PDF has. */
const TEXT_RULES: readonly ((pdf: PdfText) => readonly Finding[])[] = [
  scaledGlyphs,
  wrongCharacters,
  unmappedGlyphs,
];

/** What the proof of a file says: figures for comparing, diagnostics for mending. */
export interface PdfCheck {
  readonly report: CompositionReport;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Proves the composition of a finished PDF, whoever made it, by the rules of Chinese composition:
 * only the places, sizes and widths of its glyphs are read. `file` names it in the diagnostics,
 * which are one for each rule broken on each page. Throws InputError where it can't be read.
 */
export async function checkPdf(bytes: Uint8Array, file?: string): Promise<PdfCheck> {
  return proveText(await readPdf(bytes, { file }), file);
}

/** The figures of the proof alone. */
export async function provePdf(bytes: Uint8Array): Promise<CompositionReport> {
  return (await checkPdf(bytes)).report;
}

/** The proof of a text layer that was read. */
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

/** One diagnostic for each rule and page, in the pages' order: how often, how far, and the first example. */
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
