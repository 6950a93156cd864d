import { join } from 'node:path';
import { makeEdition } from '../app/make-edition.js';
import { milliseconds } from '../host/clock.js';
import type { CommandBody } from './command.js';
import { buildFlags } from './rendering.js';
import { buildValue, showBuild, showCatalog, showImport } from './results.js';
import { importFlags, sourcesNamed } from './sources.js';

export const make: CommandBody = async (named, flags, terminal) => {
  const begin = milliseconds();
  const content = String(flags.content);
  const result = await makeEdition(await sourcesNamed(named), {
    ...importFlags(flags, terminal),
    ...buildFlags(flags, terminal),
    content,
  });
  if (flags.explain === true && result.imported) {
    const { explainLedger } = await import('./explain.js');
    terminal.lines(explainLedger(result.imported, terminal));
  }
  terminal.diagnostics(result.diagnostics);
  if (result.imported) showImport(result.imported, terminal);
  else terminal.summary('reused', { path: join(content, result.id) });
  showBuild(result, milliseconds() - begin, terminal);
  await showCatalog(String(flags.to), terminal);
  if (terminal.json) terminal.value({ editions: [buildValue(result, terminal)] });
  return 0;
};
