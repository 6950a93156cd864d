import * as v from 'valibot';
import { BuiltSchema, Digest, FilesSchema, PathBelow } from '../batch/cache-entry.js';

/*
 * The messages of the queue. A job names its files by digest; they lie in the store, and so do the files that it makes.
 * Both sides check all of it: a queue may be written by anybody who reaches it.
 */

/** The beginning of the queue's name; the ground that submitters and workers share follows it. */
export const QUEUE = 'kanben';
/** The set of the names of all queues that anybody submitted to. */
export const QUEUES = 'kanben:queues';

/** The folder of a job's files that stands for the submitter's working directory: the job runs in it. */
export const HERE = 'here';

/** A path of a job as it is named in that folder. */
export function seenAs(path: string): string {
  return path.startsWith(`${HERE}/`) ? path.slice(HERE.length + 1) : `../${path}`;
}

const Option = v.union([v.string(), v.number(), v.boolean()]);
const Text = v.pipe(v.string(), v.nonEmpty());

/** A job with every path below the folder in which the worker lays its files out. */
export const RemoteJobSchema = v.strictObject({
  ground: Digest,
  id: v.string(),
  files: FilesSchema,
  kind: v.picklist(['edition', 'sources']),
  paths: v.pipe(v.array(PathBelow), v.nonEmpty()),
  /** The folder of the editions that sources become. */
  content: PathBelow,
  /** A built-in template by name, or the folder of another. */
  template: v.exactOptional(
    v.union([
      v.strictObject({ name: v.pipe(v.string(), v.regex(/^[\w-]+$/)) }),
      v.strictObject({ folder: PathBelow }),
    ]),
  ),
  asked: v.strictObject({
    id: v.exactOptional(Text),
    title: v.exactOptional(Text),
    encoding: v.exactOptional(Text),
    formats: v.exactOptional(v.array(Text)),
    impose: v.exactOptional(v.array(Text)),
    outputOptions: v.exactOptional(v.record(v.string(), Option)),
    maxBytes: v.exactOptional(v.number()),
    maxLines: v.exactOptional(v.number()),
    strict: v.exactOptional(v.boolean()),
    allowClassified: v.exactOptional(v.boolean()),
    sourceDateEpoch: v.exactOptional(v.string()),
  }),
});
export type RemoteJob = v.InferOutput<typeof RemoteJobSchema>;

const { diagnostics } = BuiltSchema.entries;

/** The answer of a worker: the edition's files by digest, and for sources the imported edition's files too; or the faults of the input. */
export const RemoteResultSchema = v.variant('ok', [
  v.object({
    ok: v.literal(true),
    built: BuiltSchema,
    files: FilesSchema,
    content: FilesSchema,
  }),
  v.object({ ok: v.literal(false), diagnostics }),
]);
export type RemoteResult = v.InferOutput<typeof RemoteResultSchema>;
