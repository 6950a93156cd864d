import * as v from 'valibot';
import { TAKES } from './decisions.js';
import { DRAFT_KINDS } from './draft-kinds.js';
import { readJson } from './json-file.js';
import { openObject } from './open-object.js';
import type { DeepReadonly } from './readonly.js';
import { ENCODINGS } from './source.js';

/** From 1. */
const position = v.pipe(v.number(), v.integer(), v.minValue(1));
const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.exactOptional(v.string());

const FATES = ['kept', 'joined', 'duplicate', 'dropped', 'blank'] as const;

/** The fate of a source line. */
export type Fate = (typeof FATES)[number];

const LedgerSourceSchema = openObject({
  name: v.string(),
  /** The original that `name` was taken out of (HTML, DOCX). */
  from: text,
  /** The name that the book's list of chapters gives it. */
  title: text,
  bytes: v.number(),
  sha256: v.string(),
  encoding: v.picklist(ENCODINGS),
  lines: index,
});

const LedgerLineSchema = openObject({
  /** Index into `source`. */
  source: index,
  line: position,
  fate: v.picklist(FATES),
  /** The kind of the line (`title`, `heading`, `paragraph`, `link-list`, …). */
  as: text,
  /** The file that holds its text (kept, joined). */
  to: text,
  /** The line that it repeats, in the same source. */
  of: v.exactOptional(v.number()),
  /** The reason for which it was dropped, in words for a reader. */
  why: text,
  /** The decisions of an editor about it (decisions.yaml). */
  decisions: v.exactOptional(v.array(openObject({ rule: v.string(), take: v.picklist(TAKES) }))),
});

const LedgerEditSchema = openObject({
  source: index,
  line: position,
  /** UTF-16 units of the source line, from 1. */
  column: position,
  from: v.string(),
  to: v.string(),
  rule: v.string(),
});

/** Whether a text is a regular expression. The caller that runs it decides whether it may be run. */
function isExpression({ source, flags }: { readonly source: string; readonly flags: string }) {
  try {
    return new RegExp(source, flags).source !== '';
  } catch {
    return false;
  }
}

/** A regular expression as ledger.json keeps it. */
const pattern = { source: v.string(), flags: v.string() };

const ImportRecordSchema = openObject({
  title: text,
  template: text,
  keep: v.exactOptional(v.array(v.string())),
  convert: text,
  draft: v.exactOptional(v.picklist(DRAFT_KINDS)),
  applyStyle: v.exactOptional(v.boolean()),
  drop: v.exactOptional(v.array(v.pipe(openObject(pattern), v.check(isExpression)))),
  headings: v.exactOptional(
    v.array(
      v.pipe(
        openObject({ level: position, ...pattern }),
        v.check((one) => isExpression(one)),
      ),
    ),
  ),
});

const OverruledPlaceSchema = openObject({
  file: v.string(),
  line: position,
  edited: v.string(),
  source: v.string(),
  taken: v.picklist(['edited', 'source']),
});

/** ledger.json: the account of every source line and every changed character (台账), docs/concepts.md. */
const LedgerSchema = openObject({
  version: v.literal(1),
  source: v.array(LedgerSourceSchema),
  lines: v.array(LedgerLineSchema),
  edits: v.array(LedgerEditSchema),
  totals: openObject({
    kept: v.number(),
    joined: v.number(),
    duplicate: v.number(),
    dropped: v.number(),
    blank: v.number(),
  }),
  /** The options of the import, if it had any. The next import over this edition reads the sources with the same options. */
  options: v.exactOptional(ImportRecordSchema),
  /** Places where the editor's text and the source's text differed and one of them was given up. Both texts are kept whole. */
  overruled: v.exactOptional(v.array(OverruledPlaceSchema)),
  /** The files that the import wrote, with their digests, so that a file that was edited by hand is recognised later. */
  files: v.exactOptional(v.array(openObject({ path: v.string(), sha256: v.string() }))),
});

export type LedgerSource = DeepReadonly<v.InferOutput<typeof LedgerSourceSchema>>;
export type LedgerLine = DeepReadonly<v.InferOutput<typeof LedgerLineSchema>>;
export type LedgerEdit = DeepReadonly<v.InferOutput<typeof LedgerEditSchema>>;
/** The options of an import. */
export type ImportRecord = DeepReadonly<v.InferOutput<typeof ImportRecordSchema>>;
/** A place of the edition where the text of a new import differs from the text of the edition. */
export type OverruledPlace = DeepReadonly<v.InferOutput<typeof OverruledPlaceSchema>>;
export type Ledger = DeepReadonly<v.InferOutput<typeof LedgerSchema>>;

/** Reads ledger.json. Throws InputError with its place where it is damaged. */
export function parseLedger(json: string, file: string): Ledger {
  return readJson(json, file, LedgerSchema);
}
