import type { Rule } from './rule.js';

/** What goes wrong with files and folders. */
export const fileRules = {
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
  'io/refused': {
    severity: 'error',
    what: {
      zh: '系统不让读写这个文件或文件夹（{code}）',
      en: 'the system does not let this file or folder be read or written ({code})',
    },
    mend: {
      zh: '请检查路径、权限和磁盘空间',
      en: 'check the path, the permissions and the free space',
    },
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
      zh: '制作记录损坏或由旧版本写成，无法得知上次制作了哪些文件',
      en: 'the record of the last build is damaged or has an older form; it does not say which files were built',
    },
    mend: {
      zh: '重新制作会写出新的记录（用 --strict 时请先删去 build.json）；上次制作而这次不再制作的文件会留在文件夹里，不需要的请删去',
      en: 'a build writes a new record (with --strict, remove build.json first); files of the last build that the new one does not build stay in the folder: delete those that you do not need',
    },
  },
  'io/not-as-built': {
    severity: 'error',
    what: {
      zh: '{name} 与制作时不同：旁边的 build.json 记的是另一个文件',
      en: '{name} is not the file that was built: build.json beside it records another checksum',
    },
    mend: {
      zh: '请重新制作；如系有意改动，请把文件移到别处再检查',
      en: 'build it again; if the change is intended, move the file to another folder and check it there',
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
      zh: '这个文件夹不是 Kanben 的缓存，没有删除任何文件',
      en: 'this folder is not a cache of Kanben; nothing was deleted',
    },
    mend: {
      zh: '请核对 --cache；不写 --cache 时，用的是您自己的缓存',
      en: 'check --cache; without it, kanben cache takes your own cache',
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
} as const satisfies Record<string, Rule>;
