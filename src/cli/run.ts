import { Argument, Command, CommanderError, Option } from 'commander';
import pico from 'picocolors';
import { refusedBySystem } from '../host/disk.js';
import { packageVersion } from '../host/package-root.js';
import { traced } from '../host/trace.js';
import { WORDS } from '../messages/command-line/index.js';
import { type Diagnostic, InputError } from '../messages/diagnostic.js';
import { diagnosticValue } from '../messages/diagnostic-value.js';
import { fill } from '../messages/fill.js';
import { outliveReaders } from './broken-pipe.js';
import { COMMON_OPTIONS, choicesIn, commonOptions } from './command.js';
import { COMMANDS } from './commands.js';
import { isLanguage, languageNamed, languageOf } from './language.js';
import { printable, printableJson } from './printable.js';
import { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';
import type { Speak } from './usage-faults.js';

/** Exit statuses, docs/cli.md. */
export const STATUS = { done: 0, input: 1, usage: 2, bug: 70 } as const;

/** Commands whose `--json` names editions, also where there are none. */
const NAMING_EDITIONS = ['make', 'build'];

/** Parses the arguments, runs the command that they name, and gives the exit status. */
export async function run(argv: readonly string[]): Promise<number> {
  outliveReaders([process.stdout, process.stderr]);
  const language = languageOf(argv, process.env);
  const word: Speak = (id, values = {}) =>
    fill((typeof id === 'string' ? WORDS[id] : id)[language], values);
  const colored = !argv.includes('--no-color') && !process.env.NO_COLOR;
  const bold = (text: string) =>
    pico.createColors(colored && process.stdout.isTTY === true).bold(text);
  let status: number = STATUS.done;

  const program = new Command('kanben');
  /** The command whose arguments are wrong. */
  let faulty = program;
  const described = (command: Command, example: string) =>
    command
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
      .exitOverride((error) => {
        faulty = command;
        throw error;
      })
      .configureOutput({ outputError: () => {} });
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
    described(command, spec.example);
    command.action(async (...given: unknown[]) => {
      const flags = given.at(-2) as Readonly<Record<string, unknown>>;
      const named = given
        .slice(0, -2)
        .flat()
        .filter((one) => one !== undefined) as string[];
      const spoken = languageNamed(argv);
      if (spoken !== undefined && !isLanguage(spoken)) {
        faulty = command;
        const values = { flag: '--lang', value: spoken, known: 'zh, en' };
        throw new UsageError(word('badChoice', values));
      }
      const terminal = new Terminal({
        language,
        json: flags.json === true,
        quiet: flags.quiet === true,
        color: () => colored && process.stderr.isTTY === true,
      });
      faulty = command;
      const body = async () => (await spec.load())(named, flags, terminal);
      const heard =
        flags.verbose === true ? () => traced((event) => terminal.trace(event), body) : body;
      status = await guarded(spec.name, terminal, heard);
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

  if (argv.length === 0) {
    program.outputHelp({ error: true });
    return STATUS.usage;
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return STATUS.done;
    const see = word('seeHelp', { command: commandPath(faulty) });
    const fault = await parseFault(error, faulty, word);
    process.stderr.write(`kanben: ${printable(fault)}${see}\n`);
    if (argv.includes('--json')) process.stdout.write(usageJson(faulty.name(), `${fault}${see}`));
    return STATUS.usage;
  }
}

/** Wrong usage in words. Any other error is thrown again. */
async function parseFault(error: unknown, command: Command, word: Speak): Promise<string> {
  if (error instanceof UsageError) return error.message;
  if (!(error instanceof CommanderError)) throw error;
  const { usageFault } = await import('./usage-faults.js');
  return usageFault(error, command, word);
}

/** Wrong usage as the one JSON value of a `--json` run. */
function usageJson(command: string, message: string): string {
  const place = { file: null, line: null, column: null };
  const diagnostic = { ...place, severity: 'error', rule: 'cli/usage', message };
  const editions = NAMING_EDITIONS.includes(command) ? { editions: [] } : {};
  return `${printableJson(JSON.stringify({ ...editions, diagnostics: [diagnostic] }, null, 2))}\n`;
}

/** The flags of every command, as `kanben --help` lists them. */
function commonHelp(word: Speak, bold: (text: string) => string): string {
  const width = Math.max(...COMMON_OPTIONS.map(([flags]) => flags.length)) + 2;
  const lines = COMMON_OPTIONS.map(([flags, about]) => `  ${flags.padEnd(width)}${word(about)}`);
  return `\n${bold(word('everyCommand'))}\n${lines.join('\n')}`;
}

/** Commander's headings in the languages of the catalogue. */
const HEADINGS: Readonly<Record<string, Readonly<Record<'zh' | 'en', string>>>> = {
  'Usage:': WORDS.usage,
  'Arguments:': WORDS.arguments,
  'Options:': WORDS.options,
  'Commands:': WORDS.commands,
};

function commandPath(command: Command): string {
  return command.parent ? `${command.parent.name()} ${command.name()}` : command.name();
}

/** The faults of the input, or the refusal of the system; undefined if the error is a bug. */
function faultsOf(error: unknown): readonly Diagnostic[] | undefined {
  if (error instanceof InputError) return error.diagnostics;
  const refused = refusedBySystem(error);
  return refused && [refused];
}

/** Runs `body` and separates the user's faults from ours. Its caller, which knows the command line, reports wrong usage. */
async function guarded(
  name: string,
  terminal: Terminal,
  body: () => Promise<number>,
): Promise<number> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const diagnostics = faultsOf(error);
    if (diagnostics !== undefined) {
      terminal.diagnostics(diagnostics);
      if (terminal.json) {
        const values = diagnostics.map((one) => diagnosticValue(one, terminal.language));
        terminal.value({
          ...(NAMING_EDITIONS.includes(name) && { editions: [] }),
          diagnostics: values,
        });
      }
      return STATUS.input;
    }
    terminal.error('bug', {
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    return STATUS.bug;
  } finally {
    terminal.end();
  }
}
