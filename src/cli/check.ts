import { checkAgainst } from '../app/check-against.js';
import { checkPath } from '../app/check-path.js';
import type { ErrorRate } from '../app/error-rate/count.js';
import { diagnosticValue } from '../messages/diagnostic-value.js';
import type { CommandBody } from './command.js';
import { countOf, faultCount } from './results.js';
import type { Terminal } from './terminal.js';

export const check: CommandBody = async (named, flags, terminal) => {
  const checked: unknown[] = [];
  let faults = 0;
  const options = {
    errorRate: flags.errorRate === true,
    ...(typeof flags.against === 'string' && { against: checkAgainst(flags.against) }),
  };
  for (const path of named) {
    const { kind, diagnostics, report, errorRate } = await checkPath(path, options);
    const errors = countOf(diagnostics, 'error');
    const warnings = countOf(diagnostics, 'warning');
    faults += faultCount(diagnostics, flags);
    terminal.diagnostics(diagnostics);
    terminal.summary('checked', { path, errors, warnings });
    if (errorRate !== undefined) showErrorRate(path, errorRate, terminal);
    checked.push({
      path,
      kind,
      errors,
      warnings,
      ...(report !== undefined && { report }),
      ...(errorRate !== undefined && { errorRate }),
      diagnostics: diagnostics.map((one) => diagnosticValue(one, terminal.language)),
    });
  }
  if (terminal.json) terminal.value({ checked });
  return faults > 0 ? 1 : 0;
};

/** The error rate of an edition: its errors, and a line for each kind of publication. */
function showErrorRate(path: string, rate: ErrorRate, terminal: Terminal): void {
  const { characters, errors, reckonings } = rate;
  terminal.summary('errorRate', { path, characters, ...errors });
  for (const { publication, points, rate: errorRate, limit, within } of reckonings) {
    terminal.summary('errorRateOf', {
      publication: terminal.word(publication),
      points,
      rate: errorRate,
      limit,
      verdict: terminal.word(within ? 'withinLimit' : 'overLimit'),
    });
  }
  terminal.summary('errorRateNote', {});
}
