import { basename, join, resolve } from 'node:path';
import * as v from 'valibot';
import { idFromName, isEditionId } from '../../edition/edition-id.js';
import { parseEdition, parseSingleFile } from '../../edition/index.js';
import { fileKind, readInput } from '../../host/files.js';
import { readWithin } from '../../host/within.js';
import type { EditionMetadata } from '../../model/edition.js';
import type { ReadingLimits } from '../../model/line-limit.js';
import { compareUnits } from '../../model/order.js';
import { sha256 } from '../../model/sha256.js';
import { namedSources } from '../import/named-sources.js';
import type { RenderOptions } from '../render-edition.js';

const Text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const Option = v.union([v.string(), v.number(), v.boolean()]);

/** One job as a manifest names it: an edition, or the sources of one, and its differences from the run. */
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

/** The defaults of every job of a run. */
export interface JobDefaults
  extends Pick<
    RenderOptions,
    | 'template'
    | 'formats'
    | 'impose'
    | 'outputOptions'
    | 'maxBytes'
    | 'maxLines'
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

/** The job with the defaults of the run; the job's own values go first. */
export function wholeJob({ path, options, ...job }: BatchJob, defaults: JobDefaults): WholeJob {
  const paths = typeof path === 'string' ? [path] : path;
  const given = { ...defaults.outputOptions, ...options };
  return { ...defaults, ...job, outputOptions: given, paths, kind: kindOfJob(paths) };
}

function kindOfJob(paths: readonly string[]): WholeJob['kind'] {
  const [path = ''] = paths;
  if (paths.length > 1) return 'sources';
  if (fileKind(path) === 'folder') return isEditionFolder(path) ? 'edition' : 'sources';
  return /\.(md|markdown)$/i.test(path) ? 'edition' : 'sources';
}

export function isEditionFolder(path: string): boolean {
  return fileKind(join(path, 'edition.yaml')) === 'file';
}

/** The key of a job in a report: the digest of its whole request. */
export function jobKey(job: WholeJob): string {
  return sha256(JSON.stringify(Object.entries(job).sort(([a], [b]) => compareUnits(a, b))));
}

/** The metadata of an edition at `path`, without its divisions. Throws InputError if it cannot be read. */
export function metadataAt(path: string, limits: ReadingLimits = {}): EditionMetadata {
  if (fileKind(path) !== 'folder') {
    const text = new TextDecoder().decode(readInput(path, limits.maxBytes));
    return parseSingleFile({ path, text }, idFromName(basename(path), text), limits).edition
      .metadata;
  }
  return parseEdition(metadataFile(path, limits), [], basename(resolve(path))).edition.metadata;
}

function metadataFile(folder: string, { maxBytes }: ReadingLimits) {
  const path = join(folder, 'edition.yaml');
  return { path, text: new TextDecoder().decode(readWithin(folder, path, maxBytes)) };
}

/**
 * Whether the edition at `path` may name a template. An edition.yaml without that word names none; a backslash may write
 * it in another way (YAML 1.2.2, 5.7).
 */
export function namesTemplate(path: string, limits: ReadingLimits): boolean {
  return !isEditionFolder(path) || /template|\\/.test(metadataFile(path, limits).text);
}

/** A line of edition.yaml at whose beginning an id stands plainly: no other line begins so. */
const ID_LINE = /^id:[ \t]+([A-Za-z][\w.-]*)[ \t]*$/gm;
/** Words that YAML takes for something else than a text. */
const NO_TEXT = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** The id that an edition.yaml names on a line of its own; undefined where only the whole file says what it is. */
function plainId(text: string): string | undefined {
  const [only, other] = text.matchAll(ID_LINE);
  const id = only?.[1];
  if (id === undefined || other !== undefined || NO_TEXT.test(id)) return undefined;
  return isEditionId(id) ? id : undefined;
}

/**
 * The id of the edition that the job makes. Throws InputError where its files cannot be read. Where an edition.yaml is
 * wrong elsewhere than in its id, the build reports it: of many editions that are in the cache, reading all of each file
 * takes half of the time.
 */
export function idOf(job: WholeJob): string {
  const [path = ''] = job.paths;
  if (job.kind === 'edition') {
    const plain = isEditionFolder(path) ? plainId(metadataFile(path, job).text) : undefined;
    return plain ?? metadataAt(path, job).id;
  }
  const { id, maxBytes } = job;
  const options = { ...(id !== undefined && { id }), ...(maxBytes !== undefined && { maxBytes }) };
  return namedSources(job.paths, options).id;
}

/** The edition's folder or file: of sources, the folder that the import makes. */
export function editionPath(job: WholeJob, id: string): string {
  return job.kind === 'edition' ? (job.paths[0] ?? '') : join(job.content ?? 'content', id);
}
