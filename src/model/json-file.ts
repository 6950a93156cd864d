import * as v from 'valibot';
import { diagnose, InputError } from '../messages/diagnostic.js';

/**
 * The value in the text of a JSON file of Kanben's, by its schema. Throws InputError, with the line and column where the
 * text is no JSON, and with the key where it is JSON of another form.
 */
export function readJson<Schema extends v.GenericSchema>(
  text: string,
  file: string,
  schema: Schema,
): v.InferOutput<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError([diagnose('io/bad-json', { file, ...placeOf(text, error) })]);
  }
  const read = v.safeParse(schema, value, { abortEarly: true });
  if (read.success) return read.output;
  const key = v.getDotPath(read.issues[0]) ?? '';
  throw new InputError([diagnose('io/other-json', { file, line: lineOf(text, key) }, { key })]);
}

/** Where V8 says that the text is no JSON: `at position 12`, or nowhere where it only ends too soon. */
function placeOf(text: string, error: unknown): { readonly line: number; readonly column: number } {
  const [, position] = /position (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The line on which the outermost key of `key` first stands; the first line where it is missing. */
function lineOf(text: string, key: string): number {
  const [outermost = ''] = key.split('.');
  const at = outermost === '' ? -1 : text.indexOf(`"${outermost}"`);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}
