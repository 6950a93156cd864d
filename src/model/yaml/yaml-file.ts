import type * as v from 'valibot';
import type { Place } from '../../messages/diagnostic.js';
import type { MessageText } from '../../messages/rule.js';
import { checkValue, type ValueFault } from './check-value.js';
import { type Path, parseYaml, type YamlText } from './yaml-text.js';

/** A fault of a YAML text: where, in which key, and what. */
export interface YamlFault extends Omit<ValueFault, 'problem'> {
  readonly place: Place;
  readonly problem: MessageText;
  /** The text is not YAML: `key` and `path` are empty. */
  readonly syntax: boolean;
}

export interface YamlRead<Value> {
  readonly value: Value | undefined;
  readonly faults: readonly YamlFault[];
  /** Where the key at the end of `path` is written; of a missing key, where its map begins. */
  readonly placeOf: (path: Path) => Place;
}

/** How a YAML text is read. */
export interface YamlOptions {
  /** The line of the file in which the text begins: 2 for front matter. */
  readonly firstLine?: number;
  /** The value of an empty text: an empty map if absent. */
  readonly empty?: unknown;
}

/** Reads a YAML text by a schema and keeps the places of its keys. */
export function readYaml<Value>(
  text: string,
  file: string,
  schema: v.GenericSchema<unknown, Value>,
  { firstLine = 1, empty = {} }: YamlOptions = {},
): YamlRead<Value> {
  return checkYaml(parseYaml(text, file, firstLine), schema, empty);
}

/** Checks a YAML text that is read already. */
export function checkYaml<Value>(
  { data, faults: syntax, placeOf }: YamlText,
  schema: v.GenericSchema<unknown, Value>,
  empty: unknown = {},
): YamlRead<Value> {
  if (syntax.length > 0) {
    const faults = syntax.map(({ place, problem }) => ({ ...SYNTAX, place, problem }));
    return { value: undefined, faults, placeOf };
  }
  const { value, faults } = checkValue(data ?? empty, schema);
  return {
    value,
    faults: faults.map((fault) => ({ ...fault, place: placeOf(fault.path), syntax: false })),
    placeOf,
  };
}

const SYNTAX = { path: [], key: '', unknownKey: false, lacking: false, syntax: true };
