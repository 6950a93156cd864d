import { addEdits } from '../clean.js';
import {
  datelineSource,
  editorsNoteStart,
  isKicker,
  isSecondLine,
  metadataLine,
  nameLine,
  splitTitle,
  subtitleLine,
} from '../front-matter.js';
import { isDocumentNumber } from '../information/document-number.js';
import { type Group, groupText } from '../joins.js';
import { headingText } from '../markdown-source/index.js';
import { readingOf } from '../structure/infer.js';
import { labelKind } from '../structure/label-kind.js';
import { isCaption } from '../structure/lines.js';
import { rawOffset } from '../working-line.js';
import { certainFront, type Front, tableTitle } from './certain-front.js';
import type { MarkdownSources } from './documents.js';
import { joinGroups, keep, readText, openTextAt as textAt, writtenTextAt } from './groups.js';
import type { Information } from './information.js';
import { isMarkedHeading, isTitleLine } from './title-groups.js';
import { isIssuer, isOfficialTitle, joinTitle, subtitleGoesOn, titleAbove } from './title-lines.js';
import { isDateline, isTitle, lettersOf } from './titles.js';

/** 2026年3月, 二〇二六年三月 */
const MONTH =
  /^(?:\d{4}|[二〇○零一九][〇○零一二三四五六七八九]{3})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月$/u;
/** 附件2 above the title of an attachment. */
const ATTACHMENT = /^附件\s{0,4}[\d一二三四五六七八九十]{0,3}\s{0,4}[:：]?$/u;
/** A title that stands there again is at least this long, in UTF-16 units, and over at most this many lines. */
const SHORTEST_AGAIN = 4;
const MOST_LINES = 4;

/**
 * Reads kicker, title, subtitle and information, and gives each of their paragraphs its place. `untitled` are the indexes of
 * lines that head the text's own sections: none of them is the title.
 */
export function readFront(
  groups: Group[],
  information: Information,
  untitled: ReadonlySet<number>,
): Front {
  const known = certainFront(groups, information, untitled);
  if (known !== undefined) return known;
  let index = 0;
  const read = () => {
    while (index < groups.length && !untitled.has(index) && information.read(index)) index++;
  };
  while (
    index < 2 &&
    groups.length > index + 1 &&
    (information.read(index) ||
      readCaption(groups, index, information, untitled) ||
      readDateline(groups, index, information, untitled))
  )
    index++;
  let kicker: string | undefined;
  const first = textAt(groups, index);
  const isAbove =
    first !== undefined &&
    groups.length > index + 1 &&
    !untitled.has(index) &&
    !untitled.has(index + 1);
  if (
    isAbove &&
    (((isKicker(first) || ATTACHMENT.test(first)) && titleBehind(groups, index, untitled)) ||
      titleAbove(groups, index) === 'kicker')
  ) {
    kicker = writtenTextAt(groups, index) ?? '';
    keep(groups[index] as Group, 'kicker', 'edition.yaml');
    index++;
    read();
  }
  joinOfficial(groups, index, information);
  const headed = tableTitle(groups, index);
  if (headed !== undefined) return { title: headed, next: index };
  const text = textAt(groups, index);
  if (
    text === undefined ||
    untitled.has(index) ||
    !isTitleLine(groups[index] as Group, text) ||
    editorsNoteStart(text) !== undefined
  ) {
    read();
    return { ...(kicker !== undefined && { kicker }), next: index };
  }
  for (let above = titleAbove(groups, index); above === 'first-line' || above === 'unfinished'; ) {
    const [one, two] = [groups[index] as Group, groups[index + 1] as Group];
    // A title of the source's own markup ends with it.
    if (above === 'first-line' && isMarkedHeading(one) && !isMarkedHeading(two)) break;
    groups.splice(index, 2, joinTitle(one, two, above));
    above = above === 'unfinished' ? titleAbove(groups, index) : undefined;
  }
  const group = groups[index] as Group;
  const { title, subtitle: split } = takeTitle(group);
  index++;
  let { subtitle, next } = readSubtitle(groups, index, split);
  for (let from = index - 1; next > from; ) {
    from = next;
    index = next;
    if (!untitled.has(index)) index = readByline(groups, index, information);
    read();
    // Information may stand between the title and its subtitle.
    next = untitled.has(index) ? index : readTitleAgain(groups, index, title, information);
    const dashed = subtitle === undefined && isSecondLine(textAt(groups, next) ?? '');
    if (dashed && !untitled.has(next)) ({ subtitle, next } = readSubtitle(groups, next, undefined));
  }
  return {
    ...(kicker !== undefined && { kicker }),
    title,
    ...(subtitle !== undefined && { subtitle }),
    group,
    next,
  };
}

/** Reads the caption below a picture that stands above the title. */
function readCaption(
  groups: readonly Group[],
  index: number,
  information: Information,
  untitled: ReadonlySet<number>,
): boolean {
  const text = textAt(groups, index) ?? '';
  if (!isCaption(text) || !titleBehind(groups, index, untitled)) return false;
  information.take(index, { as: 'caption' });
  return true;
}

/** Reads 某社3月17日电 alone above the title. */
function readDateline(
  groups: readonly Group[],
  index: number,
  information: Information,
  untitled: ReadonlySet<number>,
): boolean {
  const text = textAt(groups, index) ?? '';
  if (!isDateline(text) || untitled.has(index + 1)) return false;
  if (!isTitle(textAt(groups, index + 1) ?? '')) return false;
  const sourceName = datelineSource(text);
  information.take(index, { as: 'source', ...(sourceName !== undefined && { sourceName }) });
  return true;
}

/**
 * The title again below the page's: its end with a subtitle or who speaks behind it, or all of it, over some lines. It is
 * information: it stands on the cover already.
 */
function readTitleAgain(
  groups: readonly Group[],
  index: number,
  title: string,
  information: Information,
): number {
  const wanted = lettersOf(title);
  let written = '';
  for (let at = index; at < index + MOST_LINES && at < groups.length; at++) {
    written += lettersOf(textAt(groups, at) ?? '');
    const below = textAt(groups, at + 1) ?? '';
    const isEnd = isSecondLine(below) || metadataLine(below) !== undefined;
    if (written.length < SHORTEST_AGAIN || !wanted.endsWith(written)) {
      if (!wanted.startsWith(written)) break;
    } else if (written === wanted || isEnd) {
      for (let line = index; line <= at; line++) information.take(line, { as: 'caption' });
      return at + 1;
    }
  }
  return index;
}

/**
 * The front of a Markdown source, which says itself what its title is: the line, or its front matter, or its name. What
 * stands below the title may be information; nothing else is taken from the text.
 */
export function readMarkdownFront(
  groups: Group[],
  information: Information,
  { titleLine, title }: Pick<MarkdownSources, 'titleLine' | 'title'>,
): Front {
  let index = 0;
  let subtitle: string | undefined;
  if (titleLine !== undefined && groups[0] === titleLine) {
    keep(titleLine, 'title', 'edition.yaml');
    const below = readSubtitle(groups, 1, undefined);
    subtitle = below.subtitle;
    index = below.next;
  }
  const isText = () => groups[index]?.lines[0]?.markdown?.heading === undefined;
  while (index < groups.length && isText() && information.read(index)) index++;
  const split = titleLine === undefined ? { title } : splitTitle(headingText(groupText(titleLine)));
  const below = subtitle ?? ('subtitle' in split ? split.subtitle : undefined);
  return {
    ...(split.title !== undefined && { title: split.title }),
    ...(below !== undefined && { subtitle: below }),
    ...(titleLine !== undefined && { group: titleLine }),
    next: index,
  };
}

/** Issuer, number and 关于…的通知 make one title; the number between them is information. */
function joinOfficial(groups: Group[], index: number, information: Information): void {
  const issuer = textAt(groups, index);
  if (issuer === undefined || !isIssuer(issuer)) return;
  const numbered = isDocumentNumber(textAt(groups, index + 1) ?? '');
  const at = index + (numbered ? 2 : 1);
  const next = textAt(groups, at);
  const above = next === undefined ? undefined : titleAbove(groups, at);
  const whole = above === 'unfinished' ? `${next}${textAt(groups, at + 1)}` : next;
  if (whole === undefined || !isOfficialTitle(whole)) return;
  if (numbered) information.take(index + 1, { as: 'issue' });
  const title = groups[at] as Group;
  groups.splice(
    index,
    at - index + 1,
    joinGroups(groups[index] as Group, title, '', 'structure/title-lines'),
  );
}

function takeTitle(group: Group): { readonly title: string; readonly subtitle?: string } {
  const [line] = group.lines;
  const markup = /^(#{1,6}\s+|\*\*)/.exec(groupText(group))?.[1];
  if (line !== undefined && markup !== undefined) {
    const at = rawOffset(line, 0);
    addEdits(line, [{ at, from: markup, to: '', rule: 'structure/heading-marker' }]);
    const last = line.text.trimEnd();
    if (markup === '**' && last.endsWith('**')) {
      addEdits(line, [
        { at: last.length - 2, from: '**', to: '', rule: 'structure/heading-marker' },
      ]);
    }
  }
  keep(group, 'title', 'edition.yaml');
  return splitTitle(groupText(group));
}

function readSubtitle(
  groups: Group[],
  index: number,
  split: string | undefined,
): { readonly subtitle?: string; readonly next: number } {
  if (split !== undefined) return { subtitle: split, next: index };
  const text = textAt(groups, index);
  // A heading of the source's own markup is not a subtitle but the first section's.
  if (text === undefined || (isMarkedHeading(groups[index] as Group) && !/^(?:——|--)/u.test(text)))
    return { next: index };
  if (subtitleLine(text) === undefined) return { next: index };
  const [one, two] = [groups[index] as Group, groups[index + 1]];
  if (two !== undefined && subtitleGoesOn(one, two))
    groups.splice(index, 2, joinGroups(one, two, '', 'structure/title-lines'));
  const group = groups[index] as Group;
  keep(group, 'subtitle', 'edition.yaml');
  return { subtitle: subtitleLine(groupText(group)) ?? groupText(group), next: index + 1 };
}

/** A name alone below the title is its author's, where text or information follows and no other such label does. */
function readByline(groups: readonly Group[], index: number, information: Information): number {
  const text = textAt(groups, index);
  const byline =
    text === undefined || editorsNoteStart(text) !== undefined
      ? undefined
      : nameLine(writtenTextAt(groups, index) ?? '');
  const behind = textAt(groups, index + 1);
  if (
    byline === undefined ||
    behind === undefined ||
    metadataLine(text ?? '') !== undefined ||
    !(
      behind.length > 24 ||
      /[。！？”]$/u.test(behind) ||
      metadataLine(behind) !== undefined ||
      MONTH.test(behind) ||
      editorsNoteStart(behind) !== undefined ||
      readingOf(behind).number !== undefined
    ) ||
    recurs(groups, index)
  )
    return index;
  information.take(index, byline);
  // A unit and a month stand on the cover of a report.
  if (!MONTH.test(behind)) return index + 1;
  const [, year, month = ''] = /^(\d{4})年(\d{1,2})月$/u.exec(behind) ?? [];
  const date = year === undefined ? {} : { date: `${year}-${month.padStart(2, '0')}` };
  information.take(index + 1, { as: 'date', ...date });
  return index + 2;
}

/** Whether other lines of the same kind follow: then it is the first of the document's labels, and no author. */
function recurs(groups: readonly Group[], index: number): boolean {
  const kind = labelKind(textAt(groups, index) ?? '');
  if (kind === 'other') return false;
  return groups.slice(index + 1).some((group) => {
    const text = readText(group);
    return [...text].length <= 24 && !/[。！？；，、：]/u.test(text) && labelKind(text) === kind;
  });
}

/** Whether the line behind a kicker, or behind the information under it, is a title. */
function titleBehind(
  groups: readonly Group[],
  index: number,
  untitled: ReadonlySet<number>,
): boolean {
  let at = index + 1;
  while (at < groups.length && metadataLine(textAt(groups, at) ?? '') !== undefined) at++;
  const text = textAt(groups, at);
  return (
    text !== undefined &&
    !untitled.has(at) &&
    [...text].length <= 40 &&
    isTitle(text) &&
    editorsNoteStart(text) === undefined &&
    !/^(?:[一二三四五六七八九十]+、|[（(【]|第[一二三四五六七八九十\d]+|\d{1,2}[.、])|[:：]/u.test(
      text,
    )
  );
}
