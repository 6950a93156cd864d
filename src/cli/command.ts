import type { WordId } from '../messages/command-line/index.js';
import type { Wording } from '../messages/rule.js';
import type { Terminal } from './terminal.js';

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
  readonly options: readonly (readonly [string, WordId | Wording, string?])[];
  readonly example: string;
  /** Whether the command never warns: `--strict` would do nothing. */
  readonly neverWarns?: boolean;
  readonly load: () => Promise<CommandBody>;
}

/** The flags that every command takes; `--strict` is not for commands that never warn. */
export const COMMON_OPTIONS: CommandSpec['options'] = [
  ['--json', 'optJson'],
  ['--strict', 'optStrict'],
  ['-q, --quiet', 'optQuiet'],
  ['--verbose', 'optVerbose'],
  ['--lang <zh|en>', 'optLang'],
  ['--no-color', 'optColor'],
];

/** The flags of every command that this command takes. */
export function commonOptions({ neverWarns }: CommandSpec): CommandSpec['options'] {
  return COMMON_OPTIONS.filter(([flag]) => flag !== '--strict' || neverWarns !== true);
}

/** The values that a flag's or an argument's name lists: `<zh|en>` → zh, en; none in `<dir>` or `<A4|WxH>`. */
export function choicesIn(name: string): readonly string[] {
  const [, inside = ''] = /[<[]([a-z0-9-]+(?:\|[a-z0-9-]+)+)[>\]]/.exec(name) ?? [];
  return inside === '' ? [] : inside.split('|');
}
