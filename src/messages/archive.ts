import type { Rule } from './rule.js';

/** What an archive and a catalogue can get wrong. Codes are those of OCFL 1.1's table of validation codes. */
export const archiveRules = {
  'archive/no-store': {
    severity: 'error',
    what: { zh: '这里没有档案库', en: 'there is no archive here' },
    mend: {
      zh: '请核对 --store；kanben archive add 会新建档案库',
      en: 'check --store; kanben archive add makes a new archive',
    },
  },
  'archive/not-a-store': {
    severity: 'error',
    what: {
      zh: '这个文件夹已有别的内容（{name}），不是档案库',
      en: 'this folder holds something else ({name}) and is no archive',
    },
    mend: {
      zh: '请用 --store 另指一个空文件夹或新文件夹',
      en: 'give an empty or a new folder as --store',
    },
  },
  'archive/other-version': {
    severity: 'error',
    what: {
      zh: '档案库的 OCFL 声明不对（{code}）：{detail}',
      en: "the archive's OCFL declaration is wrong ({code}): {detail}",
    },
    mend: {
      zh: '应只有一个 0=ocfl_1.1，内容为 ocfl_1.1',
      en: 'there has to be one 0=ocfl_1.1 that says ocfl_1.1',
    },
  },
  'archive/changed-file': {
    severity: 'error',
    what: {
      zh: '文件内容变了（{code}）：应为 {wants}，现为 {has}',
      en: 'the file has changed ({code}): {wants} is recorded, {has} is there',
    },
    mend: {
      zh: '请用另一份档案库中的同名文件换回',
      en: 'put back the same file from another copy of the archive',
    },
  },
  'archive/missing-file': {
    severity: 'error',
    what: { zh: '文件不见了（{code}）', en: 'the file is missing ({code})' },
    mend: {
      zh: '请从另一份档案库取回',
      en: 'bring it back from another copy of the archive',
    },
  },
  'archive/extra-file': {
    severity: 'error',
    what: {
      zh: '档案中多出未登记的文件（{code}）',
      en: 'a file is there that no inventory names ({code})',
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
      en: 'the archive does not know this file and did not check it',
    },
  },
  'archive/empty-folder': {
    severity: 'error',
    what: { zh: '档案中有空文件夹（{code}）', en: 'an empty folder is in the archive ({code})' },
    mend: { zh: '请查明缺了什么；不缺则删去', en: 'find out what is missing, else remove it' },
  },
  'archive/link': {
    severity: 'error',
    what: {
      zh: '档案中不得有链接或特殊文件（{code}）',
      en: 'a link or special file is in the archive ({code})',
    },
    mend: { zh: '请换成文件本身', en: 'put the file itself in its place' },
  },
  'archive/bad-inventory': {
    severity: 'error',
    what: {
      zh: '清单不合 OCFL 1.1（{code}）：{detail}',
      en: 'the inventory breaks OCFL 1.1 ({code}): {detail}',
    },
    mend: {
      zh: '请用另一份档案库中的同名文件换回',
      en: 'put back the same file from another copy of the archive',
    },
  },
  'archive/inventory-advice': {
    severity: 'warning',
    what: {
      zh: '清单不合 OCFL 1.1 的建议（{code}）：{detail}',
      en: 'the inventory goes against advice of OCFL 1.1 ({code}): {detail}',
    },
  },
  'archive/misplaced': {
    severity: 'error',
    what: {
      zh: '对象 {id} 不在它应在的位置 {wants}（{code}）',
      en: 'the object {id} is not where it has to be, {wants} ({code})',
    },
    mend: { zh: '请移回原处', en: 'move it there' },
  },
  'archive/unfinished': {
    severity: 'info',
    what: {
      zh: '有一次入藏中断，其余留不影响档案',
      en: 'an add was interrupted; what it left does not touch the archive',
    },
    mend: { zh: '下次入藏时自动清除', en: 'the next add clears it away' },
  },
  'archive/damaged': {
    severity: 'error',
    what: {
      zh: '对象的清单已损坏，没有写入新版本',
      en: "the object's inventory is damaged, so no new version was written",
    },
    mend: {
      zh: '请先用 kanben archive verify 查看',
      en: 'look at it with kanben archive verify first',
    },
  },
  'archive/no-object': {
    severity: 'error',
    what: { zh: '档案库中没有“{id}”', en: 'the archive has no “{id}”' },
    mend: { zh: '其中有：{known}', en: 'it has {known}' },
  },
  'archive/no-version': {
    severity: 'error',
    what: { zh: '“{id}”没有版本 {version}', en: '“{id}” has no version {version}' },
    mend: { zh: '其中有：{known}', en: 'it has {known}' },
  },
  'archive/would-overwrite': {
    severity: 'error',
    what: {
      zh: '这里已有文件，没有覆盖任何文件',
      en: 'a file is here already; nothing was overwritten',
    },
    mend: { zh: '请用 --to 另指一个文件夹', en: 'give another folder as --to' },
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
      zh: '这不是普通文件，或是断了、绕圈的链接，没有入藏',
      en: 'this is no ordinary file, or a link that leads nowhere or in a circle, and was not archived',
    },
    mend: { zh: '请把文件本身放进来', en: 'put a file there' },
  },
  'archive/unsettled': {
    severity: 'error',
    what: {
      zh: '入藏时刊本文件夹仍在变动',
      en: "the edition's files kept changing while they were archived",
    },
    mend: { zh: '请保存完毕后再试', en: 'save them and try again' },
  },
  'archive/no-rebuild': {
    severity: 'warning',
    what: {
      zh: '{version} 没有可重制的 build.json',
      en: '{version} has no build.json to build it again from',
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
      en: 'to get the same bytes, build it with that release',
    },
  },
  'archive/other-font': {
    severity: 'warning',
    what: {
      zh: '{version} 所用字体 {font}（{archived}）与现有的不同',
      en: 'the font {font} that {version} was made with ({archived}) is not the one here',
    },
    mend: {
      zh: '要得到相同的字节，请装回当时的字体文件',
      en: 'to get the same bytes, bring back that font file',
    },
  },
  'archive/rebuild-differs': {
    severity: 'error',
    what: {
      zh: '{version} 重制所得与所藏不同，自第 {offset} 字节起',
      en: '{version} built again differs from what is archived, from byte {offset} on',
    },
    mend: {
      zh: '工具、版式和字体都与当时相同，请把此事告诉开发者',
      en: 'tool, template and fonts are the same, so please report this',
    },
  },
  'archive/rebuild-differs-elsewhere': {
    severity: 'warning',
    what: {
      zh: '{version} 重制所得与所藏不同（第 {offset} 字节起），因工具或字体不是当时的',
      en: '{version} built again differs (from byte {offset} on), since tool or fonts are not those of then',
    },
  },
  'archive/bad-user': {
    severity: 'error',
    what: { zh: '--user 的写法不对：{user}', en: '--user cannot be read: {user}' },
    mend: {
      zh: '请写成 姓名 <邮箱或网址>',
      en: 'write it as Name <address>, the address an e-mail or a URL',
    },
  },
  'catalog/no-editions': {
    severity: 'error',
    what: {
      zh: '这里没有制成的刊本',
      en: 'there is no edition built here',
    },
    mend: { zh: '请先用 kanben build 制作', en: 'build one with kanben build first' },
  },
  'catalog/old-record': {
    severity: 'warning',
    what: {
      zh: 'build.json 出自旧版本，这一刊本没有编入书目',
      en: 'build.json is of an older form, so this edition is not in the catalogue',
    },
    mend: { zh: '请重新制作', en: 'build the edition again' },
  },
} as const satisfies Record<string, Rule>;
