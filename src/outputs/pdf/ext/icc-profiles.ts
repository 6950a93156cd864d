/** A tag of an ICC profile: its signature and its data. */
type Tag = readonly [string, Buffer];

/**
 * The colour space of a book, sRGB (IEC 61966-2-1), as an ICC profile of version 4.3 (ICC.1:2010): a matrix and a parametric curve,
 * adapted to D50.
 */
export function srgbProfile(): Buffer {
  return profile('mntrRGB XYZ ', [
    ['desc', text('sRGB IEC61966-2.1')],
    ['cprt', text(COPYRIGHT)],
    ['wtpt', WHITE],
    ['chad', numbers('sf32', ADAPTATION)],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', srgbCurve()],
    ['gTRC', srgbCurve()],
    ['bTRC', srgbCurve()],
  ]);
}

/**
 * A press with black ink alone (spot inks are named beside it): the profile of an output device with one channel. Its tone is gamma
 * 2.2, which is close to offset printing with a usual dot gain.
 */
export function blackInkProfile(): Buffer {
  return profile('prtrGRAYXYZ ', [
    ['desc', text(BLACK_INK)],
    ['cprt', text(COPYRIGHT)],
    ['wtpt', WHITE],
    ['kTRC', gammaCurve(2.2)],
  ]);
}

/** The name of the black press in a file. */
export const BLACK_INK = 'Black ink (K) and named spot inks';

const COPYRIGHT = 'No copyright, use freely';

/** A profile. `kind`: the device class, the colour space and the connection space, four characters each. */
function profile(kind: string, tags: readonly Tag[]): Buffer {
  const table = 132 + tags.length * 12;
  const header = Buffer.alloc(table);
  const bodies: Buffer[] = [];
  let offset = table;
  let curveAt: number | undefined;
  tags.forEach(([name, body], index) => {
    const shared = name.endsWith('TRC') && curveAt !== undefined;
    const at = shared ? (curveAt as number) : offset;
    if (name.endsWith('TRC')) curveAt = at;
    header.write(name, 132 + index * 12, 'latin1');
    header.writeUInt32BE(at, 136 + index * 12);
    header.writeUInt32BE(body.length, 140 + index * 12);
    if (shared) return;
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    bodies.push(padded);
    offset += padded.length;
  });
  header.writeUInt32BE(offset, 0);
  header.writeUInt32BE(0x04300000, 8);
  header.write(kind, 12, 'latin1');
  [2020, 1, 1, 0, 0, 0].forEach((part, index) => {
    header.writeUInt16BE(part, 24 + index * 2);
  });
  header.write('acsp', 36, 'latin1');
  [0.9642, 1, 0.8249].forEach((value, index) => {
    header.writeInt32BE(fixed(value), 68 + index * 4);
  });
  header.writeUInt32BE(tags.length, 128);
  return Buffer.concat([header, ...bodies]);
}

/** From D65 to D50 (Bradford). */
const ADAPTATION = [
  1.04791, 0.02293, -0.0502, 0.0296, 0.99046, -0.01707, -0.00925, 0.01506, 0.75179,
];

function fixed(value: number): number {
  return Math.round(value * 65536);
}

function numbers(type: string, values: readonly number[]): Buffer {
  const body = Buffer.alloc(8 + values.length * 4);
  body.write(type, 0, 'latin1');
  values.forEach((value, index) => {
    body.writeInt32BE(fixed(value), 8 + index * 4);
  });
  return body;
}

function xyz(x: number, y: number, z: number): Buffer {
  return numbers('XYZ ', [x, y, z]);
}

/** The white point D50 of every profile of version 4. */
const WHITE = xyz(0.9642, 1, 0.8249);

function gammaCurve(gamma: number): Buffer {
  return numbers('para', [0, gamma]);
}

/** Y = ((X + 0.055) / 1.055) ^ 2.4, and X / 12.92 below 0.04045. */
function srgbCurve(): Buffer {
  const body = numbers('para', [0, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]);
  body.writeUInt32BE(0x00030000, 8);
  return body;
}

/** multiLocalizedUnicode with one record, en-US. */
function text(value: string): Buffer {
  const body = Buffer.alloc(28 + value.length * 2);
  body.write('mluc', 0, 'latin1');
  body.writeUInt32BE(1, 8);
  body.writeUInt32BE(12, 12);
  body.write('enUS', 16, 'latin1');
  body.writeUInt32BE(value.length * 2, 20);
  body.writeUInt32BE(28, 24);
  [...value].forEach((character, index) => {
    body.writeUInt16BE(character.charCodeAt(0), 28 + index * 2);
  });
  return body;
}
