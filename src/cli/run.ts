import { type Command, CommanderError } from 'commander';
import pico from 'picocolors';
import { refusedBySystem } from '../host/disk.js';
import { traced } from '../host/trace.js';
import { WORDS } from '../messages/command-line/index.js';
import { type Diagnostic, InputError } from '../messages/diagnostic.js';
import { diagnosticValue } from '../messages/diagnostic-value.js';
import { fill } from '../messages/fill.js';
import type { Language } from '../messages/rule.js';
import { outliveReaders } from './broken-pipe.js';
import { isLanguage, languageNamed, languageOf } from './language.js';
import { printable, printableJson } from './printable.js';
import { type Call, commandLine } from './program.js';
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
  const isColored = !argv.includes('--no-color') && !process.env.NO_COLOR;
  const word: Speak = (id, values = {}) =>
    fill((typeof id === 'string' ? WORDS[id] : id)[language], values);
  const bold = (text: string) =>
    pico.createColors(isColored && process.stdout.isTTY === true).bold(text);
  let status: number = STATUS.done;
  const { program, current } = commandLine({ language, word, bold }, async (call) => {
    refuseLanguage(argv, word);
    status = await runCommand(call, language, isColored);
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
    const command = current();
    const see = word('seeHelp', { command: commandPath(command) });
    const fault = await parseFault(error, command, word);
    process.stderr.write(`kanben: ${printable(fault)}${see}\n`);
    if (argv.includes('--json')) process.stdout.write(usageJson(command.name(), `${fault}${see}`));
    return STATUS.usage;
  }
}

/** Throws UsageError where `--lang` names a language that Kanben does not speak. */
function refuseLanguage(argv: readonly string[], word: Speak): void {
  const named = languageNamed(argv);
  if (named === undefined || isLanguage(named)) return;
  throw new UsageError(word('badChoice', { flag: '--lang', value: named, known: 'zh, en' }));
}

/** Loads a command's code and runs it; gives the exit status. */
async function runCommand(
  { spec, named, flags }: Call,
  language: Language,
  isColored: boolean,
): Promise<number> {
  const terminal = new Terminal({
    language,
    json: flags.json === true,
    quiet: flags.quiet === true,
    color: () => isColored && process.stderr.isTTY === true,
  });
  const body = async () => (await spec.load())(named, flags, terminal);
  const heard =
    flags.verbose === true ? () => traced((event) => terminal.trace(event), body) : body;
  return withFaultsReported(spec.name, terminal, heard);
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
async function withFaultsReported(
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
