import type { Reference } from 'pdfmake/js/PDFDocument.js';
import { BLACK_INK, blackInkProfile, srgbProfile } from './icc-profiles.js';

/** The part of pdfkit's document that writes an output intent. */
interface IntentDocument {
  readonly _root: Reference;
  ref(data?: object): Reference;
}

const SRGB = 'sRGB IEC61966-2.1';

/**
 * The output intent of a document (ISO 32000-1 14.11.5): sRGB for a file for reading (PDF/A), black ink with spots for a file for the
 * press (PDF/X-4), where sRGB pictures have a profile of their own.
 */
export class OutputIntent {
  private profile: readonly unknown[] | undefined;

  constructor(
    private readonly document: IntentDocument,
    private readonly pdfx: boolean,
  ) {}

  /** The colour space sRGB. */
  get srgb(): readonly unknown[] {
    this.profile ??= ['ICCBased', this.stream(srgbProfile(), 3)];
    return this.profile;
  }

  /** The colour spaces that every page needs: a press with black ink alone has no DeviceRGB. */
  get pageSpaces(): Readonly<Record<string, unknown>> {
    return this.pdfx ? { DefaultRGB: this.srgb } : {};
  }

  /** Puts the intents of both standards into the catalogue, with the same profile (ISO 19005-2 6.2.3). */
  write(): void {
    const { document, pdfx } = this;
    const name = pdfx ? BLACK_INK : SRGB;
    const profile = pdfx ? this.stream(blackInkProfile(), 1) : this.srgb[1];
    const standards = pdfx ? ['GTS_PDFX', 'GTS_PDFA1'] : ['GTS_PDFA1'];
    document._root.data.OutputIntents = standards.map((standard) => {
      const intent = document.ref({
        Type: 'OutputIntent',
        S: standard,
        Info: new String(name),
        OutputConditionIdentifier: new String(name),
        ...(pdfx && { OutputCondition: new String(name) }),
        DestOutputProfile: profile,
      });
      intent.end();
      return intent;
    });
  }

  private stream(bytes: Buffer, channels: number): Reference {
    const stream = this.document.ref({ N: channels });
    stream.end(bytes);
    return stream;
  }
}
