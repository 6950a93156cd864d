import type { MessageText } from './index.js';

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
  seeHelp: { zh: '（用法见 {command} --help）', en: ' (see {command} --help)' },

  makeAbout: {
    zh: '由源稿一步做成刊本（导入并制作）',
    en: 'import a source and build its edition in one step',
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

  deskAbout: {
    zh: '在浏览器里导入、审校、看版面、制作（只在本机）',
    en: 'import, review, see pages and build in the browser, on this machine alone',
  },
  optPort: { zh: '端口（默认任选空闲的）', en: 'the port (default: any free one)' },
  optNoOpen: { zh: '不打开浏览器，只印出网址', en: 'print the address and open no browser' },
  optDemo: { zh: '打开示例的审校', en: 'open the sample in review' },
  optProof: {
    zh: '制作样稿：每页印上标记，放在 <to>/proof/ 下',
    en: 'build a proof: marked on each page, below <to>/proof/',
  },
  deskOpened: {
    zh: '审校台  {address}\n网址只能打开一次；Ctrl-C 结束',
    en: 'desk  {address}\nThe address opens once; Ctrl-C ends',
  },
  deskPortTaken: {
    zh: '端口 {port} 不能用；请换一个，或不写 --port',
    en: 'port {port} cannot be used; name another one, or leave --port out',
  },

  initAbout: {
    zh: '开始一个项目：附一份示例刊本',
    en: 'start a project with a sample edition',
  },
  newAbout: {
    zh: '新建一类刊本的下一期',
    en: 'start the next edition of a kind',
  },
  argKind: { zh: '刊本的种类', en: 'the kind of edition' },
  optDate: {
    zh: '日期（默认 SOURCE_DATE_EPOCH，否则今天）',
    en: 'its date (default: SOURCE_DATE_EPOCH, else today)',
  },
  optNewId: {
    zh: '刊本的编号（默认 <种类>-<年>-<序号>）',
    en: "the edition's id (default: <kind>-<year>-<number>)",
  },
  badDate: {
    zh: '--date {value} 不是日期，请写成 2026-03-05 这样的形式',
    en: '--date {value} is no day; write it like 2026-03-05',
  },
  newEdition: { zh: '新建  {path}：{title}', en: 'new     {path}: {title}' },
  newEditionAfter: {
    zh: '新建  {path}：{title}，承接 {after}',
    en: 'new     {path}: {title}, follows {after}',
  },
  templatesAbout: {
    zh: '列出内置版式，或检查版式文件夹',
    en: 'list the built-in templates, or check a folder',
  },
  fontsAbout: {
    zh: '列出字体，检查刊本用字，或加入字体文件夹',
    en: "list the fonts, check an edition's coverage, or add a folder of fonts",
  },
  completionsAbout: { zh: '输出命令行补全脚本', en: "print a shell's completions" },
  helpAbout: { zh: '显示命令的帮助', en: "show a command's help" },
  argCommand: { zh: '命令', en: 'a command' },
  argProject: {
    zh: '项目文件夹（默认当前文件夹）',
    en: "the project's folder (default: this one)",
  },
  argListOrCheck: {
    zh: '列出或检查（默认 list）',
    en: 'list, or check what follows (default: list)',
  },
  argFontsAction: {
    zh: '列出、检查或加入（默认 list）',
    en: 'list, check an edition, or add a folder (default: list)',
  },
  argFonts: { zh: '刊本；add 时为字体文件夹', en: 'editions; for add: folders of fonts' },
  nothingToAdd: { zh: '请写明字体文件夹', en: 'name a folder of fonts' },
  fontsAdded: {
    zh: '加入  {folder} → {path}：{files} 个字体文件，其中 {found} 种版式会用到',
    en: 'add     {folder} → {path}: {files} font files, {found} of them are looked for by templates',
  },
  argTemplates: { zh: '含 template.yaml 的文件夹', en: 'folders with template.yaml' },
  argShell: { zh: '命令行解释器', en: 'the shell' },
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
  optAllowClassified: {
    zh: '准许把涉密刊本做成电子书',
    en: 'allow classified editions in forms other than print',
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
  optFlip: { zh: '双面打印沿哪一边翻转', en: 'edge about which the printer turns' },
  optBinding: {
    zh: '订口在左或右（默认按 PDF 的阅读方向）',
    en: 'edge of the spine (by default as the PDF reads)',
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
    zh: '编者和源稿改了同一处时取哪一方',
    en: 'the side to take where an editor and the source changed the same place',
  },
  optMaxSize: {
    zh: '每个文件最多读取多少 MB（默认 256）',
    en: 'how many MB of a file are read at most (default 256)',
  },
  optForce: {
    zh: '放弃编者对正文的改动，或替换另一篇文字',
    en: "give up an editor's changes of the text, or replace another text",
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
    en: 'reckon the error rate as the trade does',
  },
  optAgainst: {
    zh: '与这个文件夹中的刊本或档案库比对，找出重稿',
    en: 'find passages that stand in the editions of this folder or archive',
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

  stageImport: { zh: '导入', en: 'import' },
  stageCompose: { zh: '排版', en: 'composing' },
  stageComposeAt: { zh: '排版：第 {done}/{total} 篇', en: 'composing: division {done}/{total}' },
  imported: {
    zh: '导入  {path}：编者按 {note} 篇，正文 {chapters} 篇；源稿 {lines} 行 = 保留 {kept} + 并入 {joined} + 重复 {duplicate} + 删除 {dropped} + 空行 {blank}',
    en: "import  {path}: {note} editor's note, {chapters} chapters; {lines} lines = {kept} kept + {joined} joined + {duplicate} duplicate + {dropped} dropped + {blank} blank",
  },
  reused: {
    zh: '导入  {path}：已有同一源稿的刊本，按现有 Markdown 制作',
    en: 'import  {path}: exists already from the same source; its Markdown is used unchanged',
  },
  built: { zh: '制作  {path}：{outputs}，用时 {time}', en: 'build   {path}: {outputs}, in {time}' },
  output: { zh: '{format} {size}', en: '{format} {size}' },
  outputPages: { zh: '{format} {pages} 页 {size}', en: '{format} {pages} pages {size}' },
  seconds: { zh: '{n} 秒', en: '{n} s' },
  changed: { zh: '改动  {files}', en: 'changed {files}' },
  watching: { zh: '等待改动，Ctrl-C 结束', en: 'waiting for changes; Ctrl-C ends' },
  watchEnded: { zh: '结束', en: 'ended' },
  started: {
    zh: '开始  {path}：{files} 个文件，示例刊本 {edition}',
    en: 'init    {path}: {files} files, sample edition {edition}',
  },
  startedNext: { zh: '接下来：{command}', en: 'next: {command}' },
  askTitle: { zh: '书名（回车用示例的书名）', en: "Title (Enter for the sample's)" },
  askTemplate: {
    zh: '版式（{known}；回车用 {preset}）',
    en: 'Template ({known}; Enter for {preset})',
  },
  askId: {
    zh: '示例刊本的编号（回车用 {preset}）',
    en: "The sample edition's id (Enter for {preset})",
  },
  askAgain: { zh: '“{value}”不能用。', en: '“{value}” is not possible. ' },
  notAnswered: {
    zh: '没有答完，什么也没有写入',
    en: 'the questions were not all answered; nothing was written',
  },
  templateChecked: { zh: '检查  {path}：{errors} 个错误', en: 'check   {path}: {errors} errors' },
  fontsChecked: {
    zh: '字体  {id}（版式 {template}）：{characters} 字，替补 {fallbacks} 字，缺 {missing} 字',
    en: 'fonts   {id} (template {template}): {characters} characters, {fallbacks} from a fallback, {missing} missing',
  },
  colName: { zh: '名称', en: 'name' },
  colPage: { zh: '开本', en: 'page' },
  colTypeArea: { zh: '版心', en: 'type area' },
  colUse: { zh: '用途', en: 'for' },
  colFamily: { zh: '字族', en: 'family' },
  colWeight: { zh: '字重', en: 'weight' },
  colLicence: { zh: '许可', en: 'licence' },
  colGlyphs: { zh: '字形', en: 'glyphs' },
  colCovers: { zh: '覆盖', en: 'covers' },
  colCharacters: { zh: '字数', en: 'characters' },
  colDistinct: { zh: '字种', en: 'distinct' },
  colFallback: { zh: '替补', en: 'as fallback' },
  typeArea: { zh: '{characters} 字 × {lines} 行', en: '{characters} characters × {lines} lines' },
  fallback: {
    zh: '替补  “{character}”（{code}）× {count}：{wanted} 没有，用 {set}  {place}',
    en: 'fallback “{character}” ({code}) × {count}: not in {wanted}, set from {set}  {place}',
  },
  verboseStage: { zh: '{stage} {time}', en: '{stage} {time}' },
  verboseRead: { zh: '读 {path}（{size}）', en: 'read {path} ({size})' },
  verboseWritten: { zh: '写 {path}（{size}）', en: 'wrote {path} ({size})' },
  stageNameSource: { zh: '读源稿', en: 'source' },
  stageNameManuscript: { zh: '整理', en: 'manuscript' },
  stageNameEdition: { zh: '读刊本', en: 'edition' },
  stageNameTemplate: { zh: '读版式', en: 'template' },
  stageNameCompose: { zh: '排版', en: 'compose' },
  stageNameWrite: { zh: '写入', en: 'write' },
  total: { zh: '共计', en: 'total' },

  unknownCommand: { zh: '没有“{name}”这个命令', en: 'there is no command “{name}”' },
  unknownFlag: { zh: '{command} 没有 {name} 这个选项', en: '{command} has no flag {name}' },
  missingArgument: { zh: '缺少参数 {name}', en: 'the argument {name} is missing' },
  missingValue: { zh: '{name} 后面要有值', en: '{name} needs a value' },
  tooMany: { zh: '参数太多', en: 'too many arguments' },
  didYouMean: { zh: '；是不是 {name}？', en: '; did you mean {name}?' },
  imposed: {
    zh: '{format}  {path}：{pages} 页拼为 {sheets} 张，{size}',
    en: '{format}  {path}: {pages} pages on {sheets} sheets, {size}',
  },
  imposedSignatures: {
    zh: '{format}  {path}：{pages} 页拼为 {sheets} 张，各帖 {signatures} 页，{size}',
    en: '{format}  {path}: {pages} pages on {sheets} sheets, signatures of {signatures} pages, {size}',
  },
  errorRate: {
    zh: '差错率  {path}：{characters} 字，查出错别字 {character} 处、标点 {mark} 处、数字用法 {number} 处',
    en: 'error rate  {path}: {characters} characters; found {character} wrong characters, {mark} marks, {number} numbers',
  },
  errorRateOf: {
    zh: '  {publication}：计 {points} 个差错，万分之 {rate}（限万分之 {limit}）{verdict}',
    en: '  {publication}: {points} errors, {rate} in 10,000 (limit {limit}): {verdict}',
  },
  newspaper: { zh: '报纸', en: 'newspaper' },
  journal: { zh: '期刊', en: 'journal' },
  book: { zh: '图书', en: 'book' },
  withinLimit: { zh: '，未超', en: 'within' },
  overLimit: { zh: '，超出', en: 'over' },
  errorRateNote: {
    zh: '  只计规则查得出的差错；字数是文字的字数，不是版面字数，所以差错率偏高不偏低',
    en: '  only errors that rules find are counted, and characters of the text, not of the type area: the rate is rather too high',
  },
  checked: {
    zh: '检查  {path}：{errors} 个错误，{warnings} 个警告',
    en: 'check  {path}: {errors} errors, {warnings} warnings',
  },
  bug: {
    zh: 'Kanben 自身出错（不是您的稿件的问题）：{message}',
    en: 'a bug in Kanben, not a fault in your input: {message}',
  },
  nothingNamed: {
    zh: '没有指明刊本；请写出它的文件夹，或用 --all 制作 content 中的全部刊本',
    en: 'no edition named; name its folder, or use --all for every edition in content',
  },
  nothingToCheck: {
    zh: '没有指明要检查什么；请写出它的文件夹',
    en: 'nothing named to check; name its folder',
  },
  listTakesNone: {
    zh: 'list 后面不用写文件夹；要检查它，请用 check',
    en: 'list takes no folder; to check one, use check',
  },
  badChoice: {
    zh: '{flag} 不能是“{value}”；可用 {known}',
    en: '{flag} cannot be “{value}”; it takes {known}',
  },
  badSheet: {
    zh: '--sheet 不能是“{value}”；可用 A0–A7、B0–B7、RA0–RA4、SRA0–SRA4，或如 320x450mm',
    en: '--sheet cannot be “{value}”; it takes A0–A7, B0–B7, RA0–RA4, SRA0–SRA4, or a size like 320x450mm',
  },
  badSignature: {
    zh: '{flag} 不能是“{value}”；每帖页数是 4 的倍数，如 16',
    en: '{flag} cannot be “{value}”; a signature has a multiple of 4 pages, such as 16',
  },
  badCreep: {
    zh: '{flag} 不能是“{value}”；请给出毫米数，如 0.8',
    en: '{flag} cannot be “{value}”; give millimetres, such as 0.8',
  },
  badMaxSize: {
    zh: '{flag} 不能是“{value}”；请给出 1 到 2047 之间的整数（MB）',
    en: '{flag} cannot be “{value}”; give a whole number of MB from 1 to 2047',
  },
  flagNeedsAction: {
    zh: '{flag} 只用于 {command}',
    en: '{flag} works only with {command}',
  },
  flagNeedsScheme: {
    zh: '{flag} 只用于 --scheme {scheme}',
    en: '{flag} works only with --scheme {scheme}',
  },
  badPattern: {
    zh: '{flag} 的正则表达式有误：{message}',
    en: '{flag} is not a regular expression: {message}',
  },

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
    zh: 'add：制成品所在处（默认 dist）；restore、export：写到这里',
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
    en: 'archive  {id}@{version}: {files} files, {size}',
  },
  archiveUnchanged: {
    zh: '入藏  {id}：与 {version} 完全相同，没有新版本',
    en: 'archive  {id}: the same as {version}, no new version',
  },
  archiveVerified: {
    zh: '核对  {id}：{versions} 个版本，{files} 个文件，{size}，{faults} 处有误',
    en: 'verify  {id}: {versions} versions, {files} files, {size}, {faults} faults',
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
    en: 'restore  {id}@{version} → {path}: {files} files, {size}',
  },
  archiveExported: {
    zh: '移交  {id}@{version} → {path}：BagIt 包，{files} 个文件，{size}',
    en: 'export  {id}@{version} → {path}: a BagIt bag of {files} files, {size}',
  },
  archiveOutputs: { zh: '制成品不同：{names}', en: 'outputs differ: {names}' },
  archiveDivisionAdded: { zh: '（新增的篇）', en: '(a new division)' },
  archiveDivisionRemoved: { zh: '（删去的篇）', en: '(a division taken out)' },
  archiveMarking: { zh: '（文句未变，标记或栏头有改）', en: '(marking changed, no sentence)' },

  catalogAbout: {
    zh: '书目：把文件夹中的刊本编成 OPDS 目录和书架网页',
    en: 'OPDS catalogues and an HTML shelf of the editions built in a folder',
  },
  optCatalogTo: { zh: '制成品所在的文件夹', en: 'folder of built editions' },
  optShelfTitle: { zh: '书目的名称', en: "the catalogue's title" },
  shelfTitle: { zh: '刊本书架', en: 'Kanben shelf' },
  wordSame: {
    zh: '导入  {path}：Word 文档与刊本相同',
    en: 'import  {path}: the Word file says what the edition says',
  },
  wordShown: {
    zh: '导入  {path}：未写入（将改动 {files} 个文件）',
    en: 'import  {path}: nothing written ({files} files would change)',
  },
  wordTaken: {
    zh: '导入  {path}：已采用，改动 {files} 个文件',
    en: 'import  {path}: taken, {files} files changed',
  },
  searchAbout: {
    zh: '查找词句：在各刊本中，或在档案库的各个版本中',
    en: 'find a phrase in all editions, or in all versions of an archive',
  },
  argPhrase: { zh: '要查找的词句', en: 'the phrase to look for' },
  optSearchTo: {
    zh: '制成品所在的文件夹（页码和链接）',
    en: 'folder of built editions, for pages and links',
  },
  optSearchStore: {
    zh: '改在这个档案库的所有版本中查找',
    en: 'search all versions in this archive instead',
  },
  optLimit: { zh: '最多列出多少处', en: 'list so many places at most' },
  badLimit: {
    zh: '--limit 应是正整数，不能是“{value}”',
    en: '--limit takes a number from 1 on, not “{value}”',
  },
  searched: {
    zh: '查找  {hits} 处，见于 {where} 种刊本（共 {editions} 种）',
    en: 'search  {hits} places in {where} of {editions} editions',
  },
  searchedSome: {
    zh: '查找  列出 {hits} 处，见于 {where} 种刊本（共 {editions} 种），还有更多',
    en: 'search  the first {hits} places, in {where} of {editions} editions; there are more',
  },
  searchPage: { zh: '第 {page} 页', en: 'p. {page}' },
  cataloged: {
    zh: '书目  {path}：{editions} 种刊本',
    en: 'catalog  {path}: {editions} editions',
  },

  batchAbout: {
    zh: '成批制作：任务清单或文件夹里的刊本和源稿，用满各核',
    en: 'build many editions and sources, over all cores',
  },
  argBatch: {
    zh: '任务清单（.jsonl、.csv）、文件夹、刊本、源稿或通配符',
    en: 'manifests (.jsonl, .csv), folders, editions, sources or patterns',
  },
  optJobs: { zh: '同时做几项（默认每核一项）', en: 'jobs at once (default: one a core)' },
  optMemory: { zh: '每个工作线程的内存上限（MB）', en: "a worker's heap at most (MB)" },
  optTimeLimit: { zh: '一项任务最多几秒', en: 'how many seconds a job may take' },
  optReport: { zh: '报告：每项任务一行 JSON', en: 'report with a line of JSON a job' },
  optResume: {
    zh: '报告中已完成且未变的不再做',
    en: 'leave out what the report names as done',
  },
  optCache: { zh: '缓存文件夹', en: 'folder of the cache' },
  optNoCache: { zh: '不用缓存', en: 'use no cache' },
  optCacheSize: { zh: '缓存上限（MB）', en: 'how large the cache may be (MB)' },
  optQueue: {
    zh: 'Redis 或 Valkey 队列：由别的机器上的 kanben worker 来做',
    en: 'queue of Redis or Valkey: kanben worker does the jobs, on any machine',
  },
  optSharedStore: {
    zh: '各机共用的存储：文件夹或 s3://桶名',
    en: 'store that all machines share: a folder or s3://bucket',
  },
  queueWithoutStore: {
    zh: '--queue 要与 --store 同用，各机经由存储交换文件',
    en: '--queue needs --store: machines hand files to each other through it',
  },
  localWithQueue: {
    zh: '{flag} 与 --queue 不能同用，请写在 kanben worker 一侧',
    en: '{flag} cannot be used with --queue: give it to kanben worker',
  },
  badQueue: {
    zh: '--queue 应为 redis://主机:端口，不能是“{value}”',
    en: '--queue takes redis://host:port, not “{value}”',
  },
  badStore: {
    zh: '--store 应为文件夹或 s3://桶名/前缀，不能是“{value}”',
    en: '--store takes a folder or s3://bucket/prefix, not “{value}”',
  },
  nobodyWorks: {
    zh: '队列上没有同版本、同字体的 kanben worker；任务已排队等候',
    en: 'no kanben worker of this version with these fonts listens at the queue: the jobs wait',
  },
  workerAbout: {
    zh: '从队列取任务来做，供 kanben batch --queue 使用',
    en: 'do the jobs of a queue, for kanben batch --queue',
  },
  workerReady: {
    zh: '待命  {queue}，Kanben {version}（{ground}），同时 {jobs} 项',
    en: 'ready  {queue}, Kanben {version} ({ground}), {jobs} at once',
  },
  workerJob: { zh: '{status}  {id}', en: '{status}  {id}' },
  workerFault: { zh: '{status}  {id}：{message}', en: '{status}  {id}: {message}' },
  workerOthers: {
    zh: '队列里有 {waiting} 项任务属于别的 Kanben 版本或字体，留给相应的 worker',
    en: '{waiting} jobs in the queue are for another version of Kanben or other fonts; they are left to its workers',
  },
  workerEnded: { zh: '已停  共做 {done} 项', en: 'ended  {done} jobs done' },
  badNumber: {
    zh: '{flag} 应为大于 0 的数，不能是“{value}”',
    en: '{flag} takes a number above 0, not “{value}”',
  },
  resumeWithoutReport: {
    zh: '--resume 要与 --report 同用',
    en: '--resume needs --report',
  },
  batchProgress: {
    zh: '完成 {done}／{total}，失败 {failed}，每秒 {rate}，约余 {left}',
    en: '{done} of {total} done, {failed} failed, {rate} a second, {left} left',
  },
  batchEnded: {
    zh: '成批  共 {total}：制作 {built}，取自缓存 {cached}，保留 {kept}，失败 {failed}，{time}',
    en: 'batch  {total}: {built} built, {cached} from the cache, {kept} kept, {failed} failed, {time}',
  },
  cacheAbout: {
    zh: '查看或清空成批制作的缓存',
    en: 'show or clear the cache of batches',
  },
  argCacheAction: { zh: '查看或清空（默认 show）', en: 'show or clear (default: show)' },
  cacheShown: {
    zh: '缓存  {folder}：{entries} 种刊本，{size}',
    en: 'cache  {folder}: {entries} editions, {size}',
  },
  cacheCleared: {
    zh: '已清空  {folder}：{entries} 种刊本，{size}',
    en: 'cleared  {folder}: {entries} editions, {size}',
  },
  noCacheFolder: {
    zh: '没有用户的缓存文件夹，请用 --cache 指定',
    en: 'this user has no cache folder: name one with --cache',
  },
} as const satisfies Record<string, MessageText>;

export type WordId = keyof typeof WORDS;
