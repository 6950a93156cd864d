import { timed } from '../../host/trace.js';
import type { OutputFile } from '../../host/write-all.js';
import { readSource } from '../../inputs/index.js';
import { type Diagnostic, InputError } from '../../messages/diagnostic.js';
import type { DraftKind } from '../../model/draft-kinds.js';
import type { ReadingLimits } from '../../model/line-limit.js';
import type { LinePattern } from '../../model/linear/index.js';
import type { Manuscript, ManuscriptFile } from '../../model/manuscript.js';
import type { Recall } from '../../model/recall.js';
import type { Source } from '../../model/source.js';
import type { Conversion } from '../../normalise/convert.js';
import { prepareManuscript } from '../../normalise/index.js';
import type { PrepareOptions } from '../../normalise/prepare.js';
import type { GivenHeading } from '../../normalise/structure/given.js';
import type { MergeSide } from '../merge/merge-markdown.js';
import { type NamedSource, readSources } from './named-sources.js';
import type { StandingEdition } from './standing-edition.js';

export interface ImportOptions extends ReadingLimits {
  /** The folder in which the edition's folder lies; `content` where absent. */
  readonly to?: string;
  /** The edition's id; where absent, one from the first source's name. */
  readonly id?: string;
  readonly encoding?: string;
  readonly title?: string;
  /** Discard what an editor changed in the text, and replace an edition that came from another text. */
  readonly force?: boolean;
  /** The side that is taken if an editor and the source both changed a place; without it a conflict ends the import. */
  readonly take?: MergeSide;
  /** Noise rules not to be applied. */
  readonly keep?: readonly string[];
  /** Lines to drop whatever they are. */
  readonly drop?: readonly LinePattern[];
  readonly convert?: Conversion;
  /** Writes the preferred forms of the house style, each as an edit of the ledger. */
  readonly applyStyle?: boolean;
  /** Lines that are headings whatever else they look like, with their levels. */
  readonly headings?: readonly GivenHeading[];
  /** The kind of document of which the sources are a draft. */
  readonly draft?: DraftKind;
  /** The template that edition.yaml names. */
  readonly template?: string;
  /** Warnings are errors: nothing is written where there is one. */
  readonly strict?: boolean;
  /** The text of decisions.yaml that takes the place of the one that is there; written together with the edition. */
  readonly decisions?: string;
  /** Files of the edition's folder that are written together with it. */
  readonly beside?: readonly OutputFile[];
  /**
   * The texts of the edition as they are to be merged, in place of those that stand in its folder: edition.yaml and the
   * Markdown files, each with its byte order mark. What is not among them is removed, in the same write.
   */
  readonly texts?: readonly ManuscriptFile[];
  /** The sources are those that the edition keeps: what they name lies where the earlier import put it. */
  readonly kept?: boolean;
  /** Kept by a program that imports often: the lists of the house style are read once. */
  readonly memory?: Recall;
}

/** Reads the sources and puts them in order; faults of a source are reported with the path that the user gave. */
export async function prepared(
  named: readonly NamedSource[],
  options: ImportOptions,
  ofEdition: (
    sources: readonly Source[],
  ) => Pick<PrepareOptions, 'decisions' | 'style' | 'addresses'>,
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
    const sources = await timed('source', () => readSources(named, options));
    const manuscript = await timed('manuscript', () =>
      prepareManuscript(sources, {
        ...(options.headings && { headings: options.headings }),
        ...(options.title !== undefined && { title: options.title }),
        ...(options.draft !== undefined && { draft: options.draft }),
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

/** The sources that an edition keeps, read as its import read them. */
export async function readKept(
  { ledger, sources }: StandingEdition,
  { maxLines }: ReadingLimits = {},
): Promise<readonly Source[]> {
  const read: Source[] = [];
  for (const [index, file] of sources.entries()) {
    const { from, encoding } = ledger?.source[index] ?? {};
    // The text of HTML and DOCX is extracted again, so its encoding does not matter.
    read.push(
      await readSource(file, {
        ...(maxLines !== undefined && { maxLines }),
        ...(from === undefined && encoding && { encoding }),
      }),
    );
  }
  return read;
}
