import type { MessageText } from '../index.js';

/** The words of the archive, the shelf and the search. */
export const ARCHIVE = {
  archiveAbout: {
    zh: '档案库：add 入藏、list 列出、verify 核对、restore 取回、export 移交',
    en: 'a versioned archive: add, list, verify, restore, export',
  },
  argAction: {
    zh: 'add、list、verify、restore 或 export',
    en: 'add, list, verify, restore or export',
  },
  argArchived: {
    zh: 'add：刊本；其余：编号，或 编号@版本',
    en: 'add: editions; else ids, or id@version',
  },
  optStore: { zh: '档案库所在的文件夹', en: "the archive's folder" },
  optArchiveTo: {
    zh: 'add：成品所在处（默认 dist）；restore、export：写到这里',
    en: 'add: folder of built editions (dist); restore, export: folder to write into',
  },
  optMessage: { zh: '为什么收这一版', en: 'why this version is kept' },
  optUser: {
    zh: '经手人，如 "张三 <zhang@example.org>"',
    en: 'who archives it, as "Name <address>"',
  },
  optRebuild: {
    zh: '用所藏原料重新制作并逐字节比较',
    en: 'build again from what is archived and compare the bytes',
  },
  noSuchAction: {
    zh: '没有“{action}”这个动作；可用的有：{known}',
    en: 'there is no action “{action}”; the actions are {known}',
  },
  noStore: {
    zh: '请用 --store 指明档案库所在的文件夹',
    en: "name the archive's folder with --store",
  },
  nothingToArchive: { zh: '请写出要入藏的刊本', en: 'name the editions to be archived' },
  restoreWants: {
    zh: '请写出一个编号（或 编号@版本），并用 --to 指明写到哪里',
    en: 'name one id (or id@version), and the folder to write into with --to',
  },
  archiveAdded: {
    zh: '入藏  {id}@{version}：{files} 个文件，{size}',
    en: 'archive  {id}@{version}: {files|file|files}, {size}',
  },
  archiveUnchanged: {
    zh: '入藏  {id}：与 {version} 完全相同，没有新版本',
    en: 'archive  {id}: the same as {version}, no new version',
  },
  archiveVerified: {
    zh: '核对  {id}：{versions} 个版本，{files} 个文件，{size}，{faults} 处有误',
    en: 'verify  {id}: {versions|version|versions}, {files|file|files}, {size}, {faults|fault|faults}',
  },
  archiveSame: {
    zh: '重制  {id}@{version}：{path} 逐字节相同',
    en: 'rebuild  {id}@{version}: {path} is the same, byte for byte',
  },
  archiveDiffers: {
    zh: '重制  {id}@{version}：{path} 不同',
    en: 'rebuild  {id}@{version}: {path} differs',
  },
  archiveRestored: {
    zh: '取回  {id}@{version} → {path}：{files} 个文件，{size}',
    en: 'restore  {id}@{version} → {path}: {files|file|files}, {size}',
  },
  archiveExported: {
    zh: '移交  {id}@{version} → {path}：BagIt 包，{files} 个文件，{size}',
    en: 'export  {id}@{version} → {path}: a BagIt bag of {files|file|files}, {size}',
  },
  archiveOutputs: { zh: '成品不同：{names}', en: 'outputs differ: {names}' },
  archiveDivisionAdded: { zh: '（新增的篇）', en: '(a new division)' },
  archiveDivisionRemoved: { zh: '（删去的篇）', en: '(a deleted division)' },
  archiveMarking: {
    zh: '（文句未变，标记或栏头有改动）',
    en: '(markup or label changed, no sentence)',
  },
  catalogAbout: {
    zh: '书目：把文件夹中的刊本编成 OPDS 目录和书架网页',
    en: 'OPDS catalogues and an HTML shelf of the editions built in a folder',
  },
  optCatalogTo: { zh: '成品所在的文件夹', en: 'folder of built editions' },
  optShelfTitle: { zh: '书目的名称', en: "the catalogue's title" },
  shelfTitle: { zh: '刊本书架', en: 'Kanben shelf' },
  wordSame: {
    zh: '导入  {path}：Word 文档与刊本相同',
    en: 'import  {path}: the Word file is the same as the edition',
  },
  wordShown: {
    zh: '导入  {path}：未写入（将改动 {files} 个文件）',
    en: 'import  {path}: nothing written ({files|file|files} would change)',
  },
  wordTaken: {
    zh: '导入  {path}：已采用，改动 {files} 个文件',
    en: 'import  {path}: taken, {files|file|files} changed',
  },
  searchAbout: {
    zh: '查找词句：在各刊本中，或在档案库的各个版本中',
    en: 'find a phrase in all editions, or in all versions of an archive',
  },
  argPhrase: { zh: '要查找的词句', en: 'the phrase to look for' },
  optSearchTo: {
    zh: '成品所在的文件夹（页码和链接）',
    en: 'folder of built editions, for pages and links',
  },
  optSearchStore: {
    zh: '改在这个档案库的所有版本中查找',
    en: 'search all versions in this archive instead',
  },
  optLimit: { zh: '最多列出多少处', en: 'the most places to list' },
  badLimit: {
    zh: '--limit 应是正整数，不能是“{value}”',
    en: '--limit takes a number from 1 on, not “{value}”',
  },
  searched: {
    zh: '查找  {hits} 处，见于 {where} 种刊本（共 {editions} 种）',
    en: 'search  {hits|place|places} in {where} of {editions|edition|editions}',
  },
  searchedSome: {
    zh: '查找  列出 {hits} 处，见于 {where} 种刊本（共 {editions} 种），还有更多',
    en: 'search  the first {hits|place|places}, in {where} of {editions|edition|editions}; there are more',
  },
  searchPage: { zh: '第 {page} 页', en: 'p. {page}' },
  cataloged: {
    zh: '书目  {path}：{editions} 种刊本',
    en: 'catalog  {path}: {editions|edition|editions}',
  },
} as const satisfies Record<string, MessageText>;
