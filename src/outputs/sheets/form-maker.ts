import {
  decodePDFRawStream,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  type PDFObjectCopier,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import { diagnose, InputError, type Place } from '../../messages/diagnostic.js';
import { balanced } from './balance.js';
import { corners } from './content-numbers.js';
import type { InputPage } from './open-book.js';
import { inflates } from './streams.js';

/** Makes forms of the new file from the book's pages and appearances, each once. */
export class FormMaker {
  readonly #context: PDFContext;
  readonly #copier: PDFObjectCopier;
  readonly #place: Place;
  /** Resources directly in a node above the pages, copied once for all pages. */
  readonly #resources = new Map<PDFObject, PDFRef>();

  constructor(context: PDFContext, copier: PDFObjectCopier, place: Place) {
    this.#context = context;
    this.#copier = copier;
    this.#place = place;
  }

  ofPage(page: InputPage, number: number): PDFRef {
    const stream = this.#content(page.contents, number);
    const { dict } = stream;
    dict.set(PDFName.of('Type'), PDFName.of('XObject'));
    dict.set(PDFName.of('Subtype'), PDFName.of('Form'));
    dict.set(PDFName.of('BBox'), this.#context.obj(corners(page.bleed)));
    const resources = this.#sharedResources(page.resources);
    dict.set(PDFName.of('Resources'), resources ?? this.#context.obj({}));
    if (page.group !== undefined) {
      const group = this.#context.lookup(this.#copier.copy(page.group));
      if (group instanceof PDFDict) {
        // A page's group is isolated by definition (11.4.7); a form's group must declare it.
        group.set(PDFName.of('I'), this.#context.obj(true));
        dict.set(PDFName.of('Group'), group);
      }
    }
    return this.#context.register(stream);
  }

  ofAppearance(form: PDFRef): PDFRef {
    const copy = this.#copier.copy(form);
    const stream = this.#context.lookup(copy);
    if (stream instanceof PDFStream) {
      stream.dict.set(PDFName.of('Type'), PDFName.of('XObject'));
      stream.dict.set(PDFName.of('Subtype'), PDFName.of('Form'));
    }
    return copy;
  }

  /** A single sound content stream stays as it is; several are one text, divided anywhere between two words. */
  #content(streams: readonly PDFRawStream[], page: number): PDFRawStream {
    const damaged = new InputError([diagnose('press/damaged', this.#place, { page })]);
    if (!streams.every(inflates)) throw damaged;
    const [only, ...more] = streams;
    try {
      const parts = streams.map((one) => Buffer.from(decodePDFRawStream(one).decode()));
      const joined = Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
      const mended = balanced(joined);
      if (mended !== undefined) return this.#context.flateStream(mended);
      if (more.length > 0) return this.#context.flateStream(joined);
    } catch {
      // Several streams have a meaning only together; one may be under a filter that only readers know.
      if (more.length > 0) throw damaged;
    }
    const entries = ['Filter', 'DecodeParms'].flatMap((name) => {
      const value = only?.dict.get(PDFName.of(name));
      return value === undefined ? [] : [[name, this.#copier.copy(value)] as const];
    });
    const bytes = only?.getContents() ?? new Uint8Array();
    return PDFRawStream.of(this.#context.obj(Object.fromEntries(entries)), bytes);
  }

  #sharedResources(value: PDFObject | undefined): PDFObject | undefined {
    if (value === undefined || value instanceof PDFRef) {
      return value === undefined ? undefined : this.#copier.copy(value);
    }
    const known = this.#resources.get(value);
    if (known !== undefined) return known;
    const copy = this.#context.register(this.#copier.copy(value));
    this.#resources.set(value, copy);
    return copy;
  }
}
