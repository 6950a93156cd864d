import * as v from 'valibot';

/** An object that may have keys beside those of its schema: they are kept, and its type does not name them. */
export function openObject<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.ObjectSchema<Entries, undefined> {
  return v.looseObject(entries) as unknown as v.ObjectSchema<Entries, undefined>;
}
