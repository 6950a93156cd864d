import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/messages/diagnostic.js';
import { type ImposeOptions, imposePdf } from '../../../src/outputs/sheets/index.js';
import { foldAndGather, type PaperSheet, readInPairs } from './fold.js';
import { A4, A5, AT, type NumberedPage, numberedPdf } from './numbered-pdf.js';
import { asPaper, type FoundSide, readSides } from './read-sheets.js';

const MM = 72 / 25.4;
const book = (pages: number, page: NumberedPage = {}) =>
  numberedPdf(Array.from({ length: pages }, () => page));
const counted = (pages: number) => Array.from({ length: pages }, (_, index) => index + 1);

async function imposed(bytes: Uint8Array, options: ImposeOptions = {}) {
  const imposed = await imposePdf(bytes, options, { file: 'book.pdf' });
  const sides = await readSides(imposed.bytes);
  const rules = imposed.diagnostics.map(({ ruleId }) => ruleId);
  return { ...imposed, sides, rules };
}

/** Boxes of each side, in mm from the sheet's lower left corner. */
async function boxes(bytes: Uint8Array) {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const mm = ({ x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>) =>
    [x, y, x + width, y + height].map((value) => Math.round((value / MM) * 100) / 100);
  return document.getPages().map((page) => ({
    media: mm(page.getMediaBox()),
    trim: mm(page.getTrimBox()),
    bleed: mm(page.getBleedBox()),
  }));
}

/** Lines, bars and clips that each side draws, mm from the lower left corner. */
async function drawn(bytes: Uint8Array) {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.getPages().map(({ node }) => {
    const stream = node.lookup(PDFName.of('Contents'));
    if (!(stream instanceof PDFRawStream)) throw new Error('a side has one content stream');
    const text = new TextDecoder('latin1').decode(decodePDFRawStream(stream).decode());
    const points = (pattern: RegExp) =>
      [...text.matchAll(pattern)].map((match) =>
        match.slice(1).map((value) => Math.round((Number(value) / MM) * 10) / 10),
      );
    return {
      lines: points(/([\d.-]+) ([\d.-]+) m ([\d.-]+) ([\d.-]+) l S/g),
      bars: points(/([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re f/g),
      clips: points(/([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re W n/g),
    };
  });
}

const number = (sides: readonly FoundSide[], page: number) => {
  const numbers = sides.flatMap(({ numbers }) => numbers).filter((one) => one.page === page);
  expect(numbers).toHaveLength(1);
  return numbers[0] as (typeof numbers)[number];
};

async function fault(bytes: Uint8Array, options: ImposeOptions = {}): Promise<string> {
  try {
    await imposePdf(bytes, options, { file: 'book.pdf' });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.diagnostics.map(({ file, ruleId }) => `${file} ${ruleId}`).join();
  }
  return 'no fault';
}

/** The pages in the order in which the folded book shows them. */
function read(
  sides: readonly FoundSide[],
  { scheme, flip = 'short', binding = 'left' }: ImposeOptions,
  signatures: readonly number[],
) {
  const [{ width, height }] = sides as [FoundSide];
  const paper = { flip, wider: width >= height, boundAt: binding };
  const sheets = [...asPaper(sides)];
  if (scheme === '2up') return readInPairs(sheets, paper);
  const gathered: (readonly PaperSheet[])[] = signatures.map((size) => sheets.splice(0, size));
  expect(sheets).toEqual([]);
  return foldAndGather(gathered, paper);
}

describe('the finished sheets, folded and read', () => {
  const cases = (['saddle', 'perfect', '2up'] as const).flatMap((scheme) =>
    (['short', 'long'] as const).flatMap((flip) =>
      (['left', 'right'] as const).map((binding) => ({ scheme, flip, binding })),
    ),
  );

  it.each(cases)('$scheme, turned about the $flip edge, bound at the $binding', async (options) => {
    for (const pages of [1, 4, 7, 26, 45]) {
      const { sides, plan } = await imposed(book(pages), options);
      const numbers = read(sides, options, plan.signatures).filter(
        ({ page }) => page !== undefined,
      );
      expect(numbers.map(({ page }) => page)).toEqual(counted(pages));
      expect(numbers.every(({ upright }) => upright)).toBe(true);
    }
  });

  it('names signatures that the sheets bear out: 45 pages are 16 + 16 + 16, 50 are 16 + 16 + 12 + 8', async () => {
    const of = async (pages: number) =>
      (await imposed(book(pages), { scheme: 'perfect' })).plan.signatures;
    expect(await of(45)).toEqual([4, 4, 4]);
    expect(await of(50)).toEqual([4, 4, 3, 2]);
  });

  it('says how many blanks it adds and where', async () => {
    const last = await imposed(book(6));
    expect(last.rules).toEqual(['press/blanks']);
    const cover = await imposed(book(6), { backCover: true });
    expect(cover.rules).toEqual(['press/blanks-before-cover']);
    expect(read(cover.sides, {}, cover.plan.signatures).map(({ page }) => page)).toEqual([
      1,
      2,
      3,
      4,
      5,
      undefined,
      undefined,
      6,
    ]);
  });
});

describe('where a page stands', () => {
  it('A5 on A4: both pages at their own size against the fold', async () => {
    const { sides, scale, diagnostics } = await imposed(book(4));
    expect(diagnostics).toEqual([]);
    expect(scale).toBe(1);
    const [front] = sides as [FoundSide];
    expect([front.width / MM, front.height / MM].map(Math.round)).toEqual([297, 210]);
    const middle = front.width / 2;
    const first = number(sides, 1);
    expect(first).toMatchObject({ half: 'right', upright: true, size: 24 });
    expect(first.x).toBeCloseTo(middle + AT.x, 2);
    expect(first.y).toBeCloseTo(front.height - AT.y, 2);
    const last = number(sides, 4);
    expect(last.x).toBeCloseTo(middle - A5[2] + AT.x, 2);
  });

  it('on a larger sheet: in its middle, the TrimBox around both', async () => {
    const { bytes, sides } = await imposed(book(4), { sheet: 'A3' });
    const [front] = sides as [FoundSide];
    expect(number(sides, 1).x).toBeCloseTo(front.width / 2 + AT.x, 2);
    expect(number(sides, 1).y).toBeCloseTo((front.height + A5[3]) / 2 - AT.y, 2);
    for (const { media, trim } of await boxes(bytes)) {
      expect(media).toEqual([0, 0, 420, 297]);
      expect(trim).toEqual([62, 43.5, 358, 253.5]);
    }
  });

  it('2up: each page in the middle of its half', async () => {
    const { sides } = await imposed(book(4), { sheet: 'A3', scheme: '2up' });
    const [front] = sides as [FoundSide];
    const inner = (front.width / 2 - A5[2]) / 2;
    expect(number(sides, 1).x).toBeCloseTo(inner + AT.x, 2);
    expect(number(sides, 2).x).toBeCloseTo(front.width / 2 + inner + AT.x, 2);
  });

  it.each(['short', 'long'] as const)(
    'creep moves the pages of inner sheets toward the fold and trims them by as much (turned about the %s edge)',
    async (flip) => {
      const { bytes, sides } = await imposed(book(12), { creep: 2, sheet: 'A3', flip });
      const toFold = (page: number) => {
        const { x, half, upright } = number(sides, page);
        const middle = (sides[0] as FoundSide).width / 2;
        // From the fold to the edge of the number that is nearest to it, in the page's own direction.
        const offset = half === 'right' ? x - middle : middle - x;
        return (half === 'right') === upright ? offset - AT.x : offset - (A5[2] - AT.x);
      };
      for (const [pages, shift] of [
        [[1, 2, 11, 12], 0],
        [[3, 4, 9, 10], 1],
        [[5, 6, 7, 8], 2],
      ] as const) {
        for (const page of pages) expect(toFold(page)).toBeCloseTo(-shift * MM, 2);
      }
      const trims = (await boxes(bytes)).map(({ trim }) => trim);
      expect(trims.map(([left]) => left)).toEqual([62, 62, 63, 63, 64, 64]);
      expect(trims.map(([, , right]) => right)).toEqual([358, 358, 357, 357, 356, 356]);
    },
  );

  it('a creep of a quarter page is refused', async () => {
    expect(await fault(book(4), { creep: 40 })).toBe('book.pdf press/creep-too-large');
  });

  it('scales pages for which half the sheet is too small, says by how much and which sheet holds them', async () => {
    const { sides, scale, diagnostics } = await imposed(book(4, { media: A4 }));
    expect(scale).toBeCloseTo(Math.SQRT1_2, 3);
    expect(diagnostics).toMatchObject([
      { ruleId: 'press/scaled', values: { scale: '70.7', wanted: 'A3', sheet: 'A4' } },
    ]);
    expect(number(sides, 1).size).toBeCloseTo(24 * Math.SQRT1_2, 1);
    expect((await imposed(book(4, { media: A4 }), { sheet: 'A3' })).rules).toEqual([]);
  });

  it('fit: on A4 where two pages have room there, else on the A size that holds them', async () => {
    const sheetOf = async (page: NumberedPage) => {
      const { sides, scale } = await imposed(book(4, page), { sheet: 'fit' });
      const [{ width, height }] = sides as [FoundSide];
      return [Math.round(width / MM), Math.round(height / MM), scale];
    };
    expect(await sheetOf({})).toEqual([297, 210, 1]);
    expect(await sheetOf({ media: [0, 0, 300, 400] })).toEqual([297, 210, 1]);
    expect(await sheetOf({ media: A4 })).toEqual([420, 297, 1]);
    expect(await sheetOf({ media: [0, 0, 612, 792] })).toEqual([594, 420, 1]);
  });

  it('never scales up, and takes pages that a writer rounded to whole points for what they are', async () => {
    const small = await imposed(book(4, { media: [0, 0, 200, 300] }));
    expect(number(small.sides, 1).size).toBe(24);
    const rounded = await imposed(book(4, { media: [0, 0, 421, 596] }));
    expect(rounded.rules).toEqual([]);
    expect(rounded.scale).toBe(1);
  });

  it('takes the sheet upright where two pages stand larger on it so, and turns its back after its edges', async () => {
    const tall = await imposed(book(4, { media: [0, 0, 200, 840] }));
    expect((tall.sides[0] as FoundSide).width).toBeLessThan((tall.sides[0] as FoundSide).height);
    const numbers = read(tall.sides, {}, tall.plan.signatures);
    expect(numbers.map(({ page }) => page)).toEqual([1, 2, 3, 4]);
    expect(numbers.every(({ upright }) => upright)).toBe(true);
  });
});

describe('pages as files have them', () => {
  const [width, height] = [A5[2], A5[3]];
  const same: readonly (readonly [string, NumberedPage])[] = [
    ['turned a quarter by /Rotate', { media: [0, 0, height, width], rotate: 90 }],
    ['turned by half', { rotate: 180 }],
    ['turned three quarters', { media: [0, 0, height, width], rotate: 270 }],
    ['turned by −90', { media: [0, 0, height, width], rotate: -90 }],
    ['a MediaBox away from the origin', { media: [-100, 50, width - 100, height + 50] }],
    ['a CropBox inside', { media: [0, 0, 700, 900], crop: [100, 200, 100 + width, 200 + height] }],
    [
      'a CropBox, turned',
      { media: [0, 0, 900, 700], crop: [100, 200, 100 + height, 200 + width], rotate: 90 },
    ],
    ['a TrimBox', { media: [0, 0, 460, 640], trim: [20, 22, 20 + width, 22 + height] }],
    ['a MediaBox from the upper right corner', { media: [width, height, 0, 0] }],
    ['units of 2 pt', { media: [0, 0, width / 2, height / 2], unit: 2 }],
    ['content in several streams', { streams: 5 }],
    ['a Q too many', { before: 'q Q Q Q' }],
    ['a Q too many, in several streams', { before: 'Q Q', streams: 5 }],
    ['a q left open', { before: 'q q' }],
    [
      'a Q too many behind strings, names and images that look like q',
      {
        before:
          '(q \\) (q) q) pop <71> pop /q pop % q\nBI /W 1 /H 1 /BPC 8 /CS /G ID q EI q\u0001 EI Q',
      },
    ],
  ];

  it.each(same)('%s: stands where any A5 page stands', async (_, page) => {
    // The corners that the fixture starts from are those of a box in order.
    const bytes = page.media?.[0] === width ? reversed() : book(4, page);
    const { sides, diagnostics } = await imposed(bytes);
    expect(diagnostics).toEqual([]);
    const [front] = sides as [FoundSide];
    const first = number(sides, 1);
    expect(first).toMatchObject({ half: 'right', upright: true });
    expect(first.x).toBeCloseTo(front.width / 2 + AT.x, 2);
    expect(first.y).toBeCloseTo(front.height - AT.y, 2);
    expect(first.size).toBeCloseTo(24, 3);
  });

  const reversed = () => {
    const text = new TextDecoder().decode(book(4));
    return new TextEncoder().encode(
      text.replaceAll(`[${A5.join(' ')}]`, `[${width} ${height} 0 0]`),
    );
  };

  it('object streams, and boxes and fonts of the node above the pages', async () => {
    const document = await PDFDocument.load(
      numberedPdf(
        Array.from({ length: 5 }, () => ({})),
        { inherited: true },
      ),
    );
    const { sides, plan } = await imposed(await document.save({ useObjectStreams: true }));
    expect(read(sides, {}, plan.signatures).map(({ page }) => page)).toEqual([
      ...counted(5),
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('its own sheets: imposed once more they are pages like others', async () => {
    const sheets = (await imposed(book(8))).bytes;
    const { plan, scale } = await imposed(sheets, { scheme: '2up', sheet: 'A2' });
    expect([plan.pages, scale]).toEqual([4, 1]);
  });

  it('pages of other sizes: larger ones scaled to the book’s, smaller ones in its middle, wide ones turned', async () => {
    const sizes: NumberedPage[] = [{}, { media: A4 }, { media: [0, 0, 300, 400] }, {}, {}];
    sizes.push({ media: [0, 0, A5[3], A5[2]] }, {}, {});
    const { sides, diagnostics } = await imposed(numberedPdf(sizes));
    expect(diagnostics).toMatchObject([
      { ruleId: 'press/reduced-pages', values: { pages: ['2'], scale: '70.5' } },
      { ruleId: 'press/small-pages', values: { pages: ['3'] } },
      { ruleId: 'press/turned-pages', values: { pages: ['6'] } },
    ]);
    const [{ width: across, height: up }] = sides as [FoundSide];
    expect(number(sides, 2).size).toBeCloseTo(24 * (A5[2] / A4[2]), 2);
    expect(number(sides, 3)).toMatchObject({ half: 'right', size: 24 });
    expect(number(sides, 3).x).toBeCloseTo(across / 2 + (A5[2] - 300) / 2 + AT.x, 2);
    expect(number(sides, 3).y).toBeCloseTo((up + 400) / 2 - AT.y, 2);
    // Its head to the left, the number runs up along the right-hand edge.
    const turned = number(sides, 6);
    expect(turned).toMatchObject({ half: 'left', upright: false, size: 24 });
    expect(turned.x).toBeCloseTo(across / 2 - AT.y, 2);
    expect(turned.y).toBeCloseTo(up - AT.x, 2);
  });

  it('bleed: prints beyond the trim, but not across the fold, and has its BleedBox', async () => {
    const bleed = 3 * MM;
    const page: NumberedPage = {
      media: [0, 0, A5[2] + 60, A5[3] + 60],
      trim: [30, 30, 30 + A5[2], 30 + A5[3]],
      bleed: [30 - bleed, 30 - bleed, 30 + A5[2] + bleed, 30 + A5[3] + bleed],
    };
    const { bytes, sides } = await imposed(book(4, page), { sheet: 'A3' });
    for (const box of await boxes(bytes)) {
      expect(box.trim).toEqual([62, 43.5, 358, 253.5]);
      expect(box.bleed).toEqual([59, 40.5, 361, 256.5]);
    }
    expect(number(sides, 1).x).toBeCloseTo((sides[0] as FoundSide).width / 2 + AT.x, 2);
    for (const { clips } of await drawn(bytes)) {
      expect(clips).toEqual([
        [0, 0, 210, 297],
        [210, 0, 210, 297],
      ]);
    }
  });

  it('a PDF that is read from right to left is bound at the right, unless the user says otherwise', async () => {
    const bytes = numberedPdf([{}, {}, {}, {}], {
      catalog: '/ViewerPreferences << /Direction /R2L >>',
    });
    expect((await imposed(bytes)).plan.binding).toBe('right');
    expect(number((await imposed(bytes)).sides, 1).half).toBe('left');
    expect(number((await imposed(bytes, { binding: 'left' })).sides, 1).half).toBe('right');
  });

  it('an empty page is a page, and a form’s printed field comes along while a hidden one does not', async () => {
    const field = (flags: number, form: number) =>
      `<< /Subtype /Widget /F ${flags} /Rect [100 300 160 330] /AP << /N ${form} 0 R >> >>`;
    const form = (text: string) => {
      const drawing = `BT /F 24 Tf 0 5 Td (${text}) Tj ET`;
      return `<< /BBox [0 0 60 30] /Resources << /Font << /F 3 0 R >> >> /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`;
    };
    const bytes = numberedPdf(
      [{ entries: `/Annots [${field(4, 1000)} ${field(2, 1001)}]` }, {}, {}, {}],
      { objects: { 1000: form('777'), 1001: form('888'), 11: 'null' } },
    );
    const { sides } = await imposed(bytes);
    const numbers = sides.flatMap((side) => side.numbers.map(({ page }) => page));
    expect(numbers.sort((a, b) => a - b)).toEqual([2, 3, 4, 777]);
    const { x, y } = number(sides, 777);
    const [{ width: across, height: up }] = sides as [FoundSide];
    expect([x - across / 2, up - y]).toEqual([expect.closeTo(100, 2), expect.closeTo(305, 2)]);
  });
});

describe('marks', () => {
  it('crop marks at the corners of the trim and marks at both ends of the fold, none inside the trim', async () => {
    const { bytes } = await imposed(book(4), { sheet: 'A3', marks: true });
    const [left, bottom, right, top] = [62, 43.5, 358, 253.5];
    for (const { lines, bars } of await drawn(bytes)) {
      expect(bars).toEqual([]);
      expect(lines).toHaveLength(10);
      const upright = lines.filter(([x0, , x1]) => x0 === x1).map(([x]) => x);
      expect([...new Set(upright)].sort()).toEqual([210, right, left].sort());
      for (const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] of lines) {
        const outside = Math.min(y0, y1) > top || Math.max(y0, y1) < bottom;
        expect(outside || Math.min(x0, x1) > right || Math.max(x0, x1) < left).toBe(true);
      }
    }
  });

  it('marks follow the trim of inner sheets', async () => {
    const { bytes } = await imposed(book(12), { sheet: 'A3', marks: true, creep: 2 });
    const edges = (await drawn(bytes)).map(({ lines }) =>
      Math.min(...lines.filter(([x0, , x1]) => x0 === x1).map(([x = 0]) => x)),
    );
    expect(edges).toEqual([62, 62, 63, 63, 64, 64]);
  });

  it('collation marks step down the back of signature after signature, on the outside of the outermost sheet', async () => {
    const options = { scheme: 'perfect', signature: 8, sheet: 'A3', marks: true } as const;
    const bars = (await drawn((await imposed(book(40), options)).bytes)).map((side) => side.bars);
    const outermost = bars.filter((_, side) => side % 4 === 0);
    expect(bars.filter((_, side) => side % 4 !== 0).every((here) => here.length === 0)).toBe(true);
    expect(outermost.map((here) => here.length)).toEqual([1, 1, 1, 1, 1]);
    const [first = []] = outermost[0] ?? [];
    const [x = 0, , width = 0, height = 0] = first;
    expect(x + width / 2).toBeCloseTo(210, 1);
    const steps = outermost.map(([bar]) => bar?.[1] ?? 0);
    for (const [at, y] of steps.entries()) expect(y).toBeCloseTo((steps[0] ?? 0) - at * height, 1);
  });

  it('a sheet without room for them is reported, with one that has it', async () => {
    const { diagnostics } = await imposed(book(4), { marks: true });
    expect(diagnostics).toMatchObject([
      { ruleId: 'press/no-room-for-marks', values: { sheet: 'A4', wanted: 'B4' } },
    ]);
    expect((await imposed(book(4), { marks: true, sheet: 'B4' })).rules).toEqual([]);
  });
});

describe('the file', () => {
  it('is the same bytes each time, with the input’s dates and none of the clock', async () => {
    const bytes = numberedPdf([{}, {}], {
      info: '/Title (A book) /Producer (Someone) /CreationDate (D:20200917080000Z)',
    });
    const one = await imposed(bytes, { marks: true, date: '1999-12-31T23:59:59Z' });
    const other = await imposed(bytes, { marks: true, date: '1999-12-31T23:59:59Z' });
    expect(one.bytes).toEqual(other.bytes);
    const document = await PDFDocument.load(one.bytes, { updateMetadata: false });
    expect(document.getTitle()).toBe('A book');
    expect(document.getProducer()).toBe('Someone');
    expect(document.getCreationDate()?.toISOString()).toBe('2020-09-17T08:00:00.000Z');
    expect(document.getModificationDate()).toBeUndefined();
  });

  it('takes the date it is given where the input has none, else has none', async () => {
    const dateOf = async (options: ImposeOptions) => {
      const { bytes } = await imposed(book(2), options);
      return (await PDFDocument.load(bytes, { updateMetadata: false })).getCreationDate();
    };
    expect((await dateOf({ date: '2020-09-17T00:00:00Z' }))?.toISOString()).toBe(
      '2020-09-17T00:00:00.000Z',
    );
    expect(await dateOf({})).toBeUndefined();
  });

  it('keeps layers: one that is switched off stays off', async () => {
    const bytes = numberedPdf([{}, {}], {
      catalog: '/OCProperties << /OCGs [1000 0 R 1001 0 R] /D << /OFF [1001 0 R] >> >>',
      objects: {
        1000: '<< /Type /OCG /Name (text) >>',
        1001: '<< /Type /OCG /Name (draft) >>',
      },
    });
    const { bytes: sheets } = await imposed(bytes);
    const layers = (await PDFDocument.load(sheets)).getOptionalContentGroups();
    expect(layers.map(({ name, visible }) => [name, visible])).toEqual([
      ['text', true],
      ['draft', false],
    ]);
  });

  it('sets in the print dialog which way to turn the sheet, and not to scale it', async () => {
    for (const [flip, wanted] of [
      ['short', 'DuplexFlipShortEdge'],
      ['long', 'DuplexFlipLongEdge'],
    ] as const) {
      const { bytes } = await imposed(book(2), { flip });
      const { catalog } = await PDFDocument.load(bytes);
      const preferences = catalog.getOrCreateViewerPreferences();
      expect([preferences.getDuplex(), preferences.getPrintScaling()]).toEqual([wanted, 'None']);
    }
  });
});

describe('what cannot be imposed', () => {
  it('is one clear diagnostic: no PDF, an empty file, a PDF without pages', async () => {
    expect(await fault(new TextEncoder().encode('no PDF at all'))).toBe('book.pdf pdf/unreadable');
    expect(await fault(new Uint8Array())).toBe('book.pdf pdf/unreadable');
    expect(await fault(numberedPdf([]))).toBe('book.pdf pdf/no-pages');
  });

  it('an encrypted PDF is refused even where readers open it without a password', async () => {
    const document = await PDFDocument.load(book(4));
    document.encrypt({ ownerPassword: 'owner', userPassword: '', permissions: {} });
    expect(await fault(await document.save())).toBe('book.pdf press/encrypted');
  });

  it('a page that is gone, or whose content is gone, is named', async () => {
    const gone = (id: number) => {
      const text = new TextDecoder().decode(book(4));
      return new TextEncoder().encode(
        text.replace(new RegExp(`\\n${id} 0 obj[\\s\\S]*?endobj`), ''),
      );
    };
    expect(await fault(gone(30))).toBe('book.pdf press/damaged');
    expect(await fault(gone(31))).toBe('book.pdf press/damaged');
    expect((await imposed(gone(3))).rules).toEqual(['press/missing-objects']);
  });

  it('compressed content that bytes were lost from is reported before it is printed', async () => {
    const document = await PDFDocument.load(book(4));
    const font = document.context.flateStream('a font file, '.repeat(40));
    document.context.assign(PDFRef.of(3), document.context.obj({ FontFile: PDFRef.of(900) }));
    document.context.assign(PDFRef.of(900), font);
    const page = document.context.flateStream('0 0 10 10 re f\n'.repeat(40));
    document.context.assign(PDFRef.of(21), page);
    const whole = Buffer.from(await document.save({ useObjectStreams: false }));
    expect((await imposed(whole)).rules).toEqual([]);
    const harmed = (stream: Uint8Array) => {
      const bytes = Buffer.from(whole);
      const at = bytes.indexOf(Buffer.from(stream));
      expect(at).toBeGreaterThan(0);
      bytes.fill(0x55, at + 8, at + 14);
      return bytes;
    };
    expect((await imposed(harmed(font.getContents()))).rules).toEqual(['press/damaged-streams']);
    expect(await fault(harmed(page.getContents()))).toBe('book.pdf press/damaged');
  });

  it('whatever bytes are changed, it is imposed or refused, never a fault of ours', async () => {
    const bytes = numberedPdf([{}, { rotate: 90 }, { streams: 3 }, {}], { inherited: true });
    const at = fc.nat({ max: bytes.length - 1 });
    const changes = fc.array(fc.tuple(at, fc.nat({ max: 255 })), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const harmed = Uint8Array.from(bytes);
        for (const [place, byte] of changed) harmed[place] = byte;
        expect(await fault(harmed, { marks: true })).toMatch(/^(no fault|(book\.pdf \S+,?)+)$/);
      }),
      { numRuns: 200 },
    );
  });

  it('a file cut off anywhere is refused, or every page of it is on the sheets', async () => {
    const whole = await (await PDFDocument.load(book(6))).save({ useObjectStreams: true });
    for (const bytes of [book(6), whole]) {
      let refused = 0;
      for (let end = 0; end < bytes.length; end += 61) {
        const cut = bytes.subarray(0, end);
        if ((await fault(cut)) !== 'no fault') refused += 1;
        else {
          const { sides, plan } = await imposed(cut);
          const pages = read(sides, {}, plan.signatures).map(({ page }) => page);
          expect(pages.filter((page) => page !== undefined)).toEqual(counted(6));
        }
      }
      expect(refused).toBeGreaterThan(bytes.length / 61 / 2);
    }
  });
});
