import { ENGLISH } from './book-labels/english.js';
import type { Labels } from './book-labels/labels.js';
import { SIMPLIFIED } from './book-labels/simplified.js';
import { TRADITIONAL } from './book-labels/traditional.js';

/** The first texts of a new edition, which its editor replaces. */
export const NEW_EDITION = {
  title: { digest: '新刊', briefing: '简报', gongwen: '关于××××的通知', book: '新书' },
  heading: { digest: '标题', briefing: '标题', gongwen: '关于××××的通知', book: '第一章' },
  letter: '关于××××的函',
  text: '在此写正文。',
} as const;

/** The labels for the language of an edition (BCP 47): Chinese by its script, English for every other language. */
export function labelsFor(language: string): Labels {
  if (!/^zh\b/i.test(language)) return ENGLISH;
  return /^zh-(?:hant|tw|hk|mo)\b/i.test(language) ? TRADITIONAL : SIMPLIFIED;
}

/** An ISO 8601 date in the form of the edition's language. A text that is not a date stays as it is. */
export function printedDate(date: string | undefined, language: string): string | undefined {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(date ?? '')?.slice(1);
  if (parts === undefined) return date;
  const [year = 0, month, day] = parts.map((part) => (part ? Number(part) : undefined));
  return labelsFor(language).date(year, month, day);
}
