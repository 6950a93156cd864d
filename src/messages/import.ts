import type { Rule } from './rule.js';

/** What an import finds where an edition stands already. */
export const importRules = {
  'io/merge-conflict': {
    severity: 'error',
    what: {
      zh: '这一处编辑改过，源稿也改过：刊本作“{has}”，源稿作“{wants}”',
      en: 'an editor and the source both changed this place: the edition has “{has}”, the source “{wants}”',
    },
    mend: {
      zh: '没有写入任何文件；请在 Markdown 中改得与源稿一致，或用 --take edited 采用编辑的文字，用 --take source 采用源稿的文字',
      en: 'nothing was written; make the Markdown agree with the source, or take the editor’s text with --take edited, the source’s with --take source',
    },
  },
  'io/word-changes': {
    severity: 'error',
    what: {
      zh: '这份 Word 文档改动了刊本：改 {changed} 句，增 {added} 句，删 {removed} 句',
      en: 'the Word file changes the edition: {changed|sentence|sentences} changed, {added} added, {removed} removed',
    },
    mend: {
      zh: '没有写入任何文件；核对后如要采用，请加 --force',
      en: 'nothing was written; check the changes, and take them with --force',
    },
  },
  'io/word-conflict': {
    severity: 'error',
    what: {
      zh: '这里刊本改过，Word 文档也改了：刊本现为“{has}”，Word 文档作“{wants}”',
      en: 'the edition was changed here since, and so was the Word file: it has “{has}”, the Word file “{wants}”',
    },
    mend: {
      zh: '没有写入任何文件；请在 Markdown 里改成两方一致，或用 --force --take edited 取刊本的，--force --take source 取 Word 文档的',
      en: 'nothing was written; make both agree in the Markdown, or take the edition’s with --force --take edited, the Word file’s with --force --take source',
    },
  },
  'io/word-settled': {
    severity: 'warning',
    what: {
      zh: '刊本和 Word 文档都改过这里：取“{stands}”，不取“{left}”',
      en: 'both the edition and the Word file changed this place: “{stands}” stands, “{left}” does not',
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
      en: 'taking the Word file undoes those changes; check each sentence',
    },
  },
  'io/edits-kept': {
    severity: 'info',
    what: {
      zh: '保留编辑改动 {count} 处，第一处现为“{has}”，源稿作“{wants}”',
      en: 'changes by an editor were kept: {count}; the first place has “{has}”, the source “{wants}”',
    },
  },
  'io/source-overruled': {
    severity: 'warning',
    what: {
      zh: '编辑和源稿都改过，采用编辑的“{has}”，没有采用源稿的“{wants}”；两种写法都记在 ledger.json 的 overruled 中',
      en: 'an editor and the source both changed this place: the editor’s “{has}” was taken, not the source’s “{wants}”; ledger.json keeps both in overruled',
    },
  },
  'io/left-out': {
    severity: 'warning',
    what: {
      zh: '源稿有这一篇，编辑已经删去，没有恢复',
      en: 'the source has this division, but an editor deleted it; it was not restored',
    },
  },
  'io/overwritten': {
    severity: 'warning',
    what: {
      zh: '编辑的改动已由源稿替换：原为“{has}”，现为“{wants}”；原文记在 ledger.json 的 overruled 中',
      en: 'the source’s text replaced an editor’s: it was “{has}”, now it is “{wants}”; ledger.json keeps both in overruled',
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
