import { join, relative } from 'node:path';
import * as v from 'valibot';
import { refuseLinkOut } from '../../host/check-place.js';
import { fileKind } from '../../host/files.js';
import { type Store, StoreFault } from '../../host/store/store.js';
import { type OutputFile, writeAll } from '../../host/write-all.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import type { SealedFile } from '../../model/build-record.js';
import { getBlob } from '../batch/blobs.js';
import { otherEdition } from '../batch/cache.js';
import { editionPath, type WholeJob } from '../batch/job.js';
import { type PlainDiagnostic, revived } from '../batch/plain.js';
import { filesAt } from '../batch/seal.js';
import type { BuiltJob } from '../batch/task.js';
import { staleFiles } from '../build-edition.js';
import { originFile, refuseForeignFiles, refuseOtherOrigin } from '../origin.js';
import { readRecord } from '../read-record.js';
import { RemoteResultSchema } from './contract.js';
import type { Packed } from './pack.js';

/**
 * Writes a worker's files into this machine's folders, each edition whole. Throws InputError if the input is at
 * fault, or another edition's outputs or an editor's later changes would be replaced; StoreFault where the answer or a
 * file of it is missing or wrong.
 */
export async function installed(
  job: WholeJob,
  packed: Packed,
  answer: unknown,
  store: Store,
): Promise<BuiltJob> {
  const read = v.safeParse(RemoteResultSchema, answer);
  if (!read.success) throw new StoreFault('the worker’s answer is none');
  const result = read.output;
  const diagnostics = (result.ok ? result.built.diagnostics : result.diagnostics).map((one) =>
    here(one as PlainDiagnostic, packed),
  );
  if (!result.ok) throw new InputError(diagnostics.map(revived));
  const { built } = result;
  if (built.id !== packed.remote.id) throw new StoreFault('the worker answers for another edition');
  const files = await downloaded(result.files, store);
  const content = await downloaded(result.content, store);
  const target = join(job.to ?? 'dist', built.id);
  refuseLinkOut(job.to ?? 'dist', target);
  const path = editionPath(job, built.id);
  const other = await otherEdition(target, files, path);
  if (other !== undefined) {
    const values = { id: built.id, title: other.edition.title, folder: target };
    throw new InputError([diagnose('io/other-edition', { file: job.paths[0] }, values)]);
  }
  refuseOtherOrigin(target, built.id, path);
  refuseForeignFiles(
    target,
    files.map((file) => file.path),
  );
  if (job.kind === 'sources') await writeContent(job, packed, content);
  const stale = staleFiles(target, await readRecord(target), built.outputs);
  await writeAll(target, [...files, originFile(target, path)], stale);
  const outputs = built.outputs.map((one) => ({ ...one, path: join(target, one.path) }));
  return { ...built, path: target, outputs, diagnostics } as BuiltJob;
}

async function downloaded(
  files: readonly SealedFile[],
  store: Store,
): Promise<readonly OutputFile[]> {
  const all: OutputFile[] = [];
  for (const { path, sha256 } of files) all.push({ path, bytes: await getBlob(store, sha256) });
  return all;
}

/** The edition that sources became. An editor may have changed the one that stands here since the job was sent. */
async function writeContent(
  job: WholeJob,
  { remote }: Packed,
  files: readonly OutputFile[],
): Promise<void> {
  const folder = editionPath(job, remote.id);
  const sent = remote.files.filter(({ path }) =>
    path.startsWith(`${remote.content}/${remote.id}/`),
  );
  const now = fileKind(folder) === 'folder' ? filesAt(folder) : [];
  const digests = (list: readonly SealedFile[]) =>
    list
      .map(({ sha256 }) => sha256)
      .sort()
      .join();
  if (digests(sent) !== digests(now)) {
    throw new InputError([diagnose('batch/changed-meanwhile', { file: folder })]);
  }
  const kept = new Set(files.map(({ path }) => path));
  const gone = now.map(({ path }) => relative(folder, path).replaceAll('\\', '/'));
  await writeAll(
    folder,
    files,
    gone.filter((path) => !kept.has(path)),
  );
}

/** A diagnostic with the names that its files have on this machine. */
function here({ rule, place, values }: PlainDiagnostic, { named }: Packed): PlainDiagnostic {
  const file = place.file === undefined ? undefined : named(place.file);
  const words = Object.entries(values).map(([key, value]) => [
    key,
    typeof value === 'string' ? named(value) : value,
  ]);
  return { rule, place: { ...place, file }, values: Object.fromEntries(words) };
}
