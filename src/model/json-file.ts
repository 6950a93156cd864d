import * as v from 'valibot';
import { diagnose, InputError } from '../messages/diagnostic.js';

/** The name, in messages, of the value of the whole file. */
const OUTERMOST = { zh: '最外层的 {}', en: 'the outermost {}' };

/**
 * The value in the text of a JSON file of Kanben's, by its schema. Throws InputError, with the line and column where the
 * text is not JSON, and with the key where it is JSON of another form.
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
    throw new InputError([diagnose('io/bad-json', { file, ...faultPlace(text, error) })]);
  }
  const read = v.safeParse(schema, value, { abortEarly: true });
  if (read.success) return read.output;
  const path = v.getDotPath(read.issues[0]) ?? '';
  const key = path === '' ? OUTERMOST : path;
  throw new InputError([diagnose('io/other-json', { file, line: keyLine(text, path) }, { key })]);
}

/** The place in V8's message that the text is not JSON: `at position 12`. V8 names no place if the text ends too soon. */
function faultPlace(
  text: string,
  error: unknown,
): { readonly line: number; readonly column: number } {
  const [, position] = /position (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The line on which the outermost key of `key` first stands; the first line where it is missing. */
function keyLine(text: string, key: string): number {
  const [outermost = ''] = key.split('.');
  const at = outermost === '' ? -1 : text.indexOf(`"${outermost}"`);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}

/** The value that a text of JSON holds; undefined where the text is not JSON. */
export function jsonIfSound(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value as the text of a file that people may read. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
