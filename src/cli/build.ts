import { buildEditions } from '../app/batch/build-editions.js';
import { editionsIn } from '../edition/read-edition.js';
import type { Diagnostic } from '../messages/diagnostic.js';
import { diagnosticValue } from '../messages/diagnostic-value.js';
import type { CommandBody } from './command.js';
import { buildFlags } from './rendering.js';
import { buildValue, showBuild, showCatalog } from './results.js';
import { UsageError } from './usage-error.js';

/** The folder in which `--all` looks for editions. */
const CONTENT = 'content';

/** Builds editions, many of them over all cores; a fault in one doesn't keep the others from being built. */
export const build: CommandBody = async (named, flags, terminal) => {
  const all = flags.all === true;
  if (named.length === 0 && !all) throw new UsageError(terminal.word('nothingNamed'));
  if (flags.watch === true) {
    const { watch } = await import('./watch.js');
    return watch(named, all ? CONTENT : undefined, buildFlags(flags, terminal), terminal);
  }
  const paths = all ? [...named, ...(await editionsIn(CONTENT))] : named;
  const editions: unknown[] = [];
  const faults: Diagnostic[] = [];
  // What is traced continues in this thread alone.
  const jobs = flags.verbose === true ? { jobs: 1 } : {};
  for await (const ended of buildEditions(paths, { ...buildFlags(flags, terminal), ...jobs })) {
    if ('faults' in ended) {
      terminal.diagnostics(ended.faults);
      faults.push(...ended.faults);
      continue;
    }
    const { result, milliseconds } = ended;
    terminal.diagnostics(result.diagnostics);
    showBuild(result, milliseconds, terminal);
    editions.push(buildValue(result, terminal));
  }
  await showCatalog(String(flags.to), terminal);
  if (terminal.json) {
    const diagnostics = faults.map((one) => diagnosticValue(one, terminal.language));
    terminal.value(faults.length > 0 ? { editions, diagnostics } : { editions });
  }
  return faults.length > 0 ? 1 : 0;
};
