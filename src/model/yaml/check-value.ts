import * as v from 'valibot';
import type { MessageText } from '../../messages/rule.js';
import { mismatch, wantedBy } from '../../messages/wanted.js';
import type { Path } from './yaml-text.js';

/** A fault of a value by its schema. */
export interface ValueFault {
  readonly path: Path;
  /** The same as dotted path. */
  readonly key: string;
  readonly problem: MessageText;
  /** The key isn't one of the schema's. */
  readonly unknownKey: boolean;
  /** The key has no value. */
  readonly lacking: boolean;
}

/** Checks a value by a schema: gives the value, or the faults of its keys. */
export function checkValue<Value>(
  value: unknown,
  schema: v.GenericSchema<unknown, Value>,
): { readonly value: Value | undefined; readonly faults: readonly ValueFault[] } {
  const result = v.safeParse(schema, value);
  if (result.success) return { value: result.output, faults: [] };
  const faults = result.issues.flatMap((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    if (issue.type !== 'strict_object' || issue.expected !== 'never') return [fault(issue, path)];
    // The library reports the first key that it doesn't know: an editor wants to see all.
    return unknownKeys(issue, schema, path).map((key) => ({
      ...fault(issue, [...path.slice(0, -1), key]),
      unknownKey: true,
    }));
  });
  return { value: undefined, faults };
}

/** The keys that may stand in the map at `path`; none where the schema has no map there. */
export function keysAt(schema: v.GenericSchema, path: Path): readonly string[] {
  let node: unknown = schema;
  for (const step of path) {
    node = unwrapped(node);
    if (hasEntries(node)) node = Object.hasOwn(node.entries, step) ? node.entries[step] : undefined;
    else node = (node as { item?: unknown; value?: unknown } | undefined)?.item;
  }
  node = unwrapped(node);
  return hasEntries(node) ? Object.keys(node.entries) : [];
}

function fault(issue: v.BaseIssue<unknown>, path: Path): ValueFault {
  return {
    path,
    key: path.join('.'),
    problem: mismatch(wantedBy(issue), issue.received),
    unknownKey: false,
    lacking: issue.received === 'undefined',
  };
}

function unknownKeys(
  issue: v.BaseIssue<unknown>,
  schema: v.GenericSchema,
  path: Path,
): readonly string[] {
  const input = issue.path?.at(-1)?.input;
  const first = String(path.at(-1));
  if (typeof input !== 'object' || input === null) return [first];
  const known = new Set(keysAt(schema, path.slice(0, -1)));
  return known.size === 0 ? [first] : Object.keys(input).filter((key) => !known.has(key));
}

/** The map among a schema's choices, without what makes it optional or transforms it. */
function unwrapped(schema: unknown): unknown {
  let node = schema as Record<string, unknown> | undefined;
  while (node !== undefined && !hasEntries(node)) {
    if ('wrapped' in node) node = node.wrapped as Record<string, unknown>;
    else if (Array.isArray(node.pipe) && node.pipe[0] !== node) node = node.pipe[0];
    else if (node.type === 'union')
      return (node.options as readonly unknown[]).map(unwrapped).find(hasEntries);
    else return node;
  }
  return node;
}

function hasEntries(node: unknown): node is { entries: Record<string, unknown> } {
  return (
    typeof node === 'object' &&
    node !== null &&
    'entries' in node &&
    typeof node.entries === 'object'
  );
}
