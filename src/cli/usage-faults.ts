import type { Command, CommanderError } from 'commander';
import type { WordId } from '../messages/command-line/index.js';
import type { Values } from '../messages/fill.js';
import type { Wording } from '../messages/rule.js';
import { choicesIn } from './command.js';

/** Words of the catalogue, filled. */
export type Speak = (id: WordId | Wording, values?: Values) => string;

/** Commander's usage error in the words of our catalogue, with the name that was perhaps meant. */
export function usageFault(error: CommanderError, command: Command, speak: Speak): string {
  const [name = '', value = ''] = [...error.message.matchAll(/'([^']*)'/g)].map((one) => one[1]);
  const [, near] = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(error.message) ?? [];
  const meant = near === undefined ? '' : speak('didYouMean', { name: near });
  switch (error.code) {
    case 'commander.unknownCommand':
      return speak('unknownCommand', { name }) + meant;
    case 'commander.unknownOption':
      return speak('unknownFlag', { name, command: command.name() }) + meant;
    case 'commander.missingArgument':
      return speak('missingArgument', { name: `<${name}>` });
    case 'commander.optionMissingArgument':
      return speak('missingValue', { name });
    case 'commander.excessArguments':
      return speak('tooMany');
    case 'commander.invalidArgument': {
      // "option '--convert <s2t|t2s|…>' argument 'x'", but "command-argument value 'x' … for argument 'a|b'".
      const [what, given] = name.startsWith('-') ? [name, value] : [`<${value}>`, name];
      const flag = what.split(' ')[0] ?? '';
      return speak('badChoice', { flag, value: given, known: choicesIn(what) });
    }
    default:
      return error.message.replace(/^error: /, '');
  }
}
