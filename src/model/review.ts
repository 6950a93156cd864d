import * as v from 'valibot';
import { DecisionSchema, TAKES } from './decisions.js';

const line = DecisionSchema.entries.line;

/** The editor's verdict on a decision of the rules: accepted, or something else taken; `open` if there is none yet. */
const verdict = v.picklist(['open', 'accepted', ...TAKES]);

const ChangeSchema = v.strictObject({
  rule: DecisionSchema.entries.rule,
  line,
  before: verdict,
  after: verdict,
});

const StepSchema = v.strictObject({
  /** From 1, in the order in which they were taken. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  changes: v.pipe(v.array(ChangeSchema), v.minLength(1)),
  /** Taken back: its changes no longer count. */
  undone: v.optional(v.boolean(), false),
});

/** review.json: every step of the review of an import (docs/edition-format.md). */
export const ReviewSchema = v.strictObject({
  version: v.literal(1),
  steps: v.array(StepSchema),
});

export type Verdict = v.InferOutput<typeof verdict>;
export type ReviewChange = v.InferOutput<typeof ChangeSchema>;
export type ReviewStep = v.InferOutput<typeof StepSchema>;
export type ReviewRecord = v.InferOutput<typeof ReviewSchema>;
