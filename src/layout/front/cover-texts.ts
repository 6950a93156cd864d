import { labelsFor, printedDate } from '../../messages/labels.js';
import { coverCreators, type EditionMetadata } from '../../model/edition.js';
import type { BlockStyle } from '../../model/template.js';
import type { BookContext } from '../book-context.js';
import { issueText } from '../masthead.js';
import type { ColumnText } from './column.js';

/** The pitch of the title's lines, and of smaller texts, as shares of their sizes. */
const TITLE_PITCH = 1.6;
const SMALL_PITCH = 1.7;
/** The space above a text, em of its size. */
const AIR = { title: 1, imprint: 0.7 };
/** The distance from the title to the stroke, em of the title plus em of the subtitle; from the stroke to the subtitle, em of the subtitle; the inset of the subtitle, as a share of the measure. */
const TO_RULE = { title: 1.48, subtitle: 1 };
const FROM_RULE = 1.62;
const SUBTITLE_INSET = 0.1;

/** The texts of a cover: those of its head, and those of its foot. */
export interface CoverTexts {
  readonly head: readonly ColumnText[];
  readonly foot: readonly ColumnText[];
}

/** The texts of the cover. Head: series or kicker, title and subtitle. Foot: names with their roles, issuing unit and date. */
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

/** One line for each role: its names and the role, `沈知白　何采薇　编`. */
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
