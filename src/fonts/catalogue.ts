import * as v from 'valibot';
import { type Diagnostic, diagnose, InputError, type Place } from '../messages/diagnostic.js';
import { checkYaml, type YamlFault } from '../model/yaml/yaml-file.js';
import { knownYaml, parseYaml } from '../model/yaml/yaml-text.js';

/** One font of the catalogue, as fonts.yaml names it. */
export interface CatalogueEntry {
  readonly id: string;
  /** The path as written: absolute, or counted from the catalogue's folder. */
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

/** A font that is not shipped, looked for by its names among the system's fonts and in the folders that a user added. */
export interface SoughtFont {
  readonly id: string;
  /** In the order in which they are looked for. */
  readonly names: readonly string[];
  readonly weight: number;
  /** The shipped font of the same style, which stands for it without a word. */
  readonly standIn?: string | undefined;
  readonly place: Place;
}

export interface Catalogue {
  /** The catalogue's own path: the files in it count from its folder. */
  readonly file: string;
  readonly entries: ReadonlyMap<string, CatalogueEntry>;
  readonly sought: ReadonlyMap<string, SoughtFont>;
  /** Folders of fonts, as written: absolute, or counted from the catalogue's folder. */
  readonly folders: readonly string[];
  /** Names tried in order for a character that no other face of a template has. */
  readonly fallback: readonly string[];
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

const id = v.pipe(v.string(), v.regex(/^[\w-]+$/));
const name = v.pipe(v.string(), v.nonEmpty());

const CatalogueSchema = v.pipe(
  v.strictObject({
    faces: v.optional(v.record(id, FaceSchema), {}),
    sought: v.optional(
      v.record(
        id,
        v.strictObject({
          names: v.pipe(v.array(name), v.minLength(1)),
          weight: v.optional(v.pipe(v.number(), v.integer()), REGULAR_WEIGHT),
          standIn: v.optional(id),
        }),
      ),
      {},
    ),
    folders: v.optional(v.array(name), []),
    fallback: v.optional(v.array(id), []),
  }),
  v.check(
    ({ faces, sought, folders }) =>
      folders.length + Object.keys(faces).length + Object.keys(sought).length > 0,
    'faces, sought or folders',
  ),
);

/**
 * Reads a font catalogue (fonts.yaml). `file` names it in diagnostics. Throws InputError with the
 * line and column of everything that is wrong: the YAML, an unknown key, a wrong value. `data` is what the text says,
 * where it is known already.
 */
export function parseCatalogue(text: string, file: string, data?: unknown): Catalogue {
  const yaml = data === undefined ? parseYaml(text, file) : knownYaml(text, file, data);
  const { value, faults, placeOf } = checkYaml(yaml, CatalogueSchema);
  if (value === undefined) throw new InputError(faults.map(faultDiagnostic));
  return catalogueOf(file, value, placeOf);
}

function faultDiagnostic({ place, key, problem, syntax }: YamlFault): Diagnostic {
  if (syntax) return diagnose('font/bad-yaml', place, { problem });
  return diagnose('font/bad-entry', place, { key: key || 'faces', problem });
}

function catalogueOf(
  file: string,
  { faces, sought, folders, fallback }: v.InferOutput<typeof CatalogueSchema>,
  placeOf: (path: readonly string[]) => Place,
): Catalogue {
  const entries = new Map<string, CatalogueEntry>();
  for (const [id, entry] of Object.entries(faces)) {
    entries.set(id, {
      id,
      ...entry,
      // Asked for where something is wrong with the font.
      get place() {
        return placeOf(['faces', id]);
      },
    });
  }
  const fonts = Object.entries(sought).map(([id, font]): readonly [string, SoughtFont] => [
    id,
    {
      id,
      ...font,
      get place() {
        return placeOf(['sought', id]);
      },
    },
  ]);
  return { file, entries, sought: new Map(fonts), folders, fallback };
}
