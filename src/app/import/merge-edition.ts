import { join } from 'node:path';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import type { LedgerReason } from '../../messages/reasons.js';
import type { Ledger, LedgerLine, OverruledPlace } from '../../model/ledger.js';
import type { ManuscriptFile } from '../../model/manuscript.js';
import { type EditedPlace, type MergeSide, mergeMarkdown } from '../merge/merge-markdown.js';
import { mergeYaml } from '../merge/merge-yaml.js';
import type { MergedFile } from '../merge/split-files.js';
import { isSameFileText } from '../merge/tokens.js';
import { excerpts } from './excerpts.js';

const TAKEN_OUT: LedgerReason = '编辑删去的一篇';

/** The result of an import over an existing edition. */
export interface MergedEdition {
  /** All texts of the edition; a file that is not among them is to go. */
  readonly files: readonly ManuscriptFile[];
  readonly ledger: Ledger;
  readonly diagnostics: readonly Diagnostic[];
}

export interface MergeChoice {
  /** The side that is taken if both changed a place; without it a conflict is an error among the diagnostics. */
  readonly take: MergeSide | undefined;
  readonly force: boolean;
  /** Keys of edition.yaml that the import was asked to set. */
  readonly asked: readonly string[];
}

const YAML = 'edition.yaml';

/** Merges an earlier import as an editor changed it with the files of the present import. */
export function mergeEdition(
  folder: string,
  base: readonly ManuscriptFile[],
  edited: readonly ManuscriptFile[],
  source: readonly ManuscriptFile[],
  ledger: Ledger,
  { take, force, asked }: MergeChoice,
): MergedEdition {
  const conflicts = take ?? 'edited';
  const markdown = mergeMarkdown(texts(base), texts(edited), texts(source), { conflicts, force });
  const yaml = mergeYaml(
    fileText(base, YAML),
    fileText(edited, YAML),
    fileText(source, YAML),
    YAML,
    { conflicts, force, asked },
  );
  const places = [...yaml.places, ...markdown.places];
  const files = [
    ...markdown.files.map((file) => asWritten(file, edited, source)),
    { path: YAML, text: yaml.text },
  ];
  const homes = homesOf(texts(source), markdown.files);
  return {
    files,
    ledger: mergedLedger(ledger, homes, places),
    diagnostics: [
      ...places.flatMap((place) => placeDiagnostics(folder, place, take)),
      ...keptDiagnostics(folder, places),
      ...[...homes]
        .filter(([, home]) => home === undefined)
        .map(([path]) => diagnose('io/left-out', { file: join(folder, path) })),
    ],
  };
}

function texts(files: readonly ManuscriptFile[]): readonly ManuscriptFile[] {
  return files.filter(({ path }) => /\.md$/i.test(path));
}

function fileText(files: readonly ManuscriptFile[], path: string): string {
  return files.find((file) => file.path === path)?.text ?? '';
}

/** The file to the byte as it stands, or as the import gives it, where merging changed nothing in it. */
function asWritten(
  { path, text }: MergedFile,
  ...written: readonly (readonly ManuscriptFile[])[]
): ManuscriptFile {
  for (const files of written) {
    const same = files.find((file) => file.path === path && isSameFileText(file.text, text));
    if (same !== undefined) return same;
  }
  return { path, text };
}

/** The present file of each import file's text; undefined if an editor took all of it out. */
function homesOf(
  source: readonly ManuscriptFile[],
  merged: readonly MergedFile[],
): ReadonlyMap<string, string | undefined> {
  return new Map(
    source.map(({ path }) => {
      const homes = merged.filter(({ origins }) => (origins.get(path) ?? 0) > 0);
      const best = [...homes].sort(
        (a, b) => (b.origins.get(path) ?? 0) - (a.origins.get(path) ?? 0),
      )[0];
      return [path, homes.some((file) => file.path === path) ? path : best?.path];
    }),
  );
}

/** The ledger with the present file of each line, and with the places that were overruled. */
function mergedLedger(
  ledger: Ledger,
  homes: ReadonlyMap<string, string | undefined>,
  places: readonly EditedPlace[],
): Ledger {
  const totals = { ...ledger.totals };
  const lines = ledger.lines.map((line): LedgerLine => {
    const { to, ...others } = line;
    if (to === undefined || !homes.has(to)) return line;
    const home = homes.get(to);
    if (home !== undefined) return { ...line, to: home };
    totals[line.fate]--;
    totals.dropped++;
    return { ...others, fate: 'dropped', as: 'taken-out', why: TAKEN_OUT };
  });
  const overruled = [
    ...(ledger.overruled ?? []),
    ...places.filter(({ conflict, taken }) => conflict || taken === 'source').map(overruledPlace),
  ];
  const kept = new Set(
    lines.filter(({ fate }) => fate === 'kept' || fate === 'joined').map(lineKey),
  );
  return {
    ...ledger,
    lines,
    edits: ledger.edits.filter((edit) => kept.has(lineKey(edit))),
    totals,
    ...(overruled.length > 0 && { overruled }),
  };
}

function lineKey({ source, line }: { readonly source: number; readonly line: number }): string {
  return `${source}:${line}`;
}

function overruledPlace({ file, line, has, wants, taken }: EditedPlace): OverruledPlace {
  return { file, line, edited: has, source: wants, taken };
}

function placeDiagnostics(
  folder: string,
  { file, line, has, wants, conflict, moved = false, taken }: EditedPlace,
  take: MergeSide | undefined,
): readonly Diagnostic[] {
  const place = { file: join(folder, file), line };
  const values = excerpts(has, wants);
  if (conflict && taken === 'edited' && (take === undefined || (moved && take === 'source')))
    return [diagnose('io/merge-conflict', place, values)];
  if (taken === 'source') return [diagnose('io/overwritten', place, values)];
  return conflict ? [diagnose('io/source-overruled', place, values)] : [];
}

/** One line for each file with places that stay as the editor left them. */
function keptDiagnostics(folder: string, places: readonly EditedPlace[]): readonly Diagnostic[] {
  const kept = places.filter(({ conflict, taken }) => !conflict && taken === 'edited');
  const files = [...new Set(kept.map(({ file }) => file))];
  return files.map((file) => {
    const fileEdits = kept.filter((place) => place.file === file);
    const { line = 1, has = '', wants = '' } = fileEdits[0] ?? {};
    const values = { count: fileEdits.length, ...excerpts(has, wants) };
    return diagnose('io/edits-kept', { file: join(folder, file), line }, values);
  });
}
