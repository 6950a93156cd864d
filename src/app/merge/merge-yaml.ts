import { isDeepStrictEqual } from 'node:util';
import { type Document, parseDocument } from 'yaml';
import { EDITION_RULES } from '../../edition/metadata.js';
import { InputError } from '../../messages/diagnostic.js';
import { EditionSchema } from '../../model/edition-schema.js';
import { isRecord } from '../../model/records.js';
import { yamlDiagnostics } from '../../model/yaml/yaml-diagnostics.js';
import { checkYaml } from '../../model/yaml/yaml-file.js';
import { parseYaml, type YamlText } from '../../model/yaml/yaml-text.js';
import type { EditedPlace, MergeSide } from './merge-markdown.js';

export interface MergedYaml {
  readonly text: string;
  readonly places: readonly EditedPlace[];
}

interface MergeOptions {
  readonly conflicts: MergeSide;
  readonly force: boolean;
  /** Keys that the import was asked to set: they are no conflict. */
  readonly asked: readonly string[];
}

type Keys = readonly string[];

/**
 * Merges edition.yaml key by key: what an editor wrote stays where the source says the same as before, comments and the
 * order of keys with it. Throws an InputError where the editor's file is not YAML.
 */
export function mergeYaml(
  base: string,
  edited: string,
  source: string,
  path: string,
  options: MergeOptions,
): MergedYaml {
  const mine = parseYaml(edited, path);
  if (mine.faults.length > 0) {
    const { faults } = checkYaml(mine, EditionSchema);
    throw new InputError(yamlDiagnostics(faults, EditionSchema, EDITION_RULES));
  }
  const document: Document = parseDocument(edited);
  const merger = new Merger(document, mine, options);
  merger.merge([], parseYaml(base, path).data ?? {}, mine.data ?? {}, parseYaml(source, path).data);
  const comment = mergedComment(base, edited, source);
  if (merger.changes === 0 && comment === undefined) return { text: edited, places: merger.places };
  if (comment !== undefined) document.comment = comment;
  return { text: document.toString({ lineWidth: 0 }), places: merger.places };
}

class Merger {
  changes = 0;
  readonly places: EditedPlace[] = [];

  constructor(
    private readonly document: Document,
    private readonly mine: YamlText,
    private readonly options: MergeOptions,
  ) {}

  merge(keys: Keys, was: unknown, has: unknown, wants: unknown): void {
    if (isRecord(has) && isRecord(wants)) {
      const before = isRecord(was) ? was : {};
      for (const key of new Set([...Object.keys(has), ...Object.keys(wants)])) {
        this.merge([...keys, key], valueAt(before, key), valueAt(has, key), valueAt(wants, key));
      }
      return;
    }
    if (isDeepStrictEqual(has, wants)) return;
    const edited = !isDeepStrictEqual(has, was);
    const changed = !isDeepStrictEqual(wants, was);
    if (!edited || this.options.asked.includes(keys[0] ?? '')) this.set(keys, wants);
    else this.settle(keys, has, wants, changed);
  }

  /** A key that an editor changed, and where `conflict` is true the source as well. */
  private settle(keys: Keys, has: unknown, wants: unknown, conflict: boolean): void {
    const { conflicts, force } = this.options;
    // A key that only the editor wrote stays: no source can give it.
    const forced = force && wants !== undefined;
    const taken = forced || (conflict && conflicts === 'source') ? 'source' : 'edited';
    const { file = '', line = 1 } = this.mine.placeOf(keys);
    const name = keys.join('.');
    const text = (value: unknown) =>
      value === undefined
        ? ''
        : `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
    this.places.push({ file, line, has: text(has), wants: text(wants), conflict, taken });
    if (taken === 'source') this.set(keys, wants);
  }

  private set(keys: Keys, value: unknown): void {
    this.changes++;
    if (value === undefined) this.document.deleteIn(keys);
    else this.document.setIn(keys, this.document.createNode(value));
  }
}

/** The comment with the source's lines of information, where the source has others than before; else undefined. */
function mergedComment(base: string, edited: string, source: string): string | undefined {
  const [was, has, wants] = [base, edited, source].map((text) => parseDocument(text).comment ?? '');
  if (wants === undefined || wants === was || wants === has) return undefined;
  if (has === was || has === undefined) return wants;
  const lines = has.split('\n');
  const missing = wants.split('\n').filter((line) => !lines.includes(line));
  return missing.length === 0 ? undefined : [...lines, ...missing].join('\n');
}

function valueAt(map: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
