import type { Reference } from 'pdfmake/js/PDFDocument.js';

/** The part of pdfkit's document that writes a spot ink. */
interface InkDocument {
  ref(data?: object): Reference;
}

/** The part that an ink paints: the inside of a shape or glyph, or a line. */
export type InkUse = 'fill' | 'stroke';

/** A colour space among a page's resources. */
export interface InkSpace {
  readonly name: string;
  readonly object: unknown;
}

/** A colour as a page's content sets it. */
export interface PageInk {
  /** The operators that set it. */
  readonly operators: string;
  /** The colour space of a spot ink. */
  readonly space?: InkSpace;
}

/**
 * The inks of a document. A grey is printed with black ink alone, without any other colour below it, as text has to be (K100). A
 * colour that the template names as a spot (专色) is a Separation (ISO 32000-1 8.6.6.4), which is shown in its RGB colour where the
 * ink is missing. All other colours are sRGB.
 */
export class Inks {
  private readonly inks = new Map<string, PageInk>();
  /** The colour space of each spot ink. */
  private readonly spaces = new Map<string, InkSpace>();

  constructor(
    private readonly document: InkDocument,
    /** The names of the spot inks by their colours, `#rrggbb`. */
    private readonly spots: ReadonlyMap<string, string>,
    /** The colour space in which a spot ink is shown: sRGB. */
    private readonly shownIn: () => unknown,
  ) {}

  /** The ink for a colour, `#rrggbb`. */
  of(color: string, use: InkUse): PageInk {
    const key = `${use} ${color}`;
    const known = this.inks.get(key);
    if (known !== undefined) return known;
    const ink = this.ink(color.toLowerCase(), use === 'stroke');
    this.inks.set(key, ink);
    return ink;
  }

  private ink(color: string, stroke: boolean): PageInk {
    const parts = [1, 3, 5].map((at) => thousandth(Number.parseInt(color.slice(at, at + 2), 16)));
    const spot = this.spots.get(color);
    if (spot !== undefined) {
      const space = this.spaceOf(spot, parts);
      return { operators: `/${space.name} ${stroke ? 'CS 1 SCN' : 'cs 1 scn'}`, space };
    }
    const [grey] = parts;
    return parts.every((part) => part === grey)
      ? { operators: `${grey} ${stroke ? 'G' : 'g'}` }
      : { operators: `${parts.join(' ')} ${stroke ? 'RG' : 'rg'}` };
  }

  private spaceOf(ink: string, parts: readonly number[]): InkSpace {
    const known = this.spaces.get(ink);
    if (known !== undefined) return known;
    const tint = { FunctionType: 2, Domain: [0, 1], C0: [1, 1, 1], C1: parts, N: 1 };
    const object = this.document.ref(['Separation', pdfName(ink), this.shownIn(), tint]);
    object.end();
    const space = { name: `Spot${this.spaces.size + 1}`, object };
    this.spaces.set(ink, space);
    return space;
  }
}

/** A part of an sRGB colour as a number from 0 to 1, with enough digits to keep all 256 values apart. */
function thousandth(part: number): number {
  return Math.round((part / 255) * 1000) / 1000;
}

/** A name for pdfkit: characters that a name cannot contain become #xx (ISO 32000-1 7.3.5). */
function pdfName(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) =>
      byte > 0x20 && byte < 0x7f && !'#()<>[]{}/%'.includes(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `#${byte.toString(16).padStart(2, '0')}`,
    )
    .join('');
}
