import type { Root } from 'mdast';

export type DivisionRole = 'editors-note' | 'foreword' | 'chapter' | 'appendix' | 'colophon';

export interface Creator {
  readonly name: string;
  /** MARC relator code: aut, edt, trl … */
  readonly role?: string;
}

export interface Masthead {
  readonly name: string;
  readonly issue?: string;
  readonly totalIssue?: string;
  readonly unit?: string;
  readonly date?: string;
  readonly secrecy?: string;
  readonly copyNumber?: string;
}

export interface Tail {
  readonly report?: string;
  readonly send?: string;
  readonly distribute?: string;
  readonly copies?: number;
}

/** edition.yaml, checked (docs/edition-format.md). */
export interface EditionMetadata {
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly kicker?: string;
  /** BCP 47; zh-CN where the file says nothing. */
  readonly language: string;
  /** ISO 8601. */
  readonly date?: string;
  readonly publisher?: string;
  readonly source?: { readonly name?: string; readonly url?: string; readonly date?: string };
  readonly creators: readonly Creator[];
  readonly identifier?: string;
  readonly rights?: string;
  readonly description?: string;
  readonly subjects?: readonly string[];
  readonly template?: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly masthead?: Masthead;
  readonly tail?: Tail;
}

/** One Markdown file: front matter, one H1, and its tree with positions kept. */
export interface Division {
  /** Path as the editor knows it, for diagnostics: `content/id/01-beijing.md`. */
  readonly file: string;
  /** `01-beijing`: names the division in outputs. */
  readonly name: string;
  readonly role: DivisionRole;
  readonly label?: string;
  readonly region?: string;
  /** The H1's text: `北京：抓牢疫情防控　深化改革创新`. */
  readonly heading: string;
  /** Whole tree with positions in `file`; front matter node removed, H1 still its first child. */
  readonly tree: Root;
}

/** What every output is made from; says nothing of page sizes or of where the text came from. */
export interface Edition {
  readonly metadata: EditionMetadata;
  readonly divisions: readonly Division[];
  /** Images that the text names, by the path as written there, read by the edge. */
  readonly assets: ReadonlyMap<string, Uint8Array>;
}
