import { checkTemplate, listTemplates, type TemplateSummary } from '../app/templates.js';
import { diagnosticValue } from '../messages/diagnostic-value.js';
import type { CommandBody } from './command.js';
import { countOf, faultCount } from './results.js';
import { table } from './table.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

export const templates: CommandBody = async ([action = 'list', ...named], flags, terminal) => {
  if (action === 'check') return checkNamed(named, flags, terminal);
  if (named.length > 0) throw new UsageError(terminal.word('listTakesNone'));
  if (flags.strict === true) {
    const values = { flag: '--strict', command: 'templates check' };
    throw new UsageError(terminal.word('flagNeedsAction', values));
  }
  const listed = await listTemplates();
  const { language } = terminal;
  if (terminal.json) {
    const values = listed.map(({ title, description, ...rest }) => ({
      ...rest,
      title: title[language],
      description: description?.[language] ?? null,
    }));
    terminal.value({ templates: values });
    return 0;
  }
  const headings = (['colName', 'colPage', 'colTypeArea', 'colUse'] as const).map((id) =>
    terminal.word(id),
  );
  terminal.lines(
    table([
      headings,
      ...listed.map((one) => [
        one.name,
        pageText(one),
        terminal.word('typeArea', one.typeArea),
        one.description?.[language] ?? one.title[language],
      ]),
    ]),
  );
  return 0;
};

async function checkNamed(
  named: readonly string[],
  flags: Readonly<Record<string, unknown>>,
  terminal: Terminal,
): Promise<number> {
  if (named.length === 0) throw new UsageError(terminal.word('nothingToCheck'));
  const checked: unknown[] = [];
  let faults = 0;
  for (const name of named) {
    const { diagnostics, ...rest } = await checkTemplate(name);
    const errors = countOf(diagnostics, 'error');
    faults += faultCount(diagnostics, flags);
    terminal.diagnostics(diagnostics);
    terminal.summary('templateChecked', { path: rest.path, errors });
    checked.push({
      ...rest,
      errors,
      diagnostics: diagnostics.map((one) => diagnosticValue(one, terminal.language)),
    });
  }
  if (terminal.json) terminal.value({ checked });
  return faults > 0 ? 1 : 0;
}

function pageText({ page: { size, width, height } }: TemplateSummary): string {
  return `${size === undefined ? '' : `${size} `}${width} × ${height} mm`;
}
