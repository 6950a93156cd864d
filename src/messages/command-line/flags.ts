import type { MessageText } from '../index.js';

/** What each flag of the commands for one edition does. */
export const FLAGS = {
  options: { zh: '选项：', en: 'Options:' },
  optPort: { zh: '端口（默认任选空闲的）', en: 'the port (default: any free one)' },
  optNoOpen: { zh: '不打开浏览器，只印出网址', en: 'print the address and open no browser' },
  optDemo: { zh: '打开示例的审校', en: 'open the sample in review' },
  optProof: {
    zh: '制作样稿：每页印上标记，放在 <to>/proof/ 下',
    en: 'build a proof: marked on each page, below <to>/proof/',
  },
  optDate: {
    zh: '日期（默认 SOURCE_DATE_EPOCH，否则今天）',
    en: 'its date (default: SOURCE_DATE_EPOCH, else today)',
  },
  optNewId: {
    zh: '刊本的编号（默认 <种类>-<年>-<序号>）',
    en: "the edition's id (default: <kind>-<year>-<number>)",
  },
  optContent: { zh: '刊本文件夹所在处', en: 'folder of editions' },
  optTo: { zh: '输出到这个文件夹', en: 'folder to write into' },
  optTemplate: { zh: '版式：内置名称或文件夹', en: 'template: a built-in name or a folder' },
  optFormat: { zh: '输出格式，逗号分隔', en: 'output formats, comma-separated' },
  optAllowClassified: {
    zh: '准许把涉密刊本做成电子书',
    en: 'allow formats other than print for classified editions',
  },
  optImpose: {
    zh: '另出拼版 PDF：saddle、perfect、2up（A4、A3 纸）',
    en: 'also impose the PDF: saddle, perfect, 2up (on A4, A3)',
  },
  optScheme: {
    zh: '骑马钉 saddle、分帖胶装 perfect、一面两页 2up',
    en: 'saddle stitch, perfect bound signatures, two pages a side',
  },
  optSheet: {
    zh: '纸张：ISO 名称，或如 320x450mm',
    en: 'sheet: an ISO name, or a size like 320x450mm',
  },
  optSignature: {
    zh: '每帖页数，4 的倍数（默认 16）',
    en: 'pages in a signature, a multiple of 4 (16)',
  },
  optCreep: {
    zh: '爬移：最里一张向订口移多少毫米',
    en: 'mm by which the innermost sheet moves to the spine',
  },
  optMarks: { zh: '加裁切线、折标、背标', en: 'crop, fold and collation marks' },
  optFlip: { zh: '双面打印沿哪一边翻转', en: 'edge along which the printer turns the sheet' },
  optBinding: {
    zh: '订口在左或右（默认按 PDF 的阅读方向）',
    en: 'edge of the spine (default: by the reading direction of the PDF)',
  },
  optBackCover: {
    zh: '末页是封底：白页补在它前面',
    en: 'the last page is the back cover; blanks go before it',
  },
  optToFile: {
    zh: '输出文件（默认在原文件旁，名称加方式）',
    en: 'file to write (by default beside the input)',
  },
  optId: {
    zh: '刊本编号（默认取自文件名）',
    en: "the edition's id (by default from the file name)",
  },
  optEncoding: {
    zh: '源稿编码（默认自动判断）',
    en: "the source's encoding (by default detected)",
  },
  optTitle: { zh: '书名（默认取自正文）', en: 'the title (by default from the text)' },
  optTake: {
    zh: '编辑和源稿改了同一处时取哪一方',
    en: 'the side to take where an editor and the source changed the same place',
  },
  optMaxSize: {
    zh: '每个文件最多读取多少 MB（默认 256）',
    en: 'the most MB to read of a file (default 256)',
  },
  optMaxLines: {
    zh: '一篇文字、一个段落或表格最多多少行（默认 300000 和 20000）',
    en: 'how many lines a text, and a paragraph or table, has at most (default 300000 and 20000)',
  },
  optForce: {
    zh: '放弃编辑对正文的改动，或替换另一篇文字',
    en: "discard an editor's changes, or replace another text of the same id",
  },
  optKeep: { zh: '不使用这条删除规则（可重复）', en: 'do not apply this noise rule (repeatable)' },
  optDrop: { zh: '删去匹配的行（可重复）', en: 'drop lines that match (repeatable)' },
  optHeading: {
    zh: '匹配的行是标题，“2:正则”给出级别（可重复）',
    en: 'lines that match are headings; “2:REGEX” gives the level (repeatable)',
  },
  optApplyStyle: {
    zh: '按体例（style.yaml）改写，记入台账',
    en: 'write the preferred forms of the house style (style.yaml)',
  },
  optErrorRate: {
    zh: '按编校差错率计算方法计算差错率',
    en: 'calculate the error rate by the publishers’ method',
  },
  optAgainst: {
    zh: '与这个文件夹中的刊本或档案库比对，找出重稿',
    en: 'find passages that also stand in the editions of this folder or archive',
  },
  optConvert: { zh: '简繁转换', en: 'convert between simplified and traditional' },
  optExplain: { zh: '以表格列出台账', en: 'print the ledger as a table' },
  optAll: { zh: 'content 中的全部刊本', en: 'every edition in content' },
  optWatch: {
    zh: '文件改动后重新制作，Ctrl-C 结束',
    en: 'build again whenever a file changes; Ctrl-C ends',
  },
  optKind: {
    zh: '示例是文摘、简报、公文还是书（默认按版式）',
    en: 'what the sample is (by default what the template asks for)',
  },
  optSampleId: { zh: '示例刊本的编号', en: "the sample edition's id" },
  optYes: { zh: '不提问，未给出的用默认值', en: 'ask nothing, take defaults' },
  optVerbose: {
    zh: '列出各步用时和读写的文件',
    en: 'list stages, their time, and files read and written',
  },
  optJson: { zh: '在标准输出给出一个 JSON 值', en: 'print one JSON value on stdout' },
  optStrict: { zh: '把警告当作错误', en: 'treat warnings as errors' },
  optQuiet: { zh: '只报告警告和错误', en: 'report only warnings and errors' },
  optLang: { zh: '界面语言', en: 'language of messages' },
  optColor: { zh: '不用颜色', en: 'no colours' },
  optVersion: { zh: '显示版本', en: 'print the version' },
  optHelp: { zh: '显示帮助', en: 'show help' },
} as const satisfies Record<string, MessageText>;
