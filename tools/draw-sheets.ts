/**
 * node tools/run.mjs tools/draw-sheets.ts: the picture of docs/printing.md, from the plans that the press makes.
 */
import { writeFileSync } from 'node:fs';
import {
  type Plan,
  type PlanRequest,
  planSheets,
  type SheetSide,
} from '../src/outputs/sheets/plan.js';

const FILE = 'docs/images/sheets.svg';

const REQUEST: PlanRequest = {
  pages: 8,
  scheme: 'saddle',
  binding: 'left',
  signature: 8,
  creep: 0,
  flip: 'short',
  foldAlong: 'short',
  backCover: false,
};

const saddle = planSheets(REQUEST);
const perfect = planSheets({ ...REQUEST, scheme: 'perfect', pages: 24 });
const pairs = planSheets({ ...REQUEST, scheme: '2up' });

const INK = '#222';
const PALE = '#777';
const RED = '#b3261e';

const text = (x: number, y: number, value: string | number, size = 13, more = '') =>
  `<text x="${x}" y="${y}" font-size="${size}" text-anchor="middle" ${more}>${value}</text>`;
const line = (x1: number, y1: number, x2: number, y2: number, more = '') =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" ${more}/>`;
const fold = 'stroke-dasharray="4 3"';

/** One side of a sheet, 96 × 68. */
function side(x: number, y: number, { left, right }: SheetSide, label: string, folded: boolean) {
  return [
    `<rect x="${x}" y="${y}" width="96" height="68" fill="#fff"/>`,
    line(x + 48, y, x + 48, y + 68, folded ? fold : `stroke="${PALE}" stroke-width="0.6"`),
    text(x + 24, y + 40, left.page ?? '–', 17),
    text(x + 72, y + 40, right.page ?? '–', 17),
    text(x + 48, y + 84, label, 11, `fill="${PALE}"`),
  ].join('\n');
}

function flat(x: number, y: number, plan: Plan, folded: boolean): string {
  return plan.sheets
    .flatMap(({ number, front, back }, row) => [
      side(x, y + row * 100, front, `${number} front 正`, folded),
      ...(back ? [side(x + 112, y + row * 100, back, `${number} back 反`, folded)] : []),
    ])
    .join('\n');
}

/** Folded sheets seen from their heads, the fold on the left: `size` nested, their leaves numbered. */
function nested(
  x: number,
  y: number,
  first: number,
  size: number,
  { gap, length, creep }: { readonly gap: number; readonly length: number; readonly creep: number },
): string {
  const parts: string[] = [];
  const height = gap * (2 * size - 1);
  for (let depth = 0; depth < size; depth += 1) {
    const top = y + depth * gap;
    const bottom = y + height - depth * gap;
    const bend = (bottom - top) / 2;
    const start = x + depth * creep + bend;
    const end = x + length + depth * creep;
    parts.push(
      `<path d="M${end} ${top} H${start} A${bend} ${bend} 0 0 0 ${start} ${bottom} H${end}" fill="none"/>`,
    );
    const page = first + 2 * depth;
    const last = first + size * 4 - 1 - 2 * depth;
    parts.push(text(end + 22, top + 4, `${page} · ${page + 1}`, 11));
    parts.push(text(end + 22, bottom + 4, `${last - 1} · ${last}`, 11));
  }
  return parts.join('\n');
}

function stitched(x: number, y: number): string {
  const shape = { gap: 26, length: 170, creep: 14 };
  const cut = x + shape.length - 6;
  return [
    nested(x, y, 1, saddle.sheets.length, shape),
    // The staple goes through the fold of all sheets.
    line(x - 12, y + 39, x + 52, y + 39, `stroke="${RED}" stroke-width="2.5"`),
    text(x - 30, y + 43, '钉', 12, `fill="${RED}"`),
    line(cut, y - 14, cut, y + 92, `stroke="${RED}" ${fold}`),
    text(cut, y + 108, 'trim 裁切', 11, `fill="${RED}"`),
  ].join('\n');
}

function gathered(x: number, y: number): string {
  const shape = { gap: 13, length: 150, creep: 3 };
  const parts = perfect.signatures.map((size, index) =>
    nested(x, y + index * 56, 1 + index * 8, size, shape),
  );
  const bottom = y + (perfect.signatures.length - 1) * 56 + 39;
  parts.push(line(x - 4, y - 6, x - 4, bottom + 6, `stroke="${RED}" stroke-width="4"`));
  parts.push(text(x - 24, (y + bottom) / 2 + 4, '胶', 12, `fill="${RED}"`));
  return parts.join('\n');
}

/** The spine of the gathered signatures with their collation marks, as it is seen on the shelf. */
function spine(x: number, y: number): string {
  return perfect.signatures
    .map((_, index) =>
      [
        `<rect x="${x + index * 20}" y="${y}" width="20" height="150" fill="#fff"/>`,
        `<rect x="${x + index * 20 + 6}" y="${y + 16 + index * 28}" width="8" height="28" fill="${INK}" stroke="none"/>`,
      ].join('\n'),
    )
    .join('\n');
}

const heading = (x: number, y: number, value: string) =>
  text(x, y, value, 15, 'font-weight="bold"');

const drawing = [
  heading(144, 30, 'saddle 骑马钉'),
  flat(40, 48, saddle, true),
  heading(440, 30, 'folded, nested, stapled 折叠、套帖、骑钉'),
  stitched(330, 84),
  heading(760, 30, '2up'),
  flat(660, 48, pairs, false),
  heading(204, 300, 'perfect 分帖胶装'),
  gathered(90, 330),
  heading(440, 300, 'collation marks 背标'),
  spine(410, 326),
  text(440, 496, 'spines of 3 signatures 三帖的帖背', 11, `fill="${PALE}"`),
  heading(760, 300, '--flip: the back side 反面'),
  ...(['short', 'long'] as const).flatMap((flip, index) => {
    const [sheet] = planSheets({ ...REQUEST, flip }).sheets;
    const x = 660 + index * 112;
    if (sheet?.back === undefined) return [];
    const { left, right } = sheet.back;
    const turned = (cx: number) =>
      left.rotation === 180 ? `transform="rotate(180 ${cx} 384)"` : '';
    return [
      `<rect x="${x}" y="350" width="96" height="68" fill="#fff"/>`,
      line(x + 48, 350, x + 48, 418, fold),
      text(x + 24, 390, left.page ?? '–', 17, turned(x + 24)),
      text(x + 72, 390, right.page ?? '–', 17, turned(x + 72)),
      text(
        x + 48,
        434,
        flip === 'short' ? 'short 短边翻转' : 'long 长边翻转',
        11,
        `fill="${PALE}"`,
      ),
    ];
  }),
];

writeFileSync(
  FILE,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 520" width="900" height="520" font-family="'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif" fill="${INK}">
<title>How pages stand on sheets</title>
<rect width="900" height="520" fill="#f6f4ef"/>
<g stroke="${INK}" stroke-width="1.2">
${drawing
  .join('\n')
  .replaceAll('<text ', '<text stroke="none" ')
  .replace(/ +\/?>/g, (end) => end.trimStart())}
</g>
</svg>
`,
);
