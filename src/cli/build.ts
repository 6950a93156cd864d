import { buildEdition } from '../app/build-edition.js';
import { editionsIn } from '../edition/read-edition.js';
import { type Diagnostic, InputError } from '../messages/diagnostic.js';
import { diagnosticValue } from '../messages/diagnostic-value.js';
import type { CommandBody } from './command.js';
import { buildFlags } from './rendering.js';
import { buildValue, showBuild, showCatalog } from './results.js';
import { milliseconds } from './terminal.js';
import { UsageError } from './usage-error.js';

/** Where `--all` looks for editions. */
const CONTENT = 'content';

/** Builds one edition after the other; a fault in one doesn't keep the others from being built. */
export const build: CommandBody = async (named, flags, terminal) => {
  const all = flags.all === true;
  if (named.length === 0 && !all) throw new UsageError(terminal.word('nothingNamed'));
  if (flags.watch === true) {
    const { watch } = await import('./watch.js');
    return watch(named, all ? CONTENT : undefined, buildFlags(flags, terminal), terminal);
  }
  const paths = all ? [...named, ...(await editionsIn(CONTENT))] : named;
  const editions: unknown[] = [];
  const built = new Map<string, string>();
  const faults: Diagnostic[] = [];
  for (const path of paths) {
    try {
      const begin = milliseconds();
      const result = await buildEdition(path, { ...buildFlags(flags, terminal), built });
      terminal.diagnostics(result.diagnostics);
      showBuild(result, milliseconds() - begin, terminal);
      editions.push(buildValue(result, terminal));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      terminal.diagnostics(error.diagnostics);
      faults.push(...error.diagnostics);
    }
  }
  await showCatalog(String(flags.to), terminal);
  if (terminal.json) {
    const diagnostics = faults.map((one) => diagnosticValue(one, terminal.language));
    terminal.value(faults.length > 0 ? { editions, diagnostics } : { editions });
  }
  return faults.length > 0 ? 1 : 0;
};
