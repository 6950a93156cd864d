/** Writes small PDFs by hand, so that each oddity that files have can be put into one. */

type Rectangle = readonly [number, number, number, number];

export interface NumberedPage {
  /** Width and height of the page, its lower left corner in the origin; or the MediaBox itself. */
  readonly media?: Rectangle;
  readonly crop?: Rectangle;
  readonly trim?: Rectangle;
  readonly bleed?: Rectangle;
  readonly rotate?: number;
  readonly unit?: number;
  /** Cuts the content into several streams. */
  readonly streams?: number;
  /** Operators before the number. */
  readonly before?: string;
  /** Further entries of the page's dictionary, and further objects by number from 1000. */
  readonly entries?: string;
}

export interface NumberedBook {
  readonly objects?: Readonly<Record<number, string>>;
  readonly catalog?: string;
  readonly info?: string;
  /** MediaBox and Resources stand in the node above the pages. */
  readonly inherited?: boolean;
}

export const A5: Rectangle = [0, 0, 419.528, 595.276];
export const A4: Rectangle = [0, 0, 595.276, 841.89];

/** Where the number's baseline starts, from the lower left corner of the page as it is read. */
export const AT = { x: 60, y: 40 };

/**
 * A PDF of which every page shows its number, three digits of 24 pt that stand upright and start at `AT` from the
 * lower left corner of what a reader shows (TrimBox, else CropBox, else MediaBox).
 */
export function numberedPdf(
  pages: readonly NumberedPage[],
  { objects = {}, catalog = '', info = '', inherited = false }: NumberedBook = {},
): Uint8Array {
  const parts = new Map<number, string>();
  const font = '<< /Font << /F 3 0 R >> >>';
  parts.set(1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`);
  const kids = pages.map((_, index) => `${10 + index * 10} 0 R`).join(' ');
  const above = inherited ? `/MediaBox [${A5.join(' ')}] /Resources ${font}` : '';
  parts.set(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} ${above} >>`);
  parts.set(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  if (info) parts.set(4, `<< ${info} >>`);
  for (const [index, page] of pages.entries()) {
    const id = 10 + index * 10;
    const streams = content(page, index + 1);
    const media = page.media ?? A5;
    const box = (name: string, value: Rectangle | undefined) =>
      value ? `/${name} [${value.join(' ')}]` : '';
    const contents = streams.map((_, stream) => `${id + 1 + stream} 0 R`).join(' ');
    parts.set(
      id,
      `<< /Type /Page /Parent 2 0 R ${inherited ? '' : `${box('MediaBox', media)} /Resources ${font}`}
${box('CropBox', page.crop)} ${box('TrimBox', page.trim)} ${box('BleedBox', page.bleed)}
${page.rotate === undefined ? '' : `/Rotate ${page.rotate}`} ${page.unit ? `/UserUnit ${page.unit}` : ''}
/Contents ${streams.length === 1 ? contents : `[${contents}]`} ${page.entries ?? ''} >>`,
    );
    for (const [stream, text] of streams.entries()) {
      parts.set(id + 1 + stream, `<< /Length ${text.length} >>\nstream\n${text}\nendstream`);
    }
  }
  for (const [id, text] of Object.entries(objects)) parts.set(Number(id), text);
  return write(parts, info !== '');
}

function content(page: NumberedPage, number: number): readonly string[] {
  const [x0, y0, x1, y1] = page.trim ?? page.crop ?? page.media ?? A5;
  const unit = page.unit ?? 1;
  const [x, y] = [AT.x / unit, AT.y / unit];
  // Turned clockwise by a reader, what is to stand upright has to be drawn turned the other way.
  const matrices: Readonly<Record<number, readonly number[]>> = {
    0: [1, 0, 0, 1, x0 + x, y0 + y],
    90: [0, 1, -1, 0, x1 - y, y0 + x],
    180: [-1, 0, 0, -1, x1 - x, y1 - y],
    270: [0, -1, 1, 0, x0 + y, y1 - x],
  };
  const matrix = matrices[(((page.rotate ?? 0) % 360) + 360) % 360] as readonly number[];
  const words = [
    ...(page.before === undefined ? [] : [page.before]),
    'BT',
    `/F ${24 / unit} Tf`,
    `${matrix.join(' ')} Tm`,
    `(${String(number).padStart(3, '0')}) Tj`,
    'ET',
  ];
  if ((page.streams ?? 1) === 1) return [words.join('\n')];
  return words;
}

function write(parts: ReadonlyMap<number, string>, info: boolean): Uint8Array {
  let text = '%PDF-1.7\n';
  const offsets = new Map<number, number>();
  const ids = [...parts.keys()].sort((a, b) => a - b);
  for (const id of ids) {
    offsets.set(id, text.length);
    text += `${id} 0 obj\n${parts.get(id)}\nendobj\n`;
  }
  const start = text.length;
  const rows = ids.map((id) => `${id} 1\n${String(offsets.get(id)).padStart(10, '0')} 00000 n \n`);
  const size = Math.max(...ids) + 1;
  text += `xref\n0 1\n0000000000 65535 f \n${rows.join('')}`;
  text += `trailer\n<< /Size ${size} /Root 1 0 R ${info ? '/Info 4 0 R' : ''} >>\n`;
  text += `startxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
