import { writeCatalog } from '../app/catalog.js';
import { diagnosticValue } from '../messages/diagnostic-value.js';
import type { CommandBody } from './command.js';
import { faultCount } from './results.js';

export const catalog: CommandBody = async (_named, flags, terminal) => {
  const result = await writeCatalog({
    to: String(flags.to),
    title: typeof flags.title === 'string' ? flags.title : terminal.word('shelfTitle'),
    language: terminal.language,
  });
  const { path, title, editions, files, diagnostics } = result;
  terminal.diagnostics(diagnostics);
  terminal.summary('cataloged', { path, editions: editions.length });
  if (terminal.json) {
    terminal.value({
      path,
      title,
      editions,
      files,
      diagnostics: diagnostics.map((one) => diagnosticValue(one, terminal.language)),
    });
  }
  return faultCount(diagnostics, flags) > 0 ? 1 : 0;
};
