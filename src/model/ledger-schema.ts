import * as v from 'valibot';
import { readJson } from './json-file.js';
import type { Ledger } from './ledger.js';

/** From 1. */
const position = v.pipe(v.number(), v.integer(), v.minValue(1));
const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const fate = v.picklist(['kept', 'joined', 'duplicate', 'dropped', 'blank']);

/** ledger.json as Kanben reads it: what it needs of it; other keys may be there. */
const LedgerSchema = v.looseObject({
  version: v.literal(1),
  source: v.array(
    v.looseObject({
      name: v.string(),
      from: v.optional(v.string()),
      bytes: v.number(),
      sha256: v.string(),
      encoding: v.string(),
      lines: index,
    }),
  ),
  lines: v.array(
    v.looseObject({
      source: index,
      line: position,
      fate,
      as: v.optional(v.string()),
      to: v.optional(v.string()),
      of: v.optional(v.number()),
    }),
  ),
  edits: v.array(
    v.looseObject({
      source: index,
      line: position,
      column: position,
      from: v.string(),
      to: v.string(),
      rule: v.string(),
    }),
  ),
  totals: v.looseObject({
    kept: v.number(),
    joined: v.number(),
    duplicate: v.number(),
    dropped: v.number(),
    blank: v.number(),
  }),
  files: v.optional(v.array(v.looseObject({ path: v.string(), sha256: v.string() }))),
});

/** Reads ledger.json. Throws InputError with its place where it is damaged. */
export function parseLedger(text: string, file: string): Ledger {
  return readJson(text, file, LedgerSchema) as Ledger;
}
