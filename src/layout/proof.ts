import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import { linesAlike } from '../messages/layout.js';
import type { LineProof, PageProof, ProofFinding } from '../model/composition.js';
import { toThousandths } from '../model/numbers.js';
import type { SetLine } from './pages/flow.js';
import type { FlowPage } from './pages/paginate.js';

/** The space between characters from which a line is loose, em, as in the proof of a finished file. */
const LOOSE = 0.05;
/** The missing width of a line that a reader does not see, em: as much as the blank half of a mark at its end. */
const SHORT = 0.5;
const SHOWN = 16;
/** A last line of marks alone has no character that could be lonely. */
const MARKS_ALONE = /^[\p{P}\p{Z}]*$/u;

/** The proof of one page of the text. */
export function pageProof(
  page: FlowPage,
  number: number,
  folio: string,
  findings: readonly ProofFinding[] = [],
): PageProof {
  const lines = page.flatMap(({ line }) => (line.set === undefined ? [] : [line.set]));
  return {
    page: number,
    folio,
    lines: lines.length,
    loosest: most(lines, ({ stretch }) => stretch),
    tightest: most(lines, ({ squeeze }) => squeeze),
    findings: [...lines.flatMap(findingsIn), ...findings],
  };
}

/** A page of the text: its lines, and what was found of the page as a whole. */
export interface ProvedPage {
  readonly flow: FlowPage;
  readonly folio: string;
  readonly findings: readonly ProofFinding[];
}

/** One rule broken in one paragraph, table or note: its worst line, and the number of lines that break the rule. */
interface FindingGroup {
  finding: ProofFinding;
  folio: string;
  count: number;
}

/**
 * A diagnostic for each rule that a paragraph, table or note breaks, with the folio of the line that breaks it most, else of the
 * first one. A row of 20,000 marks breaks the same rule in hundreds of lines: one report with their number says the same.
 */
export function proofDiagnostics(pages: readonly ProvedPage[]): readonly Diagnostic[] {
  const groups: FindingGroup[] = [];
  const open = new Map<string, FindingGroup & { offset: number }>();
  for (const { flow, folio, findings } of pages) {
    for (const placed of flow) {
      const { division, block, source, note, offset } = placed;
      for (const finding of placed.line.set === undefined ? [] : findingsIn(placed.line.set)) {
        const key = [finding.rule, division, block, source, note].join(' ');
        const group = open.get(key);
        // The notes of a page share the block that their marks stand in; the offsets of each begin anew.
        if (group === undefined || offset < group.offset || (note && offset === group.offset)) {
          const next = { finding, folio, count: 1, offset };
          open.set(key, next);
          groups.push(next);
          continue;
        }
        group.count++;
        group.offset = offset;
        if ((finding.em ?? 0) > (group.finding.em ?? 0)) Object.assign(group, { finding, folio });
      }
    }
    groups.push(...findings.map((finding) => ({ finding, folio, count: 1 })));
  }
  return groups.map(groupDiagnostic);
}

function groupDiagnostic({ finding: { rule, text, em }, folio, count }: FindingGroup): Diagnostic {
  const values = { folio, text: shortened(text), em: (em ?? 0).toFixed(2) };
  return diagnose(rule, {}, { ...values, more: linesAlike(rule, count) });
}

function findingsIn({
  text,
  stretch,
  short = 0,
  forced,
  lonely,
  broken,
}: SetLine): readonly ProofFinding[] {
  return [
    ...(forced ? [{ rule: 'compose/forced-break', text } as const] : []),
    ...(stretch > LOOSE
      ? [{ rule: 'compose/loose-line', text, em: toThousandths(stretch) } as const]
      : []),
    ...(short > SHORT
      ? [{ rule: 'compose/short-line', text, em: toThousandths(short) } as const]
      : []),
    ...(lonely && !MARKS_ALONE.test(text) ? [{ rule: 'compose/lonely-line', text } as const] : []),
    ...(broken === true ? [{ rule: 'compose/broken-cell', text } as const] : []),
  ];
}

function most(lines: readonly SetLine[], of: (line: SetLine) => number): LineProof | undefined {
  let greatest: SetLine | undefined;
  for (const line of lines)
    if (of(line) > (greatest === undefined ? 0 : of(greatest))) greatest = line;
  return greatest && { em: toThousandths(of(greatest)), text: greatest.text };
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : text;
}
