interface PictureOnPage {
  /** In pixels, and in pt on the page. */
  readonly width: number;
  readonly height: number;
  /** Whether 255 means no ink. */
  readonly inverted: boolean;
  readonly profile: Uint8Array | undefined;
}

/** A PDF of one page that is filled by a JPEG in four inks: what PDFium draws to have its colours (ISO 32000-1 8.9.5). */
export function pageOfPicture(jpeg: Uint8Array, picture: PictureOnPage): Uint8Array {
  const { width, height, inverted, profile } = picture;
  const colours = profile === undefined ? '/DeviceCMYK' : '[/ICCBased 6 0 R]';
  const decode = inverted ? '/Decode [1 0 1 0 1 0 1 0]' : '';
  const pixels = `/Width ${width} /Height ${height} /BitsPerComponent 8 /ColorSpace ${colours} ${decode}`;
  const none = new Uint8Array();
  return pdfOf([
    dictionary('/Type /Catalog /Pages 2 0 R'),
    dictionary('/Type /Pages /Kids [3 0 R] /Count 1'),
    dictionary(
      `/Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}]`,
      '/Resources << /XObject << /P 4 0 R >> >> /Contents 5 0 R',
    ),
    stream(`/Type /XObject /Subtype /Image ${pixels} /Filter /DCTDecode`, jpeg),
    stream('', Buffer.from(`${width} 0 0 ${height} 0 0 cm /P Do`)),
    stream('/N 4 /Alternate /DeviceCMYK', profile ?? none),
  ]);
}

function dictionary(...entries: readonly string[]): Uint8Array {
  return Buffer.from(`<< ${entries.join(' ')} >>\n`);
}

function stream(entries: string, bytes: Uint8Array): Uint8Array {
  const head = `<< ${entries} /Length ${bytes.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendstream\n')]);
}

/** The objects, numbered from 1, the first one the catalogue, with their table of places. */
function pdfOf(objects: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.4\n')];
  let at = parts[0]?.length ?? 0;
  const places = objects.map((body, index) => {
    const place = at;
    const whole = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      body,
      Buffer.from('endobj\n'),
    ]);
    parts.push(whole);
    at += whole.length;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  parts.push(Buffer.from(`${table}trailer\n<< /Size ${size} /Root 1 0 R >>\n`));
  parts.push(Buffer.from(`startxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}
