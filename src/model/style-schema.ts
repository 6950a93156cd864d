import * as v from 'valibot';

const Word = v.pipe(
  v.string(),
  v.check((text) => text.trim() !== '', 'a word'),
);
const Words = v.pipe(
  v.union([Word, v.pipe(v.array(Word), v.minLength(1, 'a word'))], 'a word or a list of words'),
  v.transform((words): readonly string[] => (typeof words === 'string' ? [words] : words)),
);

/** A row of style.yaml: words to avoid, and what to write in their place. */
export const StyleRowSchema = v.strictObject({
  /** The word as it is written, or several. */
  avoid: Words,
  /** The replacement; without it the word is only reported. If it is the word itself, the word is right even if the built-in list has it. */
  prefer: v.optional(v.string()),
  /** The reason, for whoever reads the finding. */
  why: v.optional(v.string()),
  /** No letter or digit may stand beside it: for Western words and numbers. */
  'whole-word': v.optional(v.boolean(), false),
  /** Words in which it is right. */
  except: v.optional(Words),
});

export const StyleSchema = v.array(StyleRowSchema);

export type StyleRow = Readonly<v.InferOutput<typeof StyleRowSchema>>;
