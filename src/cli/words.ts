import type { MessageText } from '../kernel/messages/index.js';

/** What the command line says of itself: help, summaries, progress. One catalogue, both languages. */
export const WORDS = {
  about: {
    zh: '刊本：把中文报刊原稿整理成 Markdown，制成 EPUB 和 PDF',
    en: 'Kanben turns raw Chinese press text into Markdown, an EPUB and a PDF booklet',
  },
  usage: { zh: '用法：', en: 'Usage:' },
  arguments: { zh: '参数：', en: 'Arguments:' },
  options: { zh: '选项：', en: 'Options:' },
  commands: { zh: '命令：', en: 'Commands:' },
  example: { zh: '示例：', en: 'Example:' },
  everyCommand: { zh: '每个命令都可用：', en: 'Every command takes:' },
  optDefault: { zh: '{description}（默认 {value}）', en: '{description} (default {value})' },
  seeHelp: { zh: '用法见 {command} --help', en: 'see {command} --help' },

  makeAbout: {
    zh: '由源稿一步做成刊本（导入并制作）',
    en: 'import a source and build its edition in one go',
  },
  importAbout: {
    zh: '源稿 → content/<编号>/ 中的 Markdown 与台账',
    en: 'source → Markdown and ledger in content/<id>/',
  },
  buildAbout: {
    zh: '刊本 → dist/<编号>/ 中的 EPUB 与 PDF',
    en: 'edition → EPUB and PDF in dist/<id>/',
  },
  checkAbout: {
    zh: '检查刊本、EPUB 或 PDF，列出全部问题',
    en: 'list every diagnostic of an edition, an EPUB or a PDF',
  },

  imposeAbout: {
    zh: 'PDF → 可双面印、折叠、装订的印张',
    en: 'PDF → sheets to print on both sides, fold and bind',
  },

  argSource: {
    zh: '源稿（txt、md、html、docx；- 为标准输入）',
    en: 'source files (txt, md, html, docx; - is standard input)',
  },
  argEdition: {
    zh: '含 edition.yaml 的文件夹，或一个 Markdown 文件',
    en: 'a folder with edition.yaml, or one Markdown file',
  },
  argPdf: { zh: '任何未加密的 PDF', en: 'any PDF that is not encrypted' },
  argChecked: { zh: '刊本、.epub 或 .pdf', en: 'an edition, an .epub or a .pdf' },

  optContent: { zh: '刊本文件夹所在处', en: 'folder of editions' },
  optTo: { zh: '输出到这个文件夹', en: 'folder to write into' },
  optTemplate: { zh: '版式：内置名称或文件夹', en: 'template: a built-in name or a folder' },
  optFormat: { zh: '输出格式，逗号分隔', en: 'output formats, comma-separated' },
  optPdfa: {
    zh: 'PDF/A 级别；3b 内附 Markdown、源稿和台账',
    en: 'PDF/A level; 3b holds Markdown, source and ledger',
  },
  optAllowClassified: {
    zh: '准许把涉密刊本做成电子书',
    en: 'allow classified editions in forms other than print',
  },
  optImpose: {
    zh: '另出拼版 PDF：saddle、perfect、2up（A4 纸）',
    en: 'also impose the PDF: saddle, perfect, 2up (on A4)',
  },
  optScheme: {
    zh: '骑马钉 saddle、分帖胶装 perfect、一面两页 2up',
    en: 'saddle stitch, perfect bound signatures, two pages a side',
  },
  optSheet: {
    zh: '纸张：ISO 名称，或如 320x450mm',
    en: 'sheet: an ISO name, or such as 320x450mm',
  },
  optSignature: {
    zh: '每帖页数，4 的倍数（默认 16）',
    en: 'pages in a signature, a multiple of 4 (16)',
  },
  optCreep: {
    zh: '爬移：最里一张向订口移多少毫米',
    en: 'mm the innermost sheet moves to the spine',
  },
  optMarks: { zh: '加裁切线、折标、背标', en: 'crop, fold and collation marks' },
  optFlip: { zh: '双面打印沿哪一边翻转', en: 'edge about which the printer turns' },
  optBinding: {
    zh: '订口在左或右（默认按 PDF 的阅读方向）',
    en: 'edge of the spine (else as the PDF reads)',
  },
  optBackCover: {
    zh: '末页是封底：白页补在它前面',
    en: 'the last page is the back cover: blanks go before it',
  },
  optToFile: {
    zh: '输出文件（默认在原文件旁，名称加方式）',
    en: 'file to write (else beside the input)',
  },
  optEmbedFonts: {
    zh: '在 EPUB 中嵌入字体（只含用到的字）',
    en: 'embed the fonts in the EPUB, with only the characters used',
  },
  optId: { zh: '刊本编号（默认取自文件名）', en: "the edition's id (else from the file name)" },
  optEncoding: { zh: '源稿编码（默认自动判断）', en: "the source's encoding (else detected)" },
  optTitle: { zh: '书名（默认取自正文）', en: 'the title (else from the text)' },
  optForce: { zh: '覆盖手工改动过的文件', en: 'overwrite files edited by hand' },
  optKeep: { zh: '不使用这条删除规则（可重复）', en: 'do not apply this noise rule (repeatable)' },
  optDrop: { zh: '删去匹配的行（可重复）', en: 'drop lines that match (repeatable)' },
  optConvert: { zh: '简繁转换', en: 'convert between simplified and traditional' },
  optExplain: { zh: '以表格列出台账', en: 'print the ledger as a table' },
  optAll: { zh: 'content 中的全部刊本', en: 'every edition in content' },
  optJson: { zh: '在标准输出给出一个 JSON 值', en: 'print one JSON value on stdout' },
  optStrict: { zh: '把警告当作错误', en: 'treat warnings as errors' },
  optQuiet: { zh: '只报告警告和错误', en: 'report only warnings and errors' },
  optLang: { zh: '界面语言', en: 'language of messages' },
  optColor: { zh: '不用颜色', en: 'no colours' },
  optVersion: { zh: '显示版本', en: 'print the version' },
  optHelp: { zh: '显示帮助', en: 'show help' },

  stageImport: { zh: '导入', en: 'import' },
  stagePdf: { zh: '排版 PDF', en: 'composing the PDF' },
  stageEpub: { zh: '制作 EPUB', en: 'making the EPUB' },
  imported: {
    zh: '导入  {path}：编者按 {note} 篇，正文 {chapters} 篇；源稿 {lines} 行 = 保留 {kept} + 并入 {joined} + 重复 {duplicate} + 删除 {dropped} + 空行 {blank}',
    en: "import  {path}: {note} editor's note, {chapters} chapters; {lines} lines = {kept} kept + {joined} joined + {duplicate} duplicate + {dropped} dropped + {blank} blank",
  },
  reused: {
    zh: '导入  {path}：已有同一源稿的刊本，按现有 Markdown 制作',
    en: 'import  {path}: there already from the same source, its Markdown is used as it stands',
  },
  built: { zh: '{format}  {path}：{size}', en: '{format}  {path}: {size}' },
  builtPages: {
    zh: '{format}  {path}：{pages} 页，{size}',
    en: '{format}  {path}: {pages} pages, {size}',
  },
  imposed: {
    zh: '{format}  {path}：{pages} 页拼为 {sheets} 张，{size}',
    en: '{format}  {path}: {pages} pages on {sheets} sheets, {size}',
  },
  imposedSignatures: {
    zh: '{format}  {path}：{pages} 页拼为 {sheets} 张，各帖 {signatures} 页，{size}',
    en: '{format}  {path}: {pages} pages on {sheets} sheets, signatures of {signatures} pages, {size}',
  },
  checked: {
    zh: '检查  {path}：{errors} 个错误，{warnings} 个警告',
    en: 'check  {path}: {errors} errors, {warnings} warnings',
  },
  bug: {
    zh: 'Kanben 自身出错（不是您的稿件的问题）：{message}',
    en: 'a bug in Kanben, not a fault of your input: {message}',
  },
  nothingNamed: {
    zh: '没有指明刊本；请写出它的文件夹，或用 --all 制作 content 中的全部刊本',
    en: 'no edition named; give its folder, or --all for every edition in content',
  },
  badChoice: {
    zh: '{flag} 不能是“{value}”；可用 {known}',
    en: '{flag} cannot be “{value}”; it takes {known}',
  },
  badSheet: {
    zh: '--sheet 不能是“{value}”；可用 A0–A7、B0–B7、RA0–RA4、SRA0–SRA4，或如 320x450mm',
    en: '--sheet cannot be “{value}”; it takes A0–A7, B0–B7, RA0–RA4, SRA0–SRA4, or such as 320x450mm',
  },
  badSignature: {
    zh: '{flag} 不能是“{value}”；每帖页数是 4 的倍数，如 16',
    en: '{flag} cannot be “{value}”; a signature has a multiple of 4 pages, such as 16',
  },
  badCreep: {
    zh: '{flag} 不能是“{value}”；请给出毫米数，如 0.8',
    en: '{flag} cannot be “{value}”; give millimetres, such as 0.8',
  },
  flagNeedsScheme: {
    zh: '{flag} 只用于 --scheme {scheme}',
    en: '{flag} goes with --scheme {scheme} only',
  },
  badPattern: {
    zh: '--drop 的正则表达式有误：{message}',
    en: '--drop is no regular expression: {message}',
  },
} as const satisfies Record<string, MessageText>;

export type WordId = keyof typeof WORDS;
