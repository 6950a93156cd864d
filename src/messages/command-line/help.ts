import type { MessageText } from '../index.js';

/** The words of help: what each command does, and what its arguments are. */
export const HELP = {
  about: {
    zh: '刊本：把中文报刊原稿整理成 Markdown，制成 EPUB 和 PDF',
    en: 'Kanben turns raw Chinese press text into Markdown, an EPUB and a PDF booklet',
  },
  usage: { zh: '用法：', en: 'Usage:' },
  arguments: { zh: '参数：', en: 'Arguments:' },
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
  initAbout: {
    zh: '开始一个项目：附一份示例刊本',
    en: 'start a project with a sample edition',
  },
  newAbout: {
    zh: '新建一类刊本的下一期',
    en: 'start the next edition of a kind',
  },
  argKind: { zh: '刊本的种类', en: 'the kind of edition' },
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
  argChecked: {
    zh: '刊本、成品文件或其文件夹',
    en: 'an edition, a finished file or a folder of them',
  },
} as const satisfies Record<string, MessageText>;
