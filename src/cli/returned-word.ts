import type { ReturnedWord } from '../app/import/returned-word.js';
import { diagnosticValue } from '../messages/diagnostic-value.js';
import { divisionLines } from './archive-list.js';
import type { Terminal } from './terminal.js';

/** Shows what a Word file that came back changes, sentence by sentence; the exit status is 1 where it was not taken. */
export function showReturned(result: ReturnedWord, terminal: Terminal): number {
  const { id, title, path, changes, written, files, diagnostics } = result;
  terminal.lines(changes.flatMap((change) => divisionLines(change, terminal)));
  terminal.diagnostics(diagnostics);
  const word = files.length === 0 ? 'wordSame' : written ? 'wordTaken' : 'wordShown';
  terminal.summary(word, { path, files: files.length });
  if (terminal.json) {
    terminal.value({
      id,
      title,
      path,
      written,
      files,
      changes,
      diagnostics: diagnostics.map((one) => diagnosticValue(one, terminal.language)),
    });
  }
  return files.length > 0 && !written ? 1 : 0;
}
