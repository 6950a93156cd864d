import { MM, PAGE_SIZES } from '../../model/lengths.js';
import type { Template } from '../../model/template.js';
import { misfits } from './page-edges.js';

/** Page lengths that differ by less are equal, pt: sizes are whole millimetres. */
const SAME = 0.5;

/**
 * The template on pages of another size (a name of `PAGE_SIZES`). Sizes of type and leading stay; the type area and the margins keep
 * their shares of the page, so that the numbers of characters and lines change. Undefined where the template cannot be printed on
 * such a page.
 */
export function onPagesOf(template: Template, name: string): Template | undefined {
  const [wide = 0, high = 0] = PAGE_SIZES[name] ?? [];
  const [width, height] = [wide * MM, high * MM];
  const { page, typeArea, runningHeads } = template;
  if (Math.abs(page.width - width) < SAME && Math.abs(page.height - height) < SAME) return template;
  const { size, leading } = typeArea;
  const measure = typeArea.characters * size;
  const depth = (typeArea.lines - 1) * leading + size;
  const characters = Math.round((measure * width) / page.width / size);
  const lines = Math.round(((depth * height) / page.height - size) / leading) + 1;
  if (characters < 1 || lines < 1) return undefined;
  const inner = shared(page.inner, page.width - measure, width - characters * size);
  const below = height - (lines - 1) * leading - size;
  const top = shared(page.top, page.height - depth, below);
  const sized = {
    ...template,
    page: {
      ...page,
      width,
      height,
      inner,
      outer: width - characters * size - inner,
      top,
      bottom: below - top,
    },
    typeArea: { ...typeArea, characters, lines },
    runningHeads: { ...runningHeads, baseline: runningHeads.baseline + top - page.top },
  };
  return misfits(sized).length === 0 ? sized : undefined;
}

/** A margin with the same share of the free width or height, pt. */
function shared(margin: number, free: number, now: number): number {
  return free === 0 ? now / 2 : (margin / free) * now;
}
