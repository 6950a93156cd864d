import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/cli/language.js';

describe('the language of messages', () => {
  it.each([
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh_TW.UTF-8' }, 'zh'],
    [{ LANG: 'zh-Hant-HK' }, 'zh'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'ja_JP.UTF-8' }, 'en'],
    [{ LANG: 'C' }, 'en'],
    [{}, 'en'],
    [{ LC_ALL: 'en_US', LANG: 'zh_CN' }, 'en'],
    [{ LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'en_US' }, 'zh'],
    [{ LC_ALL: '', LC_MESSAGES: '', LANG: 'zh_HK' }, 'zh'],
  ])('is that of the locale %j: %s', (environment, language) => {
    expect(languageOf(['build'], environment)).toBe(language);
  });

  it('is that of --lang before the locale', () => {
    expect(languageOf(['build', '--lang', 'zh-TW'], { LANG: 'en' })).toBe('zh');
    expect(languageOf(['--lang=en', 'build'], { LANG: 'zh_CN' })).toBe('en');
  });
});
