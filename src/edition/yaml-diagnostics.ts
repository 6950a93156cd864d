import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import { nearest, type YamlRead } from '../model/yaml/yaml-file.js';

/** The faults of a YAML text as diagnostics; a wrong key is told the one that it is nearest to. */
export function yamlDiagnostics(
  { faults }: YamlRead<unknown>,
  known: readonly string[],
): readonly Diagnostic[] {
  return faults.map(({ place, key, problem, unknownKey }) => {
    if (key === '') return diagnose('edition/bad-yaml', place, { problem });
    if (!unknownKey) return diagnose('edition/bad-value', place, { key, problem });
    const meant = nearest(key, known);
    const hint = meant === undefined ? known.join(', ') : `${meant}?`;
    return diagnose('edition/unknown-key', place, { key, hint });
  });
}
