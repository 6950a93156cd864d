import { checkPath } from '../app/check-path.js';
import { diagnosticValue } from '../messages/diagnostic-value.js';
import type { CommandBody } from './command.js';
import { count } from './results.js';

export const check: CommandBody = async (named, flags, terminal) => {
  const checked: unknown[] = [];
  let faults = 0;
  for (const path of named) {
    const { kind, diagnostics, report } = await checkPath(path);
    const errors = count(diagnostics, 'error');
    const warnings = count(diagnostics, 'warning');
    faults += errors + (flags.strict === true ? warnings : 0);
    terminal.diagnostics(diagnostics);
    terminal.summary('checked', { path, errors, warnings });
    checked.push({
      path,
      kind,
      errors,
      warnings,
      ...(report !== undefined && { report }),
      diagnostics: diagnostics.map((one) => diagnosticValue(one, terminal.language)),
    });
  }
  if (terminal.json) terminal.value({ checked });
  return faults > 0 ? 1 : 0;
};
