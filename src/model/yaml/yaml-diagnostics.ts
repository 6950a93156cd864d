import type * as v from 'valibot';
import { type Diagnostic, diagnose, inReadingOrder } from '../../messages/diagnostic.js';
import type { RuleId } from '../../messages/index.js';
import type { MessageText } from '../../messages/rule.js';
import { keysAt } from './check-value.js';
import { nearest } from './nearest.js';
import type { YamlFault } from './yaml-file.js';

/** The rules by which the faults of one kind of YAML file are reported. */
export interface YamlRules {
  readonly badYaml: RuleId;
  readonly unknownKey: RuleId;
  readonly badValue: RuleId;
  /** Keys that mean the same elsewhere: `author` → `creators`. */
  readonly aliases?: ReadonlyMap<string, string>;
}

/** What has a wrong value where no key has: the file is a list or a word, not keys with values. */
const WHOLE_FILE: MessageText = { zh: '整个文件', en: 'the whole file' };

/** How many faults of a kind are reported of one file: nobody reads more, and each takes memory. */
const MOST_FAULTS = 100;

function withoutFlood(faults: readonly YamlFault[]): readonly YamlFault[] {
  const counts = new Map<string, number>();
  return faults.filter(({ syntax, unknownKey }) => {
    const kind = `${syntax} ${unknownKey}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= MOST_FAULTS;
  });
}

/** The faults of a YAML text as diagnostics, the first hundred of a kind; for a wrong key with the one that it is nearest to. */
export function yamlDiagnostics(
  faults: readonly YamlFault[],
  schema: v.GenericSchema,
  { badYaml, unknownKey, badValue, aliases = new Map() }: YamlRules,
): readonly Diagnostic[] {
  const diagnostics = withoutFlood(faults).map(
    ({ place, path, key, problem, syntax, ...fault }) => {
      if (syntax) return diagnose(badYaml, place, { problem });
      if (!fault.unknownKey) return diagnose(badValue, place, { key: key || WHOLE_FILE, problem });
      const name = String(path.at(-1));
      const hint = keyHint(name, keysAt(schema, path.slice(0, -1)), aliases.get(name));
      return diagnose(unknownKey, place, { key, hint });
    },
  );
  return inReadingOrder(diagnostics);
}

/** The key that was perhaps meant by `name`, else all that may stand in its place. */
export function keyHint(name: string, known: readonly string[], alias?: string): MessageText {
  const meant = alias ?? nearest(name, known);
  return meant === undefined
    ? { zh: `可用的是 ${known.join('、')}`, en: `the keys are ${known.join(', ')}` }
    : { zh: `是不是 ${meant}？`, en: `did you mean ${meant}?` };
}
