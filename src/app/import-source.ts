import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { refuseLinkOut } from '../host/check-place.js';
import { timed } from '../host/trace.js';
import { writeAll } from '../host/write-all.js';
import { type Diagnostic, diagnose, InputError, inReadingOrder } from '../messages/diagnostic.js';
import { refuse } from '../messages/refuse.js';
import type { Ledger } from '../model/ledger.js';
import type { Manuscript, ManuscriptFile, SectionRole } from '../model/manuscript.js';
import type { Source } from '../model/source.js';
import { parseDecisions } from '../normalise/decisions-file.js';
import { ledgerText, manuscriptFiles, withDigests } from '../normalise/index.js';
import { DECISIONS, readDecisions } from './decide.js';
import { MARK } from './editing/line-ends.js';
import { readHouseStyle } from './house-style.js';
import { addressesIn, baseFiles, importRecord } from './import/base-files.js';
import { type MergedEdition, mergeEdition } from './import/merge-edition.js';
import { namedSources, type SourceInput } from './import/named-sources.js';
import { wordSources } from './import/returned-word.js';
import { isSameText } from './import/same-text.js';
import { type ImportOptions, prepared, readKept } from './import/sources.js';
import {
  isUntouched,
  type StandingEdition,
  standingEdition,
  withTexts,
} from './import/standing-edition.js';

export type { NamedSource, SourceInput } from './import/named-sources.js';
export type { ImportOptions } from './import/sources.js';
export { isMadeFrom } from './import/standing-edition.js';

/** A chapter or an appendix that was written. */
export interface ImportedPart {
  readonly file: string;
  readonly label?: string;
  readonly heading: string;
}

export interface ImportResult {
  readonly id: string;
  readonly title: string;
  /** The edition's folder. */
  readonly path: string;
  readonly manuscript: Manuscript;
  readonly chapters: readonly ImportedPart[];
  readonly appendices: readonly ImportedPart[];
  readonly editorsNote: boolean;
  readonly encoding: string;
  readonly totals: Ledger['totals'];
  readonly sources: readonly Source[];
  /** The files that were written, below the edition's folder, sorted. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Source files → `<to>/<id>/`: Markdown, edition.yaml, ledger.json and the sources, byte for byte. Over an edition that is
 * there the import merges what the sources gave then, what they give now and the text as an editor changed it.
 */
export async function importSource(
  inputs: readonly SourceInput[],
  options: ImportOptions = {},
): Promise<ImportResult> {
  const word = await wordSources(inputs, options);
  const named =
    word === undefined
      ? namedSources(inputs, options)
      : namedSources(word.sources, { ...options, id: options.id ?? word.metadata.id });
  const { id } = named;
  const folder = join(options.to ?? 'content', id);
  refuseLinkOut(options.to ?? 'content', folder);
  const there = await standingEdition(folder);
  const standing = there && options.texts ? withTexts(there, options.texts) : there;
  const asked = askedNow(options, standing, named.title ?? word?.metadata.title);
  const ofEdition = {
    decisions:
      options.decisions === undefined
        ? await readDecisions(folder)
        : parseDecisions(options.decisions, join(folder, DECISIONS)),
    style: { find: readHouseStyle(folder, options.memory), apply: options.applyStyle === true },
    ...(options.kept && { addresses: addressesIn(standing?.ledger) }),
  };
  const { sources, manuscript } = await prepared(named.sources, asked, () => ofEdition);
  const diagnostics = [...named.diagnostics, ...manuscript.diagnostics];
  refuse(diagnostics, options.strict);
  const texts = manuscriptFiles(manuscript, {
    id,
    ...(asked.template !== undefined && { template: asked.template }),
  })
    .filter(({ path }) => path !== LEDGER)
    .map((file) => (word === undefined ? file : withMetadata(file, word.metadata, asked)));
  if (standing !== undefined) await refuseOtherText(folder, standing, sources, options);
  const record = importRecord(asked);
  const ledger = {
    ...withDigests(manuscript.ledger, texts),
    ...(record !== undefined && { options: record }),
    ...(standing?.ledger?.overruled && { overruled: standing.ledger.overruled }),
  };
  const merged = await mergedWith(folder, id, standing, texts, ledger, options);
  refuse(merged.diagnostics, options.strict);

  const originals = sources.flatMap((source) => source.files);
  const files = [
    ...originals.map(({ name, bytes }) => ({ path: join('source', name), bytes })),
    ...merged.files.map(({ path, text }) => ({
      path,
      bytes: standing?.marked.has(path) ? MARK + text : text,
    })),
    { path: LEDGER, bytes: ledgerText(merged.ledger) },
    ...(options.decisions === undefined ? [] : [{ path: DECISIONS, bytes: options.decisions }]),
    ...(options.beside ?? []),
  ];
  const written = new Set(merged.files.map(({ path }) => path));
  const gone = (there?.files ?? []).filter(({ path }) => !written.has(path));
  const remove = gone.map(({ path }) => path);
  await timed('write', () => writeAll(folder, files, remove));
  return {
    id,
    title: manuscript.metadata.title ?? id,
    path: folder,
    manuscript,
    chapters: importedParts(manuscript, (role) => role !== 'editors-note' && role !== 'appendix'),
    appendices: importedParts(manuscript, (role) => role === 'appendix'),
    editorsNote: manuscript.sections.some(({ role }) => role === 'editors-note'),
    encoding: [...new Set(sources.map((source) => source.encoding))].join(', '),
    totals: merged.ledger.totals,
    sources,
    files: files.map(({ path }) => path).sort(),
    diagnostics: inReadingOrder([...merged.diagnostics, ...diagnostics]),
  };
}

const LEDGER = 'ledger.json';

/** The options of an import, with those of the edition's last import that hold until others are given. */
function askedNow(
  options: ImportOptions,
  standing: StandingEdition | undefined,
  named: string | undefined,
): ImportOptions {
  const { draft, template, ...before } = standing?.ledger?.options ?? {};
  // A title that was given once stays until another is given, or the source is to replace what was changed.
  const given = options.force === true ? undefined : before.title;
  const title = named ?? given;
  return {
    // The title of a book that is a folder, or was an edition before, where the user gives none.
    ...(title !== undefined && { title }),
    // The sources are read as the kind of document that they were read as before.
    ...(draft !== undefined && { draft }),
    ...(template !== undefined && { template }),
    ...options,
  };
}

/** The edition.yaml of an edition that comes from a Word file of an edition: with all metadata in that file. */
function withMetadata(
  file: ManuscriptFile,
  metadata: Readonly<Record<string, unknown>>,
  { title, template }: ImportOptions,
): ManuscriptFile {
  if (file.path !== 'edition.yaml') return file;
  const { id } = parse(file.text) as Readonly<Record<string, unknown>>;
  return {
    ...file,
    text: stringify({
      ...Object.fromEntries(Object.entries(metadata).filter(([, value]) => !hasNoKeys(value))),
      id,
      ...(title !== undefined && { title }),
      ...(template !== undefined && { template }),
    }),
  };
}

function hasNoKeys(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Throws an InputError where the edition that is there came from another text, and nobody asked to replace it. */
async function refuseOtherText(
  folder: string,
  standing: StandingEdition,
  sources: readonly Source[],
  options: ImportOptions,
): Promise<void> {
  if (options.force === true || standing.ledger === undefined) return;
  if (isSameText(standing, await readKept(standing, options), sources)) return;
  const name = standing.ledger.source.map((source) => source.from ?? source.name);
  throw new InputError([diagnose('io/other-source', { file: folder }, { name })]);
}

/** The import as it is to be written: merged with the edition that is there, where an editor touched it. */
async function mergedWith(
  folder: string,
  id: string,
  standing: StandingEdition | undefined,
  texts: readonly ManuscriptFile[],
  ledger: Ledger,
  options: ImportOptions,
): Promise<MergedEdition> {
  if (standing === undefined || isAllUntouched(standing)) {
    return { files: texts, ledger, diagnostics: [] };
  }
  return mergeEdition(
    folder,
    await baseFiles(folder, id, standing, options),
    standing.files,
    texts,
    ledger,
    {
      take: options.take,
      force: options.force ?? false,
      asked: [
        ...(options.title === undefined ? [] : ['title']),
        ...(options.template === undefined ? [] : ['template']),
      ],
    },
  );
}

/** Whether the edition is unchanged since its import. */
function isAllUntouched(standing: StandingEdition): boolean {
  const recorded = standing.ledger?.files ?? [];
  return (
    recorded.length === standing.files.length &&
    standing.files.every((file) => isUntouched(standing, file))
  );
}

function importedParts(
  { sections }: Manuscript,
  isPart: (role: SectionRole) => boolean,
): readonly ImportedPart[] {
  return sections
    .filter(({ role }) => isPart(role))
    .map(({ file, label, heading }) => ({
      file,
      ...(label !== undefined && { label }),
      heading,
    }));
}
