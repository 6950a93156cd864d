import type { Root } from 'mdast';
import type { Diagnostic } from '../messages/diagnostic.js';
import type { AsideReason } from '../messages/inputs.js';

export type { AsideReason };

/** The encodings that a source may come in; the names are those of the ledger. */
export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The kind that the source's markup gives to a line (Markdown, HTML, DOCX). Plain text has no markup. */
export interface LineMarkup {
  /** A `#`/`<h1>`… heading and its level, a wholly bold line, a list item, a table row, a line of code, an image, or what the extraction set aside (menus, notes to the author). */
  readonly kind:
    | 'heading'
    | 'bold'
    | 'item'
    | 'table'
    | 'code'
    | 'image'
    | 'quote'
    | 'note'
    | 'aside';
  readonly level?: number;
  /** Of the first line of a block of code. */
  readonly opens?: boolean;
  /** The label by which references name a note. */
  readonly label?: string;
  /** The reason for which a part was set aside. */
  readonly reason?: AsideReason;
}

/** Markup inside a line; `from` and `to` are UTF-16 units of its text, from 0. */
export interface LineSpan {
  readonly kind: 'strong' | 'link' | 'sup' | 'sub' | 'note';
  readonly from: number;
  readonly to: number;
  /** Of a link: its address. */
  readonly target?: string;
  /** Of a note's reference, which takes no text: the note's label. */
  readonly label?: string;
}

export interface SourceLine {
  /** From 1, as an editor's text editor counts. */
  readonly number: number;
  /** Without its line end; UTF-16 columns count from 1 in it. */
  readonly text: string;
  readonly markup?: LineMarkup;
  /** In the order in which they begin; one lies within another or beside it. */
  readonly spans?: readonly LineSpan[];
}

/** A file to be kept under `source/`, byte for byte. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * One decoded source. For txt and md, `name`, `sha256`, `bytes` are those of the original; for html and
 * docx they are of the extracted UTF-8 text `<original>.txt`, and `from` names the original.
 */
export interface Source {
  readonly name: string;
  readonly from?: string;
  /** The name that the book's list of chapters (SUMMARY.md, _sidebar.md) gives it. */
  readonly title?: string;
  /** The row of the table of inputs that read it. */
  readonly kind: string;
  /** Whether the text is Markdown, which stands in the edition as it is written. */
  readonly markdown?: boolean;
  /** Of a Markdown source: the tree of its lines, where an import has made it; nobody changes it. */
  readonly tree?: Root;
  readonly bytes: number;
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly lines: readonly SourceLine[];
  /** Of a Markdown source: its path below the folder that it was read from, with `/`; addresses in it start there. */
  readonly place?: string;
  /** Of a Markdown source: addresses of pictures in it, and their names in `files`. */
  readonly pictures?: ReadonlyMap<string, string>;
  /** The original and, where the text was taken out of it, the extracted text; images of an HTML page or DOCX too. */
  readonly files: readonly SourceFile[];
  /** Diagnostics of reading: broken bytes, pictures left out, tracked changes. */
  readonly diagnostics?: readonly Diagnostic[];
}
