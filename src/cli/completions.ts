import { listTemplates } from '../app/templates.js';
import { OUTPUTS } from '../outputs/index.js';
import { SCHEMES } from '../outputs/sheets/choices.js';
import { type CommandBody, type CommandSpec, choicesIn, commonOptions } from './command.js';
import { bashScript } from './completions/bash.js';
import type { CompletedCommand, CompletedFlag, CompletedValues } from './completions/completed.js';
import { fishScript } from './completions/fish.js';
import { zshScript } from './completions/zsh.js';
import type { Terminal } from './terminal.js';

/** Prints a shell's completion script, generated from the table of commands. */
export function completionsOf(specs: readonly CommandSpec[]): CommandBody {
  return async ([shell = 'bash'], _, terminal) => {
    const write = SHELLS[shell as keyof typeof SHELLS] ?? bashScript;
    const script = write(await tableOf(specs, terminal));
    if (terminal.json) terminal.value({ shell, script });
    else terminal.lines([script.trimEnd()], true);
    return 0;
  };
}

async function tableOf(
  specs: readonly CommandSpec[],
  terminal: Terminal,
): Promise<readonly CompletedCommand[]> {
  const templates = (await listTemplates()).map(({ name }) => name);
  const flag = ([names, about]: CommandSpec['options'][number]): CompletedFlag => {
    const [, short, long = names, value] =
      /^(?:(-\w), )?(--[\w-]+)(?:[ =](.+))?$/.exec(names) ?? [];
    return {
      long,
      about: terminal.word(about),
      ...(short !== undefined && { short }),
      ...(value !== undefined && { values: flagValues(long, value, templates) }),
    };
  };
  const commands = specs.map((spec): CompletedCommand => {
    const last = spec.arguments.at(-1)?.[0] ?? '';
    return {
      name: spec.name,
      about: terminal.word(spec.about),
      flags: [...spec.options, ...commonOptions(spec), ['-h, --help', 'optHelp'] as const].map(
        flag,
      ),
      places: spec.arguments.map(([name]) => argumentValues(name)),
      repeats: last.includes('...'),
    };
  });
  const words = specs.map(({ name }) => name);
  const places: readonly CompletedValues[] = [{ kind: 'words', words }];
  const help = { name: 'help', about: terminal.word('helpAbout'), flags: [], repeats: false };
  return [...commands, { ...help, places }];
}

function flagValues(long: string, value: string, templates: readonly string[]): CompletedValues {
  if (long === '--template') return { kind: 'words-or-folders', words: templates };
  if (long === '--format')
    return {
      kind: 'list',
      words: OUTPUTS.filter(({ madeFrom }) => madeFrom === undefined).map(({ name }) => name),
    };
  if (long === '--impose') return { kind: 'list', words: SCHEMES };
  return argumentValues(value, 'none');
}

/** By the argument's name: its alternatives, or the kind of thing that it names. */
function argumentValues(name: string, otherwise: 'none' | 'files' = 'files'): CompletedValues {
  const words = choicesIn(name);
  if (words.length > 0) return { kind: 'words', words };
  if (/dir|folder|store/i.test(name)) return { kind: 'folders' };
  return { kind: /file/i.test(name) ? 'files' : otherwise };
}

const SHELLS = { bash: bashScript, zsh: zshScript, fish: fishScript };
