import type { EmbeddedFont, Reference } from 'pdfmake/js/PDFDocument.js';
import { drawnAs } from '../../../clreq/clusters.js';
import { GETA } from '../../../fonts/geta.js';
import { type TrueTypeFile, trueTypeSubset } from '../../../fonts/truetype.js';
import { isVariationSelector } from '../../../fonts/variants.js';
import type { FaceSource } from './printed-files.js';
import { escaped } from './syntax.js';

export interface SubsetGlyph {
  /** The two bytes of the glyph in a literal string of the page's content, one character for each. */
  readonly code: string;
  /** The advance, thousandths of an em. */
  readonly width: number;
}

/** A number above all code points. */
const BEYOND = 0x110000;

/** The variation selector at the UTF-16 offset `at`; 0 where there is none. */
function selectorAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  // Most characters have none: only two kinds of code units can begin one.
  if (unit !== 0xdb40 && (unit & 0xfff0) !== 0xfe00) return 0;
  const codePoint = text.codePointAt(at) as number;
  return isVariationSelector(codePoint) ? codePoint : 0;
}

interface NumberedGlyph extends SubsetGlyph {
  /** The number of the glyph in the subset. */
  readonly number: number;
}

/** Creates the objects of the font. */
interface Objects {
  ref(data?: object): Reference;
}

/**
 * The glyphs of a face that a book draws. They are numbered in the order of their first use: frequent glyphs get low numbers, which
 * compress best. Two code points with one glyph get two numbers, so that the text layer keeps them apart (docs/typography.md, rule 21).
 */
export class FaceGlyphs {
  /**
   * The glyphs by code point. An invisible character has the negative code point as key, since a soft hyphen may be visible in one
   * place and invisible in another. If the glyph of another character is drawn, the key is of both characters.
   */
  private readonly known = new Map<number, NumberedGlyph>();
  /** The font's glyph, the code point and the width by number. The first glyph stands for missing characters. */
  private readonly glyphs = [0];
  private readonly codePoints = [0];
  private readonly widths = [FULL_WIDTH];
  /** The numbers of the glyphs in the order of the embedded font. */
  private places: readonly number[] = [];

  constructor(
    readonly embedded: EmbeddedFont,
    private readonly face: FaceSource['face'],
    /** The outlines of a plain TrueType file; undefined for other files, which fontkit subsets. */
    outlines: TrueTypeFile | undefined,
    private readonly objects: Objects,
  ) {
    const { subset } = embedded;
    const encode = subset.encode.bind(subset);
    embedded.toUnicodeCmap = () => this.toUnicode();
    subset.encode = () => {
      this.places = this.inOrder();
      subset.glyphs = this.places.map((number) => this.glyphs[number] as number);
      return outlines === undefined ? encode() : trueTypeSubset(outlines, subset.glyphs);
    };
  }

  /**
   * The glyphs of a text, one for each code point. `advances`: the advance of each; a character without one is invisible. `drawn`: the
   * characters whose glyphs are drawn, if they differ from the text.
   */
  of(
    text: string,
    advances: readonly number[],
    drawn?: readonly number[],
  ): readonly NumberedGlyph[] {
    const { known } = this;
    const glyphs: NumberedGlyph[] = [];
    for (let at = 0; at < text.length; at++) {
      const codePoint = text.codePointAt(at) as number;
      if (codePoint > 0xffff) at++;
      const invisible = advances[glyphs.length] === 0;
      const other = drawn?.[glyphs.length] ?? codePoint;
      if (other !== codePoint) {
        const key = OTHER + other * CODE_POINTS + codePoint;
        glyphs.push(known.get(key) ?? this.include(codePoint, other, 0, key));
        continue;
      }
      const selector = invisible ? 0 : selectorAt(text, at + 1);
      const variant = selector === 0 ? 0 : this.variantOf(codePoint, selector);
      // The forms of a character have keys of their own, above all code points.
      const form = variant === 0 ? codePoint : codePoint + (variant + 1) * BEYOND;
      const key = invisible ? -form : form;
      glyphs.push(
        known.get(key) ?? this.include(codePoint, drawnAs(codePoint, invisible), variant, key),
      );
    }
    return glyphs;
  }

  /** The glyphs of `of`, with their numbers in hexadecimal. */
  readonly hexOf = (text: string): readonly { readonly hex: string; readonly width: number }[] =>
    this.of(text, []).map(({ number, width }) => ({
      hex: number.toString(16).padStart(4, '0'),
      width,
    }));

  /** The entries about glyphs in the dictionary of a CID font (ISO 32000-1 9.7.4). */
  cidEntries(): object {
    return {
      DW: FULL_WIDTH,
      W: otherWidths(this.widths),
      ...(!this.inCff && { CIDToGIDMap: this.placesInFont() }),
    };
  }

  /** The glyph for a variation selector, if the face has the character and the form. */
  private variantOf(codePoint: number, selector: number): number {
    return this.face.has(codePoint) ? this.face.variant(codePoint, selector) : 0;
  }

  private include(codePoint: number, mapped: number, variant: number, key: number): NumberedGlyph {
    // A missing character is printed as 〓; the text layer keeps the character.
    const drawn = this.face.has(mapped) ? mapped : GETA;
    const width = this.face.advance(drawn) * 1000;
    const number = this.glyphs.push(variant === 0 ? this.face.glyph(drawn) : variant) - 1;
    this.codePoints.push(codePoint);
    this.widths.push(width);
    const glyph = { number, code: escaped(String.fromCharCode(number >> 8, number & 0xff)), width };
    this.known.set(key, glyph);
    return glyph;
  }

  private get inCff(): boolean {
    return this.embedded.subset.cff !== undefined;
  }

  /**
   * The numbers of the glyphs in the order of the embedded font, which is that of their code points: characters with the same radical
   * have similar outlines, and compress better side by side. In CFF the number of a glyph is its place.
   */
  private inOrder(): readonly number[] {
    const { codePoints } = this;
    if (this.inCff) return [...codePoints.keys()];
    const keys = Float64Array.from(codePoints, (codePoint, number) => codePoint * NUMBERS + number);
    return Array.from(keys.sort(), (key) => key % NUMBERS);
  }

  private placesInFont(): Reference {
    const map = Buffer.alloc(this.glyphs.length * 2);
    this.places.forEach((number, place) => {
      map.writeUInt16BE(place, number * 2);
    });
    const stream = this.objects.ref();
    stream.end(map);
    return stream;
  }

  /** The text of each glyph (ISO 32000-1 9.10.3), in ranges of 256 glyphs with the same first byte. */
  private toUnicode(): Reference {
    const ranges: string[] = [];
    for (let first = 1; first < this.codePoints.length; first = (first | 0xff) + 1) {
      const texts = this.codePoints.slice(first, (first | 0xff) + 1).map(utf16);
      const last = first + texts.length - 1;
      ranges.push(`<${hex(first)}><${hex(last)}>[${texts.join('')}]`);
    }
    const stream = this.objects.ref();
    stream.end(
      Buffer.from(
        `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${ranges.length} beginbfrange
${ranges.join('\n')}
endbfrange
endcmap
CMapName currentdict/CMap defineresource pop
end
end`,
        'latin1',
      ),
    );
    return stream;
  }
}

const FULL_WIDTH = 1000;

/** A number above every code point of Unicode. */
const CODE_POINTS = 0x110000;
/** A number above the keys of all forms. */
const OTHER = 2 ** 45;

/** The number of glyphs that two bytes can name. */
const NUMBERS = 0x10000;

/** The widths other than one em, in stretches that follow the number of their first glyph. */
function otherWidths(widths: readonly number[]): readonly (number | number[])[] {
  const stretches: (number | number[])[] = [];
  let open: number[] | undefined;
  widths.forEach((width, number) => {
    if (width === FULL_WIDTH) open = undefined;
    else if (open !== undefined) open.push(width);
    else {
      open = [width];
      stretches.push(number, open);
    }
  });
  return stretches;
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}

function utf16(codePoint: number): string {
  const text = String.fromCodePoint(codePoint);
  return `<${hex(text.charCodeAt(0))}${text.length > 1 ? hex(text.charCodeAt(1)) : ''}>`;
}
