import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { linkFolder, realDisk } from '../../host/disk.js';
import { fileKind } from '../../host/files.js';
import type { Store } from '../../host/store/store.js';
import { getBlob } from '../batch/blobs.js';
import type { WholeJob } from '../batch/job.js';
import { HERE, type RemoteJob, RemoteJobSchema, seenAs } from './contract.js';

/** The folder of the outputs in the folder of a job. */
export const OUT = 'out';

/** A job that is refused, since its request is not a job. */
export class RefusedJob extends Error {
  override name = 'RefusedJob';
}

/** The job that a queue holds. Throws RefusedJob where it is none, is of another ground, or leads out of its folder. */
export function remoteJob(value: unknown, ground: string): RemoteJob {
  const read = v.safeParse(RemoteJobSchema, value);
  if (!read.success) {
    const [issue] = read.issues;
    const key = issue.path?.map((step) => String(step.key)).join('.') ?? '';
    throw new RefusedJob(`${key}: ${issue.message}`);
  }
  if (read.output.ground !== ground) throw new RefusedJob('ground: another version or other fonts');
  return read.output;
}

/**
 * Lays the job's files out below `folder`, and gives the job as it is done in `<folder>/here`: under the names that its
 * files have on the submitter's machine. Throws StoreFault.
 */
export async function layOutJob(job: RemoteJob, folder: string, store: Store): Promise<WholeJob> {
  realDisk.makeFolder(join(folder, HERE));
  for (const { path, sha256 } of job.files) {
    const target = join(folder, path);
    realDisk.makeFolder(join(target, '..'));
    realDisk.write(target, await getBlob(store, sha256));
  }
  shareFonts(join(folder, HERE, FONTS));
  const { kind, paths, content, template, asked } = job;
  return {
    ...asked,
    kind,
    paths: paths.map(seenAs),
    content: seenAs(content),
    to: seenAs(OUT),
    ...(template && { template: 'name' in template ? template.name : seenAs(template.folder) }),
  };
}

const FONTS = 'fonts';

/** The fonts of the folder in which the worker was started are the submitter's: their ground is the same. */
function shareFonts(place: string): void {
  if (fileKind(FONTS) === 'folder' && fileKind(place) === 'none') linkFolder(resolve(FONTS), place);
}
