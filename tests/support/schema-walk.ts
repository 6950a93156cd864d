import type * as v from 'valibot';

export type KeyPath = readonly string[];

/** What the walk reads of a valibot schema. */
interface Node {
  readonly type: string;
  readonly wrapped?: Node;
  readonly pipe?: readonly Node[];
  readonly entries?: Readonly<Record<string, Node>>;
  readonly options?: readonly unknown[];
}

export interface Leaf {
  readonly path: KeyPath;
  readonly type: string;
  /** Of a list of choices. */
  readonly options: readonly unknown[];
}

/** Every key of a schema of maps that has no map below it, with its kind of value. */
export function leavesOf(schema: v.GenericSchema | Node, path: KeyPath = []): readonly Leaf[] {
  const node = bare(schema as Node);
  return node.entries === undefined
    ? [{ path, type: node.type, options: node.options ?? [] }]
    : Object.entries(node.entries).flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

/** A schema without what makes it optional, checks or transforms it. */
function bare(node: Node): Node {
  const [first] = node.pipe ?? [];
  if (node.wrapped !== undefined) return bare(node.wrapped);
  return first !== undefined && first !== node ? bare(first) : node;
}

/** `{a: {b: value}}` of the path a, b. */
export function valueAt(path: KeyPath, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}
