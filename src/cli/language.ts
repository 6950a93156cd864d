import type { Language } from '../messages/index.js';

/**
 * The language of messages: `--lang` among the arguments, else the environment's locale. It is
 * read before the arguments are parsed, since help and usage errors are messages too.
 */
export function languageOf(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const locale =
    languageNamed(argv) ?? environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? '';
  return /^zh/i.test(locale || environment.LANG || '') ? 'zh' : 'en';
}

/** What `--lang` says; undefined where it isn't there. */
export function languageNamed(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return undefined;
  return argv[at]?.includes('=') ? argv[at]?.split('=')[1] : argv[at + 1];
}

/** Whether `--lang` names a language that there is: `zh`, `en`, or a locale of one such as `zh-CN`. */
export function isLanguage(name: string): boolean {
  return /^(?:zh|en)(?:$|[-_.])/i.test(name);
}
