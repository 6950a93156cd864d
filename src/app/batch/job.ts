import { basename, join, resolve } from 'node:path';
import * as v from 'valibot';
import { idFromName } from '../../edition/edition-id.js';
import { parseEdition, parseSingleFile } from '../../edition/index.js';
import { kindOf, readInput } from '../../host/files.js';
import { readWithin } from '../../host/within.js';
import type { EditionMetadata } from '../../model/edition.js';
import { sha256 } from '../../model/sha256.js';
import { namedSources } from '../import/named-sources.js';
import type { RenderOptions } from '../render-edition.js';

const Text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const Option = v.union([v.string(), v.number(), v.boolean()]);

/** One job as a manifest names it: an edition, or the sources of one, and what differs for it from the run. */
export const JobSchema = v.strictObject({
  /** An edition (a folder with edition.yaml, or one Markdown file), or the sources that make one edition, in order. */
  path: v.union([Text, v.pipe(v.array(Text), v.nonEmpty())]),
  /** Of sources alone: the edition's id, title and encoding. */
  id: v.exactOptional(Text),
  title: v.exactOptional(Text),
  encoding: v.exactOptional(Text),
  /** A built-in template's name or a folder. */
  template: v.exactOptional(Text),
  /** Names of outputs. */
  formats: v.exactOptional(v.pipe(v.array(Text), v.nonEmpty())),
  /** Options of the outputs by name: `{ "pdfa": "3b" }`. */
  options: v.exactOptional(v.record(v.string(), Option)),
});

export type BatchJob = v.InferOutput<typeof JobSchema>;

/** What every job of a run has where the job says nothing else. */
export interface JobDefaults
  extends Pick<
    RenderOptions,
    | 'template'
    | 'formats'
    | 'impose'
    | 'outputOptions'
    | 'maxBytes'
    | 'strict'
    | 'allowClassified'
    | 'sourceDateEpoch'
  > {
  /** The folder of the outputs; `dist` where absent. */
  readonly to?: string;
  /** The folder of the editions that sources become; `content` where absent. */
  readonly content?: string;
}

/** A job with everything that it is made with; plain values, so that it can be handed to another thread. */
export interface WholeJob extends JobDefaults {
  readonly kind: 'edition' | 'sources';
  readonly paths: readonly string[];
  readonly id?: string;
  readonly title?: string;
  readonly encoding?: string;
}

/** The job with what the run says for all; its own words go first. */
export function wholeJob({ path, options, ...job }: BatchJob, defaults: JobDefaults): WholeJob {
  const paths = typeof path === 'string' ? [path] : path;
  const given = { ...defaults.outputOptions, ...options };
  return { ...defaults, ...job, outputOptions: given, paths, kind: kindOfJob(paths) };
}

function kindOfJob(paths: readonly string[]): WholeJob['kind'] {
  const [path = ''] = paths;
  if (paths.length > 1) return 'sources';
  if (kindOf(path) === 'folder') return isEditionFolder(path) ? 'edition' : 'sources';
  return /\.(md|markdown)$/i.test(path) ? 'edition' : 'sources';
}

export function isEditionFolder(path: string): boolean {
  return kindOf(join(path, 'edition.yaml')) === 'file';
}

/** What names a job in a report: the digest of all that it was asked. */
export function jobKey(job: WholeJob): string {
  return sha256(JSON.stringify(Object.entries(job).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** What an edition at `path` says of itself, its divisions unread. Throws InputError where it cannot be read. */
export function metadataAt(path: string, maxBytes?: number): EditionMetadata {
  const read = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  if (kindOf(path) !== 'folder') {
    const text = read(readInput(path, maxBytes));
    return parseSingleFile({ path, text }, idFromName(basename(path), text)).edition.metadata;
  }
  const yaml = join(path, 'edition.yaml');
  const file = { path: yaml, text: read(readWithin(path, yaml, maxBytes)) };
  return parseEdition(file, [], basename(resolve(path))).edition.metadata;
}

/** The id of the edition that the job makes. Throws InputError where its files cannot be read. */
export function idOf(job: WholeJob): string {
  if (job.kind === 'edition') return metadataAt(job.paths[0] ?? '', job.maxBytes).id;
  const { id, maxBytes } = job;
  const options = { ...(id !== undefined && { id }), ...(maxBytes !== undefined && { maxBytes }) };
  return namedSources(job.paths, options).id;
}

/** The edition's folder or file: of sources, the folder that the import makes. */
export function editionPath(job: WholeJob, id: string): string {
  return job.kind === 'edition' ? (job.paths[0] ?? '') : join(job.content ?? 'content', id);
}
