import { type AddVersionOptions, addVersion } from '../../src/archive/add-version.js';
import type { LogicalFile, VersionInfo } from '../../src/archive/inventory.js';
import { objectId } from '../../src/archive/layout.js';

export const INFO: VersionInfo = {
  created: '2026-01-01T00:00:00Z',
  message: '试',
  user: { name: '张三', address: 'mailto:zhang@example.org' },
};

/** A small edition's files: what changes, what stays, and one content under two names. */
export function filesOf(text: string): readonly LogicalFile[] {
  const files: Record<string, string> = {
    'content/甲/01-a.md': `# ${text}\n\n${text}。\n`,
    'content/甲/edition.yaml': 'title: 甲\n',
    'content/甲/source/a b.txt': '原稿',
    'dist/甲/甲.epub': `epub ${text}`,
    'dist/甲/copy of source.txt': '原稿',
  };
  return Object.entries(files).map(([path, content]) => ({ path, bytes: Buffer.from(content) }));
}

export function add(store: string, text: string, options: AddVersionOptions = {}, id = '甲') {
  return addVersion(store, objectId(id), filesOf(text), () => INFO, options);
}
