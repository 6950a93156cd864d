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
  /** The media type. */
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
  /** Receives the progress of the work, in units of the output. */
  readonly onProgress: (done?: number, total?: number) => void;
}

/** A file of an output: its path below the folder of the edition's outputs. */
export interface RenderedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The result of an output for a book. */
export interface Rendered {
  /** The files of the output. A reader opens the first one. */
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
  /** The bytes of the file at a path; undefined where the file is missing or damaged. */
  read(path: string): Promise<Uint8Array | undefined>;
}

/**
 * How an address leads to a place in a finished file: to a page by its number (`#page=3`), to an element of one of its pages
 * by the element's id, or by a CFI (EPUB Canonical Fragment Identifiers 1.1).
 */
export type PlaceAddress = 'page' | 'id' | 'cfi';

/** Pictures of a finished output for catalogues: the cover and, if possible, a smaller one. */
export interface CoverPictures {
  readonly cover?: CoverPicture;
  readonly thumbnail?: CoverPicture;
}

export interface CoverPicture {
  /** The name of its file: `cover.png`. */
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

/** The options of a caller by name. Each output takes those that its schema has. */
export type OutputOptions = Readonly<Record<string, unknown>>;

/** One row of the table of outputs: everything that the program knows about a format. */
export interface Output {
  /** The name that `--format` takes. */
  readonly name: string;
  /** The extension of its file, `<id>.<extension>`. */
  readonly extension: string;
  readonly mediaType: string;
  /** The rank in catalogues: a reader's program takes the first link that it knows. */
  readonly order: number;
  /** Whether a build makes it if no format is named. */
  readonly byDefault: boolean;
  /** Whether the output is for readers. Catalogues do not list other outputs, such as print sheets. */
  readonly forReaders: boolean;
  /** Whether it may carry a state secret: formats for print may, formats that spread easily may not. */
  readonly carriesSecrets: boolean;
  /** Whether it shows the composed pages, which bear the mark of a proof. */
  readonly showsPages?: boolean;
  /** The name of the output that it is made from. That output is rendered first, and kept only if it is requested. */
  readonly madeFrom?: string;
  /** Whether it uses the picture of the cover, which is drawn while other outputs are rendered. */
  readonly takesCover?: boolean;
  /** The form of addresses of places in it. Search gives no addresses for an output without this. */
  readonly places?: PlaceAddress;
  /** Whether its files are checked when the folder that contains them is checked. */
  readonly checkedInFolders?: boolean;
  readonly options: GenericSchema<unknown, OutputOptions>;
  readonly flags: readonly OutputFlag[];
  /**
   * The words for progress: the work alone, the work with `{done}` and `{total}`, and the name in a list of times; also the usual
   * name of the output, if it differs from `name`.
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
  /** Renders the output. The same book and options give the same bytes. */
  render(book: Book, options: OutputOptions): Promise<Rendered>;
  /** Returns all diagnostics of a finished file, with `file` as its name. */
  check(bytes: Uint8Array, file: string): Promise<Checked>;
  /**
   * Returns all diagnostics of a folder of finished files that link to each other; undefined where the folder is not one of this
   * output. `files` are the files below the folder by their paths, with `/`.
   */
  checkFolder?(
    files: ReadonlyMap<string, Uint8Array>,
    folder: string,
  ): Promise<Checked | undefined>;
  /**
   * Opens a finished file, so that search can read its text and the desk can show it on a phone screen; undefined where the file is
   * damaged.
   */
  open?(bytes: Uint8Array): Promise<OpenedBook | undefined>;
  /** Returns pictures for catalogues from a finished file; an empty object where the file is damaged. */
  pictures?(bytes: Uint8Array): Promise<CoverPictures>;
}
