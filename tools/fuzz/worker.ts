import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kindOf } from './cases.js';
import { builtKanben } from './kanben.js';
import { pictures } from './pictures.js';
import { sourcesIn } from './seeds.js';

/** How long a case may take of the processor's time, ms. */
export const LIMIT = 5000;

/** What the parent hears of a case. */
export interface Outcome {
  readonly seed: number;
  readonly outcome: 'done' | 'refused' | 'bug' | 'outside' | 'slow';
  /** Of the processor's time. */
  readonly milliseconds: number;
  readonly detail?: string;
}

/** Runs the cases that the parent names, each in a folder of its own below `place`, and reports what became of each. */
export async function work(root: string, project: string, place: string): Promise<void> {
  const kanben = await builtKanben(root);
  const seeds = { sources: sourcesIn(root), pictures: await pictures(), project };
  let memory = new kanben.BuildMemory();
  mkdirSync(place, { recursive: true });
  const guard = join(place, 'guard.txt');
  writeFileSync(guard, 'untouched');
  const run = async (seed: number): Promise<Outcome> => {
    const folder = join(place, 'case');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    // A memory grows with each case.
    if (seed % 200 === 0) memory = new kanben.BuildMemory();
    const begin = process.cpuUsage();
    const ended = (outcome: Outcome['outcome'], detail?: string): Outcome => {
      const { user, system } = process.cpuUsage(begin);
      const milliseconds = Math.round((user + system) / 1000);
      return {
        seed,
        outcome: milliseconds > LIMIT && outcome !== 'bug' ? 'slow' : outcome,
        milliseconds,
        ...(detail !== undefined && { detail }),
      };
    };
    try {
      await kindOf(seed).run({ kanben, seeds, folder, seed, memory });
    } catch (error) {
      if (!(error instanceof kanben.InputError)) {
        return ended(
          'bug',
          error instanceof Error ? (error.stack ?? error.message) : String(error),
        );
      }
      const { length } = error.diagnostics;
      return length > 0 ? ended('refused') : ended('bug', 'an InputError without a diagnostic');
    }
    const around = readdirSync(place).filter((name) => !['case', 'guard.txt'].includes(name));
    if (around.length > 0 || readFileSync(guard, 'utf8') !== 'untouched') {
      return ended('outside', around.join(', '));
    }
    return ended('done');
  };
  process.on('message', (seed: number) => {
    run(seed).then(
      (outcome) => process.send?.(outcome),
      (error: unknown) =>
        process.send?.({ seed, outcome: 'bug', milliseconds: 0, detail: String(error) }),
    );
  });
  process.on('disconnect', () => process.exit());
  process.send?.('ready');
}
