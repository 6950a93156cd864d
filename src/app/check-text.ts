import type { Edition } from '../edition/index.js';
import { readEdition } from '../edition/read-edition.js';
import { type TextBlock, textBlocks } from '../edition/text-blocks.js';
import { type Diagnostic, InputError, type Place } from '../messages/diagnostic.js';
import { withoutSpaces } from '../model/white-space.js';
import { styleDiagnostic } from '../normalise/style/diagnostics.js';
import { type ErrorRate, errorRate } from './error-rate/count.js';
import { readHouseStyle } from './house-style.js';

export interface CheckedText {
  /** The findings of the house style, each with its place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly errorRate?: ErrorRate;
}

/** Checks the words of the edition at `path`: the findings of its house style and, with `reckoned`, its error rate. */
export async function checkText(path: string, reckoned: boolean): Promise<CheckedText> {
  const find = readHouseStyle(path);
  try {
    const { edition, placeOf } = await readEdition(path);
    const blocks = editionBlocks(edition, placeOf(['title']));
    const diagnostics = blocks.flatMap(({ file, text, placeOf: placeIn }) =>
      find(text).map((finding) => styleDiagnostic(finding, { file, ...placeIn(finding.at) })),
    );
    return {
      diagnostics,
      ...(reckoned && { errorRate: errorRate(blocks, edition.metadata.title, find) }),
    };
  } catch (error) {
    // A build reports what keeps the edition from being read.
    if (error instanceof InputError) return { diagnostics: [] };
    throw error;
  }
}

/** The blocks of the text, and the title where no heading says it. */
function editionBlocks({ metadata, divisions }: Edition, title: Place): readonly TextBlock[] {
  const blocks = divisions.flatMap(textBlocks);
  const isSaid = blocks.some(
    ({ level, text }) => level === 1 && withoutSpaces(text) === withoutSpaces(metadata.title),
  );
  if (isSaid) return blocks;
  const { file = '', line = 1, column = 1 } = title;
  return [{ file, level: 1, text: metadata.title, placeOf: () => ({ line, column }) }, ...blocks];
}
