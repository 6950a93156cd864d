import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Plan,
  type PlanRequest,
  planSheets,
  type SheetSide,
} from '../../../src/outputs/sheets/plan.js';
import { foldAndGather, type PaperSheet, type Printed, readInPairs } from './fold.js';

const requests = fc.record<PlanRequest>({
  pages: fc.integer({ min: 1, max: 400 }),
  scheme: fc.constantFrom('saddle', 'perfect', '2up'),
  binding: fc.constantFrom('left', 'right'),
  signature: fc.integer({ min: 1, max: 12 }).map((sheets) => sheets * 4),
  creep: fc.double({ min: 0, max: 5, noNaN: true }),
  flip: fc.constantFrom('short', 'long'),
  foldAlong: fc.constantFrom('short', 'long'),
  backCover: fc.boolean(),
});
const folded = requests.filter(({ scheme }) => scheme !== '2up');

const printed = ({ left, right }: SheetSide): Printed => ({
  left: { page: left.page, upright: left.rotation === 0 },
  right: { page: right.page, upright: right.rotation === 0 },
});

/** What a reader meets, from cover to cover. */
function read(plan: Plan, request: PlanRequest) {
  const sheets: PaperSheet[] = plan.sheets.map(({ front, back }) => ({
    front: printed(front),
    back: back && printed(back),
  }));
  const paper = {
    flip: request.flip,
    wider: request.foldAlong === 'short',
    boundAt: request.binding,
  };
  if (request.scheme === '2up') return readInPairs(sheets, paper);
  const gathered = new Map<number, PaperSheet[]>();
  for (const [index, { signature = 0 }] of plan.sheets.entries()) {
    gathered.set(signature, [...(gathered.get(signature) ?? []), sheets[index] as PaperSheet]);
  }
  return foldAndGather([...gathered.values()], paper);
}

const counted = (pages: number) => Array.from({ length: pages }, (_, index) => index + 1);

describe('the plan of the sheets', () => {
  it('holds every page exactly once', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const slots = planSheets(request).sheets.flatMap(({ front, back }) =>
          [front, back].flatMap((side) => (side ? [side.left.page, side.right.page] : [])),
        );
        const pages = slots.filter((page) => page !== undefined);
        expect([...pages].sort((a, b) => a - b)).toEqual(counted(request.pages));
      }),
    );
  });

  it('folded and gathered, whichever way the printer turns the sheet, reads 1 … n with all heads up', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const book = read(planSheets(request), request);
        const pages = book.filter(({ page }) => page !== undefined);
        expect(pages.map(({ page }) => page)).toEqual(counted(request.pages));
        expect(pages.every(({ upright }) => upright)).toBe(true);
      }),
    );
  });

  it('adds no more blanks than the last sheet wants, at the end of the book or before its back cover', () => {
    fc.assert(
      fc.property(folded, (request) => {
        const plan = planSheets(request);
        const book = read(plan, request).map(({ page }) => page);
        expect(book.length).toBe(Math.ceil(request.pages / 4) * 4);
        expect(plan.blanks).toBe(book.length - request.pages);
        const body = request.backCover ? book.slice(0, -1) : book;
        if (request.backCover) expect(book.at(-1)).toBe(request.pages);
        const blank = body.indexOf(undefined);
        expect(blank < 0 || body.slice(blank).every((page) => page === undefined)).toBe(true);
      }),
    );
  });

  it('moves the pages of inner sheets toward the fold by equal steps, none on the outermost, the creep on the innermost', () => {
    fc.assert(
      fc.property(folded, (request) => {
        const { sheets, signatures } = planSheets(request);
        const deepest = Math.max(...signatures) - 1;
        for (const { depth, front, back } of sheets) {
          const shifts = [front, back].flatMap((side) => [side?.left.shift, side?.right.shift]);
          const wanted = deepest === 0 ? 0 : (request.creep * depth) / deepest;
          for (const shift of shifts) expect(shift).toBeCloseTo(wanted, 9);
        }
      }),
    );
  });

  it('makes signatures of full size, at the end none of less than half', () => {
    fc.assert(
      fc.property(folded, (request) => {
        const { signatures, sheets, scheme } = planSheets(request);
        expect(signatures.reduce((sum, one) => sum + one, 0)).toBe(sheets.length);
        const full = scheme === 'saddle' ? sheets.length : request.signature / 4;
        expect(signatures.slice(0, -2).every((one) => one === full)).toBe(true);
        expect(signatures.every((one) => one <= full)).toBe(true);
        if (signatures.length > 1) expect(Math.min(...signatures)).toBeGreaterThanOrEqual(full / 2);
        expect([...signatures].sort((a, b) => b - a)).toEqual(signatures);
      }),
    );
  });
});

describe('the plan of a book that a printer knows by heart', () => {
  const request: PlanRequest = {
    pages: 8,
    scheme: 'saddle',
    binding: 'left',
    signature: 16,
    creep: 0,
    flip: 'short',
    foldAlong: 'short',
    backCover: false,
  };
  const halves = (plan: Plan) =>
    plan.sheets.map(({ front, back }) =>
      [front, back].map((side) => `${side?.left.page ?? '-'}|${side?.right.page ?? '-'}`).join(' '),
    );

  it.each([
    ['8 pages, stitched', {}, ['8|1 2|7', '6|3 4|5']],
    ['8 pages, bound at the right', { binding: 'right' }, ['1|8 7|2', '3|6 5|4']],
    ['6 pages: the blanks last', { pages: 6 }, ['-|1 2|-', '6|3 4|5']],
    ['7 pages with a back cover', { pages: 7, backCover: true }, ['7|1 2|-', '6|3 4|5']],
    ['turned about the other edge', { flip: 'long' }, ['8|1 7|2', '6|3 5|4']],
    ['2up', { scheme: '2up', pages: 5 }, ['1|2 3|4', '5|- -|-']],
    [
      '36 pages in signatures of 16: 16 + 12 + 8',
      { scheme: 'perfect', pages: 36 },
      ['16|1 2|15', '14|3 4|13', '12|5 6|11', '10|7 8|9', '28|17 18|27'],
    ],
  ] as const)('%s', (_, change, sheets) => {
    expect(halves(planSheets({ ...request, ...change })).slice(0, sheets.length)).toEqual(sheets);
  });

  it('leaves out a back side on which nothing would stand', () => {
    const { sheets } = planSheets({ ...request, scheme: '2up', pages: 6 });
    expect(sheets.map(({ back }) => back !== undefined)).toEqual([true, false]);
  });
});
