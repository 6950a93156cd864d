import { type AddedFonts, addFonts } from '../app/add-fonts.js';
import { checkFonts, listFonts } from '../app/fonts.js';
import type { WordId } from '../messages/command-line/index.js';
import { diagnosticValue } from '../messages/diagnostic-value.js';
import type { CommandBody } from './command.js';
import { faultCount } from './results.js';
import { table } from './table.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

export const fonts: CommandBody = async ([action = 'list', ...named], flags, terminal) => {
  if (action === 'check') return checkCoverage(named, flags, terminal);
  if (action === 'add') return addFolders(named, terminal);
  if (named.length > 0) throw new UsageError(terminal.word('listTakesNone'));
  for (const flag of ['template', 'strict']) {
    if (flags[flag] === undefined) continue;
    const values = { flag: `--${flag}`, command: 'fonts check' };
    throw new UsageError(terminal.word('flagNeedsAction', values));
  }
  const listed = listFonts();
  if (terminal.json) {
    terminal.value({ fonts: listed });
    return 0;
  }
  const columns = ['colName', 'colFamily', 'colWeight', 'colLicence', 'colGlyphs', 'colCovers'];
  terminal.lines(
    table([
      headings(columns as WordId[], terminal),
      ...listed.map((one) => [
        one.name,
        one.family,
        String(one.weight),
        one.licence ?? '',
        String(one.glyphs),
        one.covers ?? '',
      ]),
    ]),
  );
  return 0;
};

async function addFolders(named: readonly string[], terminal: Terminal): Promise<number> {
  if (named.length === 0) throw new UsageError(terminal.word('nothingToAdd'));
  const added: AddedFonts[] = [];
  for (const folder of named) {
    const fonts = await addFonts(folder);
    added.push(fonts);
    const { folder: written, path, files } = fonts;
    terminal.lines(table(fonts.found.map(({ name, family, file }) => [name, family, file])));
    terminal.summary('fontsAdded', { folder: written, path, files, found: fonts.found.length });
  }
  if (terminal.json) terminal.value({ added });
  return 0;
}

async function checkCoverage(
  named: readonly string[],
  flags: Readonly<Record<string, unknown>>,
  terminal: Terminal,
): Promise<number> {
  if (named.length === 0) throw new UsageError(terminal.word('nothingToCheck'));
  const template = typeof flags.template === 'string' ? { template: flags.template } : {};
  const checked: unknown[] = [];
  let faults = 0;
  for (const path of named) {
    const { diagnostics, ...coverage } = await checkFonts(path, template);
    faults += coverage.missing + (flags.strict === true ? faultCount(diagnostics, flags) : 0);
    terminal.diagnostics(diagnostics);
    const columns = ['colName', 'colFamily', 'colCharacters', 'colDistinct', 'colFallback'];
    terminal.lines(
      table([
        headings(columns as WordId[], terminal),
        ...coverage.faces.map(({ name, family, characters, distinct, fallback }) => [
          name,
          family,
          String(characters),
          String(distinct),
          String(fallback),
        ]),
      ]),
    );
    terminal.lines(
      coverage.fallbacks.map(({ file, line, column, ...values }) => {
        const place = [file, line, column].filter((part) => part !== undefined).join(':');
        return terminal.word('fallback', { ...values, place });
      }),
    );
    const fallbacks = coverage.fallbacks.reduce((sum, { count }) => sum + count, 0);
    terminal.summary('fontsChecked', {
      id: coverage.id,
      template: coverage.template,
      characters: coverage.characters,
      fallbacks,
      missing: coverage.missing,
    });
    checked.push({
      path,
      ...coverage,
      diagnostics: diagnostics.map((one) => diagnosticValue(one, terminal.language)),
    });
  }
  if (terminal.json) terminal.value({ checked });
  return faults > 0 ? 1 : 0;
}

function headings(ids: readonly WordId[], terminal: Terminal): readonly string[] {
  return ids.map((id) => terminal.word(id));
}
