import { join } from 'node:path';
import { fileKind } from '../host/files.js';
import { packageRoot } from '../host/package-root.js';
import { liesIn, realPlace } from '../host/within.js';
import { settleFolder } from '../host/write-all.js';
import { builtInTemplates as templateNames } from '../layout/template/read-template.js';
import type { Diagnostic } from '../messages/diagnostic.js';
import { type BuildOptions, type BuildResult, buildEdition } from './build-edition.js';
import { draftOf } from './draft-of.js';
import { namedSources } from './import/named-sources.js';
import {
  type ImportOptions,
  type ImportResult,
  importSource,
  isMadeFrom,
  type SourceInput,
} from './import-source.js';

export interface MakeOptions
  extends BuildOptions,
    Omit<ImportOptions, 'to' | 'template' | 'memory'> {
  /** The folder of editions; `content` where absent. */
  readonly content?: string;
}

export interface MakeResult extends BuildResult {
  /** Absent where the edition stood already and was used as its editor left it. */
  readonly imported?: ImportResult;
}

/**
 * Import and build in one go. Where the edition is there already and came from the same sources, its Markdown is used as the
 * editor left it, unless the sources are to be read in another way: then they are imported again.
 */
export async function makeEdition(
  inputs: readonly SourceInput[],
  options: MakeOptions = {},
): Promise<MakeResult> {
  const { id, sources } = namedSources(inputs, options);
  const folder = join(options.content ?? 'content', id);
  await settleFolder(folder);
  const standing =
    !asksForImport(options) &&
    fileKind(join(folder, 'edition.yaml')) === 'file' &&
    isMadeFrom(folder, sources);
  if (standing) return buildEdition(folder, options);

  options.onProgress?.('import');
  const { template, ...importing } = options;
  const draft = template === undefined ? undefined : await draftOf(template);
  // A new edition keeps the template that it was first made with; over one that is there it is this build's choice.
  const isNew = fileKind(join(folder, 'edition.yaml')) !== 'file';
  const named = isNew && template !== undefined && isNameable(template);
  const imported = await importSource(inputs, {
    ...importing,
    ...(draft !== undefined && { draft }),
    ...(named && { template }),
    to: options.content ?? 'content',
  });
  const built = await buildEdition(imported.path, options);
  const diagnostics: readonly Diagnostic[] = [...imported.diagnostics, ...built.diagnostics];
  return { ...built, imported, diagnostics };
}

/** Whether an edition may name the template: a built-in one, or a folder below the working directory. */
function isNameable(template: string): boolean {
  return (
    templateNames(packageRoot).includes(template) || liesIn(realPlace('.'), realPlace(template))
  );
}

/** Whether the caller wants the sources read in another way than before: then they are imported again. */
function asksForImport(options: MakeOptions): boolean {
  const { force = false, applyStyle = false, ...others } = options;
  const { title, encoding, keep, drop, convert, headings, take } = others;
  return (
    force ||
    applyStyle ||
    [title, encoding, keep, drop, convert, headings, take].some((one) => one !== undefined)
  );
}
