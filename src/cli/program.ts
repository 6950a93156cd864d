import { Argument, Command, Option } from 'commander';
import { packageVersion } from '../host/package-root.js';
import { WORDS } from '../messages/command-line/index.js';
import type { Language } from '../messages/rule.js';
import { COMMON_OPTIONS, type CommandSpec, choicesIn, commonOptions } from './command.js';
import { COMMANDS } from './commands.js';
import type { Speak } from './usage-faults.js';

/** The language of a run and how its help looks. */
export interface Speech {
  readonly language: Language;
  readonly word: Speak;
  readonly bold: (text: string) => string;
}

/** What a user asks of a command. */
export interface Call {
  readonly spec: CommandSpec;
  readonly named: readonly string[];
  readonly flags: Readonly<Record<string, unknown>>;
}

/** The command line, ready to parse arguments. */
export interface CommandLine {
  readonly program: Command;
  /** The command that was parsed last: the one to which wrong usage belongs. */
  readonly current: () => Command;
}

/** Makes the parser of all commands from their table; `onCall` runs what was asked for. */
export function commandLine(speech: Speech, onCall: (call: Call) => Promise<void>): CommandLine {
  const { word, bold } = speech;
  const program = new Command('kanben');
  let current = program;
  const described = (command: Command, example: string) =>
    withHelp(command, example, speech).exitOverride((error) => {
      current = command;
      throw error;
    });
  described(
    program
      .description(word('about'))
      .version(packageVersion(), '-V, --version', word('optVersion'))
      .option('--lang <zh|en>', word('optLang'))
      .helpCommand(false),
    'kanben make digest.txt',
  );
  program.addHelpText('after', () => commonHelp(word, bold));
  for (const spec of COMMANDS) {
    const command = program.command(spec.name).description(word(spec.about));
    addArguments(command, spec, word);
    described(command, spec.example);
    command.action(async (...given: unknown[]) => {
      current = command;
      const flags = given.at(-2) as Readonly<Record<string, unknown>>;
      const named = given.slice(0, -2).flat();
      await onCall({ spec, flags, named: named.filter((one) => one !== undefined) as string[] });
    });
  }
  const help = program.command('help').description(word('helpAbout'));
  described(help.argument('[command]', word('argCommand')), 'kanben help build');
  help.action(async (name: string | undefined) => {
    const match = program.commands.find((one) => one.name() === name);
    // An unknown command gives the same error as a call of it.
    if (name !== undefined && match === undefined)
      await program.parseAsync([name], { from: 'user' });
    (match ?? program).outputHelp();
  });
  return { program, current: () => current };
}

/** Commander's help in the words of the catalogue, with an example at its end; its errors are left to whoever parses. */
function withHelp(command: Command, example: string, { language, word, bold }: Speech): Command {
  return command
    .helpOption('-h, --help', word('optHelp'))
    .configureHelp({
      styleTitle: (title) => bold(HEADINGS[title]?.[language] ?? title),
      optionDescription: ({ description, defaultValue }) =>
        defaultValue === undefined
          ? description
          : word('optDefault', { description, value: String(defaultValue) }),
      // The names of the arguments already list their values.
      argumentDescription: ({ description }) => description,
    })
    .addHelpText('after', `\n${bold(word('example'))}\n  ${example}`)
    .configureOutput({ outputError: () => {} });
}

/** The arguments and flags of a command, with the values that each may have. */
function addArguments(command: Command, spec: CommandSpec, word: Speak): void {
  for (const [name, about] of spec.arguments) {
    const argument = new Argument(name, word(about));
    const choices = choicesIn(name);
    if (choices.length > 0) argument.choices(choices);
    command.addArgument(argument);
  }
  for (const [flags, about, preset] of [...spec.options, ...commonOptions(spec)]) {
    const option = new Option(flags, word(about));
    const choices = choicesIn(flags);
    if (choices.length > 0 && !flags.startsWith('--lang')) option.choices(choices);
    // Help fits a screen: only `kanben --help` lists the flags of every command.
    if (COMMON_OPTIONS.some(([common]) => common === flags)) option.hideHelp();
    if (preset === 'repeatable') {
      option.argParser((value: string, all: string[] | undefined) => [...(all ?? []), value]);
    } else if (preset !== undefined) option.default(preset);
    command.addOption(option);
  }
}

/** The flags of every command, as `kanben --help` lists them. */
function commonHelp(word: Speak, bold: (text: string) => string): string {
  const width = Math.max(...COMMON_OPTIONS.map(([flags]) => flags.length)) + 2;
  const lines = COMMON_OPTIONS.map(([flags, about]) => `  ${flags.padEnd(width)}${word(about)}`);
  return `\n${bold(word('everyCommand'))}\n${lines.join('\n')}`;
}

/** Commander's headings in the languages of the catalogue. */
const HEADINGS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'Usage:': WORDS.usage,
  'Arguments:': WORDS.arguments,
  'Options:': WORDS.options,
  'Commands:': WORDS.commands,
};
