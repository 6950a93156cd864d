import { formatNumber } from './number-formats.js';
import type { NumberingRef } from './styles.js';
import type { XmlElement } from './xml-element.js';
import { childrenOf, isOn, valOf } from './xml-tree.js';

interface Level {
  readonly start: number;
  readonly format: string;
  /** `第%1条`: `%n` is the number of level n. */
  readonly text: string;
  readonly suffix: string;
  /** All numbers in Arabic figures. */
  readonly legal: boolean;
  /** The level, from 1, that begins this one anew; 0: none does. */
  readonly restart?: number;
}

const DEEPEST = 9;
/** The marks at the end of a number that need no space behind them. */
const CLOSED = /[、，。．：；）】」』〉》①-⓿㈠-㊿\s]$/u;

/** The automatic numbers of a document's lists (word/numbering.xml), counted as its paragraphs come (17.9). */
export class Numbering {
  private readonly nums: ReadonlyMap<string, XmlElement>;
  private readonly abstracts: ReadonlyMap<string, XmlElement>;
  private readonly levels = new Map<string, ReadonlyMap<number, Level>>();
  /** The numbers reached, by the list that they belong to. */
  private readonly counts = new Map<string, (number | undefined)[]>();
  /** Lists whose own start has been taken. */
  private readonly started = new Set<string>();

  constructor(
    root: XmlElement | undefined,
    /** The list of a numbering style (17.9.21), by the style's id. */
    private readonly styleNumbering: (styleId: string) => string | undefined,
  ) {
    const byId = (name: string, id: string) =>
      new Map(childrenOf(root, name).map((one) => [one.attributes.get(id) ?? '', one]));
    this.nums = byId('w:num', 'numId');
    this.abstracts = byId('w:abstractNum', 'abstractNumId');
  }

  /** The number that a reader sees before the next paragraph of a list, with its space; empty for bullets and none. */
  next({ id, level: at = 0 }: NumberingRef): { readonly text: string; readonly bullet: boolean } {
    const none = { text: '', bullet: false };
    if (id === undefined || id === '0' || at >= DEEPEST) return none;
    const list = this.listOf(id);
    const levels = this.levelsOf(id);
    const level = levels.get(at);
    if (list === undefined || level === undefined) return none;
    const counts = this.counts.get(list) ?? [];
    this.counts.set(list, counts);
    this.takeStarts(id, counts, levels);
    counts[at] = (counts[at] ?? level.start - 1) + 1;
    for (let deeper = at + 1; deeper < DEEPEST; deeper++) {
      const restart = levels.get(deeper)?.restart ?? deeper;
      if (restart !== 0 && at < restart) counts[deeper] = undefined;
    }
    if (level.format === 'bullet') return { text: '', bullet: true };
    const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const one = levels.get(index);
      const value = counts[index] ?? one?.start ?? 1;
      return formatNumber(value, level.legal ? 'decimal' : (one?.format ?? 'decimal'));
    });
    return { text: `${text}${separator(text, level.suffix)}`, bullet: false };
  }

  /** Lists that share a definition go on counting together: the definition's own id. */
  listOf(id: string): string | undefined {
    return valOf(this.nums.get(id), 'w:abstractNumId');
  }

  /** A list that says where it starts (w:lvlOverride) begins there when it first comes. */
  private takeStarts(
    id: string,
    counts: (number | undefined)[],
    levels: ReadonlyMap<number, Level>,
  ): void {
    if (this.started.has(id)) return;
    this.started.add(id);
    for (const override of childrenOf(this.nums.get(id), 'w:lvlOverride')) {
      const level = Number.parseInt(override.attributes.get('ilvl') ?? '', 10);
      const start = Number.parseInt(valOf(override, 'w:startOverride') ?? '', 10);
      if (levels.has(level) && Number.isInteger(start)) counts[level] = start - 1;
    }
  }

  private levelsOf(id: string): ReadonlyMap<number, Level> {
    const known = this.levels.get(id);
    if (known !== undefined) return known;
    const num = this.nums.get(id);
    const abstract = this.definition(valOf(num, 'w:abstractNumId'));
    const elements = [
      ...childrenOf(abstract, 'w:lvl'),
      ...childrenOf(num, 'w:lvlOverride').flatMap((one) => childrenOf(one, 'w:lvl')),
    ];
    const levels = new Map(
      elements.map((one) => [Number.parseInt(one.attributes.get('ilvl') ?? '0', 10), levelOf(one)]),
    );
    this.levels.set(id, levels);
    return levels;
  }

  /** A definition that only names a numbering style stands for that style's. */
  private definition(id: string | undefined): XmlElement | undefined {
    const abstract = this.abstracts.get(id ?? '');
    const style = valOf(abstract, 'w:numStyleLink');
    if (style === undefined) return abstract;
    const num = this.styleNumbering(style);
    return this.abstracts.get(valOf(this.nums.get(num ?? ''), 'w:abstractNumId') ?? '') ?? abstract;
  }
}

function levelOf(element: XmlElement): Level {
  const restart = Number.parseInt(valOf(element, 'w:lvlRestart') ?? '', 10);
  // Word writes the formats of later versions as an alternative (mc:AlternateContent).
  const format =
    valOf(element, 'w:numFmt') ??
    valOf(element, 'mc:AlternateContent', 'mc:Fallback', 'w:numFmt') ??
    'decimal';
  return {
    start: Number.parseInt(valOf(element, 'w:start') ?? '1', 10) || 0,
    format,
    text: valOf(element, 'w:lvlText') ?? '',
    suffix: valOf(element, 'w:suff') ?? 'tab',
    legal: isOn(element, 'w:isLgl') === true,
    ...(Number.isInteger(restart) && { restart }),
  };
}

/** The text between a number and its paragraph: a space for Word's tab or space, a wide space behind a Han number. */
function separator(text: string, suffix: string): string {
  if (text === '' || suffix === 'nothing' || CLOSED.test(text)) return '';
  return /\p{sc=Han}$/u.test(text) ? '\u3000' : ' ';
}
