import { labelsFor, printedDate } from '../../messages/labels.js';
import { coverCreators, type EditionMetadata } from '../../model/edition.js';
import type { BlockStyle } from '../../model/template.js';
import type { BookContext } from '../book-context.js';
import { issueText } from '../masthead.js';
import type { ColumnText } from './column.js';

/** From line to line of the title and of what is smaller, of their sizes. */
const TITLE_PITCH = 1.6;
const SMALL_PITCH = 1.7;
/** Air above a text, em of it. */
const AIR = { title: 1, imprint: 0.7 };
/** From the title to the stroke, of the title's size and em; from the stroke to the subtitle, em; what is free beside it. */
const TO_RULE = { title: 1.48, subtitle: 1 };
const FROM_RULE = 1.62;
const SUBTITLE_INSET = 0.1;

/** What stands over the book's foot and what stands at it. */
export interface CoverTexts {
  readonly head: readonly ColumnText[];
  readonly foot: readonly ColumnText[];
}

/** Series or kicker, title and subtitle; names with what they did, issuing unit and date. */
export function coverTexts(
  { metadata, template }: BookContext,
  restyled: (style: BlockStyle, part: 'head' | 'foot') => BlockStyle,
): CoverTexts {
  const { coverTitle, coverSubtitle, coverImprint } = template.styles;
  const head = (
    text: string | undefined,
    style: BlockStyle,
    more: Partial<ColumnText>,
  ): readonly ColumnText[] =>
    text === undefined || text === ''
      ? []
      : [{ text, style: restyled(style, 'head'), pitch: SMALL_PITCH, above: 1, ...more }];
  const { subtitle, kicker, title, publisher, masthead, language } = metadata;
  const imprint = [
    ...creatorLines(metadata),
    publisher ?? masthead?.unit,
    printedDate(metadata.date, language),
  ].filter((text): text is string => text !== undefined && text !== '');
  return {
    head: [
      ...head(seriesLine(metadata), coverSubtitle, {}),
      ...head(kicker, coverSubtitle, {}),
      ...head(title, coverTitle, { pitch: TITLE_PITCH, above: AIR.title, phrases: true }),
      ...head(subtitle, coverSubtitle, {
        above: (TO_RULE.title * coverTitle.size) / coverSubtitle.size + TO_RULE.subtitle,
        rule: FROM_RULE,
        inset: SUBTITLE_INSET,
      }),
    ],
    foot: imprint.map((text) => ({
      text,
      style: restyled(coverImprint, 'foot'),
      pitch: SMALL_PITCH,
      above: AIR.imprint,
    })),
  };
}

/** The series with its number, or the serial with its issue. */
function seriesLine({ series, masthead, language }: EditionMetadata): string | undefined {
  const labels = labelsFor(language);
  if (series !== undefined) {
    const { name, number } = series;
    if (number === undefined) return name;
    return `${name}　${/^\d+$/.test(number) ? labels.volume(number) : number}`;
  }
  if (masthead === undefined) return undefined;
  return [masthead.name, issueText(masthead, labels)].filter((text) => text !== '').join('　');
}

/** Names of one role on a line with what they did: `沈知白　何采薇　编`. */
export function creatorLines({ creators, language }: EditionMetadata): readonly string[] {
  const { coverRoles } = labelsFor(language);
  const rows = new Map<string, string[]>();
  for (const { name, role } of coverCreators(creators)) {
    const key = role ?? '';
    rows.set(key, [...(rows.get(key) ?? []), name]);
  }
  return [...rows].map(([role, names]) => {
    const word = coverRoles.get(role);
    return word === undefined ? names.join('　') : word(names.join('　'));
  });
}
