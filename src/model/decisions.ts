import * as v from 'valibot';

/** What an editor may decide about a source line. */
export const TAKES = [
  'keep',
  'drop',
  'heading 1',
  'heading 2',
  'heading 3',
  'heading 4',
  'join',
  'part',
  'as-is',
] as const;

const text = v.pipe(v.string(), v.trim(), v.nonEmpty());

/** A line of a source, identified by its text, and by its number where several lines have that text. */
const line = v.strictObject({
  /** sha256 of the line's text in UTF-8, without its line end. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a sha256 of 64 hexadecimal digits')),
  /** From 1. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The source's name, where the edition has several. */
  source: v.optional(text),
});

export const DecisionSchema = v.strictObject({
  /** The rule that the editor decides against, such as `nav` or `gbt15834/colon`. */
  rule: text,
  line,
  take: v.picklist(TAKES),
});

/** decisions.yaml (docs/edition-format.md). */
export const DecisionsSchema = v.array(DecisionSchema);

export type Take = (typeof TAKES)[number];
export type Decision = v.InferOutput<typeof DecisionSchema>;
export type DecidedLine = Decision['line'];

export const DECISION_KEYS = [
  ...Object.keys(DecisionSchema.entries),
  ...Object.keys(line.entries),
] as const;
