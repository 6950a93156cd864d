import { relative } from 'node:path';
import type { BuildOptions } from '../app/build-edition.js';
import { watchEditions } from '../app/watch-editions.js';
import type { Diagnostic } from '../messages/diagnostic.js';
import { diagnosticValue } from '../messages/diagnostic-value.js';
import { newDiagnostics } from './new-diagnostics.js';
import { buildValue, showBuild } from './results.js';
import type { Terminal } from './terminal.js';

/** Builds, and builds again after each change, until Ctrl-C; that is how it is meant to end: status 0. */
export async function watch(
  named: readonly string[],
  folder: string | undefined,
  options: BuildOptions,
  terminal: Terminal,
): Promise<number> {
  const stop = new AbortController();
  const end = () => stop.abort();
  // A second Ctrl-C during the build of a long book ends the process at once.
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  const shown = new Map<string, readonly Diagnostic[]>();
  await watchEditions([...named], { ...options, folder, signal: stop.signal }, (build) => {
    const { changed, result, milliseconds, diagnostics } = build;
    if (changed.length > 0) {
      terminal.note('changed', { files: changed.map((path) => relative('.', path)) });
    }
    // What kept a book from being made is shown each time; the rest where it is new.
    const before = shown.get(build.path) ?? [];
    shown.set(build.path, diagnostics);
    terminal.diagnostics(result === undefined ? diagnostics : newDiagnostics(before, diagnostics));
    if (result !== undefined) showBuild(result, milliseconds, terminal);
    if (terminal.json) {
      const values = diagnostics.map((one) => diagnosticValue(one, terminal.language));
      const value =
        result === undefined
          ? { editions: [], diagnostics: values }
          : { editions: [buildValue(result, terminal)] };
      terminal.value(value, true);
    }
    terminal.note('watching');
  });
  terminal.note('watchEnded');
  return 0;
}
