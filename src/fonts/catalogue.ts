import * as v from 'valibot';
import { type Diagnostic, diagnose, InputError, type Place } from '../messages/diagnostic.js';
import { checkYaml, type YamlFault } from '../model/yaml/yaml-file.js';
import { knownYaml, parseYaml } from '../model/yaml/yaml-text.js';

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
 * line and column of everything that is wrong: the YAML, an unknown key, a wrong value. `data` is what the text says,
 * where it is known already.
 */
export function parseCatalogue(text: string, file: string, data?: unknown): Catalogue {
  const yaml = data === undefined ? parseYaml(text, file) : knownYaml(text, file, data);
  const { value, faults, placeOf } = checkYaml(yaml, CatalogueSchema);
  if (value === undefined) throw new InputError(faults.map(faultDiagnostic));
  return catalogueOf(file, value, (id) => placeOf(['faces', id]));
}

function faultDiagnostic({ place, key, problem, syntax }: YamlFault): Diagnostic {
  if (syntax) return diagnose('font/bad-yaml', place, { problem });
  return diagnose('font/bad-entry', place, { key: key || 'faces', problem });
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
