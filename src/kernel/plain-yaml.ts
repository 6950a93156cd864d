/** Where each key of a map is written: UTF-16 offsets in the text, by map and key. */
export type KeyOffsets = Map<object, Map<string, number>>;

type YamlMap = Record<string, unknown>;

/** Line ends and marks that YAML reads in ways of its own. */
const ODD = /[\t\r\x7f-\x9f\u2028\u2029\ufeff]|[^\n -\uffff]/;
const KEY = /([A-Za-z][\w-]*):(?= |$)/y;
const ITEM = '- ';
/** A text without quotation marks: one that begins with no sign, as a whole line's rest or inside brackets. */
const PLAIN = /[A-Za-z\d\x80-\uffff](?:[^ :#]|:(?! |$)| +(?![ #]|$)|(?<! )#)*/y;
const PLAIN_INSIDE = /[A-Za-z\d\x80-\uffff](?:[^ :#,[\]{}]| +(?![ #,\]}]|$))*/y;
const QUOTED = /"([^"\\]*)"|'([^']*)'/y;
const END = / *(?: #.*)?$/y;
const SPACES = / */y;
/** What YAML 1.2 takes for something else than a text, or may take for it. */
const WORD = /^(?:true|false|null)$/i;
const NUMBER = /^\d{1,15}(?:\.\d{1,15})?$/;
const NUMBER_LIKE = /^\d[\d._]*(?:[eE][-+]?\d*)?$|^0[ox]/;

/**
 * The value of a YAML text that has nothing in it but maps, lists, and texts, numbers and truths of one line each, with
 * comments; undefined where anything else stands in it, or might. What people write into edition.yaml and into a
 * division's front matter is mostly such, and the YAML library costs a cold program far more. `offsets` receives where
 * the keys are written.
 */
export function plainYaml(text: string, offsets?: KeyOffsets): YamlMap | undefined {
  if (ODD.test(text)) return undefined;
  return new Reader(text, offsets).read();
}

/** What the reader can't be sure of: thrown to end its work at once. */
const UNSURE = Symbol('unsure');

class Reader {
  private readonly lines: readonly string[];
  /** The line that is read, and where it begins in the text. */
  private row = 0;
  private start = 0;
  private line = '';
  /** UTF-16 offset in the line. */
  private at = 0;

  constructor(
    text: string,
    private readonly offsets: KeyOffsets | undefined,
  ) {
    this.lines = text.split('\n');
    this.line = this.lines[0] ?? '';
    this.skipEmpty();
  }

  read(): YamlMap | undefined {
    try {
      const value = this.ended ? {} : this.map(0);
      return this.ended ? value : undefined;
    } catch (error) {
      if (error === UNSURE) return undefined;
      throw error;
    }
  }

  private get ended(): boolean {
    return this.row >= this.lines.length;
  }

  private get indent(): number {
    return this.line.search(/[^ ]/);
  }

  /** To the next line that says something. */
  private next(): void {
    this.start += this.line.length + 1;
    this.row++;
    this.line = this.lines[this.row] ?? '';
    this.skipEmpty();
  }

  private skipEmpty(): void {
    while (!this.ended && /^ *(?:#.*)?$/.test(this.line)) {
      this.start += this.line.length + 1;
      this.row++;
      this.line = this.lines[this.row] ?? '';
    }
    this.at = 0;
  }

  /** The lines of one map, `indent` spaces in. */
  private map(indent: number): YamlMap {
    const map: YamlMap = {};
    while (!this.ended && this.indent === indent) {
      this.at = indent;
      const key = this.key(map);
      map[key] = this.take(END) === undefined ? this.rest() : this.below(indent);
    }
    if (!this.ended && this.indent > indent) throw UNSURE;
    return map;
  }

  /** The value of a key that stands on the lines below it. */
  private below(indent: number): unknown {
    this.next();
    if (this.ended || this.indent < indent) throw UNSURE;
    // A list may stand no further in than its key.
    if (this.line.startsWith(ITEM, this.indent)) return this.list(this.indent);
    if (this.indent === indent) throw UNSURE;
    return this.map(this.indent);
  }

  private list(indent: number): unknown[] {
    const list: unknown[] = [];
    while (!this.ended && this.indent === indent && this.line.startsWith(ITEM, indent)) {
      // What follows the dash stands as if it were a line of its own.
      this.line = this.line.replace('-', ' ');
      this.at = this.indent;
      list.push(this.look(KEY) ? this.map(this.at) : this.rest());
    }
    if (!this.ended && this.indent > indent) throw UNSURE;
    return list;
  }

  /** The value in the rest of the line. */
  private rest(): unknown {
    this.take(SPACES);
    const value = this.value(PLAIN);
    if (this.take(END) === undefined) throw UNSURE;
    this.next();
    return value;
  }

  private value(plain: RegExp): unknown {
    const first = this.line[this.at];
    if (first === '{') return this.flowMap();
    if (first === '[') return this.flowList();
    const quoted = this.take(QUOTED);
    if (quoted !== undefined) return quoted[1] ?? quoted[2];
    const text = this.take(plain)?.[0];
    if (text === undefined) throw UNSURE;
    return scalar(text);
  }

  private flowMap(): YamlMap {
    const map: YamlMap = {};
    this.items('}', () => {
      const key = this.key(map);
      this.take(SPACES);
      map[key] = this.value(PLAIN_INSIDE);
    });
    return map;
  }

  private flowList(): unknown[] {
    const list: unknown[] = [];
    this.items(']', () => {
      list.push(this.value(PLAIN_INSIDE));
    });
    return list;
  }

  /** What stands between brackets, parted by commas, on one line. */
  private items(close: string, read: () => void): void {
    do {
      this.at++;
      this.take(SPACES);
      read();
      this.take(SPACES);
    } while (this.line[this.at] === ',');
    if (this.line[this.at] !== close) throw UNSURE;
    this.at++;
  }

  private key(map: YamlMap): string {
    const offset = this.start + this.at;
    const key = this.take(KEY)?.[1];
    if (key === undefined || WORD.test(key) || Object.hasOwn(map, key)) throw UNSURE;
    if (this.offsets !== undefined) {
      const own = this.offsets.get(map) ?? new Map<string, number>();
      this.offsets.set(map, own.set(key, offset));
    }
    return key;
  }

  /** Whether `pattern` (sticky) finds something at this place. */
  private look(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.line);
  }

  /** What `pattern` (sticky) finds at this place of the line; the place is behind it then. */
  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.line);
    if (found === null) return undefined;
    this.at = pattern.lastIndex;
    return found;
  }
}

function scalar(text: string): unknown {
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (WORD.test(text)) throw UNSURE;
  if (NUMBER.test(text)) return Number(text);
  if (NUMBER_LIKE.test(text)) throw UNSURE;
  return text;
}
