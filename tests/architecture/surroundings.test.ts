import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../src/', import.meta.url));

/** The stages that may reach the machine. */
const AT_THE_EDGE = /^(?:host|cli|desk)\//;

/** A script that the reader's browser runs: its page begins it anew each time. */
const IN_A_BROWSER = /^(?:desk\/browser|archive\/search\/browser\.ts)/;

/** Modules of Node that reach the disk, the system, other programs or the network. */
const REACHES =
  /from 'node:(?:fs|fs\/promises|os|child_process|net|http|https|dns|tty|readline|worker_threads|process)'/;

/** The process, its environment and terminal, the clock and chance. */
const ASKS =
  /\bprocess\.|\bnew Date\(\)|\bDate\.now\b|\bperformance\.|\bMath\.random\b|\bconsole\.|\bfetch\(/;

/** What the whole process shares: another call would find it changed. */
const SHARES = /\bglobalThis\b|\bconsole\.\w+ = |\.prototype\.\w+ = |\bsetFlagsFromString\b/;

/** A value of a module that can change: what one call leaves in it, the next one finds. */
const CHANGES =
  /^(?:export )?(?:let (\w+)|const (\w+)\b(?!: [Rr]eadonly)[^=]*= (?:new (?:(?:Weak)?(?:Map|Set)(?:<.*>)?\(\)|\w+Array\(|\w*(?:Cache|Memory|Recall)\()|\[\];$|\{\};$))/;

/** Each value that may change, with the reason why no call can see another's work in it. */
const HARMLESS: Readonly<Record<string, string>> = {
  'app/batch/worker.ts: memory':
    'fonts and templates of one thread of the pool, checked at each use',
  'app/batch/worker.ts: stores': 'the connections of one thread of the pool',
  'clreq/classes.ts: table': 'the class of a code point, which never changes',
  'clreq/sense.ts: loaded': 'a part of Node, made when it is first asked for',
  'edition/pictures.ts: webp': 'a library, started when it is first asked for',
  'fonts/coverage.ts: kinds': 'the kind of a code point, which never changes',
  'fonts/marks.ts: kinds': 'the kind of a code point, which never changes',
  'host/owner.ts: started': 'when this process began, which never changes',
  'layout/table/figures.ts: widest': 'a width that follows from the face and goes with it',
  'proof/read/pdfium.ts: loaded': 'a library, started when it is first asked for',
};

interface Line {
  readonly file: string;
  readonly place: string;
  readonly text: string;
}

const lines: readonly Line[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter((name) => /\.(?:ts|tsx|cts)$/.test(name))
  .flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .map((text, index) => ({ file, place: `${file}:${index + 1}: ${text.trim()}`, text }))
      .filter(({ text }) => !/^\s*(?:\*|\/\/|\/\*)/.test(text)),
  );

it('reaches disk, clock, environment and terminal in host, cli and desk only', () => {
  const inside = lines.filter(({ file }) => !AT_THE_EDGE.test(file) && !IN_A_BROWSER.test(file));
  expect(inside.length).toBeGreaterThan(30_000);
  const reaching = inside.filter(({ text }) => REACHES.test(text) || ASKS.test(text));
  expect(reaching.map(({ place }) => place)).toEqual([]);
});

it('changes nothing that the whole process shares', () => {
  const shared = lines.filter(({ file, text }) => !IN_A_BROWSER.test(file) && SHARES.test(text));
  expect(shared.map(({ place }) => place)).toEqual([]);
});

it('keeps nothing in a module from one call to the next', () => {
  const kept = lines
    .filter(({ file }) => !IN_A_BROWSER.test(file) && !file.startsWith('desk/server/live-worker'))
    .flatMap(({ file, text }) => {
      const [, variable, table] = CHANGES.exec(text) ?? [];
      const name = variable ?? table;
      return name === undefined ? [] : [`${file}: ${name}`];
    });
  expect(kept.toSorted()).toEqual(Object.keys(HARMLESS));
});
