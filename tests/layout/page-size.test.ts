import { describe, expect, it } from 'vitest';
import { misfits } from '../../src/layout/template/page-edges.js';
import { onPagesOf } from '../../src/layout/template/page-size.js';
import { builtInTemplates, readTemplate } from '../../src/layout/template/read-template.js';
import { MM, PAGE_SIZES } from '../../src/model/lengths.js';
import { root } from '../support/edition.js';

describe('a template on pages of another size', () => {
  it.each(builtInTemplates(root))(
    '%s stands on each of them with its margins in proportion',
    async (name) => {
      const template = await readTemplate(name, { packageRoot: root });
      for (const [size, [width, height]] of Object.entries(PAGE_SIZES)) {
        const sized = onPagesOf(template, size);
        if (sized === undefined) {
          // Letters for A4 do not fit the smallest pages.
          expect(width * height, size).toBeLessThan(
            (template.page.width * template.page.height) / MM ** 2,
          );
          continue;
        }
        const { page, typeArea } = sized;
        expect(page.width).toBeCloseTo(width * MM, 0);
        expect(page.height).toBeCloseTo(height * MM, 0);
        expect(page.inner + typeArea.characters * typeArea.size + page.outer).toBeCloseTo(
          page.width,
        );
        expect(
          page.top + (typeArea.lines - 1) * typeArea.leading + typeArea.size + page.bottom,
        ).toBeCloseTo(page.height);
        expect(page.inner / page.outer).toBeCloseTo(template.page.inner / template.page.outer, 3);
        expect(misfits(sized)).toEqual([]);
      }
    },
  );

  it('is itself on pages of its own', async () => {
    const template = await readTemplate('booklet', { packageRoot: root });
    expect(onPagesOf(template, 'A5')).toBe(template);
  });
});
