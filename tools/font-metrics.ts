/**
 * npm run font-metrics [-- --check]: writes fonts/metrics.json, what shaping the built-in faces gives for each mark
 * that can be set half and for each pair of ASCII characters that is kerned. Shaping them takes longer than composing
 * a short book. `--check` fails where the file is not what the fonts give.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCatalogue } from '../src/fonts/catalogue.js';
import { openFace } from '../src/fonts/open-face.js';
import type { Face } from '../src/model/face.js';
import type { FaceMetrics } from '../src/model/face-metrics.js';

const root = process.cwd();
const path = join(root, 'fonts/metrics.json');
/** Where full-width marks stand: general punctuation, CJK symbols, full-width forms, ・ and their kin. */
const MARKS = [
  [0xa0, 0xff],
  [0x2010, 0x2060],
  [0x3000, 0x303f],
  [0x30fb, 0x30fc],
  [0xff00, 0xffef],
] as const;
const [FIRST, LAST] = [0x20, 0x7e];

function kerningOf(face: Face): Record<string, Record<string, number>> {
  const kerning: Record<string, Record<string, number>> = {};
  for (let left = FIRST; left <= LAST; left++) {
    const pairs: Record<string, number> = {};
    for (let right = FIRST; right <= LAST; right++) {
      const kern = Math.round(face.kerning(left, right) * 1e6) / 1000;
      if (kern !== 0) pairs[String.fromCharCode(right)] = kern;
    }
    if (Object.keys(pairs).length > 0) kerning[String.fromCharCode(left)] = pairs;
  }
  return kerning;
}

const { entries } = parseCatalogue(
  readFileSync(join(root, 'fonts/fonts.yaml'), 'utf8'),
  'fonts.yaml',
);
const faces: Record<string, FaceMetrics> = {};
for (const [id, { file }] of entries) {
  const face = openFace(id, readFileSync(join(root, 'fonts', file)));
  const halves: Record<string, readonly [number, number]> = {};
  for (const [from, to] of MARKS) {
    for (let code = from; code <= to; code++) {
      const half = face.has(code) ? face.half(code) : undefined;
      if (half !== undefined) halves[code] = [half.advance, half.shift];
    }
  }
  // Western text is set by the Western faces.
  const chinese = face.has('一'.codePointAt(0) as number);
  faces[face.checksum] = {
    file,
    halves,
    marks: MARKS,
    ...(!chinese && { kerning: kerningOf(face) }),
    kerned: [FIRST, LAST],
  };
}
const text = `${JSON.stringify(faces)}\n`;
if (!process.argv.includes('--check')) writeFileSync(path, text);
else if (readFileSync(path, 'utf8') !== text) {
  console.error('fonts/metrics.json is not what the fonts give: npm run font-metrics');
  process.exitCode = 1;
}
