import { MM } from '../../model/lengths.js';
import type { BlockStyle, Template } from '../../model/template.js';
import { STYLES } from '../../model/template-schema.js';
import type { Path } from '../../model/yaml/yaml-text.js';

/** The height of a line above and below its baseline, em: the em box of Chinese fonts. */
const ABOVE_BASELINE = 0.88;
const BELOW_BASELINE = 0.12;
/** Smaller differences come from rounding, pt. */
const TOLERANCE = 0.05;

/** A measure of a template that cannot be printed as it is. */
export interface Misfit {
  readonly rule:
    | 'template/too-large'
    | 'template/head-off-page'
    | 'template/folio-off-page'
    | 'template/furniture-in-text'
    | 'template/no-room'
    | 'template/tight-leading';
  /** The keys of template.yaml that decide the measure, the likeliest first. */
  readonly keys: readonly Path[];
  readonly values: Readonly<Record<string, string>>;
}

/** Finds the parts of a template that stand outside the page or overlap its text. */
export function misfits(template: Template): readonly Misfit[] {
  const tooLarge = largeTypeArea(template);
  if (tooLarge !== undefined) return [tooLarge];
  return [...heads(template), ...folios(template), ...styles(template), ...leading(template)];
}

function largeTypeArea({ page, typeArea }: Template): Misfit | undefined {
  if (page.outer >= 0 && page.bottom >= 0) return undefined;
  const values = {
    width: mm(typeArea.characters * typeArea.size),
    height: mm((typeArea.lines - 1) * typeArea.leading + typeArea.size),
    page: `${mm(page.width)} × ${mm(page.height)}`,
  };
  return { rule: 'template/too-large', keys: [['typeArea'], ['page']], values };
}

function heads({ page, runningHeads, styles }: Template): readonly Misfit[] {
  if (runningHeads.verso === 'none' && runningHeads.recto === 'none') return [];
  const { size } = styles.runningHead;
  const most = page.top - ABOVE_BASELINE * size;
  const least = BELOW_BASELINE * size;
  const above = page.top - runningHeads.baseline;
  const key = ['runningHeads', 'above'];
  const keys = [key, ['typeArea', 'top'], ['typeArea'], ['page'], ['styles', 'runningHead']];
  if (above > most + TOLERANCE) {
    const values = { above: mm(above), most: mm(Math.max(0, most)), top: mm(page.top) };
    return [{ rule: 'template/head-off-page', keys, values }];
  }
  if (above >= least - TOLERANCE) return [];
  return [inText(keys, key, above, least)];
}

function folios({ folios, page, styles, typeArea }: Template): readonly Misfit[] {
  if (folios.place === 'none') return [];
  const { size } = styles.folio;
  const most = page.bottom - BELOW_BASELINE * size;
  const least = ABOVE_BASELINE * size;
  const key = ['folios', 'below'];
  const keys = [key, ['typeArea', 'top'], ['typeArea'], ['page'], ['styles', 'folio']];
  const wide = 2 * folios.inset * size + size > typeArea.characters * typeArea.size;
  const narrow: readonly Misfit[] = wide ? [noRoom(['folios', 'inset'])] : [];
  if (folios.below > most + TOLERANCE) {
    const values = {
      below: mm(folios.below),
      most: mm(Math.max(0, most)),
      bottom: mm(page.bottom),
    };
    return [...narrow, { rule: 'template/folio-off-page', keys, values }];
  }
  if (folios.below >= least - TOLERANCE) return narrow;
  return [...narrow, inText(keys, key, folios.below, least)];
}

function inText(keys: readonly Path[], key: Path, length: number, least: number): Misfit {
  const values = { key: key.join('.'), length: mm(length), least: mm(least) };
  return { rule: 'template/furniture-in-text', keys, values };
}

/** Styles with lines too short for a character, or too high for the page. */
function styles({ styles, typeArea }: Template): readonly Misfit[] {
  const { headings, ...others } = styles;
  const byName = new Map<string, BlockStyle>(Object.entries(others));
  headings.forEach((style, index) => {
    byName.set(`heading${index + 1}`, style);
  });
  const measure = typeArea.characters * typeArea.size;
  return STYLES.flatMap((name) => {
    const style = byName.get(name);
    if (style === undefined) return [];
    const width = measure - 2 * style.inset * typeArea.size;
    const wide = (style.firstIndent + 1) * style.size > width + TOLERANCE;
    return wide || style.lines > typeArea.lines ? [noRoom(['styles', name])] : [];
  });
}

function noRoom(path: Path): Misfit {
  return { rule: 'template/no-room', keys: [path, ['typeArea']], values: { key: path.join('.') } };
}

function leading({ typeArea: { leading, size } }: Template): readonly Misfit[] {
  if (leading >= size - TOLERANCE) return [];
  const values = { leading: pt(leading), size: pt(size) };
  return [{ rule: 'template/tight-leading', keys: [['typeArea', 'leading']], values }];
}

function mm(points: number): string {
  return `${Math.round((points / MM) * 10) / 10} mm`;
}

function pt(points: number): string {
  return `${Math.round(points * 100) / 100} pt`;
}
