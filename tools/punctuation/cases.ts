import { execFileSync } from 'node:child_process';

/** A test case of another tool: what it is given and what it makes of it. */
export interface Case {
  readonly written: string;
  readonly wanted: string;
}

/** A tool whose repository is at hand, and the files of it that hold test cases. */
export interface Peer {
  readonly name: string;
  readonly files: readonly string[];
  readonly read: (text: string) => readonly Case[];
}

export const PEERS: readonly Peer[] = [
  {
    name: 'autocorrect',
    files: ['autocorrect/src/format.rs'],
    read: (text) =>
      [...text.matchAll(/^\s*("(?:[^"\\]|\\.)*")\s*=>\s*("(?:[^"\\]|\\.)*")/gm)].map(
        ([, written, wanted]) => ({ written: literal(written), wanted: literal(wanted) }),
      ),
  },
  { name: 'zhlint rules', files: ['test/rules.test.ts'], read: zhlintCases },
  { name: 'zhlint issues', files: ['test/uncategorized.test.ts'], read: zhlintCases },
];

/** Cases under zhlint's default options: those of a single rule say nothing of the others. */
function zhlintCases(text: string): readonly Case[] {
  const pattern =
    /getOutput\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`),\s*options\s*\)\s*\)\s*\.toBe\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)/g;
  // What stands before is tried with one rule at a time.
  const start = Math.max(0, text.indexOf("describe('lint by cases'"));
  return [...text.slice(start).matchAll(pattern)].map(([, written, wanted]) => ({
    written: literal(written),
    wanted: literal(wanted),
  }));
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
]);

/** A string literal's value. */
function literal(source = '""'): string {
  return source.slice(1, -1).replace(/\\(.)/gs, (_, one: string) => ESCAPES.get(one) ?? one);
}

/** The cases of a peer as its repository (a work tree or a git directory) has them; none where it isn't there. */
export function casesOf(peer: Peer, repository: string): readonly Case[] {
  return peer.files.flatMap((file) => {
    const text = execFileSync('git', ['-C', repository, 'show', `HEAD:${file}`], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    return peer.read(text);
  });
}
