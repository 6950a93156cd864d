import * as v from 'valibot';
import { parse } from 'yaml';

const text = v.string();
const lineNumber = v.pipe(v.number(), v.integer(), v.minValue(1));
const many = <const Item extends v.GenericSchema>(item: Item) => v.optional(v.array(item), []);

const heading = v.strictObject({ line: v.optional(lineNumber), level: v.number(), text });
const placed = v.strictObject({ line: v.optional(lineNumber), kind: v.optional(text), text });
const repeated = v.strictObject({ line: lineNumber, of: lineNumber });
const creator = v.strictObject({ name: text, role: v.optional(text) });
/** Other readings that an honest editor might decide for; `null` says that the field may be absent. */
const otherwise = v.optional(v.array(v.nullable(text)), []);

const section = v.strictObject({
  role: v.picklist(['editors-note', 'foreword', 'chapter', 'appendix', 'colophon']),
  line: v.optional(lineNumber),
  label: v.optional(text),
  /** GB/T 2260; of places below a province it is asked only that a wrong one isn't given. */
  region: v.optional(text),
  /** The section has no heading of its own in the source: text before the first one, or the whole text. */
  implied: v.optional(v.boolean(), false),
  heading: v.optional(text),
  paragraphs: v.number(),
  headings: many(heading),
});

/** NAME.expected.yaml: what an editor expects of a manuscript of the corpus. */
const expectation = v.strictObject({
  about: text,
  title: v.optional(text),
  subtitle: v.optional(text),
  kicker: v.optional(text),
  date: v.optional(text),
  publisher: v.optional(text),
  sourceName: v.optional(text),
  creators: many(creator),
  sections: v.array(section),
  noise: many(placed),
  duplicates: many(repeated),
  /** Lines that go on with the paragraph before them. */
  joined: many(lineNumber),
  /** Lines that are no noise and belong into edition.yaml, or else into the text. */
  information: many(placed),
  accept: v.optional(
    v.strictObject({
      title: otherwise,
      subtitle: otherwise,
      kicker: otherwise,
      date: otherwise,
      publisher: otherwise,
      sourceName: otherwise,
      creators: many(v.array(creator)),
      noise: many(placed),
      headings: many(heading),
      duplicates: many(repeated),
      /** The headings of one article may be chapters or headings inside one chapter. */
      levels: v.optional(v.boolean(), false),
    }),
    {},
  ),
  /** Lines whose text after the edits is asked for character by character. */
  texts: many(v.strictObject({ line: lineNumber, text })),
  /** What a diagnostic should tell the editor, in plain words. */
  diagnostics: many(text),
  /** Of HTML and Word: the text that a reader came for, block by block; lines are those of the extraction. */
  kept: many(text),
});

export type Expectation = v.InferOutput<typeof expectation>;

/** Reads NAME.expected.yaml. Throws with the key at fault. */
export function readExpectation(yaml: string, file: string): Expectation {
  const result = v.safeParse(expectation, parse(yaml));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`${file}: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
}
