import { join, relative } from 'node:path';
import { readEdition } from '../../edition/read-edition.js';
import { openFontLibrary } from '../../fonts/font-library.js';
import { entriesOf } from '../../host/disk.js';
import { zlibVersion } from '../../host/environment.js';
import { fileKind, OUTPUT_LIMIT, readInput } from '../../host/files.js';
import { packageRoot, packageVersion } from '../../host/package-root.js';
import { kindWithin } from '../../host/within.js';
import { chosenTemplate } from '../../layout/template/chosen-template.js';
import { templateFiles } from '../../layout/template/read-template.js';
import type { SealedFile } from '../../model/build-record.js';
import type { ReadingLimits } from '../../model/line-limit.js';
import type { Recall } from '../../model/recall.js';
import { sha256 } from '../../model/sha256.js';
import { editionPath, metadataAt, namesTemplate, type WholeJob } from './job.js';

/** The data on which a job's outputs depend. */
export interface JobState {
  /** The files that the job reads, with their digests. */
  readonly inputs: readonly SealedFile[];
  /** The digest of inputs, template, fonts, options, path and Kanben's version: equal seals give equal outputs. */
  readonly seal: string;
}

/**
 * The state of a job now; `ground` is the run's, from `groundOf`, and `memory` keeps what templates say. Throws InputError
 * where a file cannot be read.
 */
export async function jobState(
  job: WholeJob,
  id: string,
  ground: string,
  memory?: Recall,
): Promise<JobState> {
  const path = editionPath(job, id);
  const edition = await editionInputs(path, job);
  const sources = job.kind === 'sources' ? job.paths.flatMap((one) => filesAt(one)) : [];
  const named = namesTemplate(path, job) ? metadataAt(path, job) : {};
  const template = await templateFiles(chosenTemplate(path, named, job.template), {
    packageRoot,
    memory,
  });
  const files = template.map((file) => [file.path, sha256(file.bytes)]);
  const inputs = [...sources, ...edition];
  // Where the outputs go changes nothing in them.
  const { to: _, ...asked } = job;
  return { inputs, seal: sha256(JSON.stringify([ground, asked, path, inputs, files])) };
}

/** The digest of the ground that all jobs of a run share: Kanben's version and code, and the user's fonts. */
export function groundOf(): string {
  const code = join(packageRoot, 'lib/bundle');
  const files = fileKind(code) === 'folder' ? filesAt(code) : [];
  const built = files.map(({ path, sha256: seal }) => [relative(code, path), seal]);
  const fonts = openFontLibrary();
  const ids = [...fonts.ids, ...fonts.sought.filter((id) => fonts.has(id))];
  const digests = new Map(ids.map((id) => [fonts.path(id), '']));
  for (const path of digests.keys()) digests.set(path, fontDigest(path));
  const faces = ids.map((id) => {
    // Where catalogue and fonts stand differs from machine to machine.
    const { face, family, style, weight, licence, licenceFile, covers } = fonts.entry(id);
    const entry = { id, face, family, style, weight, licence, licenceFile, covers };
    return [entry, digests.get(fonts.path(id))];
  });
  return sha256(JSON.stringify([packageVersion(), zlibVersion(), built, faces]));
}

/** A font that cannot be read is reported by the build that needs it. */
function fontDigest(path: string): string {
  return fileKind(path) === 'file' ? sha256(readInput(path, OUTPUT_LIMIT)) : '';
}

/** Every file of an edition's folder; of one Markdown file, it and its pictures. */
async function editionInputs(path: string, limits: ReadingLimits): Promise<readonly SealedFile[]> {
  if (fileKind(path) === 'folder') return filesAt(path);
  return (await readEdition(path, undefined, limits)).inputs;
}

/** Files that Kanben keeps while it writes a folder. */
const WORKSPACE = /^\.kanben/;

/** A file, or every file below a folder, with its digest. */
export function filesAt(path: string, root = path): readonly SealedFile[] {
  if (fileKind(path) !== 'folder') return [sealedFile(path)];
  return entriesOf(path).flatMap((entry) => {
    const place = join(path, entry.name);
    if (WORKSPACE.test(entry.name)) return [];
    if (entry.isDirectory()) return filesAt(place, root);
    // Where a link leads out of the folder no build reads it.
    const isRead = entry.isFile() || kindWithin(root, place) === 'file';
    return isRead ? [sealedFile(place)] : [];
  });
}

function sealedFile(path: string): SealedFile {
  return { path, sha256: sha256(readInput(path, OUTPUT_LIMIT)) };
}

/** Whether each file is there with the bytes that its digest seals. */
export function stand(files: readonly SealedFile[]): boolean {
  return files.every(
    ({ path, sha256: seal }) =>
      fileKind(path) === 'file' && sha256(readInput(path, OUTPUT_LIMIT)) === seal,
  );
}
