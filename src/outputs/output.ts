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

/** The input of every output: the edition, composed once with one template. */
export interface Book {
  readonly edition: Edition;
  readonly template: Template;
  readonly fonts: FontLibrary;
  readonly composition: Composition;
  /** The date of the outputs, ISO 8601; it never comes from the clock. */
  readonly date: string;
  /** Name and version of the maker. */
  readonly tool: string;
  /** The edition's own files, where an output asks for them (`wantsEditionFiles`). */
  readonly editionFiles?: readonly Attachment[] | undefined;
  /** The cover as a PNG, drawn once for all outputs; undefined where the template draws nothing on it. */
  readonly cover: () => Promise<Uint8Array | undefined>;
  /** The results of the outputs before this one in the table, by name. */
  readonly rendered: ReadonlyMap<string, Rendered>;
  /** Receives the progress of the work, in the output's own units. */
  readonly onProgress: (done?: number, total?: number) => void;
}

/** A file of an output: its path below the folder of the edition's outputs. */
export interface RenderedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The result of an output for a book. */
export interface Rendered {
  /** A reader opens the first file. */
  readonly files: readonly RenderedFile[];
  readonly pages?: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** The result of the check of a finished file. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  /** Measures of the file, for `--json`. */
  readonly report?: unknown;
}

/** A finished file as documents of XHTML, to be read one by one. */
export interface OpenedBook {
  /** The paths of its documents in the order of reading. */
  readonly documents: readonly string[];
  /** The bytes of one of its files; undefined where there is none of that path, or where it is damaged. */
  read(path: string): Promise<Uint8Array | undefined>;
}

/**
 * How an address leads to a place in a finished file: to a page by its number (`#page=3`), to an element of one of its pages
 * by the element's id, or by a CFI (EPUB Canonical Fragment Identifiers 1.1).
 */
export type PlaceAddress = 'page' | 'id' | 'cfi';

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
  /** The flag as the command line's help writes it: `--pdfa <2b|3b>`. */
  readonly flag: string;
  /** The option's name, which is the flag's in camel case. */
  readonly option: string;
  readonly about: Wording;
  readonly preset?: string;
}

/** Options of outputs by name, as a caller gives them: each output takes those that its schema knows. */
export type OutputOptions = Readonly<Record<string, unknown>>;

/** One row of the table of outputs: everything that the program knows of a format. */
export interface Output {
  /** The name that `--format` takes. */
  readonly name: string;
  /** Of its file, `<id>.<extension>`. */
  readonly extension: string;
  readonly mediaType: string;
  /** The rank in catalogues: a reader's program takes the first link that it knows. */
  readonly order: number;
  /** Whether a build makes it if no format is named. */
  readonly byDefault: boolean;
  /** Whether people read it. Catalogues do not list other outputs, such as printers' sheets. */
  readonly forReaders: boolean;
  /** Whether it may carry a state secret: paper may, and a file that is sent by wire may not. */
  readonly carriesSecrets: boolean;
  /** Whether it shows the composition's pages, on which a proof is marked. */
  readonly showsPages?: boolean;
  /** The output that it is made from, which is rendered first and only kept where it is asked for. */
  readonly madeFrom?: string;
  /** Whether it takes the cover's picture, which is drawn while other outputs are rendered. */
  readonly takesCover?: boolean;
  /** How addresses lead to places in it; search gives no address of an output without this. */
  readonly places?: PlaceAddress;
  /** Its files are also checked where the folder that holds them is to be checked. */
  readonly checkedInFolders?: boolean;
  readonly options: GenericSchema<unknown, OutputOptions>;
  readonly flags: readonly OutputFlag[];
  /**
   * For progress: the work alone, the work with `{done}` and `{total}`, and its name in a list of times; what people call the
   * output, where that is not its name.
   */
  readonly words: {
    readonly title?: Wording;
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
  /**
   * Every diagnostic of a folder of finished files, which lead to each other; undefined where the folder is not this
   * output's. `files` are those below the folder by their paths, with `/`.
   */
  checkFolder?(
    files: ReadonlyMap<string, Uint8Array>,
    folder: string,
  ): Promise<Checked | undefined>;
  /**
   * Opens a finished file, so that search can read its text and the desk can show it as a phone does; undefined where the
   * file is damaged.
   */
  open?(bytes: Uint8Array): Promise<OpenedBook | undefined>;
  /** Pictures for catalogues, taken from a finished file. Nothing where the file is damaged. */
  pictures?(bytes: Uint8Array): Promise<CoverPictures>;
}
