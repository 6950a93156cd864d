import { basename, join } from 'node:path';
import { editionId } from '../edition/edition-id.js';
import { kindOf, namesOf, readInput } from '../host/files.js';
import { timed } from '../host/trace.js';
import { kindWithin, readWithin } from '../host/within.js';
import { type OutputFile, settleFolder, writeAll } from '../host/write-all.js';
import { readSource } from '../inputs/index.js';
import { type Diagnostic, diagnose, InputError, inReadingOrder } from '../messages/diagnostic.js';
import { refuse } from '../messages/refuse.js';
import type { Ledger } from '../model/ledger.js';
import { parseLedger } from '../model/ledger-schema.js';
import type { Manuscript } from '../model/manuscript.js';
import { sha256 } from '../model/sha256.js';
import type { Source } from '../model/source.js';
import type { Conversion } from '../normalise/convert.js';
import { manuscriptFiles, prepareManuscript } from '../normalise/index.js';
import type { PrepareOptions } from '../normalise/prepare.js';
import type { GivenHeading } from '../normalise/structure/given.js';
import { readDecisions } from './decide.js';
import { handEdits } from './hand-edits.js';
import { readHouseStyle } from './house-style.js';

/** A source to import: a path, or bytes that came another way (standard input). */
export type SourceInput = string | NamedSource;

export interface NamedSource {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** As its user names it, for diagnostics. */
  readonly path?: string;
}

export interface ImportOptions {
  /** The folder in which the edition's own folder lies; `content` where absent. */
  readonly to?: string;
  /** The edition's id; made from the first source's name where absent. */
  readonly id?: string;
  readonly encoding?: string;
  /** How many bytes of a source are read at most; `READ_LIMIT` where absent. */
  readonly maxBytes?: number;
  readonly title?: string;
  /** Overwrite hand-edited files, or an edition that came from another source. */
  readonly force?: boolean;
  /** Noise rules not to be applied. */
  readonly keep?: readonly string[];
  /** Lines to drop whatever they are. */
  readonly drop?: readonly RegExp[];
  readonly convert?: Conversion;
  /** Writes the preferred forms of the house style, each as an edit of the ledger. */
  readonly applyStyle?: boolean;
  /** Lines that are headings whatever else they look like, with their levels. */
  readonly headings?: readonly GivenHeading[];
  /** The template that edition.yaml names. */
  readonly template?: string;
  /** Warnings are errors: nothing is written where there is one. */
  readonly strict?: boolean;
}

export interface ImportResult {
  readonly id: string;
  readonly title: string;
  /** The edition's folder. */
  readonly path: string;
  readonly manuscript: Manuscript;
  readonly chapters: readonly {
    readonly file: string;
    readonly label?: string;
    readonly heading: string;
  }[];
  readonly editorsNote: boolean;
  readonly encoding: string;
  readonly totals: Ledger['totals'];
  readonly sources: readonly Source[];
  /** What was written, below the edition's folder, sorted. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What may lie in an edition's folder before its first import. */
const BESIDE = new Set(['source', 'style.yaml', 'decisions.yaml']);

/** Source files → `<to>/<id>/`: Markdown, edition.yaml, ledger.json and the sources, byte for byte. */
export async function importSource(
  inputs: readonly SourceInput[],
  options: ImportOptions = {},
): Promise<ImportResult> {
  const named = await Promise.all(inputs.map((input) => namedBytes(input, options.maxBytes)));
  const id = editionId(options.id, named);
  const folder = join(options.to ?? 'content', id);

  const { sources, manuscript } = await prepared(named, id, options, {
    decisions: await readDecisions(folder),
    style: { find: readHouseStyle(folder), apply: options.applyStyle === true },
  });
  refuse(manuscript.diagnostics, options.strict);
  const texts = manuscriptFiles(manuscript, {
    id,
    ...(options.template !== undefined && { template: options.template }),
  });
  const originals = sources.flatMap((source) => source.files);

  const standing = await standingEdition(folder, originals, options.force ?? false);
  const edits = handEdits(folder, standing.files, standing.recorded, texts);
  const conflicts = edits.changed.map(({ file, line, has, wants }) =>
    diagnose(options.force ? 'io/overwritten' : 'io/hand-edited', { file, line }, { has, wants }),
  );
  if (conflicts.length > 0 && !options.force) throw new InputError(conflicts);

  const files: OutputFile[] = [
    ...originals.map(({ name, bytes }) => ({ path: join('source', name), bytes })),
    ...texts.map(({ path, text }) => ({ path, bytes: text })),
  ];
  const unwanted = edits.changed.filter((edit) => edit.unwanted).map(({ path }) => path);
  await timed('write', () => writeAll(folder, files, [...edits.stale, ...unwanted]));

  const chapterFiles = texts.filter(({ path }) => path.endsWith('.md'));
  return {
    id,
    title: manuscript.metadata.title ?? id,
    path: folder,
    manuscript,
    chapters: manuscript.sections.flatMap((section, index) =>
      section.role === 'editors-note'
        ? []
        : [
            {
              file: chapterFiles[index]?.path ?? '',
              ...(section.label !== undefined && { label: section.label }),
              heading: section.heading,
            },
          ],
    ),
    editorsNote: manuscript.sections.some(({ role }) => role === 'editors-note'),
    encoding: [...new Set(sources.map((source) => source.encoding))].join(', '),
    totals: manuscript.ledger.totals,
    sources,
    files: files.map(({ path }) => path).sort(),
    diagnostics: inReadingOrder([...conflicts, ...manuscript.diagnostics]),
  };
}

/** Reads the sources and puts them in order; what is wrong with one is told by the path that its user gave. */
async function prepared(
  named: readonly NamedSource[],
  untitled: string,
  options: ImportOptions,
  ofEdition: Pick<PrepareOptions, 'decisions' | 'style'>,
): Promise<{ readonly sources: readonly Source[]; readonly manuscript: Manuscript }> {
  const paths = new Map<string, string>();
  for (const { name, path } of named) {
    if (path === undefined || paths.has(name)) continue;
    paths.set(name, path);
    paths.set(`${name}.txt`, `${path}.txt`);
  }
  const point = (diagnostics: readonly Diagnostic[]) => {
    for (const one of diagnostics) one.file = paths.get(one.file ?? '') ?? one.file;
  };
  try {
    const sources = await timed('source', () => readSources(named, options.encoding));
    const manuscript = await timed('manuscript', () =>
      prepareManuscript(sources, {
        untitled,
        ...(options.headings && { headings: options.headings }),
        ...(options.title !== undefined && { title: options.title }),
        ...(options.keep && { keep: options.keep }),
        ...(options.drop && { drop: options.drop }),
        ...(options.convert && { convert: options.convert }),
        ...ofEdition,
      }),
    );
    point(manuscript.diagnostics);
    return { sources, manuscript };
  } catch (error) {
    if (error instanceof InputError) point(error.diagnostics);
    throw error;
  }
}

/** The bytes of a source and the name that it goes by. */
export async function namedBytes(input: SourceInput, maxBytes?: number): Promise<NamedSource> {
  if (typeof input !== 'string') {
    if (isFileName(input.name)) return input;
    throw new InputError([diagnose('io/outside-path', { file: input.name })]);
  }
  return { name: basename(input), bytes: readInput(input, maxBytes), path: input };
}

/** Sources of one base name are told apart by a number, since they lie in one folder. */
async function readSources(
  named: readonly { name: string; bytes: Uint8Array }[],
  encoding: string | undefined,
): Promise<readonly Source[]> {
  const taken = new Set<string>();
  const sources: Source[] = [];
  for (const { name, bytes } of named) {
    const [, stem = name, extension = ''] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${stem}-${n}${extension}`;
    taken.add(unique);
    sources.push(
      await readSource({ name: unique, bytes }, encoding === undefined ? {} : { encoding }),
    );
  }
  return sources;
}

interface StandingEdition {
  readonly files: ReadonlyMap<string, string>;
  /** sha256 by path, as the import that made the edition recorded them. */
  readonly recorded: ReadonlyMap<string, string>;
}

/** What lies at `folder` already; an InputError where it is not ours, or came from another source. */
async function standingEdition(
  folder: string,
  originals: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  force: boolean,
): Promise<StandingEdition> {
  if (kindOf(folder) !== 'folder') return { files: new Map(), recorded: new Map() };
  await settleFolder(folder);
  const names = namesOf(folder);
  const texts = names.filter((name) => name.endsWith('.md') || name === 'edition.yaml');
  const onlySources = names.every((name) => BESIDE.has(name) || name.startsWith('.'));
  if (!names.includes('edition.yaml') && !onlySources) {
    throw new InputError([diagnose('io/not-an-edition', { file: folder })]);
  }
  const files = new Map<string, string>();
  for (const name of texts) {
    files.set(name, new TextDecoder().decode(readWithin(folder, join(folder, name))));
  }
  if (!names.includes('ledger.json')) return { files, recorded: new Map() };
  const ledgerFile = join(folder, 'ledger.json');
  const ledger = parseLedger(new TextDecoder().decode(readWithin(folder, ledgerFile)), ledgerFile);
  if (!force && !(await isMadeFrom(folder, originals))) {
    const name = ledger.source.map((source) => source.from ?? source.name).join(', ');
    throw new InputError([diagnose('io/other-source', { file: folder }, { name })]);
  }
  return {
    files,
    recorded: new Map((ledger.files ?? []).map(({ path, sha256 }) => [path, sha256])),
  };
}

/** Whether the edition at `folder` keeps just these sources. */
export async function isMadeFrom(
  folder: string,
  originals: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<boolean> {
  for (const { name, bytes } of originals) {
    const path = join(folder, 'source', name);
    if (kindWithin(folder, path) !== 'file') return false;
    if (sha256(readInput(path)) !== sha256(bytes)) return false;
  }
  return true;
}

/** Whether a source's name can be that of a file in a folder, and of nothing elsewhere. */
function isFileName(name: string): boolean {
  return name !== '' && !/^\.{1,2}$|[/\\\0]/.test(name);
}
