import * as v from 'valibot';
import { WECHAT_WORDS } from '../../messages/outputs.js';
import type { Output } from '../output.js';

/** The row of the article for a WeChat official account, with its pictures beside it. */
export const WECHAT: Output = {
  name: 'wechat',
  extension: 'wechat.html',
  mediaType: 'text/html',
  order: 6,
  byDefault: false,
  // It is pasted into an editor, not read.
  forReaders: false,
  carriesSecrets: false,
  checkedInFolders: true,
  options: v.object({}),
  flags: [],
  words: WECHAT_WORDS,
  load: () => import('./article.js'),
  render: async (book) => (await import('./article.js')).renderArticle(book),
  async check(bytes, file) {
    const { checkHtml } = await import('../web/check-html.js');
    return { diagnostics: checkHtml(bytes, file) };
  },
};
