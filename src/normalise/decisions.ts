import { type Diagnostic, diagnose, InputError, type Place } from '../messages/diagnostic.js';
import type { Decision } from '../model/decisions.js';
import { sha256 } from '../model/sha256.js';
import type { Source } from '../model/source.js';
import { dropLine, type WorkingLine } from './working-line.js';

/** A decision and where decisions.yaml writes it. */
export interface PlacedDecision {
  readonly decision: Decision;
  readonly place: Place;
}

/** Rules that make a line something else than text; decided `as-is`, the line stays text. */
const STRUCTURE: ReadonlySet<string> = new Set([
  'structure/heading',
  'structure/title',
  'structure/information',
  'structure/editors-note',
  'structure/run-in-label',
]);

/**
 * Gives each line the decisions about it and drops the lines that they drop. Gives a warning for a decision whose line
 * the sources no longer hold. Throws an InputError where two decisions about one line contradict each other.
 */
export function takeDecisions(
  lines: readonly WorkingLine[],
  sources: readonly Source[],
  decisions: readonly PlacedDecision[],
): readonly Diagnostic[] {
  if (decisions.length === 0) return [];
  const byDigest = linesByDigest(lines);
  const lost: Diagnostic[] = [];
  const conflicts: Diagnostic[] = [];
  for (const { decision, place } of decisions) {
    const line = decidedLine(decision, byDigest.get(decision.line.sha256) ?? [], sources);
    if (line === undefined) {
      const { rule, line: target, take } = decision;
      lost.push(diagnose('decisions/no-such-line', place, { rule, take, line: target.number }));
      continue;
    }
    const before = line.decisions ?? [];
    const other = before.find((one) => contradict(one, decision));
    if (other !== undefined) {
      const values = { line: line.number, take: decision.take, other: other.take };
      conflicts.push(diagnose('decisions/contradiction', place, values));
    }
    line.decisions = [...before, decision];
  }
  if (conflicts.length > 0) throw new InputError(conflicts);
  for (const line of lines) if (takes(line, 'drop')) dropDecided(line);
  return lost;
}

/** sha256 of a source line, as decisions.yaml names it. */
export function lineDigest(text: string): string {
  return sha256(text);
}

/** Runs a step that drops lines, and takes back what it did to lines that an editor keeps. */
export function sparingDecided<Result>(lines: readonly WorkingLine[], step: () => Result): Result {
  const kept = lines.filter((line) => line.fate === undefined && isKept(line));
  const result = step();
  for (const line of kept) {
    if (line.fate === undefined) continue;
    for (const { rule } of line.decisions ?? []) spare(line, rule);
    delete line.fate;
    delete line.as;
    delete line.why;
    delete line.of;
  }
  return result;
}

/** Whether an editor decided that the rule changes nothing in this line. */
export function isSpared(line: WorkingLine, rule: string): boolean {
  if (line.decisions === undefined || !takesAsIs(line, rule)) return false;
  spare(line, rule);
  return true;
}

/** The heading level that an editor gave the line: 1 opens a division. */
export function decidedLevel(line: WorkingLine | undefined): number | undefined {
  const take = line?.decisions?.find((one) => one.take.startsWith('heading'))?.take;
  return take === undefined ? undefined : Number(take.slice('heading '.length));
}

/** Whether an editor decided that the line is text: no title, heading, note or line of information. */
export function isDecidedText(line: WorkingLine | undefined): boolean {
  return (
    line?.decisions?.some(({ rule, take }) => take === 'as-is' && STRUCTURE.has(rule)) ?? false
  );
}

/** Whether an editor joined the line to the one before, or parted it from that line. */
export function decidedJoin(line: WorkingLine): 'join' | 'part' | undefined {
  if (takes(line, 'join')) return 'join';
  return takes(line, 'part') || decidedLevel(line) !== undefined ? 'part' : undefined;
}

/** The diagnostics but for those that an editor has decided on. */
export function undecided(
  diagnostics: readonly Diagnostic[],
  lines: readonly WorkingLine[],
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  const decided = new Map<string, WorkingLine>();
  for (const line of lines) {
    for (const { rule } of line.decisions ?? []) {
      decided.set(`${rule} ${fileOf(line)}:${line.number}`, line);
    }
  }
  if (decided.size === 0) return diagnostics;
  return diagnostics.filter((one) => {
    const line = decided.get(`${one.ruleId} ${one.file}:${one.line}`);
    if (line !== undefined) spare(line, one.ruleId);
    return line === undefined;
  });
}

/** Decisions to keep a line, or to leave it as it is, that change nothing: no rule touches the line. */
export function idleDecisions(
  lines: readonly WorkingLine[],
  decisions: readonly PlacedDecision[],
): readonly Diagnostic[] {
  const places = new Map(decisions.map(({ decision, place }) => [decision, place]));
  return lines.flatMap((line) =>
    (line.decisions ?? [])
      .filter(({ rule, take }) => {
        if (take !== 'keep' && take !== 'as-is') return false;
        return !STRUCTURE.has(rule) && !line.spared?.has(rule);
      })
      .map((decision) => {
        const values = { rule: decision.rule, take: decision.take, line: line.number };
        return diagnose('decisions/no-effect', places.get(decision), values);
      }),
  );
}

/** The lines by the digest of their text. */
function linesByDigest(lines: readonly WorkingLine[]): Map<string, WorkingLine[]> {
  const groups = new Map<string, WorkingLine[]>();
  for (const line of lines) {
    const digest = lineDigest(line.text);
    const group = groups.get(digest);
    if (group === undefined) groups.set(digest, [line]);
    else group.push(line);
  }
  return groups;
}

/** Of the lines that have the text, the one whose number is nearest to the decision's. */
function decidedLine(
  { line: { number, source } }: Decision,
  alike: readonly WorkingLine[],
  sources: readonly Source[],
): WorkingLine | undefined {
  const distance = (line: WorkingLine) => Math.abs(line.number - number);
  return alike
    .filter((line) => {
      const { name, from } = sources[line.source] ?? {};
      return source === undefined || source === name || source === from;
    })
    .reduce<WorkingLine | undefined>(
      (best, line) => (best === undefined || distance(line) < distance(best) ? line : best),
      undefined,
    );
}

/** Two decisions that can't both hold for one line. */
function contradict(a: Decision, b: Decision): boolean {
  if (a.take === b.take || a.take === 'as-is' || b.take === 'as-is') {
    return a.take !== b.take && a.rule === b.rule;
  }
  // What is a heading, joined or parted is kept as well.
  if (a.take === 'keep' || b.take === 'keep') return a.take === 'drop' || b.take === 'drop';
  return true;
}

function takes({ decisions }: WorkingLine, take: Decision['take']): boolean {
  return decisions?.some((one) => one.take === take) ?? false;
}

function takesAsIs({ decisions }: WorkingLine, rule: string): boolean {
  return decisions?.some((one) => one.take === 'as-is' && one.rule === rule) ?? false;
}

/** Whether an editor decided that the line stays, as text or as a heading. */
export function isKept(line: WorkingLine | undefined): boolean {
  return line?.decisions?.some(({ take }) => take !== 'drop' && take !== 'as-is') ?? false;
}

function dropDecided(line: WorkingLine): void {
  dropLine(line, 'decided', '编辑决定删去');
}

function spare(line: WorkingLine, rule: string): void {
  line.spared = new Set([...(line.spared ?? []), rule]);
}
