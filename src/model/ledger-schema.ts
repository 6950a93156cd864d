import * as v from 'valibot';
import { TAKES } from './decisions.js';
import { DRAFT_KINDS } from './draft-kinds.js';
import { readJson } from './json-file.js';
import type { Ledger } from './ledger.js';

/** From 1. */
const position = v.pipe(v.number(), v.integer(), v.minValue(1));
const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const fate = v.picklist(['kept', 'joined', 'duplicate', 'dropped', 'blank']);

/** Whether a text is an expression; which of them are run is decided where they are run. */
function isExpression({ source, flags }: { readonly source: string; readonly flags: string }) {
  try {
    return new RegExp(source, flags).source !== '';
  } catch {
    return false;
  }
}

const pattern = v.looseObject({ source: v.string(), flags: v.string() });

/** ledger.json as Kanben reads it: what it needs of it; other keys may be there. */
const LedgerSchema = v.looseObject({
  version: v.literal(1),
  source: v.array(
    v.looseObject({
      name: v.string(),
      from: v.optional(v.string()),
      title: v.optional(v.string()),
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
      decisions: v.optional(v.array(v.looseObject({ rule: v.string(), take: v.picklist(TAKES) }))),
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
  options: v.optional(
    v.looseObject({
      title: v.optional(v.string()),
      template: v.optional(v.string()),
      keep: v.optional(v.array(v.string())),
      convert: v.optional(v.string()),
      draft: v.optional(v.picklist(DRAFT_KINDS)),
      applyStyle: v.optional(v.boolean()),
      drop: v.optional(
        v.array(
          v.pipe(
            pattern,
            v.check((one) => isExpression(one)),
          ),
        ),
      ),
      headings: v.optional(
        v.array(
          v.pipe(
            v.looseObject({ level: position, ...pattern.entries }),
            v.check((one) => isExpression(one)),
          ),
        ),
      ),
    }),
  ),
  overruled: v.optional(
    v.array(
      v.looseObject({
        file: v.string(),
        line: position,
        edited: v.string(),
        source: v.string(),
        taken: v.picklist(['edited', 'source']),
      }),
    ),
  ),
  files: v.optional(v.array(v.looseObject({ path: v.string(), sha256: v.string() }))),
});

/** Reads ledger.json. Throws InputError with its place where it is damaged. */
export function parseLedger(text: string, file: string): Ledger {
  return readJson(text, file, LedgerSchema) as Ledger;
}
