import type { Rule } from './rule.js';

/** What an import finds where an edition stands already. */
export const importRules = {
  'io/merge-conflict': {
    severity: 'error',
    what: {
      zh: '这里编者改过，源稿也改了：现为“{has}”，源稿作“{wants}”',
      en: 'an editor changed this place, and the source changed it too: it has “{has}”, the source “{wants}”',
    },
    mend: {
      zh: '没有写入任何文件；请在 Markdown 里改成两方一致，或用 --take edited 取编者的，--take source 取源稿的',
      en: 'nothing was written; make both agree in the Markdown, or take the editor’s with --take edited, the source’s with --take source',
    },
  },
  'io/word-changes': {
    severity: 'error',
    what: {
      zh: '这份 Word 文档改动了刊本：改 {changed} 句，增 {added} 句，删 {removed} 句',
      en: 'the Word file changes the edition: {changed} sentences changed, {added} added, {removed} removed',
    },
    mend: {
      zh: '没有写入任何文件；核对后如要采用，请加 --force',
      en: 'nothing was written; look at the changes, and take them with --force',
    },
  },
  'io/word-older': {
    severity: 'warning',
    what: {
      zh: '制成这份 Word 文档之后，刊本又改过：{names}',
      en: 'the edition was changed since this Word file was made: {names}',
    },
    mend: {
      zh: '采用它会撤销这些改动，请逐句核对',
      en: 'taking the Word file undoes those changes; look at each sentence',
    },
  },
  'io/edits-kept': {
    severity: 'info',
    what: {
      zh: '保留编者改动 {count} 处，第一处现为“{has}”，源稿作“{wants}”',
      en: 'places that an editor changed are kept: {count}; the first has “{has}”, the source “{wants}”',
    },
  },
  'io/source-overruled': {
    severity: 'warning',
    what: {
      zh: '编者和源稿都改过，取编者的“{has}”，不取源稿的“{wants}”；两种写法都记在 ledger.json 的 overruled',
      en: 'both an editor and the source changed this place: the editor’s “{has}” stands and not the source’s “{wants}”; ledger.json keeps both in overruled',
    },
  },
  'io/left-out': {
    severity: 'warning',
    what: {
      zh: '源稿有这一篇，编者已经删去，没有恢复',
      en: 'the source gives this division, an editor took it out, and it stays out',
    },
  },
  'io/overwritten': {
    severity: 'warning',
    what: {
      zh: '编者的改动被源稿替换：原为“{has}”，现为“{wants}”；原文记在 ledger.json 的 overruled',
      en: 'the source’s text took the place of an editor’s: it had “{has}”, now it has “{wants}”; ledger.json keeps both in overruled',
    },
  },
  'io/other-source': {
    severity: 'error',
    what: {
      zh: '这个编号的刊本来自另一份源稿（{name}）',
      en: 'an edition with this id exists already and was made from another source ({name})',
    },
    mend: {
      zh: '请用 --id 另起编号；要替换它，请加 --force',
      en: 'choose another --id, or replace the old edition with --force',
    },
  },
} as const satisfies Record<string, Rule>;
