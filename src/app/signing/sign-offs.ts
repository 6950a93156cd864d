import { join } from 'node:path';
import type { GenericSchema } from 'valibot';
import { Document } from 'yaml';
import { readEdition } from '../../edition/read-edition.js';
import { fileKind } from '../../host/files.js';
import { readWithin } from '../../host/within.js';
import { settleFolder, writeAll } from '../../host/write-all.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import { REVIEW_STAGE_NAMES } from '../../messages/review.js';
import { sha256 } from '../../model/sha256.js';
import {
  REVIEW_STAGES,
  type ReviewStage,
  SigningSchema,
  type SignOff,
  SignOffsSchema,
} from '../../model/sign-offs.js';
import { readYaml } from '../../model/yaml/yaml-file.js';

/** The file of the sign-offs, in an edition's folder, and of a project's requirements, beside the editions. */
export const SIGN_OFFS = 'sign-offs.yaml';

/** The state of an edition's sign-offs. */
export interface Signing {
  /** sha256 of the text as it is now. */
  readonly text: string;
  /** Each review: its sign-off, and whether it is of the text as it is now. */
  readonly stages: readonly {
    readonly stage: ReviewStage;
    readonly signOff?: SignOff;
    readonly valid: boolean;
  }[];
  /** All three are valid. */
  readonly complete: boolean;
  /** The project archives only what is signed. */
  readonly required: boolean;
}

/** The sign-offs of the edition in `folder`. A sign-off is void as soon as a file of the edition's text changes. */
export async function signingOf(folder: string): Promise<Signing> {
  const text = await textDigest(folder);
  const signOffs = readSignOffs(folder);
  const stages = REVIEW_STAGES.map((stage) => {
    const signOff = signOffs.find((one) => one.stage === stage);
    return { stage, ...(signOff && { signOff }), valid: signOff?.text === text };
  });
  const complete = stages.every(({ valid }) => valid);
  return { text, stages, complete, required: asksForSignOffs(folder) };
}

/**
 * Signs a review of the edition's text as it is now. Throws an InputError where an earlier review is missing, or where
 * the person has signed another one (图书质量保障体系 8: no two of the three reviews by one person).
 */
export async function signEdition(
  folder: string,
  { stage, name, date }: Pick<SignOff, 'stage' | 'name' | 'date'>,
): Promise<Signing> {
  const { text, stages } = await signingOf(folder);
  const order = REVIEW_STAGES.indexOf(stage);
  const missing = stages.slice(0, order).find(({ valid }) => !valid);
  if (missing !== undefined) {
    const values = { stage: REVIEW_STAGE_NAMES[stage], before: REVIEW_STAGE_NAMES[missing.stage] };
    throw new InputError([diagnose('signing/no-order', { file: folder }, values)]);
  }
  const other = stages.find(
    (one) => one.stage !== stage && one.valid && one.signOff?.name === name.trim(),
  );
  if (other !== undefined) {
    const values = { name, before: REVIEW_STAGE_NAMES[other.stage] };
    throw new InputError([diagnose('signing/same-person', { file: folder }, values)]);
  }
  await writeSignOffs(folder, [
    ...readSignOffs(folder).filter((one) => one.stage !== stage),
    { stage, name: name.trim(), date, text },
  ]);
  return signingOf(folder);
}

/** Takes a sign-off back, and those of the reviews after it. */
export async function withdrawSignOff(folder: string, stage: ReviewStage): Promise<Signing> {
  await settleFolder(folder);
  const order = REVIEW_STAGES.indexOf(stage);
  const kept = readSignOffs(folder).filter((one) => REVIEW_STAGES.indexOf(one.stage) < order);
  await writeSignOffs(folder, kept);
  return signingOf(folder);
}

/** Throws an InputError where the project archives only signed editions and this one is not. */
export async function refuseUnsigned(folder: string): Promise<void> {
  if (fileKind(folder) !== 'folder' || !asksForSignOffs(folder)) return;
  const missing = (await signingOf(folder)).stages.filter(({ valid }) => !valid);
  if (missing.length === 0) return;
  const stages = missing.map(({ stage }) => REVIEW_STAGE_NAMES[stage]);
  throw new InputError([diagnose('signing/not-signed', { file: folder }, { stages })]);
}

/** sha256 of what is signed: every file that a build reads, with its digest, a line each. */
async function textDigest(folder: string): Promise<string> {
  const { inputs } = await readEdition(folder);
  return sha256(inputs.map(({ path, sha256: digest }) => `${digest}  ${path}\n`).join(''));
}

function readSignOffs(folder: string): readonly SignOff[] {
  return readFile(folder, SignOffsSchema, []);
}

function asksForSignOffs(folder: string): boolean {
  return readFile(join(folder, '..'), SigningSchema, {}).required;
}

function readFile<Value>(
  folder: string,
  schema: GenericSchema<unknown, Value>,
  empty: unknown,
): Value {
  const path = join(folder, SIGN_OFFS);
  const there = fileKind(path) !== 'none';
  const text = there ? new TextDecoder().decode(readWithin(folder, path)) : '';
  const { value, faults } = readYaml(text, path, schema, { empty });
  if (value !== undefined) return value;
  throw new InputError(
    faults.map(({ place, problem }) => diagnose('signing/bad-file', place, { problem })),
  );
}

async function writeSignOffs(folder: string, signOffs: readonly SignOff[]): Promise<void> {
  const ordered = REVIEW_STAGES.flatMap((stage) => signOffs.filter((one) => one.stage === stage));
  const bytes = new Document(ordered).toString({ lineWidth: 0 });
  await writeAll(folder, [{ path: SIGN_OFFS, bytes }]);
}
