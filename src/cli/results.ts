import type { BuildResult } from '../app/build-edition.js';
import type { ImportResult } from '../app/import-source.js';
import { byteSize } from '../messages/byte-size.js';
import type { Diagnostic } from '../messages/diagnostic.js';
import { diagnosticValue } from '../messages/diagnostic-value.js';
import type { Terminal } from './terminal.js';

/** The one-line summary of an import, and the headings of the appendices. */
export function showImport(result: ImportResult, terminal: Terminal): void {
  const { kept, joined, duplicate, dropped, blank } = result.totals;
  terminal.summary('imported', {
    path: result.path,
    note: result.editorsNote ? 1 : 0,
    chapters: result.chapters.length,
    appendices: result.appendices.length,
    lines: kept + joined + duplicate + dropped + blank,
    ...result.totals,
  });
  const appendices = result.appendices.map(({ file, heading }) => `${heading} (${file})`);
  if (appendices.length > 0)
    terminal.summary('importedAppendices', { headings: appendices.join(' · ') });
}

/** A build in one line: its folder, its outputs with pages and sizes, and the time that it took. */
export function showBuild(result: BuildResult, milliseconds: number, terminal: Terminal): void {
  const formats = new Set(result.outputs.map(({ format }) => format));
  const outputs = [...formats].map((format) => {
    const files = result.outputs.filter((output) => output.format === format);
    const size = byteSize(files.reduce((sum, { bytes }) => sum + bytes, 0));
    const pages = files.find((file) => file.pages !== undefined)?.pages;
    return pages === undefined
      ? terminal.word('output', { format, size })
      : terminal.word('outputPages', { format, size, pages });
  });
  const { path } = result;
  const time = terminal.time(milliseconds);
  terminal.summary('built', { path, outputs: outputs.join(' · '), time });
}

/** Brings the catalogue of a folder up to date where it has one. */
export async function showCatalog(to: string, terminal: Terminal): Promise<void> {
  const { refreshCatalog } = await import('../app/refresh-catalog.js');
  const result = await refreshCatalog(to);
  if (result === undefined) return;
  terminal.diagnostics(result.diagnostics);
  terminal.summary('cataloged', { path: result.path, editions: result.editions.length });
}

/** `--json` of import, docs/cli.md. */
export function importValue(result: ImportResult, terminal: Terminal) {
  const { id, title, path, chapters, appendices, editorsNote, encoding, totals } = result;
  const diagnostics = result.diagnostics.map((one) => diagnosticValue(one, terminal.language));
  return { id, title, path, chapters, appendices, editorsNote, encoding, totals, diagnostics };
}

/** One edition of `--json` of make and build, docs/cli.md. */
export function buildValue(result: BuildResult, terminal: Terminal) {
  const { id, title, chapters, outputs, diagnostics } = result;
  return {
    id,
    title,
    chapters,
    outputs,
    warnings: countOf(diagnostics, 'warning'),
    diagnostics: diagnostics.map((one) => diagnosticValue(one, terminal.language)),
  };
}

export function countOf(
  diagnostics: readonly Diagnostic[],
  severity: Diagnostic['severity'],
): number {
  return diagnostics.filter((one) => one.severity === severity).length;
}

/** The number of diagnostics that make a command fail: errors, with `--strict` warnings too. */
export function faultCount(
  diagnostics: readonly Diagnostic[],
  flags: Readonly<Record<string, unknown>>,
): number {
  const errors = countOf(diagnostics, 'error');
  return flags.strict === true ? errors + countOf(diagnostics, 'warning') : errors;
}
