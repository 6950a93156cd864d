import type { Diagnostic } from '../messages/diagnostic.js';
import type { DivisionRole, Official } from './edition.js';
import type { Ledger } from './ledger.js';
import type { LineSpan } from './source.js';

/** A paragraph of the manuscript after its edits; `lines` are the ledger's lines that it joins. */
export interface Paragraph {
  /** `verbatim`: Markdown as its source writes it; `table`: a row of a table; `code`: a line of code; `note`: the text of a note. */
  readonly kind: 'paragraph' | 'heading' | 'table' | 'verbatim' | 'code' | 'note';
  /** A line of the same block as the one before it. */
  readonly continues?: boolean;
  /** Of a heading inside a section: 2 to 4. */
  readonly level?: number;
  /** Of a heading: its text is Markdown as its source writes it. */
  readonly markdown?: boolean;
  readonly text: string;
  /** Links, bold, indices and references of notes in the text. */
  readonly spans?: readonly LineSpan[];
  /** Of a note: its label. */
  readonly label?: string;
}

export type SectionRole = DivisionRole;

/** A section of the text. It becomes one division, in one Markdown file. */
export interface Section {
  readonly role: SectionRole;
  /** The province, ministry, company or person that it belongs to (栏头): `北京`. */
  readonly label?: string;
  /** GB/T 2260 code where the label is a region: `110000`. */
  readonly region?: string;
  /** As its reader sees it: `北京：抓牢疫情防控　深化改革创新`; empty where nothing heads the text. */
  readonly heading: string;
  /** No line of the source is the heading: the title or the file's name takes its place. */
  readonly named?: boolean;
  /** The heading as its Markdown source writes it, where it has one. */
  readonly markdown?: string;
  /** References of notes in the heading. */
  readonly headingSpans?: readonly LineSpan[];
  /** Its file's name: `01-beijing.md`. */
  readonly file: string;
  readonly paragraphs: readonly Paragraph[];
}

/** The elements of an official document that the draft contains, as the keys of `official` in edition.yaml. */
export type ManuscriptOfficial = {
  -readonly [Key in Exclude<keyof Official, 'seal'>]?: Official[Key] extends
    | readonly string[]
    | undefined
    ? string[]
    : string;
};

export interface ManuscriptMetadata {
  readonly title?: string;
  readonly subtitle?: string;
  readonly kicker?: string;
  /** BCP 47; zh-CN where absent. */
  readonly language?: string;
  /** ISO 8601 date of publication. */
  readonly date?: string;
  readonly publisher?: string;
  /** An ISBN, an ISSN or another number. */
  readonly identifier?: string;
  readonly rights?: string;
  readonly description?: string;
  readonly subjects?: readonly string[];
  readonly sourceName?: string;
  readonly sourceUrl?: string;
  readonly creators: readonly { readonly name: string; readonly role?: string }[];
  /** The issue, the unit and the date of a briefing, which stand below its name. The kicker is the name if no name is given. */
  readonly masthead?: {
    readonly name?: string;
    readonly secrecy?: string;
    readonly copyNumber?: string;
    readonly issue?: string;
    readonly totalIssue?: string;
    readonly unit?: string;
    readonly date?: string;
  };
  /** The recipients of a briefing. */
  readonly tail?: {
    readonly report?: string;
    readonly send?: string;
    readonly distribute?: string;
    readonly copies?: number;
  };
  readonly official?: ManuscriptOfficial;
  /** Lines of information as they stood: kept in edition.yaml word for word. */
  readonly information?: readonly string[];
}

/** The source in order: the text for the stage `edition`, and the ledger that accounts for every line. */
export interface Manuscript {
  readonly metadata: ManuscriptMetadata;
  readonly sections: readonly Section[];
  readonly ledger: Ledger;
  readonly diagnostics: readonly Diagnostic[];
}

/** One file of `content/<id>/`, ready to be written. */
export interface ManuscriptFile {
  readonly path: string;
  readonly text: string;
}
