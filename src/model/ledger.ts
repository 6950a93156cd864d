import type { Decision } from './decisions.js';
import type { DraftKind } from './draft-kinds.js';
import type { Encoding } from './source.js';

/** What became of a source line. */
export type Fate = 'kept' | 'joined' | 'duplicate' | 'dropped' | 'blank';

export interface LedgerSource {
  readonly name: string;
  /** The original that `name` was taken out of (HTML, DOCX). */
  readonly from?: string;
  /** What the list of chapters of its book calls it. */
  readonly title?: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly lines: number;
}

export interface LedgerLine {
  /** Index into `source`. */
  readonly source: number;
  /** From 1. */
  readonly line: number;
  readonly fate: Fate;
  /** What the line is (`title`, `heading`, `paragraph`, `link-list`, …). */
  readonly as?: string;
  /** The file that holds its text (kept, joined). */
  readonly to?: string;
  /** The line that it repeats, in the same source. */
  readonly of?: number;
  /** Why it was dropped, for a reader. */
  readonly why?: string;
  /** What an editor decided about it (decisions.yaml). */
  readonly decisions?: readonly Pick<Decision, 'rule' | 'take'>[];
}

export interface LedgerEdit {
  readonly source: number;
  readonly line: number;
  /** UTF-16 units of the source line, from 1. */
  readonly column: number;
  readonly from: string;
  readonly to: string;
  readonly rule: string;
}

/** A regular expression as ledger.json keeps it. */
export interface PatternRecord {
  readonly source: string;
  readonly flags: string;
}

/** What an import was asked for. */
export interface ImportRecord {
  readonly title?: string;
  readonly template?: string;
  readonly keep?: readonly string[];
  readonly convert?: string;
  readonly applyStyle?: boolean;
  readonly draft?: DraftKind;
  readonly drop?: readonly PatternRecord[];
  readonly headings?: readonly (PatternRecord & { readonly level: number })[];
}

/** A place of the edition where the text of a new import differs from the text of the edition. */
export interface OverruledPlace {
  readonly file: string;
  readonly line: number;
  readonly edited: string;
  readonly source: string;
  readonly taken: 'edited' | 'source';
}

/** The account of every source line and every changed character (台账), docs/concepts.md. */
export interface Ledger {
  readonly version: 1;
  readonly source: readonly LedgerSource[];
  readonly lines: readonly LedgerLine[];
  readonly edits: readonly LedgerEdit[];
  readonly totals: Readonly<Record<Fate, number>>;
  /** What the import was asked for, where it was asked for anything: an import over this edition reads its sources so again. */
  readonly options?: ImportRecord;
  /** Places where an editor's text and the source's differed and one of them did not stand: both, whole. */
  readonly overruled?: readonly OverruledPlace[];
  /** What the import gave, so that a file that was edited by hand is known later. */
  readonly files?: readonly { readonly path: string; readonly sha256: string }[];
}
