import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusDocuments } from '../../tools/corpus/documents.js';
import { judge } from '../../tools/corpus/judge.js';
import type { Tally } from '../../tools/corpus/measures.js';
import { root } from '../support/edition.js';

const folder = join(root, 'tests/fixtures/manuscripts');
/** What was reached when it was last recorded (`npm run corpus -- --record`): the next rule may only better it. */
const recorded = JSON.parse(readFileSync(join(folder, 'recorded.json'), 'utf8')) as Record<
  string,
  Record<string, Tally>
>;

describe('the corpus: no document is read worse than it was', () => {
  it.each(corpusDocuments(folder).map((document) => [document.name, document] as const))(
    '%s',
    async (name, document) => {
      const { tallies, drops, fault } = await judge(document);
      expect(fault).toBeUndefined();
      expect(drops.filter(({ right }) => !right)).toEqual([]);
      for (const [measure, was] of Object.entries(recorded[name] ?? {})) {
        const now = tallies[measure as keyof typeof tallies];
        expect(now.right, `${measure} right`).toBeGreaterThanOrEqual(was.right);
        expect(now.found - now.right, `${measure} wrong`).toBeLessThanOrEqual(
          was.found - was.right,
        );
      }
    },
  );
});
