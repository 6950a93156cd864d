import type { Pdfium } from './pdfium.js';

/** Size of the largest answer for a glyph, bytes: a matrix of six floats, or two doubles. */
const SCRATCH_SIZE = 64;

/** PDFium's memory for one reader; `release` frees all that the reader allocated. */
export class Memory {
  /** Pointer to a buffer for small answers; `double`, `float` and `whole` read it. */
  readonly scratch: number;
  readonly #pdfium: Pdfium;
  readonly #allocated: number[] = [];
  #view: DataView;

  constructor(pdfium: Pdfium) {
    this.#pdfium = pdfium;
    this.#view = new DataView(pdfium.HEAPU8.buffer);
    this.scratch = this.#allocate(SCRATCH_SIZE);
  }

  /** Copies `bytes`; gives the pointer. */
  copy(bytes: Uint8Array): number {
    const pointer = this.#allocate(bytes.length);
    this.#pdfium.HEAPU8.set(bytes, pointer);
    return pointer;
  }

  /** A pointer to `size` bytes. */
  room(size: number): number {
    return this.#allocate(size);
  }

  double(index: number): number {
    return this.#memory().getFloat64(this.scratch + 8 * index, true);
  }

  /** A whole number of four bytes. */
  whole(index: number): number {
    return this.#memory().getUint32(this.scratch + 4 * index, true);
  }

  float(index: number): number {
    return this.#memory().getFloat32(this.scratch + 4 * index, true);
  }

  /** The text that `fill` writes; `fill` is called once for the size in bytes and once for the bytes. */
  utf8(fill: (buffer: number, size: number) => number): string {
    return new TextDecoder().decode(this.#filled(fill, 1));
  }

  utf16(fill: (buffer: number, size: number) => number): string {
    return new TextDecoder('utf-16le').decode(this.#filled(fill, 2));
  }

  /** Hands `use` a pointer to `text` (ASCII), ended by a zero. */
  withText<T>(text: string, use: (pointer: number) => T): T {
    const pointer = this.#pdfium.wasmExports.malloc(text.length + 1);
    try {
      this.#pdfium.HEAPU8.set(new TextEncoder().encode(`${text}\0`), pointer);
      return use(pointer);
    } finally {
      this.#pdfium.wasmExports.free(pointer);
    }
  }

  release(): void {
    for (const pointer of this.#allocated) this.#pdfium.wasmExports.free(pointer);
    this.#allocated.length = 0;
  }

  /** The bytes that `fill` writes, without the zero of `width` bytes that ends them. */
  #filled(fill: (buffer: number, size: number) => number, width: number): Uint8Array {
    const size = fill(0, 0);
    if (size <= width) return new Uint8Array();
    const buffer = this.#pdfium.wasmExports.malloc(size);
    try {
      fill(buffer, size);
      return this.#pdfium.HEAPU8.slice(buffer, buffer + size - width);
    } finally {
      this.#pdfium.wasmExports.free(buffer);
    }
  }

  #allocate(size: number): number {
    const pointer = this.#pdfium.wasmExports.malloc(size);
    this.#allocated.push(pointer);
    return pointer;
  }

  /** The present memory: it moves when it grows. */
  #memory(): DataView {
    if (this.#view.buffer !== this.#pdfium.HEAPU8.buffer) {
      this.#view = new DataView(this.#pdfium.HEAPU8.buffer);
    }
    return this.#view;
  }
}
