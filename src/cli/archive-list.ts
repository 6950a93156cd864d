import type { DivisionChange, MetadataChange, VersionChanges } from '../archive/changes.js';
import { isOutput, type ListedObject, type ListedVersion } from '../archive/index.js';
import type { SentenceChange } from '../archive/sentences.js';
import type { Terminal } from './terminal.js';

/** `kanben archive list`: objects, their versions, and what each version changed, sentence by sentence. */
export function listLines(objects: readonly ListedObject[], terminal: Terminal): readonly string[] {
  return objects.flatMap((object, index) => [
    ...(index > 0 ? [''] : []),
    `${object.id}  ${object.title}`,
    ...object.versions.flatMap((version) => versionLines(version, terminal)),
  ]);
}

function versionLines(version: ListedVersion, terminal: Terminal): readonly string[] {
  const { created, user, message, changes } = version;
  const head = [version.version, created, user?.name, message].filter(Boolean).join('  ');
  return [`  ${head}`, ...(changes === undefined ? [] : changeLines(changes, terminal))];
}

function changeLines(changes: VersionChanges, terminal: Terminal): readonly string[] {
  const divisionNames = new Set(changes.divisions.map(({ name }) => name));
  const others = changes.files.filter(
    (file) =>
      !isOutput(file) &&
      !(changes.metadata.length > 0 && file.path.endsWith('/edition.yaml')) &&
      !divisionNames.has(file.path.replace(/^.*\/|\.[^.]*$/g, '')),
  );
  const outputs = changes.files.filter(isOutput);
  return [
    ...changes.metadata.map((change) => `    ${metadataLine(change)}`),
    ...changes.divisions.flatMap((division) => divisionLines(division, terminal)),
    ...others.map(({ path, kind }) => `    ${SIGNS[kind]} ${path}`),
    ...(outputs.length > 0
      ? [`    ${terminal.word('archiveOutputs', { names: outputs.map(nameOf) })}`]
      : []),
  ];
}

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** A line a division, and below it a line a sentence that was added, removed or changed. */
export function divisionLines(division: DivisionChange, terminal: Terminal): readonly string[] {
  const { name, heading, kind, sentences } = division;
  const change = kind === 'changed' ? '' : `  ${terminal.word(DIVISION_WORDS[kind])}`;
  return [`    ${name}  ${heading}${change}`, ...sentences.flatMap(sentenceLines)];
}

const DIVISION_WORDS = {
  added: 'archiveDivisionAdded',
  removed: 'archiveDivisionRemoved',
  marking: 'archiveMarking',
} as const;

function sentenceLines(change: SentenceChange): readonly string[] {
  if (change.kind === 'added') return [`      + ${withoutLineEnds(change.after)}`];
  if (change.kind === 'removed') return [`      - ${withoutLineEnds(change.before)}`];
  return [`      ~ ${withoutLineEnds(change.before)}`, `      → ${withoutLineEnds(change.after)}`];
}

function metadataLine({ key, before, after }: MetadataChange): string {
  if (before === undefined) return `+ ${key}: ${after}`;
  if (after === undefined) return `- ${key}: ${before}`;
  return `~ ${key}: ${before} → ${after}`;
}

function withoutLineEnds(sentence: string): string {
  return sentence.replace(/\s*\n\s*/g, ' ');
}

function nameOf({ path }: { readonly path: string }): string {
  return path.replace(/^.*\//, '');
}
