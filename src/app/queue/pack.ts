import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { readEdition } from '../../edition/read-edition.js';
import { workingDirectory } from '../../host/environment.js';
import { fileKind, OUTPUT_LIMIT, readInput } from '../../host/files.js';
import { packageRoot } from '../../host/package-root.js';
import { chosenTemplate } from '../../layout/template/chosen-template.js';
import { templateFolders } from '../../layout/template/read-template.js';
import type { SealedFile } from '../../model/build-record.js';
import type { Recall } from '../../model/recall.js';
import { editionPath, metadataAt, type WholeJob } from '../batch/job.js';
import { filesAt } from '../batch/seal.js';
import { STYLE_FILE } from '../house-style.js';
import { HERE, type RemoteJob, seenAs } from './contract.js';

/** A job made ready for another machine. */
export interface Packed {
  readonly remote: RemoteJob;
  /** The place of each of its files on this machine, by digest. */
  readonly local: ReadonlyMap<string, string>;
  /** A path of the worker as its user would name it here. */
  readonly named: (path: string) => string;
}

/** Everything that a job reads, by digest. Throws InputError where a file cannot be read. */
export async function packJob(
  job: WholeJob,
  id: string,
  ground: string,
  memory?: Recall,
): Promise<Packed> {
  const content = job.content ?? 'content';
  const edition = editionPath(job, id);
  const folders = templateOf(job, edition, memory);
  const templates = folders.filter((folder) => !isBuiltIn(folder));
  const sealed = [
    ...job.paths.flatMap((path) => (job.kind === 'sources' ? filesAt(path) : [])),
    ...(await editionFiles(edition)),
    ...(job.kind === 'sources' ? standing(join(content, STYLE_FILE)) : []),
    ...templates.flatMap((folder) => filesAt(folder)),
  ];
  const files = new Map(sealed.map((file) => [queuedPath(file.path), file.sha256]));
  const last = folders.at(-1);
  const template =
    last === undefined
      ? undefined
      : isBuiltIn(last)
        ? { name: basename(last) }
        : { folder: queuedPath(job.template ?? last) };
  const { kind, paths, to: _, content: __, template: ___, ...asked } = job;
  const remote: RemoteJob = {
    ground,
    id,
    kind,
    files: [...files].map(([path, sha256]) => ({ path, sha256 })),
    paths: paths.map(queuedPath),
    content: queuedPath(content),
    ...(template && { template }),
    asked: asked as RemoteJob['asked'],
  };
  const roots = new Map(
    [...paths, content, ...templates].map((path) => [seenAs(queuedPath(path)), path]),
  );
  return {
    remote,
    local: new Map(sealed.map((file) => [file.sha256, file.path])),
    named: (path) => packedName(path, roots),
  };
}

/** The folders of the job's template; of sources without one the worker chooses as this machine would. */
function templateOf(job: WholeJob, edition: string, memory?: Recall): readonly string[] {
  if (job.template !== undefined) {
    return templateFolders(job.template, { packageRoot, memory });
  }
  const stands = fileKind(edition) === 'file' || fileKind(join(edition, 'edition.yaml')) === 'file';
  if (!stands) return [];
  const choice = chosenTemplate(edition, metadataAt(edition, job), undefined);
  return templateFolders(choice, { packageRoot, memory });
}

function isBuiltIn(folder: string): boolean {
  return dirname(resolve(folder)) === join(resolve(packageRoot), 'templates');
}

async function editionFiles(path: string): Promise<readonly SealedFile[]> {
  const kind = fileKind(path);
  if (kind === 'folder') return filesAt(path);
  if (kind === 'none') return [];
  const { inputs } = await readEdition(path);
  return inputs.map((file) => ({ ...file, path: join(dirname(path), file.path) }));
}

function standing(path: string): readonly SealedFile[] {
  return fileKind(path) === 'file' ? filesAt(path) : [];
}

/** A path as the worker lays it out: paths below the working directory apart from the others. */
function queuedPath(path: string): string {
  const whole = resolve(path);
  const below = relative(workingDirectory(), whole);
  const isHere = below !== '' && !below.startsWith('..') && !isAbsolute(below);
  // A drive of Windows is a folder like others.
  const names = (isHere ? below : whole.replace(/^(\w):/, '$1')).split(sep);
  return [isHere ? HERE : 'elsewhere', ...names.filter(Boolean)].join('/');
}

/** The path that a user would see: that of the root in which it lies, with what follows. */
function packedName(path: string, roots: ReadonlyMap<string, string>): string {
  for (const [place, name] of roots) {
    if (path === place) return name;
    if (path.startsWith(`${place}/`)) return join(name, path.slice(place.length + 1));
  }
  return path;
}

/** The bytes of one of the job's files. */
export function bytesOf({ local }: Packed, digest: string): Uint8Array {
  return readInput(local.get(digest) ?? '', OUTPUT_LIMIT);
}
