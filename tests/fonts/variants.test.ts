import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFace } from '../../src/fonts/open-face.js';
import { variantGlyph } from '../../src/fonts/variants.js';
import { FaceGlyphs } from '../../src/outputs/pdf/ext/face-glyphs.js';
import { root } from '../support/edition.js';
import { withCmap } from '../support/with-cmap.js';

const mono = readFileSync(join(root, 'fonts/JetBrainsMono-Regular.ttf'));
const A = 0x41;
const VS17 = 0xe0100;

/** A cmap in which A is glyph 1, with form 2 by VS17, B its usual form by VS17, and C with form 4 by VS2. */
function cmapWithForms(): Buffer {
  const twelve = Buffer.alloc(16 + 12);
  twelve.writeUInt16BE(12, 0);
  twelve.writeUInt32BE(28, 4);
  twelve.writeUInt32BE(1, 12);
  [A, A + 2, 1].forEach((value, index) => {
    twelve.writeUInt32BE(value, 16 + index * 4);
  });
  const rows: readonly (readonly [number, readonly (readonly [number, number])[], number])[] = [
    [0xfe01, [[A + 2, 4]], 0],
    [VS17, [[A, 2]], A + 1],
  ];
  const head = Buffer.alloc(10 + rows.length * 11);
  const lists: Buffer[] = [];
  let offset = head.length;
  rows.forEach(([selector, forms, usual], index) => {
    const at = 10 + index * 11;
    head.writeUIntBE(selector, at, 3);
    if (usual !== 0) {
      const list = Buffer.alloc(8);
      list.writeUInt32BE(1, 0);
      list.writeUIntBE(usual, 4, 3);
      head.writeUInt32BE(offset, at + 3);
      lists.push(list);
      offset += list.length;
    }
    const list = Buffer.alloc(4 + forms.length * 5);
    list.writeUInt32BE(forms.length, 0);
    forms.forEach(([base, glyph], form) => {
      list.writeUIntBE(base, 4 + form * 5, 3);
      list.writeUInt16BE(glyph, 7 + form * 5);
    });
    head.writeUInt32BE(offset, at + 7);
    lists.push(list);
    offset += list.length;
  });
  const fourteen = Buffer.concat([head, ...lists]);
  fourteen.writeUInt16BE(14, 0);
  fourteen.writeUInt32BE(fourteen.length, 2);
  fourteen.writeUInt32BE(rows.length, 6);
  const tables = Buffer.alloc(4 + 2 * 8);
  tables.writeUInt16BE(2, 2);
  tables.writeUInt16BE(5, 6);
  tables.writeUInt32BE(tables.length + twelve.length, 8);
  tables.writeUInt16BE(3, 12);
  tables.writeUInt16BE(10, 14);
  tables.writeUInt32BE(tables.length, 16);
  return Buffer.concat([tables, twelve, fourteen]);
}

describe('the forms of a character by variation selectors', () => {
  const face = openFace('mono', withCmap(mono, cmapWithForms()));

  it('are glyphs of their own where the font has them, beside the font’s usual forms', () => {
    expect(face.variant(A, VS17)).toBe(2);
    expect(face.variant(A + 2, 0xfe01)).toBe(4);
  });

  it('are the character’s own glyph where the font has no other', () => {
    expect(face.variant(A + 1, VS17)).toBe(0);
    expect(face.variant(A, 0xfe01)).toBe(0);
    expect(openFace('mono', mono).variant(A, VS17)).toBe(0);
  });

  it('are drawn apart from the character, and read as it', () => {
    const subset = { glyphs: [] as number[], encode: () => new Uint8Array() };
    const embedded = { id: 'F1', ascender: 1, subset, toUnicodeCmap: () => undefined };
    const glyphs = new FaceGlyphs(embedded as never, face, undefined, { ref: () => ({}) as never });
    const [form, , plain] = glyphs.of(`A${String.fromCodePoint(VS17)}A`, [1, 0, 1]);
    expect(form?.code).not.toBe(plain?.code);
    subset.encode();
    expect(subset.glyphs).toContain(face.variant(A, VS17));
    expect(subset.glyphs).toContain(face.glyph(A));
  });

  it('of a damaged table are none, and reading ends', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(80), (noise, at) => {
        const spoilt = Buffer.from(cmapWithForms());
        spoilt.set(noise.subarray(0, Math.max(0, spoilt.length - at)), at);
        for (const bytes of [noise, spoilt]) {
          const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
          expect(variantGlyph(view, A, VS17)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
