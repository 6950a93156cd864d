import type { Rule } from './rule.js';

/** What the disk and the command line can get wrong. */
export const ioRules = {
  'io/no-such-file': {
    severity: 'error',
    what: { zh: '没有这个文件', en: 'no such file' },
    mend: { zh: '请核对路径和文件名', en: 'check the path and the file name' },
  },
  'io/is-folder': {
    severity: 'error',
    what: { zh: '这是文件夹，需要的是文件', en: 'this is a folder; a file is needed' },
    mend: { zh: '请写出其中的文件名', en: 'name a file in it' },
  },
  'io/unreadable': {
    severity: 'error',
    what: { zh: '文件不能读取（{code}）', en: 'the file cannot be read ({code})' },
    mend: { zh: '请检查路径和文件的权限', en: 'check its path and its permissions' },
  },
  'io/odd-file': {
    severity: 'error',
    what: {
      zh: '这不是普通文件（而是管道、设备或循环的链接），没有读取',
      en: 'this is not an ordinary file (it is a pipe, a device or a circular link); it was not read',
    },
    mend: { zh: '请放一个普通文件在这里', en: 'put an ordinary file here' },
  },
  'io/too-large': {
    severity: 'error',
    what: {
      zh: '文件太大：{size} MB，最多读取 {limit} MB',
      en: 'the file is too large: {size} MB; Kanben reads at most {limit} MB',
    },
    mend: {
      zh: '确需读取时，请用 --max-size 提高上限（单位 MB；make、import、build、batch、impose、archive add 有这一项）',
      en: 'to read it, raise the limit with --max-size (in MB) of make, import, build, batch, impose or archive add',
    },
  },
  'io/bad-json': {
    severity: 'error',
    what: { zh: '文件损坏，这里不是正确的 JSON', en: 'the file is damaged: this is not JSON' },
    mend: {
      zh: '请从备份取回；ledger.json 和 build.json 也可以重新导入、重新制作得到',
      en: 'restore it from a backup; a new import also makes ledger.json, a new build also makes build.json',
    },
  },
  'io/other-json': {
    severity: 'error',
    what: {
      zh: '文件损坏，或不是 Kanben 写的：“{key}”缺失或不对',
      en: 'the file is damaged, or Kanben did not write it: “{key}” is missing or wrong',
    },
    mend: {
      zh: '请从备份取回；ledger.json 和 build.json 也可以重新导入、重新制作得到',
      en: 'restore it from a backup; a new import also makes ledger.json, a new build also makes build.json',
    },
  },
  'io/damaged-record': {
    severity: 'warning',
    what: {
      zh: '制作记录损坏或由旧版本写成，上次制作了哪些文件无从得知',
      en: 'the record of the last build is damaged or has an older form; it does not say which files were built',
    },
    mend: {
      zh: '重新制作会写出新的记录（用 --strict 时请先删去 build.json）；上次制作、这次不再制作的文件会留在文件夹里，不要的请删去',
      en: 'a build writes a new record (with --strict, remove build.json first); files of the last build that it does not make again stay in the folder: remove what is not wanted',
    },
  },
  'io/not-as-built': {
    severity: 'error',
    what: {
      zh: '{name} 与制作时不同：旁边的 build.json 记的是另一个文件',
      en: '{name} is not what was built: build.json beside it names other bytes',
    },
    mend: {
      zh: '请重新制作；改动若是有意的，请把文件移到别处再检查',
      en: 'build it again; where the change is meant, check the file in another folder',
    },
  },
  'io/not-a-folder': {
    severity: 'error',
    what: { zh: '这不是文件夹', en: 'this is not a folder' },
    mend: { zh: '请写出文件夹的路径', en: 'name a folder' },
  },
  'io/not-a-cache': {
    severity: 'error',
    what: {
      zh: '这个文件夹里没有 Kanben 的缓存，没有删去任何东西',
      en: 'this folder is no cache of Kanben’s; nothing was removed',
    },
    mend: {
      zh: '请核对 --cache；不写 --cache 就是用户自己的缓存',
      en: 'check --cache; without it the user’s own cache is meant',
    },
  },
  'io/expression-not-run': {
    severity: 'error',
    what: {
      zh: '上次导入用的表达式“{expression}”可能耗时无限，没有执行',
      en: 'the last import’s expression “{expression}” may take endless time; it was not run',
    },
    mend: {
      zh: '若确是你写的，请在 kanben import 时用 {flag} 再给一次，或改写成没有先行、后行断言和反向引用的表达式，用 --force 重新导入',
      en: 'if it is yours, give it again by {flag} of kanben import; or import anew with --force and an expression without lookaround and back references',
    },
  },
  'io/same-id': {
    severity: 'error',
    what: {
      zh: '编号“{id}”已由 {other} 使用，输出会互相覆盖',
      en: '{other} has the id “{id}” too; their outputs would overwrite each other',
    },
    mend: { zh: '请改其中一个 edition.yaml 的 id', en: 'change the id in one edition.yaml' },
  },
  'io/other-edition': {
    severity: 'error',
    what: {
      zh: '{folder} 里是另一本书《{title}》，编号同为“{id}”，不能覆盖',
      en: '{folder} holds another edition with the id “{id}”, “{title}”, which would be overwritten',
    },
    mend: {
      zh: '请改 edition.yaml 的 id，或用 --to 换一个文件夹；旧书不要了就删去这个文件夹',
      en: 'change the id in edition.yaml or choose another folder with --to; remove the folder where the old book is not wanted',
    },
  },
  'io/other-origin': {
    severity: 'error',
    what: {
      zh: '{folder} 里是 {origin} 的输出，它的编号也是“{id}”，不能覆盖',
      en: '{folder} holds the outputs of {origin}, whose id is “{id}” too; they would be overwritten',
    },
    mend: {
      zh: '请改其中一个 edition.yaml 的 id，或用 --to 换一个文件夹；{origin} 不要了就删去它',
      en: 'change the id in one edition.yaml or choose another folder with --to; remove {origin} where it is not wanted',
    },
  },
  'io/no-markdown': {
    severity: 'error',
    what: { zh: '这个文件夹里没有 Markdown 文件', en: 'this folder holds no Markdown file' },
    mend: { zh: '请给出源稿文件', en: 'name the source files themselves' },
  },
  'io/chapter-missing': {
    severity: 'warning',
    what: {
      zh: '目录列出的“{path}”不在文件夹里，没有收入',
      en: 'the list of chapters names {path}, which is not in the folder; it was left out',
    },
    mend: { zh: '请补上文件，或从目录中删去', en: 'add the file, or take it out of the list' },
  },
  'io/chapter-unlisted': {
    severity: 'warning',
    what: {
      zh: '目录没有列出这些 Markdown 文件，没有收入：{paths}',
      en: 'the list of chapters does not name these Markdown files, so they were left out: {paths}',
    },
    mend: { zh: '要收入的请列入目录', en: 'add those that belong to the book to the list' },
  },
  'io/outside-file': {
    severity: 'error',
    what: {
      zh: '这个链接通向文件夹以外，没有读取',
      en: 'this link leads out of the folder and was not read',
    },
    mend: { zh: '请把文件本身放进来', en: 'put the file itself there' },
  },
  'io/outside-path': {
    severity: 'error',
    what: {
      zh: '这个路径通向文件夹以外，没有写入任何文件',
      en: 'this path leads out of the folder; nothing was written',
    },
    mend: {
      zh: '请换一个不含 .. 的名称，或把链接换成文件夹本身',
      en: 'use a name without .., or replace the link with a folder',
    },
  },
  'io/not-a-file': {
    severity: 'error',
    what: {
      zh: '这里已有文件夹、链接或设备，不能写成文件',
      en: 'a folder, a link or a device has this name; no file can be written',
    },
    mend: {
      zh: '没有写入任何文件；请移走它，或换一个位置',
      en: 'nothing was written; move it away, or choose another place',
    },
  },
  'io/locked': {
    severity: 'error',
    what: {
      zh: '另一进程（{host} 上的 {pid} 号）正在写这里',
      en: 'another process ({pid} on {host}) is writing here',
    },
    mend: {
      zh: '请稍后再试；确知该进程已不在运行时，可删去这个文件夹',
      en: 'try again later; delete this folder only if you are sure that the process no longer runs',
    },
  },
  'io/foreign-leftover': {
    severity: 'error',
    what: {
      zh: '这是一次中断的写入留下的，不能证明是本机的 Kanben 写的，所以没有接着写',
      en: 'an interrupted write left this; Kanben cannot prove that it is yours and did not finish it',
    },
    mend: {
      zh: '请查明来历；不要它时，可删去这个文件夹',
      en: 'find out where it came from; delete this folder if you do not need it',
    },
  },
  'io/unfinished': {
    severity: 'error',
    what: {
      zh: '上次写入中断了，这个文件夹里新旧文件混在一起，又不能写入以完成它',
      en: 'a write was interrupted: this folder has old and new files, and cannot be written to finish it',
    },
    mend: {
      zh: '请让文件夹可写，再运行一次',
      en: 'make the folder writable and run the command again',
    },
  },
  'io/changed-since': {
    severity: 'error',
    what: {
      zh: '上次写入中断之后，这个文件又改动过，没有覆盖它',
      en: 'this file was changed after an interrupted write; it was not overwritten',
    },
    mend: {
      zh: '请把它移到别处再运行一次，然后把改动并进新文件',
      en: 'move it elsewhere, run the command again, then add your changes to the new file',
    },
  },
  'io/unwritable': {
    severity: 'error',
    what: { zh: '文件不能写入（{code}）', en: 'the file cannot be written ({code})' },
    mend: {
      zh: '请换一个可写的文件夹，或检查权限和磁盘空间',
      en: 'choose a folder that you may write to, or check its permissions and the free space',
    },
  },
  'io/output-is-input': {
    severity: 'error',
    what: { zh: '输出文件就是输入文件', en: 'the output would replace the input' },
    mend: { zh: '请用 --to 另起文件名', en: 'name another file with --to' },
  },
  'io/bad-id': {
    severity: 'error',
    what: {
      zh: '刊本编号“{id}”不能用作文件夹名',
      en: 'the edition id “{id}” cannot name a folder',
    },
    mend: {
      zh: '请用字母、数字、汉字和 - _ . 组成编号，如 briefing-2026-03：导入时写 --id，刊本写 edition.yaml 的 id',
      en: 'make it of letters, digits, Chinese characters and - _ . such as briefing-2026-03: with --id for an import, with id in edition.yaml for an edition',
    },
  },
  'io/not-an-edition': {
    severity: 'error',
    what: {
      zh: '这个文件夹已有别的内容，却没有 edition.yaml',
      en: 'this folder holds other files but no edition.yaml',
    },
    mend: {
      zh: '请用 --id 另起编号，或换一个文件夹（import 用 --to，make 用 --content）',
      en: 'choose another --id, or another folder (--to of import, --content of make)',
    },
  },
  'io/no-edition': {
    severity: 'error',
    what: { zh: '这里没有刊本', en: 'there is no edition here' },
    mend: {
      zh: '刊本是含 edition.yaml 的文件夹或一个 Markdown 文件；可先用 kanben import 导入源稿',
      en: 'an edition is a folder with edition.yaml, or one Markdown file; kanben import makes one from a source',
    },
  },
  'io/unknown-format': {
    severity: 'error',
    what: { zh: '没有“{format}”这种输出格式', en: 'there is no output format “{format}”' },
    mend: { zh: '可用的格式：{known}', en: 'the formats are {known}' },
  },
  'io/bad-option': {
    severity: 'error',
    what: {
      zh: '输出格式 {format} 的选项 {option} 不能取这个值：{problem}',
      en: 'the option {option} of the output {format} has a wrong value: {problem}',
    },
    mend: { zh: '可取的值见 kanben build --help', en: 'kanben build --help lists the values' },
  },
  'io/unused-option': {
    severity: 'error',
    what: {
      zh: '{flag} 对要生成的格式（{formats}）不起作用',
      en: '{flag} has no effect on the formats that are made ({formats})',
    },
    mend: {
      zh: '请去掉 {flag}，或在 --format 里加上 {needed}',
      en: 'leave {flag} out, or add {needed} to --format',
    },
  },
  'io/unknown-option': {
    severity: 'error',
    what: { zh: '没有输出格式有选项 {option}', en: 'no output has the option {option}' },
    mend: { zh: '可用的选项：{known}', en: 'the options are {known}' },
  },
  'io/unknown-kind': {
    severity: 'error',
    what: { zh: '不知道如何检查这种文件', en: 'Kanben cannot check this kind of file' },
    mend: {
      zh: '可以检查刊本文件夹、Markdown，以及以这些结尾的文件：{known}',
      en: 'it checks an edition’s folder, a Markdown file, and files that end with {known}',
    },
  },
  'io/no-date': {
    severity: 'info',
    what: {
      zh: '刊本没有日期，文件内的制作日期记为 {date}',
      en: 'the edition has no date; its files are dated {date}',
    },
    mend: {
      zh: '请在 edition.yaml 写明 date，如 date: 2020-09-17',
      en: 'add a date to edition.yaml, such as date: 2020-09-17',
    },
  },
  'io/bad-epoch': {
    severity: 'error',
    what: {
      zh: 'SOURCE_DATE_EPOCH 的值“{value}”不是秒数',
      en: 'SOURCE_DATE_EPOCH is “{value}”, which is not a number of seconds',
    },
    mend: {
      zh: '请给出自 1970 年起的秒数，或不设此变量',
      en: 'set it to the seconds since 1970, or unset it',
    },
  },
  'io/exists': {
    severity: 'error',
    what: {
      zh: '这里已有同名的文件或文件夹',
      en: 'a file or folder with this name exists already',
    },
    mend: {
      zh: '没有写入任何文件；请换一个文件夹或编号，或先移走它',
      en: 'nothing was written; choose another folder or id, or move the old one away first',
    },
  },
  'io/not-a-template': {
    severity: 'error',
    what: { zh: '这里没有 template.yaml', en: 'there is no template.yaml here' },
    mend: {
      zh: '请写出版式文件夹的路径，其中应有 template.yaml',
      en: 'name a template folder, which contains template.yaml',
    },
  },
} as const satisfies Record<string, Rule>;
