import type { Group } from '../joins.js';
import { isSettled } from './groups.js';
import { isTitle } from './titles.js';

/** 前言 我们为什么修桥 heads the first section of a book. */
const OPENING = /^(?:前言|序言|自序|代序|引言)[\s\u3000:：]/u;

/** Whether the source's own markup makes a line a heading. */
export function isMarkedHeading({ lines: [line] }: Group): boolean {
  return line?.markup?.kind === 'heading' || line?.markdown?.heading !== undefined;
}

/** Whether a line can be the title: a list's item or a quotation of Markdown is none, nor is 前言 with a topic. */
export function isTitleLine(group: Group, text: string): boolean {
  if (isMarkedHeading(group)) return isTitle(text);
  return !isSettled(group) && isTitle(text) && !OPENING.test(text);
}
