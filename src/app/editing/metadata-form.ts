import type { GenericSchema } from 'valibot';
import { EditionSchema } from '../../model/edition-schema.js';
import { date } from '../../model/edition-values.js';

/** A field of the form for edition.yaml, made from its schema. */
export interface FormField {
  readonly path: readonly string[];
  /** `people` are names with roles; `lines` a list of texts, one a line. */
  readonly kind: 'text' | 'date' | 'number' | 'boolean' | 'choice' | 'lines' | 'people';
  readonly required: boolean;
  readonly choices?: readonly string[];
}

/** Every key of edition.yaml that a person fills in on a form, in the schema's order. */
export function metadataForm(): readonly FormField[] {
  return fieldsOf(EditionSchema as unknown as Shape, []).filter(({ path }) => path[0] !== 'id');
}

/** The properties of a schema that the form needs, independent of the schema's library. */
interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly wrapped?: Shape;
  readonly item?: Shape;
  readonly options?: readonly unknown[];
  readonly pipe?: readonly unknown[];
}

function fieldsOf(shape: Shape, path: readonly string[], required = true): readonly FormField[] {
  if (shape.wrapped !== undefined) return fieldsOf(shape.wrapped, path, false);
  if (shape.entries !== undefined) {
    return Object.entries(shape.entries).flatMap(([key, inner]) =>
      fieldsOf(inner, [...path, key], required),
    );
  }
  if (shape.type === 'array') {
    const kind = shape.item?.type === 'union' && shape.item.pipe === undefined ? 'people' : 'lines';
    return [{ path, kind, required }];
  }
  // A list of characters and their pictures (glyphs) is written in edition.yaml itself.
  if (shape.type === 'record') return [];
  if (shape.type === 'picklist') {
    return [{ path, kind: 'choice', required, choices: (shape.options ?? []).map(String) }];
  }
  if (shape.type === 'boolean' || shape.type === 'number') {
    return [{ path, kind: shape.type, required }];
  }
  const isDate = (shape as unknown as GenericSchema) === date;
  return [{ path, kind: isDate ? 'date' : 'text', required }];
}
