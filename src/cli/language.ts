import type { Language } from '../messages/index.js';

/**
 * The language of messages: `--lang` among the arguments, else the environment's locale, of which an empty variable counts as
 * absent (POSIX, 8.2). Every kind of Chinese (zh_TW, zh_HK) has the messages in simplified characters; a language without
 * messages has the English ones. It is read before the arguments are parsed, since help and usage errors are messages too.
 */
export function languageOf(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = languageNamed(argv) || LC_ALL || LC_MESSAGES || LANG || '';
  return /^zh(?:$|[-_.@])/i.test(locale) ? 'zh' : 'en';
}

/** The value of `--lang`; undefined if it is absent. */
export function languageNamed(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return undefined;
  return argv[at]?.includes('=') ? argv[at]?.split('=')[1] : argv[at + 1];
}

/** Whether `--lang` names a language of the messages: `zh`, `en`, or a locale of one such as `zh-CN`. */
export function isLanguage(name: string): boolean {
  return /^(?:zh|en)(?:$|[-_.])/i.test(name);
}
