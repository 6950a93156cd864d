import { join, relative, resolve } from 'node:path';
import { editionId } from '../edition/edition-id.js';
import { fileKind } from '../host/files.js';
import { packageRoot } from '../host/package-root.js';
import { readWithin } from '../host/within.js';
import { writeAll } from '../host/write-all.js';
import {
  readTemplate,
  builtInTemplates as templateNames,
} from '../layout/template/read-template.js';
import { type Diagnostic, diagnose, InputError } from '../messages/diagnostic.js';
import { fill } from '../messages/fill.js';
import type { Language } from '../messages/index.js';
import { draftOf } from './draft-of.js';
import { importSource } from './import-source.js';
import {
  kindOfTemplate,
  type StarterKind,
  starterFields,
  starterOf,
  starterReadme,
  starterSource,
} from './starters.js';

export interface StartOptions {
  /** The kind of the sample edition; if absent, the kind for the template, or a digest without a template. */
  readonly kind?: StarterKind;
  /** The sample edition's id; the kind's (`sample-digest`) where absent. */
  readonly id?: string;
  /** The edition's title; that of the sample text where absent. */
  readonly title?: string;
  /** A built-in template's name, or a folder; the kind's where absent. */
  readonly template?: string;
  /** Of the project's README.md; English where absent. */
  readonly language?: Language;
}

export interface StartedProject {
  readonly id: string;
  readonly title: string;
  /** The project's folder. */
  readonly path: string;
  /** The edition's folder. */
  readonly edition: string;
  /** The files that were written, below the project's folder, sorted. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Starts a project in `folder`: README.md, .gitignore, and a sample edition of a kind, really imported from the kind's
 * sample text, so that its ledger balances. Nothing is overwritten: what stands in the way is an InputError, and
 * nothing is written.
 */
export async function startProject(
  folder: string,
  options: StartOptions = {},
): Promise<StartedProject> {
  const { title, language = 'en' } = options;
  const kind = options.kind ?? (await kindFor(options.template));
  const starter = starterOf(kind);
  const source = starterSource(kind);
  const id = editionId(options.id ?? starter.name, [source]);
  const named = options.template ?? starter.template;
  const template = await templateFrom(folder, named);
  const draft = named === undefined ? undefined : await draftOf(named);
  const content = join('content', id);
  await refuseExisting(folder, ['README.md', '.gitignore', content]);

  const imported = await importSource([source], {
    to: join(folder, 'content'),
    id,
    ...(title !== undefined && { title }),
    ...(template !== undefined && { template }),
    ...(draft !== undefined && { draft }),
  });
  // The sample of an official document is a draft with all its elements, which the import has read.
  const fields = draft === 'official' && kind === 'gongwen' ? '' : starterFields(kind);
  const readme = fill(starterReadme(language), { title: imported.title, id });
  const yaml = join(content, 'edition.yaml');
  const metadata = new TextDecoder().decode(readWithin(folder, join(folder, yaml)));
  // The additions count as an editor's own words: a second import leaves them.
  await writeAll(folder, [
    { path: 'README.md', bytes: readme },
    { path: '.gitignore', bytes: 'dist/\n' },
    { path: yaml, bytes: `${metadata}${fields}` },
  ]);
  return {
    id,
    title: imported.title,
    path: folder,
    edition: imported.path,
    files: ['.gitignore', 'README.md', ...imported.files.map((path) => join(content, path))],
    diagnostics: imported.diagnostics,
  };
}

/** The kind of sample that suits a template; a digest where none is named. */
export async function kindFor(template?: string): Promise<StarterKind> {
  return template === undefined
    ? 'digest'
    : kindOfTemplate(await readTemplate(template, { packageRoot }));
}

/** The template as edition.yaml names it: it must be one; a folder is named as seen from the project's. */
async function templateFrom(folder: string, template?: string): Promise<string | undefined> {
  if (template === undefined) return undefined;
  await readTemplate(template, { packageRoot });
  if (templateNames(packageRoot).includes(template)) return template;
  return relative(resolve(folder), resolve(template)).split('\\').join('/');
}

async function refuseExisting(folder: string, paths: readonly string[]): Promise<void> {
  const diagnostics: Diagnostic[] = [];
  if (fileKind(folder) === 'file') diagnostics.push(diagnose('io/exists', { file: folder }));
  for (const path of diagnostics.length > 0 ? [] : paths) {
    const file = join(folder, path);
    if (fileKind(file) !== 'none') diagnostics.push(diagnose('io/exists', { file }));
  }
  if (diagnostics.length > 0) throw new InputError(diagnostics);
}
