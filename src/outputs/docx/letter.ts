import {
  BorderStyle,
  Footer,
  FrameAnchorType,
  FrameWrap,
  HeightRule,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
} from 'docx';
import { LETTER_MARK } from '../../layout/official/head.js';
import { MM } from '../../model/lengths.js';
import type { Template } from '../../model/template.js';
import { STYLE } from './style-names.js';
import { TWIPS } from './styles.js';

/** A letter's double strokes: their length, pt, the distance of the lower one from the foot of the page, pt (10.1), and their width, eighths of a point. */
const DOUBLE_LENGTH = 170 * MM;
const DOUBLE_FOOT = 20 * MM;
const DOUBLE = 24;
/** The distance between a stroke and its paragraph, pt. */
const AIR = 4;
/** The frame of a letter's mark. The mark stands above the type area, where no paragraph can stand. All its lines share the frame. */
export function letterFrame(
  high: number,
  { page }: Template,
): NonNullable<IParagraphOptions['frame']> {
  return {
    type: 'absolute',
    position: {
      x: Math.round(((page.width - DOUBLE_LENGTH) / 2) * TWIPS),
      y: Math.round(LETTER_MARK * TWIPS),
    },
    width: Math.round(DOUBLE_LENGTH * TWIPS),
    height: Math.round(high * TWIPS),
    rule: HeightRule.ATLEAST,
    anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
    wrap: FrameWrap.NOT_BESIDE,
  };
}

/** The upper stroke is thick over thin, the lower one thin over thick. */
export function doubleRule(
  { styles }: Template,
  side: 'top' | 'bottom',
): NonNullable<IParagraphOptions['border']> {
  const { THICK_THIN_SMALL_GAP, THIN_THICK_SMALL_GAP } = BorderStyle;
  const style = side === 'bottom' ? THICK_THIN_SMALL_GAP : THIN_THICK_SMALL_GAP;
  return { [side]: { style, size: DOUBLE, color: styles.mastheadName.color.slice(1), space: AIR } };
}

/** The foot of a letter's first page: the lower double stroke and no number (10.1). */
export function letterFoot(template: Template): Footer {
  const { page, typeArea } = template;
  const over = (DOUBLE_LENGTH - typeArea.characters * typeArea.size) / 2;
  const right = DOUBLE_LENGTH - typeArea.characters * typeArea.size - over;
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.folio,
        border: doubleRule(template, 'top'),
        indent: { left: Math.round(-over * TWIPS), right: Math.round(-right * TWIPS) },
        spacing: {
          before: 0,
          after: 0,
          line: Math.round((DOUBLE_FOOT - page.bottom / 2 - AIR) * TWIPS),
          lineRule: LineRuleType.EXACT,
        },
      }),
    ],
  });
}
