import { composeParagraph } from '../clreq/index.js';
import type { PlacedItem, Structure } from '../model/composition.js';
import type { EditionMetadata } from '../model/edition.js';
import type { BlockStyle, Template } from '../model/template.js';
import type { FaceChooser } from './faces.js';
import { furnitureLine, furnitureSpans } from './furniture.js';
import { moved } from './pages/page.js';
import { structure } from './pages/structure.js';
import { lineItems, paragraphStyle } from './set-lines.js';

/** Where the title's first line stands, of the page's height: a little above the optical middle. */
const TITLE_LEVEL = 0.3;
/** Line pitch of the title and the subtitle, of their size. */
const TITLE_PITCH = 1.6;
const SUBTITLE_PITCH = 1.7;
/** From the title to the stroke and from it to the subtitle, em of the subtitle. */
const AROUND_RULE = 2;
const RULE_LENGTH = 4;

/** The cover: the title broken by sense, a short stroke, the subtitle, and the imprint at the foot. */
export function coverItems(
  metadata: EditionMetadata,
  template: Template,
  faces: FaceChooser,
  book: Structure,
): readonly PlacedItem[] {
  const { page, typeArea, styles } = template;
  const within = structure('Sect', book);
  const title = structure('P', within);
  const x = (page.width - typeArea.characters * typeArea.size) / 2;
  const measure = typeArea.characters * typeArea.size;
  const items: PlacedItem[] = [];
  let y = page.height * TITLE_LEVEL;
  if (metadata.kicker !== undefined) {
    const level = y - styles.coverTitle.size * 1.5;
    items.push(
      ...centred(
        metadata.kicker,
        styles.coverSubtitle,
        template,
        faces,
        x,
        measure,
        level,
        SUBTITLE_PITCH,
        structure('P', within),
      ).items,
    );
  }
  for (const phrase of phrasesOf(metadata.title, styles.coverTitle.size, measure)) {
    const set = centred(
      phrase,
      styles.coverTitle,
      template,
      faces,
      x,
      measure,
      y,
      TITLE_PITCH,
      title,
    );
    items.push(...set.items);
    y = set.next;
  }
  if (metadata.subtitle !== undefined) {
    const { size, color } = styles.coverSubtitle;
    y += (AROUND_RULE - 1) * size;
    const half = (RULE_LENGTH * size) / 2;
    const middle = page.width / 2;
    items.push({
      kind: 'rule',
      x1: middle - half,
      x2: middle + half,
      y1: y,
      y2: y,
      width: 0.6,
      color,
    });
    y += (AROUND_RULE + 0.5) * size;
    items.push(
      ...centred(
        metadata.subtitle,
        styles.coverSubtitle,
        template,
        faces,
        x,
        measure * 0.8,
        y,
        SUBTITLE_PITCH,
        structure('P', within),
        measure * 0.1,
      ).items,
    );
  }
  const imprint = [
    metadata.creators.map(({ name }) => name).join('　'),
    metadata.publisher,
    dateText(metadata.date),
  ].filter((text): text is string => text !== undefined && text !== '');
  const foot = page.height - page.bottom;
  imprint.forEach((text, index) => {
    const style = styles.coverImprint;
    const baseline = foot - (imprint.length - 1 - index) * style.size * SUBTITLE_PITCH;
    items.push(
      ...furnitureLine(
        text,
        style,
        'center',
        template,
        faces,
        { x, measure, baseline },
        {
          structure: structure('P', within),
        },
      ),
    );
  });
  return items;
}

/** A title's phrases stand on a line each where their parts are parted by spaces and all of them fit. */
function phrasesOf(title: string, size: number, measure: number): readonly string[] {
  const phrases = title.split(/(?<=[^\p{Script=Latin}\d])[ \u3000]+(?=[^\p{Script=Latin}\d])/u);
  return phrases.every((phrase) => phrase.length * size <= measure) ? phrases : [title];
}

function centred(
  text: string,
  style: BlockStyle,
  template: Template,
  faces: FaceChooser,
  x: number,
  measure: number,
  y: number,
  pitch: number,
  own: Structure,
  inset = 0,
): { readonly items: readonly PlacedItem[]; readonly next: number } {
  const spans = furnitureSpans(text, style, faces, { structure: own });
  const lines = composeParagraph(
    spans,
    paragraphStyle({ ...style, align: 'center' }, template, measure, { first: 0 }),
  );
  const items = lines.flatMap((line, index) =>
    lineItems(line, spans, x + inset, 0).map((item) =>
      moved(item, 0, y + index * pitch * style.size),
    ),
  );
  return { items, next: y + lines.length * pitch * style.size };
}

/** `2020-09-17` → `2020年9月17日`: as a Chinese reader writes it; a text that is no date stays. */
export function dateText(date: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(date ?? '') ?? [];
  if (year === undefined) return date;
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
}
