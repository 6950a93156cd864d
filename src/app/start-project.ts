import { join, relative, resolve } from 'node:path';
import { editionId } from '../edition/edition-id.js';
import { kindOf, readInput } from '../host/files.js';
import { packageRoot } from '../host/package-root.js';
import { writeAll } from '../host/write-all.js';
import { readTemplate, listTemplates as templateNames } from '../layout/template/read-template.js';
import { type Diagnostic, diagnose, fill, InputError } from '../messages/diagnostic.js';
import type { Language } from '../messages/index.js';
import { importSource } from './import-source.js';

export interface StartOptions {
  /** The sample edition's id; `sample-digest` where absent. */
  readonly id?: string;
  /** The edition's title; that of the sample text where absent. */
  readonly title?: string;
  /** A built-in template's name, or a folder; Kanben's default where absent. */
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
  /** What was written, below the project's folder, sorted. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where the texts of a new project lie in the package. */
const STARTER = 'starter';

/** The id of the sample edition where none is given. */
export const SAMPLE_ID = 'sample-digest';

/**
 * Starts a project in `folder`: README.md, .gitignore, and a sample digest's edition, really imported from the sample
 * source text, so that its ledger balances. Nothing is overwritten: what stands in the way is an InputError, and
 * nothing is written.
 */
export async function startProject(
  folder: string,
  options: StartOptions = {},
): Promise<StartedProject> {
  const { title, language = 'en' } = options;
  const source = {
    name: `${SAMPLE_ID}.txt`,
    bytes: readInput(join(packageRoot, STARTER, 'digest.txt')),
  };
  const id = editionId(options.id ?? SAMPLE_ID, [source]);
  const template = await templateFrom(folder, options.template);
  await refuseExisting(folder, ['README.md', '.gitignore', join('content', id)]);

  const imported = await importSource([source], {
    to: join(folder, 'content'),
    id,
    ...(title !== undefined && { title }),
    ...(template !== undefined && { template }),
  });
  const readme = readInput(join(packageRoot, STARTER, `README.${language}.md`));
  await writeAll(folder, [
    {
      path: 'README.md',
      bytes: fill(new TextDecoder().decode(readme), { title: imported.title, id }),
    },
    { path: '.gitignore', bytes: 'dist/\n' },
  ]);
  return {
    id,
    title: imported.title,
    path: folder,
    edition: imported.path,
    files: ['.gitignore', 'README.md', ...imported.files.map((path) => join('content', id, path))],
    diagnostics: imported.diagnostics,
  };
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
  if (kindOf(folder) === 'file') diagnostics.push(diagnose('io/exists', { file: folder }));
  for (const path of diagnostics.length > 0 ? [] : paths) {
    const file = join(folder, path);
    if (kindOf(file) !== 'none') diagnostics.push(diagnose('io/exists', { file }));
  }
  if (diagnostics.length > 0) throw new InputError(diagnostics);
}
