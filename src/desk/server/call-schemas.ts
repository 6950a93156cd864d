import * as v from 'valibot';
import { TAKES } from '../../model/decisions.js';
import { PAGE_SIZES } from '../../model/lengths.js';
import { REVIEW_STAGES } from '../../model/sign-offs.js';
import type { CallName } from '../api.js';
import { WIDEST } from './live-calls.js';

const id = v.pipe(v.string(), v.maxLength(100));
const text = v.pipe(v.string(), v.maxLength(2 ** 26));
const short = v.pipe(v.string(), v.maxLength(1000));
/** The name of a template. A window cannot name one by its path. */
const template = v.pipe(short, v.regex(/^[\p{L}\p{N}_-]+$/u));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const keys = v.array(v.union([short, count]));

/** The schemas of the calls' values. Other values are refused before they reach the library. */
export const CALL_SCHEMAS: { readonly [Name in CallName]: v.GenericSchema } = {
  project: v.strictObject({}),
  import: v.strictObject({
    text: v.optional(text),
    title: v.optional(short),
    uploads: v.optional(v.array(short)),
    id: v.optional(id),
    template: v.optional(template),
  }),
  sample: v.strictObject({}),
  open: v.strictObject({ id }),
  save: v.strictObject({ id, path: short, text, version: v.optional(short) }),
  metadata: v.strictObject({
    id,
    version: short,
    changes: v.array(v.strictObject({ path: keys, value: v.unknown() })),
  }),
  chapters: v.strictObject({
    id,
    change: v.variant('kind', [
      v.strictObject({ kind: v.literal('move'), file: short, to: count }),
      v.strictObject({ kind: v.literal('merge'), file: short }),
      v.strictObject({ kind: v.literal('split'), file: short, offset: count }),
    ]),
    versions: v.record(short, short),
  }),
  picture: v.strictObject({ id, upload: short }),
  pages: v.strictObject({
    id,
    from: count,
    to: count,
    template: v.optional(template),
    size: v.optional(v.picklist(Object.keys(PAGE_SIZES))),
    typed: v.optional(v.array(v.strictObject({ path: short, text }))),
    cursor: v.optional(v.strictObject({ file: short, offset: count })),
    pixels: v.optional(v.pipe(count, v.minValue(1), v.maxValue(WIDEST))),
    known: v.optional(short),
  }),
  locate: v.strictObject({ id, file: short, offset: count }),
  source: v.strictObject({ id, division: short, source: count, offset: count }),
  review: v.strictObject({ id }),
  decide: v.strictObject({
    id,
    verdicts: v.array(
      v.strictObject({
        source: count,
        line: count,
        rule: short,
        verdict: v.picklist(['open', 'accepted', ...TAKES]),
      }),
    ),
    take: v.optional(v.picklist(['edited', 'source'])),
  }),
  undo: v.strictObject({ id, step: count, undone: v.boolean() }),
  check: v.strictObject({ id }),
  build: v.strictObject({ id, formats: v.array(short), proof: v.boolean() }),
  finished: v.strictObject({ id }),
  changes: v.strictObject({ id }),
  archive: v.strictObject({ id, user: short, message: short }),
  signing: v.strictObject({ id }),
  sign: v.strictObject({
    id,
    stage: v.picklist(REVIEW_STAGES),
    name: v.pipe(short, v.trim(), v.nonEmpty()),
  }),
  withdraw: v.strictObject({ id, stage: v.picklist(REVIEW_STAGES) }),
  phone: v.strictObject({ id }),
};
