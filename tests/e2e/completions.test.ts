import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commonOptions } from '../../src/cli/command.js';
import { COMMANDS } from '../../src/cli/commands.js';
import { OUTPUTS } from '../../src/outputs/index.js';
import { kanben, root, scratch } from './kanben.js';

const folder = scratch();
const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

function script(shell: string): string {
  const run = kanben(['completions', shell]);
  expect(run.status, run.stderr).toBe(0);
  const path = join(folder, `kanben.${shell}`);
  writeFileSync(path, run.stdout);
  return path;
}

describe.skipIf(!has('bash'))('bash completion', () => {
  let path: string;
  beforeAll(() => {
    path = script('bash');
  });

  /** What bash offers at the end of these words. */
  function offered(...words: string[]): readonly string[] {
    const body =
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell fills it in
      'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _kanben; printf "%s\\n" "${COMPREPLY[@]}"';
    const run = spawnSync('bash', ['-c', body, 'bash', path, 'kanben', ...words], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    return run.stdout.split('\n').filter((line) => line !== '');
  }

  it('offers every command of the table', () => {
    expect(offered('')).toEqual(
      expect.arrayContaining([...COMMANDS.map(({ name }) => name), 'help']),
    );
    expect(offered('buil')).toEqual(['build']);
  });

  it.each(COMMANDS.map((spec) => [spec.name, spec] as const))(
    'offers every flag of %s',
    (name, spec) => {
      const flags = [...spec.options, ...commonOptions(spec)].flatMap(([names]) =>
        names.split(', ').map((one) => one.split(' ')[0] as string),
      );
      expect(offered(name, '-')).toEqual(expect.arrayContaining(flags));
    },
  );

  it.each([
    [['build', '--template', 'book'], ['booklet']],
    [['build', '--template', '=', 'book'], ['booklet']],
    [['fonts', 'check', '--template', 'book'], ['booklet']],
    [
      ['build', '--format', ''],
      OUTPUTS.filter(({ madeFrom }) => madeFrom === undefined).map(({ name }) => name),
    ],
    [['build', '--format', 'pdf,ep'], ['pdf,epub']],
    [
      ['import', '--convert', 's'],
      ['s2t', 's2tw', 's2hk'],
    ],
    [['build', '--impose', 'saddle,2'], ['saddle,2up']],
    [['impose', '--scheme', 'p'], ['perfect']],
    [
      ['build', '--lang', ''],
      ['zh', 'en'],
    ],
    [['--lang', 'zh', 'buil'], ['build']],
    [
      ['templates', ''],
      ['list', 'check'],
    ],
    [['templates', 'check', 'templa'], ['templates']],
    [['completions', 'f'], ['fish']],
    [['help', 'tem'], ['templates']],
    [['build', '--to', 'doc'], ['docs']],
    [['check', 'package.j'], ['package.json']],
  ])('%j → %j', (words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });

  it('offers a name with spaces as one word', () => {
    writeFileSync(join(folder, 'a b.txt'), '');
    expect(offered('import', join(folder, 'a'))).toEqual([join(folder, 'a b.txt')]);
  });
});

describe.skipIf(!has('zsh'))('zsh completion', () => {
  it('loads after compinit and is bound to kanben', () => {
    const body = `autoload -U compinit; compinit -u -D; source "$1"; print $_comps[kanben]`;
    const run = spawnSync('zsh', ['-f', '-c', body, 'zsh', script('zsh')], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.stdout).toBe('_kanben\n');
  });
});

describe.skipIf(!has('fish'))('fish completion', () => {
  it.each([
    ['kanben buil', 'build'],
    ['kanben build --templ', '--template'],
    ['kanben build --template book', 'booklet'],
    ['kanben templates ch', 'check'],
  ])('%s → %s', (line, expected) => {
    const body = `source ${JSON.stringify(script('fish'))}; complete -C ${JSON.stringify(line)}`;
    const run = spawnSync('fish', ['--no-config', '-c', body], { encoding: 'utf8' });
    expect(run.stdout.split('\n').map((one) => one.split('\t')[0])).toContain(expected);
  });
});

describe('kanben completions', () => {
  it('of another shell is wrong usage that names the ones there are', () => {
    const run = kanben(['completions', 'tcsh']);
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/bash, zsh, fish/);
  });
});
