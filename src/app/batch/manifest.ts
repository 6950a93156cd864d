import { dirname, extname, isAbsolute, join, resolve } from 'node:path';
import * as v from 'valibot';
import { folderNames } from '../../edition/read-edition.js';
import { fileKind, readInput } from '../../host/files.js';
import { type Diagnostic, diagnose, InputError } from '../../messages/diagnostic.js';
import { type BatchJob, isEditionFolder, JobSchema } from './job.js';

/** Files that are taken from a folder of sources. */
const SOURCE = /\.(txt|html?|docx)$/i;
const MANIFESTS = new Set(['.jsonl', '.ndjson', '.csv']);
const GLOB = /[*?{[]/;

/**
 * The jobs that arguments stand for: a manifest (JSONL or CSV), an edition, a source, a folder of editions and sources, or
 * a pattern of such paths. Throws InputError where one is missing, empty or wrong.
 */
export async function jobsNamed(named: readonly string[]): Promise<readonly BatchJob[]> {
  const jobs: BatchJob[] = [];
  for (const one of named) jobs.push(...(await jobsOf(one)));
  // What two arguments name is done once.
  return [...new Map(jobs.map((job) => [JSON.stringify(withWholePath(job)), job])).values()];
}

function withWholePath(job: BatchJob): BatchJob {
  const { path } = job;
  return {
    ...job,
    path: typeof path === 'string' ? resolve(path) : path.map((one) => resolve(one)),
  };
}

async function jobsOf(named: string): Promise<readonly BatchJob[]> {
  if (fileKind(named) !== 'none') return jobsAt(named);
  if (!GLOB.test(named)) throw new InputError([diagnose('io/no-such-file', { file: named })]);
  const { glob } = await import('tinyglobby');
  const matched = await glob(named.replaceAll('\\', '/'), {
    onlyFiles: false,
    expandDirectories: false,
    absolute: isAbsolute(named),
  });
  const paths = matched.map((path) => path.replace(/\/$/, '')).sort();
  if (paths.length === 0) throw new InputError([diagnose('io/no-such-file', { file: named })]);
  const lists = await Promise.all(paths.map(jobsAt));
  return lists.flat();
}

async function jobsAt(path: string): Promise<readonly BatchJob[]> {
  if (fileKind(path) !== 'folder') {
    const kind = extname(path).toLowerCase();
    return MANIFESTS.has(kind) ? readManifest(path, kind) : [{ path }];
  }
  if (isEditionFolder(path)) return [{ path }];
  const inside = folderNames(path, 'all').map((name) => join(path, name));
  const jobs = inside.filter((one) =>
    fileKind(one) === 'folder' ? isEditionFolder(one) : SOURCE.test(one),
  );
  if (jobs.length === 0) throw new InputError([diagnose('batch/no-jobs', { file: path })]);
  return jobs.map((one) => ({ path: one }));
}

/** A line of a manifest: its number and its values. */
interface Row {
  readonly line: number;
  readonly value: unknown;
}

/** Every line is checked before the first job runs; paths count from the manifest's folder. */
async function readManifest(path: string, kind: string): Promise<readonly BatchJob[]> {
  const text = new TextDecoder().decode(readInput(path));
  const faults: Diagnostic[] = [];
  const rows = kind === '.csv' ? await csvRows(text, path) : jsonRows(text, path, faults);
  const jobs = rows.flatMap(({ line, value }) => {
    const read = v.safeParse(JobSchema, value);
    if (read.success) return [fromFolder(read.output, dirname(path))];
    const [issue] = read.issues;
    const key = issue.path?.map((step) => String(step.key)).join('.') ?? '';
    faults.push(diagnose('batch/bad-job', { file: path, line }, { key, problem: issue.message }));
    return [];
  });
  if (faults.length > 0) throw new InputError(faults);
  if (jobs.length === 0) throw new InputError([diagnose('batch/no-jobs', { file: path })]);
  return jobs;
}

function jsonRows(text: string, file: string, faults: Diagnostic[]): readonly Row[] {
  return text.split('\n').flatMap((one, index) => {
    if (one.trim() === '') return [];
    const line = index + 1;
    try {
      return [{ line, value: JSON.parse(one) as unknown }];
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      faults.push(diagnose('batch/bad-job', { file, line }, { key: '', problem }));
      return [];
    }
  });
}

/** `path,template,formats,options.pdfa`: formats are parted by commas or spaces; an empty field says nothing. */
async function csvRows(text: string, file: string): Promise<readonly Row[]> {
  const { parse } = await import('csv-parse/sync');
  try {
    const rows = parse(text, { bom: true, columns: true, info: true, skip_empty_lines: true });
    return (rows as unknown as readonly CsvRow[]).map(({ record, info }) => ({
      line: info.lines,
      value: jobOfRecord(record),
    }));
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : undefined;
    const problem = error instanceof Error ? error.message : String(error);
    throw new InputError([diagnose('batch/bad-job', { file, line }, { key: '', problem })]);
  }
}

interface CsvRow {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

const OPTION = 'options.';

function jobOfRecord(record: Readonly<Record<string, string>>): unknown {
  const filled = Object.entries(record).filter(([, value]) => value.trim() !== '');
  const options = filled.filter(([key]) => key.startsWith(OPTION));
  const others = filled.filter(([key]) => !key.startsWith(OPTION));
  return {
    ...Object.fromEntries(
      others.map(([key, value]) => [key, key === 'formats' ? value.split(/[,\s]+/) : value]),
    ),
    ...(options.length > 0 && {
      options: Object.fromEntries(
        options.map(([key, value]) => [key.slice(OPTION.length), optionValue(value.trim())]),
      ),
    }),
  };
}

/** `true` and `false` are answers, all else a text. */
function optionValue(text: string): string | boolean {
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

function fromFolder(job: BatchJob, folder: string): BatchJob {
  const below = (path: string) => (isAbsolute(path) ? path : join(folder, path));
  const { path, template } = job;
  return {
    ...job,
    path: typeof path === 'string' ? below(path) : path.map(below),
    ...(template !== undefined && /[\\/]/.test(template) && { template: below(template) }),
  };
}
