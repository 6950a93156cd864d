import {
  AlignmentType,
  DocumentGridType,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  SimpleField,
  TextRun,
} from 'docx';
import type { EditionMetadata } from '../../model/edition.js';
import type { Template } from '../../model/template.js';
import { STYLE } from './style-names.js';
import { TWIPS } from './styles.js';

/** Running heads and folios on even and odd pages, as the template has them. */
export function heads(
  { folios, runningHeads }: Template,
  { title }: EditionMetadata,
): Pick<ISectionOptions, 'headers' | 'footers'> {
  const [before = '', after = ''] = folios.format.split('{n}');
  const side = (even: boolean) =>
    folios.place === 'center'
      ? AlignmentType.CENTER
      : even
        ? AlignmentType.START
        : AlignmentType.END;
  const head = (even: boolean) => {
    const kind = even ? runningHeads.verso : runningHeads.recto;
    // Word fills the field with the last heading of the first level on the page.
    const shown = kind === 'chapter' ? [new SimpleField('STYLEREF 1', title)] : [title];
    return new Header({
      children: [
        new Paragraph({
          style: STYLE.head,
          alignment: even ? AlignmentType.START : AlignmentType.END,
          children:
            kind === 'none'
              ? []
              : shown.map((one) => (typeof one === 'string' ? new TextRun(one) : one)),
        }),
      ],
    });
  };
  const folio = (even: boolean) =>
    new Footer({
      children: [
        new Paragraph({
          style: STYLE.folio,
          alignment: side(even),
          children:
            folios.place === 'none'
              ? []
              : [new TextRun({ children: [before, PageNumber.CURRENT, after] })],
        }),
      ],
    });
  return {
    headers: { default: head(false), even: head(true) },
    footers: { default: folio(false), even: folio(true) },
  };
}

/** The width of the text on a landscape page, pt: that of a turned table in print. */
export function turnedMeasure({ typeArea: { lines, leading, size } }: Template): number {
  return (lines - 1) * leading + size;
}

/** The page and its grid: as many lines and characters as the type area has. */
export function pageOf(template: Template): NonNullable<ISectionOptions['properties']> {
  const { top, bottom, inner, outer } = template.page;
  return laidPage(template, { top, bottom, left: inner, right: outer });
}

/** A landscape page. Its top is the left edge of the other pages, which is the binding edge of odd pages. */
export function turnedPageOf(template: Template): NonNullable<ISectionOptions['properties']> {
  const { top, bottom, inner, outer } = template.page;
  return laidPage(template, { top: inner, bottom: outer, left: bottom, right: top }, true);
}

function laidPage(
  { page, typeArea, grid }: Template,
  margins: Readonly<Record<'top' | 'bottom' | 'left' | 'right', number>>,
  turned = false,
): NonNullable<ISectionOptions['properties']> {
  const twips = (pt: number) => Math.round(pt * TWIPS);
  return {
    page: {
      size: {
        width: twips(page.width),
        height: twips(page.height),
        ...(turned && { orientation: PageOrientation.LANDSCAPE }),
      },
      margin: {
        top: twips(margins.top),
        bottom: twips(margins.bottom),
        left: twips(margins.left),
        right: twips(margins.right),
        header: twips(margins.top / 2),
        footer: twips(margins.bottom / 2),
      },
    },
    grid: {
      linePitch: twips(typeArea.leading),
      type: grid ? DocumentGridType.LINES_AND_CHARS : DocumentGridType.LINES,
    },
  };
}
