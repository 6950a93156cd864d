import * as v from 'valibot';
import { isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { type Diagnostic, diagnose, InputError, type Place } from '../messages/diagnostic.js';
import { KNOWN_YAML } from '../model/yaml/known-yaml.js';

/** One font of the catalogue, as fonts.yaml names it. */
export interface CatalogueEntry {
  readonly id: string;
  /** As written: absolute, or counted from the catalogue's folder. */
  readonly file: string;
  /** In a collection (TTC): the PostScript name, or the number from 0. */
  readonly face?: string | number | undefined;
  readonly family?: string | undefined;
  readonly style: 'normal' | 'italic';
  readonly weight: number;
  readonly licence?: string | undefined;
  /** The licence's text, which goes with the font into a book: as written, counted from the catalogue's folder. */
  readonly licenceFile?: string | undefined;
  readonly covers?: string | undefined;
  /** Where the entry stands in the catalogue. */
  readonly place: Place;
}

export interface Catalogue {
  /** The catalogue's own path: the files in it count from its folder. */
  readonly file: string;
  readonly entries: ReadonlyMap<string, CatalogueEntry>;
}

const REGULAR_WEIGHT = 400;

const FaceSchema = v.strictObject({
  file: v.pipe(v.string(), v.nonEmpty()),
  face: v.optional(v.union([v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))])),
  family: v.optional(v.string()),
  style: v.optional(v.picklist(['normal', 'italic']), 'normal'),
  weight: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
    REGULAR_WEIGHT,
  ),
  licence: v.optional(v.string()),
  licenceFile: v.optional(v.pipe(v.string(), v.nonEmpty())),
  covers: v.optional(v.string()),
});

const CatalogueSchema = v.strictObject({
  faces: v.record(v.pipe(v.string(), v.regex(/^[\w-]+$/)), FaceSchema),
});

/**
 * Reads a font catalogue (fonts.yaml). `file` names it in diagnostics. Throws InputError with the
 * line and column of everything that is wrong: the YAML, an unknown key, a wrong value.
 */
export function parseCatalogue(text: string, file: string): Catalogue {
  return knownCatalogue(text, file) ?? readCatalogue(text, file);
}

/** A sound catalogue of which the value is known beforehand; undefined of any other. */
function knownCatalogue(text: string, file: string): Catalogue | undefined {
  const result = v.safeParse(CatalogueSchema, KNOWN_YAML.get(text));
  if (!result.success) return undefined;
  const placed = () => readCatalogue(text, file).entries;
  return catalogueOf(file, result.output, (id) => placed().get(id)?.place ?? { file });
}

function readCatalogue(text: string, file: string): Catalogue {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (document.errors.length > 0) {
    throw new InputError(
      document.errors.map((e) =>
        diagnose('font/bad-yaml', place(e.pos[0]), { problem: firstLine(e.message) }),
      ),
    );
  }
  const root = document.contents as Node | null;
  const result = v.safeParse(CatalogueSchema, document.toJS());
  if (!result.success) {
    throw new InputError(result.issues.map((issue) => issueDiagnostic(issue, root, place)));
  }
  return catalogueOf(file, result.output, (id) => place(offsetOf(root, ['faces', id])));
}

function catalogueOf(
  file: string,
  { faces }: v.InferOutput<typeof CatalogueSchema>,
  placeOf: (id: string) => Place,
): Catalogue {
  const entries = new Map<string, CatalogueEntry>();
  for (const [id, entry] of Object.entries(faces)) {
    entries.set(id, {
      id,
      ...entry,
      // Asked for where something is wrong with the font.
      get place() {
        return placeOf(id);
      },
    });
  }
  return { file, entries };
}

function issueDiagnostic(
  issue: v.BaseIssue<unknown>,
  root: Node | null,
  place: (offset: number) => Place,
): Diagnostic {
  const path = (issue.path ?? []).map((item) => String(item.key));
  return diagnose('font/bad-entry', place(offsetOf(root, path)), {
    key: path.join('.') || 'faces',
    problem: issue.message,
  });
}

/** Where the key at the end of `path` is written; of a missing key, where its map begins. */
function offsetOf(root: Node | null, path: readonly string[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const key of path) {
    if (!isMap(node)) return offset;
    const pair = node.items.find(
      (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key,
    );
    if (pair === undefined || !isScalar(pair.key)) return offset;
    offset = pair.key.range?.[0] ?? offset;
    node = pair.value;
  }
  return offset;
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message;
}
