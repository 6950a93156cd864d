import { basename } from 'node:path';
import { readInput } from '../../host/files.js';
import { timed } from '../../host/trace.js';
import { readSource } from '../../inputs/index.js';
import { type Diagnostic, diagnose, InputError } from '../../messages/diagnostic.js';
import type { Manuscript } from '../../model/manuscript.js';
import type { Source } from '../../model/source.js';
import type { Conversion } from '../../normalise/convert.js';
import { prepareManuscript } from '../../normalise/index.js';
import type { PrepareOptions } from '../../normalise/prepare.js';
import type { GivenHeading } from '../../normalise/structure/given.js';
import type { Side } from '../merge/merge-markdown.js';
import type { StandingEdition } from './standing-edition.js';

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
  readonly title?: string;
  /** Give up what an editor changed in the text, and replace an edition that was made from another text. */
  readonly force?: boolean;
  /** What stands where an editor and the source both changed a place; a conflict ends the import where absent. */
  readonly take?: Side;
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

/** Reads the sources and puts them in order; what is wrong with one is reported by the path that its user gave. */
export async function prepared(
  named: readonly NamedSource[],
  untitled: string,
  options: ImportOptions,
  ofEdition: (sources: readonly Source[]) => Pick<PrepareOptions, 'decisions' | 'style'>,
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
        ...ofEdition(sources),
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
export async function namedBytes(input: SourceInput): Promise<NamedSource> {
  if (typeof input !== 'string') {
    if (isFileName(input.name)) return input;
    throw new InputError([diagnose('io/outside-path', { file: input.name })]);
  }
  return { name: basename(input), bytes: readInput(input), path: input };
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

/** The sources that an edition keeps, read as its import read them. */
export async function readKept({ ledger, sources }: StandingEdition): Promise<readonly Source[]> {
  const read: Source[] = [];
  for (const [index, file] of sources.entries()) {
    const { from, encoding } = ledger?.source[index] ?? {};
    // The text of HTML and DOCX is taken out anew: its own encoding is no matter.
    read.push(await readSource(file, from === undefined && encoding ? { encoding } : {}));
  }
  return read;
}

/** Whether a source's name can be that of a file in a folder, and of nothing elsewhere. */
function isFileName(name: string): boolean {
  return name !== '' && !/^\.{1,2}$|[/\\\0]/.test(name);
}
