import { dictionary, pdfOf, stream } from './small-pdf.js';

/** How a picture in four inks lies on a page. */
export interface PictureOnPage {
  /** In pixels, and in pt on the page. */
  readonly width: number;
  readonly height: number;
  /** Whether 255 means no ink. */
  readonly inverted: boolean;
  readonly profile: Uint8Array | undefined;
  /** A JPEG; else the samples stand one behind the other, four bytes a pixel. */
  readonly isJpeg: boolean;
}

/** A PDF of one page that is filled by a picture in four inks: what PDFium draws to have its colours (ISO 32000-1 8.9.5). */
export function pageOfPicture(bytes: Uint8Array, picture: PictureOnPage): Uint8Array {
  const { width, height, inverted, profile, isJpeg } = picture;
  const colours = profile === undefined ? '/DeviceCMYK' : '[/ICCBased 6 0 R]';
  const decode = inverted ? '/Decode [1 0 1 0 1 0 1 0]' : '';
  const pixels = `/Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace ${colours} ${decode}`;
  const filter = isJpeg ? '/Filter /DCTDecode' : '';
  const none = new Uint8Array();
  return pdfOf([
    dictionary('/Type /Catalog /Pages 2 0 R'),
    dictionary('/Type /Pages /Kids [3 0 R] /Count 1'),
    dictionary(
      `/Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}]`,
      '/Resources << /XObject << /P 4 0 R >> >> /Contents 5 0 R',
    ),
    stream(`/Type /XObject /Subtype /Image ${pixels} ${filter}`, bytes),
    stream('', Buffer.from(`${width} 0 0 ${height} 0 0 cm /P Do`)),
    stream('/N 4 /Alternate /DeviceCMYK', profile ?? none),
  ]);
}
