import { imposeFile } from '../app/impose-file.js';
import { byteSize } from '../messages/byte-size.js';
import { diagnosticValue } from '../messages/diagnostic-value.js';
import type { CommandBody } from './command.js';
import { imposeFlags } from './imposing.js';
import { countOf } from './results.js';

export const impose: CommandBody = async (named, flags, terminal) => {
  const path = String(named[0]);
  const result = await imposeFile(path, imposeFlags(flags, terminal));
  const { output, plan, scale, diagnostics } = result;
  terminal.diagnostics(diagnostics);
  terminal.summary(plan.signatures.length > 1 ? 'imposedSignatures' : 'imposed', {
    format: output.format.padEnd(6),
    path: output.path,
    pages: plan.pages,
    sheets: plan.sheets.length,
    signatures: signatureList(plan.signatures),
    size: byteSize(output.bytes),
  });
  if (terminal.json) {
    terminal.value({
      input: path,
      scheme: plan.scheme,
      binding: plan.binding,
      outputs: [output],
      pages: plan.pages,
      blanks: plan.blanks,
      signatures: plan.signatures,
      scale,
      sheets: plan.sheets.map(({ number, signature, front, back }) => ({
        sheet: number,
        ...(signature !== undefined && { signature }),
        front: [front.left.page ?? null, front.right.page ?? null],
        ...(back !== undefined && { back: [back.left.page ?? null, back.right.page ?? null] }),
      })),
      warnings: countOf(diagnostics, 'warning'),
      diagnostics: diagnostics.map((one) => diagnosticValue(one, terminal.language)),
    });
  }
  return 0;
};

/** Pages of the signatures in order, those of one size together: [4, 4, 4, 3, 2] sheets → `3 × 16 + 12 + 8`. */
function signatureList(signatures: readonly number[]): string {
  const runs: { readonly pages: number; count: number }[] = [];
  for (const sheets of signatures) {
    const last = runs.at(-1);
    if (last?.pages === sheets * 4) last.count += 1;
    else runs.push({ pages: sheets * 4, count: 1 });
  }
  return runs
    .map(({ pages, count }) => (count > 1 ? `${count} × ${pages}` : `${pages}`))
    .join(' + ');
}
