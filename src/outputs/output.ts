import type { GenericSchema } from 'valibot';
import type { FontLibrary } from '../fonts/library.js';
import type { Diagnostic } from '../messages/diagnostic.js';
import type { Wording } from '../messages/rule.js';
import type { Composition } from '../model/composition.js';
import type { Edition } from '../model/edition.js';
import type { Template } from '../model/template.js';

/** A file of the edition that an output carries inside. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Media type. */
  readonly type: string;
  readonly description: string;
}

/** What every output is rendered from: the edition, composed once after one template. */
export interface Book {
  readonly edition: Edition;
  readonly template: Template;
  readonly fonts: FontLibrary;
  readonly composition: Composition;
  /** ISO 8601: what the outputs are dated with, never the clock. */
  readonly date: string;
  /** Name and version of the maker. */
  readonly tool: string;
  /** The edition's own files, where an output asks for them (`wantsEditionFiles`). */
  readonly editionFiles?: readonly Attachment[] | undefined;
  /** The cover as a PNG, drawn once for all outputs; undefined where the template draws nothing on it. */
  readonly cover: () => Promise<Uint8Array | undefined>;
  /** What the outputs before this one in the table gave, by name. */
  readonly rendered: ReadonlyMap<string, Rendered>;
  /** Receives how far the work is, in the output's own units. */
  readonly onProgress: (done?: number, total?: number) => void;
}

/** A file of an output: its path below the folder of the edition's outputs. */
export interface RenderedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What an output made of a book. */
export interface Rendered {
  /** The first one is what a reader opens. */
  readonly files: readonly RenderedFile[];
  readonly pages?: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the check of a finished file reports. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  /** Measures of the file, for `--json`. */
  readonly report?: unknown;
}

/** Pictures of a finished output for catalogues: the cover, and a smaller one where it can be had. */
export interface CoverPictures {
  readonly cover?: CoverPicture;
  readonly thumbnail?: CoverPicture;
}

export interface CoverPicture {
  /** Its file's name: `cover.png`. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A flag of make, build and archive that sets one of the output's options. */
export interface OutputFlag {
  /** As the command line's help writes it: `--pdfa <2b|3b>`. */
  readonly flag: string;
  /** The option's name, which is the flag's in camel case. */
  readonly option: string;
  readonly about: Wording;
  readonly preset?: string;
}

/** Options of outputs by name, as a caller gives them: each output takes those that its schema knows. */
export type OutputOptions = Readonly<Record<string, unknown>>;

/** One row of the table of outputs: all that the program knows of a format. */
export interface Output {
  /** As `--format` names it. */
  readonly name: string;
  /** Of its file, `<id>.<extension>`. */
  readonly extension: string;
  readonly mediaType: string;
  /** The rank in catalogues: a reader's program takes the first link that it knows. */
  readonly order: number;
  /** Made where a build names no format. */
  readonly byDefault: boolean;
  /** Something to be read; printers' sheets are not, and no catalogue lists them. */
  readonly forReaders: boolean;
  /** It may carry a state secret: paper may, what travels by wire may not. */
  readonly carriesSecrets: boolean;
  /** The output that it is made from, which is rendered first and only kept where it is asked for. */
  readonly madeFrom?: string;
  /** Takes the cover's picture, which is drawn while other outputs are rendered. */
  readonly takesCover?: boolean;
  readonly options: GenericSchema<unknown, OutputOptions>;
  readonly flags: readonly OutputFlag[];
  /** For progress: the work alone, the work with `{done}` and `{total}`, and its name in a list of times. */
  readonly words: {
    readonly work: Wording;
    readonly count?: Wording;
    readonly stage: Wording;
  };
  /** Loads the code that renders it. */
  load(): Promise<unknown>;
  /** Whether it carries the edition's files with these options. */
  wantsEditionFiles?(options: OutputOptions): boolean;
  /** Pure: the same book and options give the same bytes. */
  render(book: Book, options: OutputOptions): Promise<Rendered>;
  /** Every diagnostic of a finished file; `file` names it in them. */
  check(bytes: Uint8Array, file: string): Promise<Checked>;
  /** Pictures for catalogues, taken from a finished file. Nothing where the file is damaged. */
  pictures?(bytes: Uint8Array): Promise<CoverPictures>;
}
