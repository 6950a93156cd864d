import * as v from 'valibot';
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Place } from '../../messages/diagnostic.js';
import type { MessageText } from '../../messages/rule.js';
import { mismatch } from '../../messages/wanted.js';

/** A fault of a YAML text: where, in which key, and what. */
export interface YamlFault {
  readonly place: Place;
  /** Dotted path of the key; empty for a fault of the YAML itself. */
  readonly key: string;
  readonly problem: string | MessageText;
  /** The key isn't one of the schema's. */
  readonly unknownKey: boolean;
  /** Nothing is written there. */
  readonly lacking: boolean;
}

export interface YamlRead<Value> {
  readonly value: Value | undefined;
  readonly faults: readonly YamlFault[];
  /** Where the key at the end of `path` is written; of a missing key, where its map begins. */
  readonly placeOf: (path: readonly (string | number)[]) => Place;
}

/**
 * Reads a YAML text by a schema and keeps the places of its keys. `firstLine` is the line of the file in
 * which the text begins (2 for front matter).
 */
export function readYaml<Value>(
  text: string,
  file: string,
  schema: v.GenericSchema<unknown, Value>,
  firstLine = 1,
): YamlRead<Value> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: line + firstLine - 1, column: col };
  };
  const placeOf = (path: readonly (string | number)[]) => place(offsetOf(document.contents, path));
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => ({
      place: place(error.pos[0]),
      key: '',
      problem: (error.message.split('\n', 1)[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''),
      unknownKey: false,
      lacking: false,
    }));
    return { value: undefined, faults, placeOf };
  }
  const { value, faults } = checkValue(document.toJS() ?? {}, schema);
  return {
    value,
    faults: faults.map((fault) => ({ ...fault, place: placeOf(fault.path) })),
    placeOf,
  };
}

/** A value by a schema: what it is, or which of its keys are at fault. */
export function checkValue<Value>(
  value: unknown,
  schema: v.GenericSchema<unknown, Value>,
): {
  readonly value: Value | undefined;
  readonly faults: readonly (Omit<YamlFault, 'place'> & {
    readonly path: readonly (string | number)[];
  })[];
} {
  const result = v.safeParse(schema, value);
  if (result.success) return { value: result.output, faults: [] };
  const faults = result.issues.map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    return {
      path,
      key: path.join('.'),
      problem: mismatch(wantedBy(issue), issue.received),
      unknownKey: issue.type === 'strict_object' && issue.expected === 'never',
      lacking: issue.received === 'undefined',
    };
  });
  return { value: undefined, faults };
}

/** What a schema's check asks for: in its own words where it has some, else as valibot puts it. */
function wantedBy({ message, expected }: v.BaseIssue<unknown>): string {
  return message.startsWith('Invalid ') ? (expected ?? 'another value') : message;
}

function offsetOf(root: unknown, path: readonly (string | number)[]): number {
  let node = root;
  let offset = rangeStart(root) ?? 0;
  for (const key of path) {
    if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = rangeStart(node) ?? offset;
      continue;
    }
    if (!isMap(node)) return offset;
    const pair = node.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
    );
    if (pair === undefined || !isScalar(pair.key)) return offset;
    offset = pair.key.range?.[0] ?? offset;
    node = pair.value;
  }
  return offset;
}

function rangeStart(node: unknown): number | undefined {
  return (node as { range?: readonly number[] } | undefined)?.range?.[0];
}

/** The name in `known` nearest to `name` by edits, where it is near enough to be a slip. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= Math.max(1, Math.floor(name.length / 3))
    ? best.candidate
    : undefined;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
