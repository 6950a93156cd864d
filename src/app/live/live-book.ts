import { basename } from 'node:path';
import type { TypedTexts } from '../../edition/read-edition.js';
import { readWithin } from '../../host/within.js';
import { type Diagnostic, InputError } from '../../messages/diagnostic.js';
import type { ComposedPage, PageProof } from '../../model/composition.js';
import type { PageStart } from '../../model/page-map.js';
import { BuildMemory } from '../build-memory.js';
import { shownOffset, writtenOffset } from '../editing/line-ends.js';
import { type RenderedEdition, renderEdition } from '../render-edition.js';
import { drawnPage, pageKey } from './page-picture.js';
import {
  type PointedLine,
  pageOfPlace,
  placeInFile,
  pointedLines,
  type TextPlace,
} from './places.js';

/** The options of looking at a book while it is made. */
export interface LiveOptions {
  /** Another template than the edition's. */
  readonly template?: string | undefined;
  /** Another size of the pages than the edition's, by its name. */
  readonly size?: string | undefined;
  /** Texts that are typed and not in their files yet, as `typedText` gives them. */
  readonly typed?: TypedTexts | undefined;
}

/** A book as it stands composed. */
export interface LiveState {
  /** Counts the compositions: it grows whenever the pages may have changed. */
  readonly revision: number;
  readonly pages: number;
  /** pt */
  readonly width: number;
  readonly height: number;
  readonly template: string;
  /** The errors that keep the present text from being composed; the pages are those before them. */
  readonly faulty: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** One page, as far as it can be known without drawing it. */
export interface LivePage {
  readonly number: number;
  readonly folio: string;
  readonly kind: ComposedPage['kind'];
  /** Names the page's picture: it changes whenever the page does. */
  readonly key: string;
  /** The composition that it belongs to. */
  readonly revision: number;
  readonly lines: readonly PointedLine[];
  readonly proof?: PageProof;
}

/** A place of the text on the pages: the line of the page, and the UTF-16 offset in the text of the line's node. */
export interface LivePlace {
  readonly page: number;
  readonly line: number;
  readonly index: number;
}

/**
 * An edition that is composed again after each change, page by page to be looked at. The pages are those of its PDF, each
 * printed and drawn when it is asked for; what did not change is neither composed nor drawn again.
 */
export class LiveBook {
  readonly #path: string;
  readonly #memory: BuildMemory;
  #book: RenderedEdition | undefined;
  #state: LiveState | undefined;
  #from = '';
  #typed: TypedTexts = new Map();
  readonly #pages = new Map<number, LivePage>();
  #revision: number;

  /** `revision` is what the compositions are counted from: a book that is opened anew continues above those before. */
  constructor(path: string, memory = new BuildMemory(), revision = 0) {
    this.#path = path;
    this.#memory = memory;
    this.#revision = revision;
  }

  /** Composes the edition as its files are now. Errors in it leave the pages as they were. */
  async compose({ template, size, typed = new Map() }: LiveOptions = {}): Promise<LiveState> {
    try {
      const book = await renderEdition(this.#path, {
        formats: [],
        memory: this.#memory,
        allowClassified: true,
        typed,
        ...(template !== undefined && { template }),
        ...(size !== undefined && { size }),
      });
      const from = JSON.stringify([book.inputs, book.template]);
      if (from !== this.#from) {
        this.#from = from;
        this.#revision++;
        this.#pages.clear();
      }
      this.#book = book;
      this.#typed = typed;
      this.#state = this.#stateOf(book, book.diagnostics, false);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.#state = this.#stateOf(this.#book, error.diagnostics, true);
    }
    return this.#state;
  }

  /** The pages `from` to `to` (from 1, both included), so far as there are any. */
  pages(from: number, to: number): readonly LivePage[] {
    const pages = this.#book?.composition.pages ?? [];
    return pages.slice(Math.max(0, from - 1), to).map((page) => this.#page(page));
  }

  /** A page as a PNG, `pixels` wide. Throws RangeError where there is no such page. */
  async picture(number: number, pixels: number): Promise<Uint8Array> {
    const book = this.#opened();
    const page = book.composition.pages[number - 1];
    if (page === undefined) throw new RangeError(`no page ${number}`);
    return drawnPage(page, book, pixels);
  }

  /** Where a place on a page is written: the division's file and the UTF-16 offset in its text as an editor shows it. */
  source(place: TextPlace): { readonly file: string; readonly offset: number } | undefined {
    const at = placeInFile(place, this.#opened().edition, this.#text);
    return at && { file: at.file, offset: shownOffset(this.#text(at.file), at.offset) };
  }

  /** On which page and at which line a place stands; `offset` is that of the text as an editor shows it. */
  locate(file: string, offset: number): LivePlace | undefined {
    const { edition, composition } = this.#opened();
    if (!edition.divisions.some((one) => one.file === file)) return undefined;
    const written = writtenOffset(this.#text(file), offset);
    return pageOfPlace(file, written, edition, composition, this.#text);
  }

  /** The pages of the text by where they begin. */
  starts(): readonly PageStart[] {
    return this.#opened().composition.starts;
  }

  /** The composed edition; undefined before it could be composed. */
  get book(): RenderedEdition | undefined {
    return this.#book;
  }

  readonly #text = (file: string): string =>
    this.#typed.get(basename(file)) ?? new TextDecoder().decode(readWithin(this.#path, file));

  #opened(): RenderedEdition {
    if (this.#book === undefined) throw new RangeError('nothing is composed');
    return this.#book;
  }

  #page(page: ComposedPage): LivePage {
    const known = this.#pages.get(page.number);
    if (known !== undefined) return known;
    const book = this.#opened();
    const proof = book.composition.proof.find((one) => one.page === page.number);
    const live: LivePage = {
      number: page.number,
      folio: page.folio,
      kind: page.kind,
      key: pageKey(page, book),
      revision: this.#revision,
      lines: pointedLines(book.composition.linesOn(page.number)),
      ...(proof && { proof }),
    };
    this.#pages.set(page.number, live);
    return live;
  }

  #stateOf(
    book: RenderedEdition | undefined,
    diagnostics: readonly Diagnostic[],
    faulty: boolean,
  ): LiveState {
    return {
      revision: this.#revision,
      pages: book?.composition.pages.length ?? 0,
      width: book?.template.page.width ?? 0,
      height: book?.template.page.height ?? 0,
      template: book?.template.name ?? '',
      faulty,
      diagnostics,
    };
  }
}
