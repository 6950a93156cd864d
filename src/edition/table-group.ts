import type { Nodes, Paragraph, Table } from 'mdast';
import { plainText } from '../model/markdown/plain-text.js';

/** A table with the paragraphs that belong to it. */
export interface TableGroup {
  readonly table: Table;
  /** `表1　各地新设企业`, above the table. */
  readonly title?: Paragraph | undefined;
  /** `单位：万户`, above it on the right. */
  readonly unit?: Paragraph | undefined;
  /** `注：…`, `资料来源：…`, below it. */
  readonly notes: readonly Paragraph[];
  /** Index of the first node that doesn't belong to it. */
  readonly next: number;
}

const LONGEST_TITLE = 80;
const TITLE =
  /^(?:续?表|附表|Table)[\s\u3000]*[\dA-Za-z一二三四五六七八九十]+(?:[-–—.．][\d]+)*[\s\u3000:：.．、]/u;
const TABLE_CAPTION = /^(?:Table|表)[:：]/u;
const UNIT = /^[（(]?(?:计量)?单位[:：]/u;
const LONGEST_UNIT = 30;
const NOTE =
  /^[（(]?(?:注|表注|附注|说明|备注|资料来源|数据来源|来源|Notes?|Sources?)(?:\d*)[:：]/iu;

/** The table that begins at `index` with its title or its unit line, if one does. */
export function tableGroupAt(nodes: readonly Nodes[], index: number): TableGroup | undefined {
  let at = index;
  const title = matching(nodes[at], isTableTitle);
  if (title !== undefined) at++;
  const unit = matching(nodes[at], isUnit);
  if (unit !== undefined) at++;
  const table = nodes[at];
  if (table?.type !== 'table') return undefined;
  at++;
  const notes: Paragraph[] = [];
  for (let note = matching(nodes[at], isNote); note; note = matching(nodes[at], isNote)) {
    notes.push(note);
    at++;
  }
  return { table, title, unit, notes, next: at };
}

function matching(node: Nodes | undefined, is: (text: string) => boolean): Paragraph | undefined {
  return node?.type === 'paragraph' && is(plainText(node).trim()) ? node : undefined;
}

function isTableTitle(text: string): boolean {
  if (text.length > LONGEST_TITLE || text.endsWith('。')) return false;
  return TITLE.test(text) || TABLE_CAPTION.test(text);
}

function isUnit(text: string): boolean {
  return text.length <= LONGEST_UNIT && UNIT.test(text);
}

function isNote(text: string): boolean {
  return NOTE.test(text);
}
