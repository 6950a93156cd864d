import { join } from 'node:path';
import { draftOf } from '../../app/draft-of.js';
import { titleOf } from '../../app/import/title-of.js';
import {
  type ImportOptions,
  importSource,
  isMadeFrom,
  type NamedSource,
} from '../../app/import-source.js';
import { idFromName } from '../../edition/edition-id.js';
import { namesOf } from '../../host/files.js';
import { packageRoot } from '../../host/package-root.js';
import { readWithin } from '../../host/within.js';
import type { Answered, Asked } from '../api.js';
import { deskDiagnostics, Refusal } from './answer.js';
import type { Project } from './project.js';
import { fileName, type Uploads } from './uploads.js';

/** The edition that comes with Kanben: its source is the sample. */
const SAMPLE = 'market-regulation-2020';
/** The greatest length of a name that comes from the title or first line of a pasted text, UTF-16 units. */
const NAME_LENGTH = 24;

/** Imports a pasted text or dropped files as an edition. */
export async function importCall(
  { text, title, uploads = [], id, template }: Asked<'import'>,
  project: Project,
  waiting: Uploads,
): Promise<Answered<'import'>> {
  const sources: NamedSource[] = uploads.map((one) => waiting.use(one));
  if (text !== undefined && text.trim() !== '') {
    const bytes = new TextEncoder().encode(text.replace(/\r\n?/g, '\n'));
    const name = title ?? (await titleOf({ name: 'text.txt', bytes })) ?? firstLine(text);
    const short = name.replaceAll('.', '').slice(0, NAME_LENGTH).trim();
    sources.unshift({ name: fileName(`${short}.txt`), bytes });
  }
  const [first] = sources;
  if (first === undefined) throw new Refusal(400, 'nothing to import');
  const draft = template === undefined ? undefined : await draftOf(template);
  return imported(sources, id ?? idFromName(first.name, first.bytes), project, {
    ...(title !== undefined && title.trim() !== '' && { title: title.trim() }),
    ...(template !== undefined && { template }),
    ...(draft !== undefined && { draft }),
  });
}

function firstLine(text: string): string {
  return text.trimStart().split('\n')[0]?.trim() ?? '';
}

/** Imports the sample into the project. */
export async function sampleCall(project: Project): Promise<Answered<'sample'>> {
  const folder = join(packageRoot, 'content', SAMPLE, 'source');
  const sources = namesOf(folder).map((name) => ({
    name,
    bytes: readWithin(folder, join(folder, name)),
  }));
  return imported(sources, SAMPLE, project);
}

/** Imports sources. An edition from exactly these sources is opened unchanged; another edition with the id keeps its place. */
async function imported(
  sources: readonly NamedSource[],
  id: string,
  project: Project,
  options: Pick<ImportOptions, 'title' | 'template' | 'draft'> = {},
): Promise<Answered<'import'>> {
  const standing = join(project.content, id);
  if (isStanding(project, id) && isMadeFrom(standing, sources)) return { id, diagnostics: [] };
  const free = project.freeId(id);
  const { path, diagnostics } = await importSource(sources, {
    to: project.content,
    id: free,
    ...options,
  });
  project.touch(free);
  return { id: free, diagnostics: deskDiagnostics(diagnostics, path) };
}

function isStanding(project: Project, id: string): boolean {
  try {
    project.edition(id);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
