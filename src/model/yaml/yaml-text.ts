import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Place } from '../../messages/diagnostic.js';
import type { MessageText } from '../../messages/rule.js';
import { yamlProblem } from '../../messages/yaml-words.js';

export type Path = readonly (string | number)[];

/** A fault of the YAML itself. */
export interface SyntaxFault {
  readonly place: Place;
  readonly problem: MessageText;
}

/** A YAML text as data, with the places of its keys. */
export interface YamlText {
  /** Undefined where the text is empty, or is not YAML. */
  readonly data: unknown;
  readonly faults: readonly SyntaxFault[];
  /** Where the key at the end of `path` is written; of a missing key, where its map begins. */
  readonly placeOf: (path: Path) => Place;
  /** Where the value of that key is written. */
  readonly placeOfValue: (path: Path) => Place;
  /** Whether the text writes something at `path`. */
  readonly has: (path: Path) => boolean;
}

/**
 * The one reader of YAML. `firstLine` is the line of the file in which the text begins (2 for front matter). What is no
 * YAML is among the faults; nothing is thrown.
 */
export function parseYaml(text: string, file: string, firstLine = 1): YamlText {
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: line + firstLine - 1, column: col };
  };
  const failed = (faults: readonly SyntaxFault[]): YamlText => ({
    data: undefined,
    faults,
    placeOf: () => ({ file, line: firstLine, column: 1 }),
    placeOfValue: () => ({ file, line: firstLine, column: 1 }),
    has: () => false,
  });
  let document: Document.Parsed;
  try {
    // Its own look for equal keys compares each key with all before it.
    document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  } catch (error) {
    // The parser calls itself for each level: a text nested too deep ends its stack.
    if (!(error instanceof RangeError)) throw error;
    return failed([{ place: { file, line: firstLine }, problem: yamlProblem('TOO_DEEP') }]);
  }
  const placeOf = (path: Path) => place(offsetOf(document.contents, path).key);
  const placeOfValue = (path: Path) => place(offsetOf(document.contents, path).value);
  const has = (path: Path) => offsetOf(document.contents, path).whole;
  const faults = [
    ...document.errors.map(({ pos, code }) => ({
      place: place(pos[0]),
      problem: yamlProblem(code),
    })),
    ...nodeFaults(document, place),
  ];
  if (faults.length > 0) return { data: undefined, faults, placeOf, placeOfValue, has };
  try {
    return { data: document.toJS() ?? undefined, faults: [], placeOf, placeOfValue, has };
  } catch {
    // Aliases that grow to more than the library unpacks, or that hold themselves.
    return failed([{ place: { file, line: firstLine }, problem: yamlProblem('MANY_ALIASES') }]);
  }
}

/**
 * A YAML text without faults whose `data` is known already. It is parsed when somebody asks where a key is written.
 */
export function knownYaml(text: string, file: string, data: unknown): YamlText {
  let parsed: YamlText | undefined;
  const places = () => {
    parsed ??= parseYaml(text, file);
    return parsed;
  };
  return {
    data,
    faults: [],
    placeOf: (path) => places().placeOf(path),
    placeOfValue: (path) => places().placeOfValue(path),
    has: (path) => places().has(path),
  };
}

/** Far more keys than any map of an edition, a template or a catalogue has. */
const MOST_KEYS = 10_000;

/** Aliases (`*name`) without the anchor that they name (often an asterisk that is meant as text), and wrong keys. */
function nodeFaults(
  document: Document.Parsed,
  place: (offset: number) => Place,
): readonly SyntaxFault[] {
  const faults: SyntaxFault[] = [];
  const anchors = new Set<string>();
  visit(document, {
    Node(_, node) {
      if ('anchor' in node && node.anchor !== undefined) anchors.add(node.anchor);
      if (isAlias(node) && !anchors.has(node.source)) {
        const problem = yamlProblem('UNKNOWN_ALIAS', { name: node.source });
        faults.push({ place: place(node.range?.[0] ?? 0), problem });
      }
      if (isMap(node)) faults.push(...keyFaults(node, place));
    },
  });
  return faults;
}

/** A key that its map has already (YAML 1.2.2, 3.2.1.3), or more keys than anybody can mean. */
function keyFaults({ items, range }: YAMLMap, place: (offset: number) => Place): SyntaxFault[] {
  if (items.length > MOST_KEYS) {
    return [{ place: place(range?.[0] ?? 0), problem: yamlProblem('MANY_KEYS') }];
  }
  const before = new Set<unknown>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const isNew = !before.has(key.value);
    before.add(key.value);
    return isNew
      ? []
      : [{ place: place(key.range?.[0] ?? 0), problem: yamlProblem('DUPLICATE_KEY') }];
  });
}

/** The target of a path: the offsets of its deepest key that is written, and of that key's value. */
interface Written {
  readonly key: number;
  readonly value: number;
  /** Whether the whole path is written. */
  readonly whole: boolean;
}

function offsetOf(root: unknown, path: Path): Written {
  let node = root;
  let key = rangeStart(root) ?? 0;
  const end = (whole: boolean): Written => ({ key, value: rangeStart(node) ?? key, whole });
  for (const step of path) {
    if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (item === undefined) return end(false);
      node = item;
      key = rangeStart(item) ?? key;
      continue;
    }
    const pair = isMap(node)
      ? node.items.find(
          (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
        )
      : undefined;
    if (pair === undefined || !isScalar(pair.key)) return end(false);
    key = pair.key.range?.[0] ?? key;
    node = pair.value;
  }
  return end(true);
}

function rangeStart(node: unknown): number | undefined {
  return (node as { range?: readonly number[] } | null | undefined)?.range?.[0];
}
