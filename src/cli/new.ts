import { dayOfNew, newEdition } from '../app/new-edition.js';
import { KINDS } from '../app/starters.js';
import { isDay } from '../model/edition-values.js';
import type { CommandBody } from './command.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

export const newCommand: CommandBody = async ([named], flags, terminal) => {
  const kind = KINDS.find((one) => one === named);
  if (kind === undefined)
    throw new UsageError(
      terminal.word('badChoice', { flag: '<kind>', value: named ?? '', known: KINDS }),
    );
  const edition = await newEdition(kind, {
    date: dateFlag(flags, terminal),
    ...(typeof flags.content === 'string' && { content: flags.content }),
    ...(typeof flags.id === 'string' && { id: flags.id }),
  });
  const { path, after, title } = edition;
  if (after === undefined) terminal.summary('newEdition', { path, title });
  else terminal.summary('newEditionAfter', { path, title, after });
  if (terminal.json) terminal.value(edition);
  return 0;
};

/** The day that the user names, else the usual one. */
function dateFlag(flags: Readonly<Record<string, unknown>>, terminal: Terminal): string {
  const { date } = flags;
  if (typeof date === 'string') {
    if (isDay(date)) return date;
    throw new UsageError(terminal.word('badDate', { value: date }));
  }
  return dayOfNew(process.env.SOURCE_DATE_EPOCH);
}
