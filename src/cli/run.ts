import { Command, CommanderError, Option } from 'commander';
import { diagnosticValue } from '../io/diagnostic-value.js';
import { packageVersion } from '../io/package-root.js';
import { fill, InputError } from '../kernel/diagnostic.js';
import { COMMANDS } from './commands.js';
import { languageOf } from './language.js';
import { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';
import { WORDS, type WordId } from './words.js';

/** Exit statuses, DESIGN §4. */
export const STATUS = { done: 0, input: 1, usage: 2, bug: 70 } as const;

/** Parses the arguments, runs the command that they name, and gives the exit status. */
export async function run(argv: readonly string[]): Promise<number> {
  const language = languageOf(argv, process.env);
  const word = (id: WordId) => WORDS[id][language];
  let status: number = STATUS.done;

  const program = new Command('kanben');
  const described = (command: Command, example: string) =>
    command
      .helpOption('-h, --help', word('optHelp'))
      .configureHelp({
        styleTitle: (title) => HEADINGS[title]?.[language] ?? title,
        optionDescription: ({ description, defaultValue }) =>
          defaultValue === undefined
            ? description
            : fill(word('optDefault'), { description, value: String(defaultValue) }),
      })
      .addHelpText('after', `\n${word('example')}\n  ${example}`)
      .exitOverride()
      .configureOutput({ writeErr: (text) => process.stderr.write(text) })
      .showHelpAfterError(`(${word('seeHelp').replace('{command}', commandPath(command))})`);
  described(
    program
      .description(word('about'))
      .version(packageVersion(), '-V, --version', word('optVersion'))
      .option('--lang <zh|en>', word('optLang'))
      .helpCommand(false),
    'kanben make digest.txt',
  );
  program.addHelpText('after', () => commonHelp(word));

  for (const spec of COMMANDS) {
    const command = program.command(spec.name).description(word(spec.about));
    for (const [name, about] of spec.arguments) command.argument(name, word(about));
    for (const [flags, about, preset] of [...spec.options, ...COMMON_OPTIONS]) {
      const option = new Option(flags, word(about));
      // Help fits a screen: what every command takes is told by `kanben --help` alone.
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
      const terminal = new Terminal({
        language,
        json: flags.json === true,
        quiet: flags.quiet === true,
        color: flags.color !== false && !process.env.NO_COLOR && process.stderr.isTTY === true,
      });
      status = await guarded(terminal, async () => (await spec.load())(named, flags, terminal));
    });
  }

  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? STATUS.done : STATUS.usage;
  }
  if (argv.length === 0) {
    program.outputHelp({ error: true });
    return STATUS.usage;
  }
  return status;
}

const COMMON_OPTIONS: readonly (readonly [string, WordId, string?])[] = [
  ['--json', 'optJson'],
  ['--strict', 'optStrict'],
  ['-q, --quiet', 'optQuiet'],
  ['--lang <zh|en>', 'optLang'],
  ['--no-color', 'optColor'],
];

/** What every command takes, as `kanben --help` tells it. */
function commonHelp(word: (id: WordId) => string): string {
  const width = Math.max(...COMMON_OPTIONS.map(([flags]) => flags.length)) + 2;
  const lines = COMMON_OPTIONS.map(([flags, about]) => `  ${flags.padEnd(width)}${word(about)}`);
  return `\n${word('everyCommand')}\n${lines.join('\n')}`;
}

/** Commander's own headings in the languages of the catalogue. */
const HEADINGS: Readonly<Record<string, Readonly<Record<'zh' | 'en', string>>>> = {
  'Usage:': WORDS.usage,
  'Arguments:': WORDS.arguments,
  'Options:': WORDS.options,
  'Commands:': WORDS.commands,
};

function commandPath(command: Command): string {
  return command.parent ? `${command.parent.name()} ${command.name()}` : command.name();
}

/** Runs `body`; tells the user's faults from ours. */
async function guarded(terminal: Terminal, body: () => Promise<number>): Promise<number> {
  try {
    return await body();
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`kanben: ${error.message}\n`);
      return STATUS.usage;
    }
    if (error instanceof InputError) {
      terminal.diagnostics(error.diagnostics);
      if (terminal.json) {
        const diagnostics = error.diagnostics.map((one) => diagnosticValue(one, terminal.language));
        terminal.value({ editions: [], diagnostics });
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
