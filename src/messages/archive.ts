import type { Rule } from './rule.js';

/** What an archive and a catalogue can get wrong. Codes are those of OCFL 1.1's table of validation codes. */
export const archiveRules = {
  'archive/no-store': {
    severity: 'error',
    what: { zh: '这里没有档案库', en: 'there is no archive here' },
    mend: {
      zh: '请核对 --store；kanben archive add 会新建档案库',
      en: 'check --store; kanben archive add creates a new archive',
    },
  },
  'archive/not-a-store': {
    severity: 'error',
    what: {
      zh: '这个文件夹已有别的内容（{name}），不是档案库',
      en: 'this folder is not an archive; it holds something else ({name})',
    },
    mend: {
      zh: '请用 --store 另指一个空文件夹或新文件夹',
      en: 'set --store to an empty or a new folder',
    },
  },
  'archive/other-version': {
    severity: 'error',
    what: {
      zh: '档案库的 OCFL 声明不对（{code}）：{detail}',
      en: "the archive's OCFL declaration is wrong ({code}): {detail}",
    },
    mend: {
      zh: '应有且只有一个文件 0=ocfl_1.1，内容为 ocfl_1.1',
      en: 'there must be exactly one file 0=ocfl_1.1, and it must contain ocfl_1.1',
    },
  },
  'archive/changed-file': {
    severity: 'error',
    what: {
      zh: '文件内容变了（{code}）：应为 {wants}，现为 {has}',
      en: 'the file has changed ({code}): recorded {wants}, now {has}',
    },
    mend: {
      zh: '请用另一份档案库中的同名文件换回',
      en: 'restore the same file from another copy of the archive',
    },
  },
  'archive/missing-file': {
    severity: 'error',
    what: { zh: '文件不见了（{code}）', en: 'the file is missing ({code})' },
    mend: {
      zh: '请从另一份档案库取回',
      en: 'restore it from another copy of the archive',
    },
  },
  'archive/extra-file': {
    severity: 'error',
    what: {
      zh: '档案中有清单未登记的文件（{code}）',
      en: 'no inventory names this file ({code})',
    },
    mend: {
      zh: '请查明来历，移到档案库以外',
      en: 'find out where it came from and move it out of the archive',
    },
  },
  'archive/unknown-file': {
    severity: 'warning',
    what: {
      zh: '档案库中有不认识的文件，没有检查',
      en: 'this file is unknown to the archive and was not checked',
    },
  },
  'archive/empty-folder': {
    severity: 'error',
    what: { zh: '档案中有空文件夹（{code}）', en: 'the archive contains an empty folder ({code})' },
    mend: {
      zh: '请查明是否缺少文件；不缺则删去此文件夹',
      en: 'find out whether something is missing; if not, delete the folder',
    },
  },
  'archive/link': {
    severity: 'error',
    what: {
      zh: '档案中不得有链接或特殊文件（{code}）',
      en: 'the archive contains a link or special file ({code})',
    },
    mend: { zh: '请换成文件本身', en: 'replace it with the file itself' },
  },
  'archive/bad-inventory': {
    severity: 'error',
    what: {
      zh: '清单不合 OCFL 1.1（{code}）：{detail}',
      en: 'the inventory breaks OCFL 1.1 ({code}): {detail}',
    },
    mend: {
      zh: '请用另一份档案库中的同名文件换回',
      en: 'restore the same file from another copy of the archive',
    },
  },
  'archive/inventory-advice': {
    severity: 'warning',
    what: {
      zh: '清单不合 OCFL 1.1 的建议（{code}）：{detail}',
      en: 'the inventory does not follow a recommendation of OCFL 1.1 ({code}): {detail}',
    },
  },
  'archive/misplaced': {
    severity: 'error',
    what: {
      zh: '对象 {id} 不在应在的位置 {wants}（{code}）',
      en: 'the object {id} is not in its place, {wants} ({code})',
    },
    mend: { zh: '请移回原处', en: 'move it there' },
  },
  'archive/unfinished': {
    severity: 'info',
    what: {
      zh: '有一次入藏中断，留下的临时文件不影响档案',
      en: 'archiving was interrupted; the temporary files that it left do not affect the archive',
    },
    mend: { zh: '下次入藏时自动清除', en: 'the next kanben archive add removes them' },
  },
  'archive/damaged': {
    severity: 'error',
    what: {
      zh: '对象的清单已损坏，没有写入新版本',
      en: "the object's inventory is damaged, so no new version was written",
    },
    mend: {
      zh: '请先运行 kanben archive verify 查明',
      en: 'run kanben archive verify first',
    },
  },
  'archive/no-object': {
    severity: 'error',
    what: { zh: '档案库中没有“{id}”', en: 'the archive has no “{id}”' },
    mend: { zh: '其中有：{known}', en: 'it contains {known}' },
  },
  'archive/no-version': {
    severity: 'error',
    what: { zh: '“{id}”没有版本 {version}', en: '“{id}” has no version {version}' },
    mend: { zh: '其中有：{known}', en: 'it contains {known}' },
  },
  'archive/store-inside': {
    severity: 'error',
    what: {
      zh: '档案库在刊本文件夹里面，会把自己也收进去',
      en: 'the archive is inside the edition’s folder and would archive itself',
    },
    mend: { zh: '请用 --store 另指一个文件夹', en: 'name a folder elsewhere with --store' },
  },
  'archive/unreadable': {
    severity: 'error',
    what: {
      zh: '“{id}”的 {version} 读不出来，没有与前一版比较',
      en: '{version} of “{id}” cannot be read; it was not compared with the version before',
    },
    mend: {
      zh: '请运行 kanben archive verify 查明',
      en: 'run kanben archive verify to find out why',
    },
  },
  'archive/would-overwrite': {
    severity: 'error',
    what: {
      zh: '这里已有文件，没有覆盖任何文件',
      en: 'a file exists here already; nothing was overwritten',
    },
    mend: { zh: '请用 --to 另指一个文件夹', en: 'name another folder with --to' },
  },
  'archive/outside-file': {
    severity: 'warning',
    what: {
      zh: '这个链接通向刊本文件夹以外，没有入藏',
      en: "this link leads out of the edition's folder and was not archived",
    },
    mend: { zh: '请把文件本身放进来', en: 'put the file itself there' },
  },
  'archive/odd-file': {
    severity: 'warning',
    what: {
      zh: '这不是普通文件，或是失效、循环的链接，没有入藏',
      en: 'this was not archived: it is not an ordinary file, or it is a broken or circular link',
    },
    mend: { zh: '请把文件本身放进来', en: 'put a file there' },
  },
  'archive/unsettled': {
    severity: 'error',
    what: {
      zh: '入藏时刊本文件夹仍在变动',
      en: "the edition's files kept changing while they were archived",
    },
    mend: { zh: '请保存完毕后再试', en: 'save all files and try again' },
  },
  'archive/no-rebuild': {
    severity: 'warning',
    what: {
      zh: '{version} 没有 build.json，无法重制',
      en: '{version} has no build.json, so it cannot be built again',
    },
  },
  'archive/other-tool': {
    severity: 'warning',
    what: {
      zh: '{version} 由 Kanben {archived} 制成，现用 Kanben {present}',
      en: '{version} was made by Kanben {archived}, this is Kanben {present}',
    },
    mend: {
      zh: '要得到相同的字节，请用当时的版本重制',
      en: 'build it with that release to get the same bytes',
    },
  },
  'archive/other-font': {
    severity: 'warning',
    what: {
      zh: '{version} 所用字体 {font}（{archived}）与现有的不同',
      en: '{version} was made with another file of the font {font} ({archived})',
    },
    mend: {
      zh: '要得到相同的字节，请装回当时的字体文件',
      en: 'install that font file to get the same bytes',
    },
  },
  'archive/rebuild-differs': {
    severity: 'error',
    what: {
      zh: '{version} 重新制作的文件与档案中的不同，从第 {offset} 字节起',
      en: '{version} built again differs from the archived file, from byte {offset} on',
    },
    mend: {
      zh: '工具、版式和字体都与当时相同，请向开发者报告',
      en: 'tool, template and fonts are the same as then; please report this',
    },
  },
  'archive/rebuild-differs-elsewhere': {
    severity: 'warning',
    what: {
      zh: '{version} 重新制作的文件与档案中的不同（从第 {offset} 字节起），因为工具或字体已不是当时的',
      en: '{version} built again differs from byte {offset} on, because the tool or fonts are not the same as then',
    },
  },
  'archive/bad-user': {
    severity: 'error',
    what: { zh: '--user 的写法不对：{user}', en: '--user has the wrong form: {user}' },
    mend: {
      zh: '请写成 姓名 <邮箱或网址>',
      en: 'write it as Name <address>, where the address is an e-mail address or a URL',
    },
  },
  'catalog/no-editions': {
    severity: 'error',
    what: {
      zh: '这里没有制成的刊本',
      en: 'there is no built edition here',
    },
    mend: { zh: '请先用 kanben build 制作', en: 'run kanben build first' },
  },
  'catalog/foreign-file': {
    severity: 'error',
    what: {
      zh: '这个文件不是 Kanben 写的，或写成后改动过，没有覆盖',
      en: 'Kanben did not write this file, or it was changed since; it was not overwritten',
    },
    mend: {
      zh: '请把它移到别处，或用 --to 另指一个文件夹',
      en: 'move it elsewhere, or name another folder with --to',
    },
  },
  'catalog/foreign-cover': {
    severity: 'warning',
    what: {
      zh: '这张封面图不是 Kanben 写的，没有覆盖；书目里这一刊本没有封面',
      en: 'Kanben did not write this cover and did not overwrite it; the catalogue has no cover for this edition',
    },
    mend: { zh: '请把它移到别处', en: 'move it elsewhere' },
  },
  'catalog/bad-cover': {
    severity: 'warning',
    what: {
      zh: '不能从这个文件取得封面，书目里这一刊本没有封面',
      en: 'this file has no readable cover; the catalogue has no cover for this edition',
    },
    mend: { zh: '请重新制作这一刊本', en: 'build the edition again' },
  },
  'catalog/old-record': {
    severity: 'warning',
    what: {
      zh: 'build.json 损坏或由旧版本写成，这一刊本没有编入书目',
      en: 'build.json is damaged or has an older form; this edition is not in the catalogue',
    },
    mend: { zh: '请重新制作', en: 'build the edition again' },
  },
} as const satisfies Record<string, Rule>;
