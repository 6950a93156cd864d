import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { LineProof, PageProof, ProofFinding } from '../model/composition.js';
import type { SetLine } from './pages/flow.js';
import type { FlowPage } from './pages/paginate.js';

/** em between characters from which a line is loose, as in the proof of a finished file. */
const LOOSE = 0.05;
const SHOWN = 16;

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

/** A diagnostic for each finding, with the folio where it stands. */
export function proofDiagnostics(pages: readonly PageProof[]): readonly Diagnostic[] {
  return pages.flatMap(({ folio, findings }) =>
    findings.map(({ rule, text, em }) =>
      diagnose(rule, {}, { folio, text: shown(text), em: (em ?? 0).toFixed(2) }),
    ),
  );
}

function findingsIn({ text, stretch, forced, lonely, broken }: SetLine): readonly ProofFinding[] {
  return [
    ...(forced ? [{ rule: 'compose/forced-break', text } as const] : []),
    ...(stretch > LOOSE
      ? [{ rule: 'compose/loose-line', text, em: rounded(stretch) } as const]
      : []),
    ...(lonely ? [{ rule: 'compose/lonely-line', text } as const] : []),
    ...(broken === true ? [{ rule: 'compose/broken-cell', text } as const] : []),
  ];
}

function most(lines: readonly SetLine[], of: (line: SetLine) => number): LineProof | undefined {
  let greatest: SetLine | undefined;
  for (const line of lines)
    if (of(line) > (greatest === undefined ? 0 : of(greatest))) greatest = line;
  return greatest && { em: rounded(of(greatest)), text: greatest.text };
}

function rounded(em: number): number {
  return Math.round(em * 1000) / 1000;
}

function shown(text: string): string {
  const characters = [...text];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : text;
}
