import type { Terminal } from './terminal.js';
import type { WordId } from './words.js';

/** Runs a command: its arguments, its flags as commander gives them, and the terminal → exit status. */
export type CommandBody = (
  named: readonly string[],
  flags: Readonly<Record<string, unknown>>,
  terminal: Terminal,
) => Promise<number>;

/** A command as help and parsing know it; its body is loaded only when it runs. */
export interface CommandSpec {
  readonly name: string;
  readonly about: WordId;
  readonly arguments: readonly (readonly [string, WordId])[];
  /** Flags, what they are for, and a default or `repeatable`. */
  readonly options: readonly (readonly [string, WordId, string?])[];
  readonly example: string;
  readonly load: () => Promise<CommandBody>;
}

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'check',
    about: 'checkAbout',
    arguments: [['<file...>', 'argChecked']],
    options: [],
    example: 'kanben check booklet.pdf',
    load: async () => (await import('./check.js')).check,
  },
];
