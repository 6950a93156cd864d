import type { Language } from '../kernel/messages/index.js';

/**
 * The language of messages: `--lang` among the arguments, else the environment's locale. It is
 * found before the arguments are parsed, since help and usage errors are messages too.
 */
export function languageOf(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const given =
    at < 0 ? undefined : argv[at]?.includes('=') ? argv[at]?.split('=')[1] : argv[at + 1];
  const locale = given ?? environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? '';
  return /^zh/i.test(locale || environment.LANG || '') ? 'zh' : 'en';
}
