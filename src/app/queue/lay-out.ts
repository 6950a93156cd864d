import { join } from 'node:path';
import * as v from 'valibot';
import { realDisk } from '../../host/disk.js';
import type { Store } from '../../host/store/store.js';
import { getBlob } from '../batch/blobs.js';
import type { WholeJob } from '../batch/job.js';
import { type RemoteJob, RemoteJobSchema } from './contract.js';

/** The folder of the outputs in the folder of a job. */
export const OUT = 'out';

/** A job that is refused: what it asks for is no job. */
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

/** Lays the job's files out below `folder`, and gives the job with its paths there. Throws StoreFault. */
export async function layOut(job: RemoteJob, folder: string, store: Store): Promise<WholeJob> {
  for (const { path, sha256 } of job.files) {
    const target = join(folder, path);
    realDisk.makeFolder(join(target, '..'));
    realDisk.write(target, await getBlob(store, sha256));
  }
  const { kind, paths, content, template, asked } = job;
  const below = (path: string) => join(folder, path);
  return {
    ...asked,
    kind,
    paths: paths.map(below),
    content: below(content),
    to: below(OUT),
    ...(template && { template: 'name' in template ? template.name : below(template.folder) }),
  };
}
