import { DESK_WORDS, type DeskWord } from '../../messages/desk.js';
import { CHOICE_WORDS, FIELD_WORDS } from '../../messages/desk-fields.js';
import { RULE_WORDS } from '../../messages/desk-rules.js';
import { fill } from '../../messages/fill.js';
import { reasonText } from '../../messages/reasons.js';
import type { Language } from '../../messages/rule.js';
import type { DeskDiagnostic } from '../api.js';

const KEY = 'kanben-language';

let language: Language = chosen();

/** The language of the interface: the one chosen last, else the browser's. */
function chosen(): Language {
  const kept = localStorage.getItem(KEY);
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function currentLanguage(): Language {
  return language;
}

export function speak(next: Language): void {
  language = next;
  localStorage.setItem(KEY, next);
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
}

/** A word or sentence of the interface, with values for its `{name}` places. */
export function t(id: DeskWord, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(DESK_WORDS[id][language], values, language);
}

/** What the library says, in the language of the interface. */
export function sentence({ message }: Pick<DeskDiagnostic, 'message'>): string {
  return message[language];
}

/** A key of edition.yaml in words; the key itself where it has none. */
export function fieldName(path: readonly string[]): string {
  const words = FIELD_WORDS.get(path.join('.')) ?? FIELD_WORDS.get(path.at(-1) ?? '');
  return words?.[language] ?? path.join('.');
}

/** A value that a key may have, in words. */
export function choiceName(path: readonly string[], value: string): string {
  return CHOICE_WORDS.get([...path, value].join('.'))?.[language] ?? value;
}

/** A group of keys in words. */
export function groupName(group: string): string {
  return fieldName([group]);
}

/** A rule of the import in words; its id where it has none. */
export function ruleName(rule: string): string {
  return RULE_WORDS.get(rule)?.[language] ?? rule;
}

/** Why the ledger drops a line, in the language of the interface; the name of its rule where the reason has no English. */
export function reasonOf(why: string, rule: string): string {
  return reasonText(why, language) ?? ruleName(rule);
}
