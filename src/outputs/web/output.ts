import * as v from 'valibot';
import { HTML_WORDS, WEB_WORDS } from '../../messages/outputs.js';
import type { Output } from '../output.js';

/** The properties that both forms for a browser share. */
const FOR_BROWSERS = {
  mediaType: 'text/html',
  byDefault: false,
  forReaders: true,
  carriesSecrets: false,
  takesCover: true,
  checkedInFolders: true,
  options: v.object({}),
  flags: [],
  async check(bytes, file) {
    const { checkHtml } = await import('./check-html.js');
    return { diagnostics: checkHtml(bytes, file) };
  },
} as const satisfies Partial<Output>;

/** The row of the folder of pages for a web server; its first file is the contents. */
export const WEB: Output = {
  ...FOR_BROWSERS,
  name: 'web',
  extension: 'web.html',
  order: 4,
  places: 'id',
  words: WEB_WORDS,
  load: () => import('./site.js'),
  render: async (book) => (await import('./site.js')).renderSite(book),
  async checkFolder(files, folder) {
    if (!files.has('index.html')) return undefined;
    const { checkSite } = await import('./check-site.js');
    return { diagnostics: checkSite(files, folder) };
  },
};

/** The row of the one file with everything inside. */
export const HTML: Output = {
  ...FOR_BROWSERS,
  name: 'html',
  extension: 'html',
  order: 5,
  words: HTML_WORDS,
  load: () => import('./single.js'),
  render: async (book) => (await import('./single.js')).renderSingle(book),
};
