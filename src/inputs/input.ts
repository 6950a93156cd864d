import type { Diagnostic } from '../messages/diagnostic.js';
import type { Encoding, LineMarkup, LineSpan, SourceFile } from '../model/source.js';

/** The bytes of a source, and the files beside it that it may need. */
export interface InputBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The name that the book's list of chapters gives it. */
  readonly title?: string;
  /** Gives the file of a saved page's folder that has an address in the page (`page_files/1.jpg`); undefined where there is none. */
  readonly beside?: (address: string) => Uint8Array | undefined;
}

export interface InputOptions {
  /** The user's name for the encoding. */
  readonly encoding?: string;
  /** How many lines the source has at most, and a block of it; `MOST_LINES` and `MOST_BLOCK_LINES` where absent. */
  readonly maxLines?: number;
}

/** A line of text as its format has it; of a format that isn't plain text, one a block. */
export interface ExtractedLine {
  readonly text: string;
  readonly markup?: LineMarkup;
  readonly spans?: readonly LineSpan[];
}

export interface Extracted {
  readonly lines: readonly ExtractedLine[];
  /** The lines are the file's own; absent where they were taken out of it, and are kept beside it. */
  readonly encoding?: Encoding;
  /** Pictures that the document holds: files of the edition. */
  readonly images: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** An input format: a row of the table in `table.ts`. Nothing else in the program names one. */
export interface Input {
  readonly kind: string;
  /** Without the dot, in lower case; the first is the usual one. */
  readonly extensions: readonly string[];
  readonly mediaType: string;
  /** Its text is Markdown already. */
  readonly markdown?: boolean;
  /** Whether a file is of this format, by its first bytes and its name. */
  sniff(bytes: Uint8Array, name: string): boolean;
  /** Reads the file's lines in reading order. A line that is not text is set aside with a reason, and nothing is left out. */
  extract(source: InputBytes, options: InputOptions): Promise<Extracted>;
}

/** Whether a name ends with one of a format's extensions. */
export function hasExtension(name: string, extensions: readonly string[]): boolean {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  return extension !== undefined && extensions.includes(extension);
}
