import type { Diagnostic } from '../../messages/diagnostic.js';
import type { Ledger } from '../../model/ledger.js';
import type { Recall } from '../../model/recall.js';
import type { ReviewStep } from '../../model/review.js';
import { ledgerDiagnostics } from '../check-path.js';
import { readDecisions } from '../decide.js';
import { readHouseStyle } from '../house-style.js';
import { addressesIn } from '../import/base-files.js';
import { prepared } from '../import/sources.js';
import { type ReviewCard, reviewCards } from './cards.js';
import { lineAt } from './line-at.js';
import { changeKey, readReview } from './record.js';
import { importedFrom } from './reimport.js';
import { currentVerdicts } from './verdicts.js';

/** The import of an edition as it is reviewed. */
export interface Review {
  readonly sources: readonly { readonly name: string; readonly lines: readonly string[] }[];
  readonly ledger: Ledger;
  readonly cards: readonly ReviewCard[];
  readonly steps: readonly ReviewStep[];
  /** Diagnostics of decisions.yaml and the sources beside the cards: a decision whose line is gone. */
  readonly diagnostics: readonly Diagnostic[];
  /** The faults that the check of the ledger finds. */
  readonly faults: readonly Diagnostic[];
}

/**
 * Every decision that the rules took about the sources of the edition in `folder`, with the present verdict on each.
 * Nothing is written. Throws an InputError where the edition keeps no sources.
 */
export async function reviewEdition(folder: string, memory?: Recall): Promise<Review> {
  const { standing, sources: named, options } = await importedFrom(folder);
  const decisions = await readDecisions(folder);
  const { sources, manuscript } = await prepared(named, options, () => ({
    decisions,
    style: { find: readHouseStyle(folder, memory), apply: options.applyStyle === true },
    addresses: addressesIn(standing.ledger),
  }));
  const record = readReview(folder);
  const states = await currentVerdicts(folder, record);
  const cards = reviewCards(manuscript, sources, ({ rule, source, line }) => {
    const at = lineAt(sources, source, line);
    return (at && states.get(changeKey({ rule, line: at }))) ?? 'open';
  });
  const names = new Set(sources.map(({ name }) => name));
  return {
    sources: sources.map(({ name, lines }) => ({ name, lines: lines.map(({ text }) => text) })),
    ledger: standing.ledger ?? manuscript.ledger,
    cards,
    steps: record.steps,
    diagnostics: manuscript.diagnostics.filter(
      ({ file, line }) => !names.has(file ?? '') || line == null,
    ),
    faults: (await ledgerDiagnostics(folder)).filter(({ severity }) => severity === 'error'),
  };
}
