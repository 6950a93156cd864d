import { basename, dirname } from 'node:path';
import * as v from 'valibot';
import { checkPlace } from '../../host/check-place.js';
import { refuseOtherKind } from '../../host/files.js';
import { addToLog, beginLog, logLines } from '../../host/log.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import type { DiagnosticValue } from '../../messages/diagnostic-value.js';
import { jsonIfSound } from '../../model/json-file.js';

const Sealed = v.looseObject({ path: v.string(), sha256: v.string() });

/** The part of a line that `--resume` reads; the line has more for people and programs. */
const DoneSchema = v.looseObject({
  job: v.string(),
  status: v.picklist(['built', 'cached', 'kept']),
  id: v.string(),
  seal: v.string(),
  outputs: v.array(Sealed),
});

export type DoneLine = v.InferOutput<typeof DoneSchema>;

/** A job in the report: `built`, taken from the `cache`, `kept` as an earlier run left it, or `failed`. */
export interface ReportLine {
  /** The digest of the request. */
  readonly job: string;
  readonly status: 'built' | 'cached' | 'kept' | 'failed';
  readonly paths: readonly string[];
  readonly id?: string;
  readonly title?: string;
  /** The digest of inputs, template, fonts, options and version. */
  readonly seal?: string;
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
  readonly outputs: readonly { readonly path: string; readonly sha256: string }[];
  /** The number of attempts. */
  readonly attempts: number;
  readonly milliseconds: number;
  readonly warnings: number;
  readonly diagnostics: readonly DiagnosticValue[];
}

/** The jobs that a report names as done, by their key; the last line of a job counts. */
export function readReport(path: string): ReadonlyMap<string, DoneLine> {
  const done = new Map<string, DoneLine>();
  for (const line of logLines(path)) {
    const value = jsonIfSound(line);
    const read = v.safeParse(DoneSchema, value);
    if (read.success) done.set(read.output.job, read.output);
    else if (typeof value === 'object' && value !== null && 'job' in value) {
      done.delete(String(value.job));
    }
  }
  return done;
}

/** How every line of a report begins. */
const LINE_HEAD = '{"job":';

/**
 * Begins a report; one that is gone on with keeps its whole lines. Throws InputError where a link stands, or a file that is no
 * report: its name may be a slip.
 */
export function openReport(path: string, resume: boolean): (line: ReportLine) => void {
  refuseOtherKind(path, 'file');
  checkPlace(dirname(path), basename(path));
  if (!logLines(path, { cut: true }).every((line) => isOfReport(line)))
    throw new InputError([diagnose('io/exists', { file: path })]);
  beginLog(path, resume ? logLines(path) : []);
  return (line) => addToLog(path, JSON.stringify(line));
}

/** Whether it is a line of a report, or the beginning of one that a killed process cut off. */
function isOfReport(line: string): boolean {
  return line.startsWith(LINE_HEAD) || LINE_HEAD.startsWith(line);
}
