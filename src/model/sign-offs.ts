import * as v from 'valibot';
import { date, text } from './edition-values.js';

/** The three reviews of Chinese publishing (三审): 初审, 复审 and 终审, in their order. */
export const REVIEW_STAGES = ['first', 'second', 'final'] as const;

const SignOffSchema = v.strictObject({
  stage: v.picklist(REVIEW_STAGES),
  name: text,
  date,
  /** sha256 of what was signed: the list of the edition's files with their digests. */
  text: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a sha256 of 64 hexadecimal digits')),
});

/** sign-offs.yaml of an edition (docs/edition-format.md). */
export const SignOffsSchema = v.array(SignOffSchema);

/** sign-offs.yaml of a project, beside the editions. */
export const SigningSchema = v.strictObject({ required: v.optional(v.boolean(), false) });

export type ReviewStage = (typeof REVIEW_STAGES)[number];
export type SignOff = v.InferOutput<typeof SignOffSchema>;
