import { type Document, isSeq, parseDocument } from 'yaml';
import { type Diagnostic, InputError } from '../messages/diagnostic.js';
import { type DecidedLine, type Decision, DecisionsSchema } from '../model/decisions.js';
import { yamlDiagnostics } from '../model/yaml/yaml-diagnostics.js';
import { readYaml } from '../model/yaml/yaml-file.js';
import { lineDigest, type PlacedDecision } from './decisions.js';

/** The key of a decision: a rule and a line. */
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
  const index = decisionIndex(text, path, decision);
  const document = decisionList(text);
  if (index === undefined) document.add(document.createNode(decision));
  else document.set(index, document.createNode(decision));
  return decisionsText(document);
}

/** The change of a decision: another take, or its removal. */
export type DecisionChange = DecisionKey & Partial<Pick<Decision, 'take'>>;

/** The text of decisions.yaml after many changes, each as `withDecision` and `withoutDecision` make it. */
export function changedDecisions(
  text: string,
  path: string,
  changes: readonly DecisionChange[],
): string {
  const standing = parseDecisions(text, path).map(({ decision }) => decisionKey(decision));
  const document = decisionList(text);
  let isChanged = false;
  for (const { take, ...key } of changes) {
    const index = standing.indexOf(decisionKey(key));
    if (take === undefined && index < 0) continue;
    isChanged = true;
    if (take === undefined) {
      document.delete(index);
      standing.splice(index, 1);
    } else if (index >= 0) document.set(index, document.createNode({ ...key, take }));
    else {
      document.add(document.createNode({ ...key, take }));
      standing.push(decisionKey(key));
    }
  }
  return isChanged ? decisionsText(document) : text;
}

/** The text of decisions.yaml without the decision; unchanged where it has none of that rule on that line. */
export function withoutDecision(text: string, path: string, key: DecisionKey): string {
  const index = decisionIndex(text, path, key);
  if (index === undefined) return text;
  const document = decisionList(text);
  document.delete(index);
  return decisionsText(document);
}

/** The text that identifies a decision: its rule and its line. */
function decisionKey({ rule, line }: DecisionKey): string {
  return JSON.stringify([rule, line.sha256, line.number, line.source]);
}

function decisionIndex(text: string, path: string, key: DecisionKey): number | undefined {
  const index = parseDecisions(text, path).findIndex(
    ({ decision }) => decisionKey(decision) === decisionKey(key),
  );
  return index < 0 ? undefined : index;
}

/** The document, an empty one as an empty list; comments stay. */
function decisionList(text: string): Document {
  const document: Document = parseDocument(text);
  if (!isSeq(document.contents)) document.contents = document.createNode([]);
  return document;
}

function decisionsText(document: Document): string {
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
