import { type Document, isSeq, parseDocument } from 'yaml';
import { type Diagnostic, InputError } from '../messages/diagnostic.js';
import { type DecidedLine, type Decision, DecisionsSchema } from '../model/decisions.js';
import { yamlDiagnostics } from '../model/yaml/yaml-diagnostics.js';
import { readYaml } from '../model/yaml/yaml-file.js';
import { lineDigest, type PlacedDecision } from './decisions.js';

/** Which decision: one rule on one line. */
export type DecisionKey = Pick<Decision, 'rule' | 'line'>;

/** decisions.yaml → decisions with their places. Throws an InputError with the line and column of each fault. */
export function parseDecisions(text: string, path: string): readonly PlacedDecision[] {
  const read = readYaml(text, path, DecisionsSchema, { empty: [] });
  if (read.value === undefined) throw new InputError(faultsOf(read.faults));
  return read.value.map((decision, index) => ({ decision, place: read.placeOf([index]) }));
}

/** A line as a decision names it: `text` without its line end, `number` from 1. */
export function decidedLine(text: string, number: number, source?: string): DecidedLine {
  return { sha256: lineDigest(text), number, ...(source !== undefined && { source }) };
}

/** The text of decisions.yaml with one decision more, in place of an earlier one of that rule on that line. */
export function withDecision(text: string, path: string, decision: Decision): string {
  const index = indexOf(text, path, decision);
  const document = listOf(text);
  if (index === undefined) document.add(document.createNode(decision));
  else document.set(index, document.createNode(decision));
  return written(document);
}

/** The text of decisions.yaml without the decision; unchanged where it has none of that rule on that line. */
export function withoutDecision(text: string, path: string, key: DecisionKey): string {
  const index = indexOf(text, path, key);
  if (index === undefined) return text;
  const document = listOf(text);
  document.delete(index);
  return written(document);
}

function indexOf(text: string, path: string, { rule, line }: DecisionKey): number | undefined {
  const index = parseDecisions(text, path).findIndex(
    ({ decision }) =>
      decision.rule === rule &&
      decision.line.sha256 === line.sha256 &&
      decision.line.number === line.number &&
      decision.line.source === line.source,
  );
  return index < 0 ? undefined : index;
}

/** The document, an empty one as an empty list; comments stay. */
function listOf(text: string): Document {
  const document: Document = parseDocument(text);
  if (!isSeq(document.contents)) document.contents = document.createNode([]);
  return document;
}

function written(document: Document): string {
  if (isSeq(document.contents)) document.contents.flow = false;
  return document.toString({ lineWidth: 0 });
}

function faultsOf(faults: Parameters<typeof yamlDiagnostics>[0]): readonly Diagnostic[] {
  return yamlDiagnostics(faults, DecisionsSchema, {
    badYaml: 'decisions/bad-yaml',
    unknownKey: 'decisions/unknown-key',
    badValue: 'decisions/bad-value',
  });
}
