import { returnedWord } from '../app/import/returned-word.js';
import { importSource } from '../app/import-source.js';
import type { CommandBody } from './command.js';
import { importValue, showImport } from './results.js';
import { showReturned } from './returned-word.js';
import { importFlags, sourcesNamed } from './sources.js';

export const importCommand: CommandBody = async (named, flags, terminal) => {
  terminal.progress(terminal.word('stageImport'));
  const sources = await sourcesNamed(named);
  const options = { ...importFlags(flags, terminal), to: String(flags.to) };
  const returned = await returnedWord(sources, options);
  if (returned !== undefined) return showReturned(returned, terminal);
  const result = await importSource(sources, options);
  if (flags.explain === true) {
    const { explainLedger } = await import('./explain.js');
    terminal.lines(explainLedger(result, terminal), true);
  }
  terminal.diagnostics(result.diagnostics);
  showImport(result, terminal);
  if (terminal.json) terminal.value(importValue(result, terminal));
  return 0;
};
