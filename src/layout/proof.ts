import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { LineProof, PageProof, ProofFinding } from '../model/composition.js';
import { toThousandths } from '../model/numbers.js';
import type { SetLine } from './pages/flow.js';
import type { FlowPage } from './pages/paginate.js';

/** em between characters from which a line is loose, as in the proof of a finished file. */
const LOOSE = 0.05;
/** em by which a line may end short of its measure unseen: as much as the blank half of a mark at its end. */
const SHORT = 0.5;
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
      diagnose(rule, {}, { folio, text: shortened(text), em: (em ?? 0).toFixed(2) }),
    ),
  );
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
    ...(lonely ? [{ rule: 'compose/lonely-line', text } as const] : []),
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
