import type { MessageText, Rule } from './rule.js';

/** The places of lines that the extraction sets aside. `beside`: outside the main text, of an unknown kind. */
export const ASIDE_PLACES = {
  beside: { zh: '网页正文以外', en: 'the page outside its text' },
  above: { zh: '网页题目上方', en: 'the page above its title' },
  menu: { zh: '导航栏', en: 'a menu' },
  links: { zh: '链接列表', en: 'a list of links' },
  share: { zh: '分享工具条', en: 'a share bar' },
  comments: { zh: '读者评论', en: 'readers’ comments' },
  related: { zh: '相关推荐', en: 'related articles' },
  footer: { zh: '页脚', en: 'the page’s foot' },
  form: { zh: '按钮或表单', en: 'a button or form' },
  hidden: { zh: '隐藏文字', en: 'hidden text' },
  drawing: { zh: '矢量图里的文字', en: 'text inside a drawing' },
  contents: { zh: 'Word 生成的目录', en: 'Word’s own table of contents' },
  deleted: { zh: '修订中已删除的文字', en: 'text deleted by a tracked change' },
  annotation: { zh: '批注', en: 'comments' },
  'running-head': { zh: '页眉页脚', en: 'a running head or foot' },
} as const satisfies Record<string, MessageText>;

/** Why the extraction sets a line aside. */
export type AsideReason = keyof typeof ASIDE_PLACES;

/** The place of a line that is set aside, in both languages. */
export function asidePlace(reason: AsideReason): MessageText {
  return ASIDE_PLACES[reason];
}

/** What is wrong with a Word document that cannot be read. */
export const docxProblem = {
  zip: { zh: '文件不完整，或不是 ZIP 压缩包', en: 'it is incomplete, or not a ZIP archive' },
  large: { zh: '解压后太大', en: 'its unpacked content is too large' },
  document: { zh: '里面没有正文', en: 'it contains no document' },
  xml: { zh: '正文的 XML 有错', en: 'its XML is broken' },
  deep: { zh: '正文的结构嵌套太深', en: 'its XML is nested too deeply' },
  encrypted: { zh: '文件加了密码', en: 'it is encrypted' },
} as const satisfies Record<string, MessageText>;

/** The objects of a Word document that are neither text nor picture. */
export const docxObject = {
  chart: { zh: '图表', en: 'a chart' },
  diagram: { zh: 'SmartArt 图示', en: 'a SmartArt diagram' },
  object: { zh: '嵌入的其他文件', en: 'an embedded file' },
} as const satisfies Record<string, MessageText>;

/** Faults of the bytes of a source. */
export const sourceRules = {
  'source/empty': {
    severity: 'error',
    what: { zh: '源稿里没有正文', en: 'the source has no text' },
    mend: {
      zh: '请核对文件；正文如被当作网页杂项去掉，请用 --keep 保留',
      en: 'check that this is the right file; if text was dropped as page furniture, keep it with --keep',
    },
  },
  'source/binary': {
    severity: 'error',
    what: { zh: '这不是文本文件（{kind}）', en: 'this is not a text file ({kind})' },
    mend: {
      zh: '请另存为 .txt、.md、.html 或 .docx 再导入；如果是 UTF-16 文本，请用 --encoding utf-16le 指明',
      en: 'save its text as .txt, .md, .html or .docx and import that; use --encoding utf-16le for UTF-16 text',
    },
  },
  'source/bad-docx': {
    severity: 'error',
    what: { zh: 'Word 文档不能读取：{problem}', en: 'the Word document cannot be read: {problem}' },
    mend: { zh: '请在 Word 中另存为 .docx 再导入', en: 'save it as .docx in Word again' },
  },
  'source/many-cells': {
    severity: 'error',
    what: {
      zh: '这个表格的单元格（行数乘列数）超过 {most} 个，无法处理',
      en: 'this table has more than {most} cells (rows times columns); a table of that size cannot be read',
    },
    mend: {
      zh: '请把表格分成几个，或用 --max-lines 提高上限（费时、费内存）；若不是 Markdown，请把扩展名改为 .txt',
      en: 'divide the table, or raise the limit with --max-lines (at the cost of time and memory); if the file is not Markdown, rename it to .txt',
    },
  },
  'source/many-marks': {
    severity: 'error',
    what: {
      zh: '从这一行起的一段里，Markdown 标记（* _ ~ [ ] ! < 和反引号）超过 {most} 个，无法处理',
      en: 'the paragraph that begins here has more than {most} marks of Markdown (* _ ~ [ ] ! < and backquotes) and cannot be read',
    },
    mend: {
      zh: '请用空行分段；若不是 Markdown，请把扩展名改为 .txt',
      en: 'divide it with empty lines; if the file is not Markdown, rename it to .txt',
    },
  },
  'source/many-ends': {
    severity: 'error',
    what: {
      zh: '到这一行为止，这个文件的引文、列表和带下划线的标题超过 {most} 处，处理时间过长',
      en: 'up to this line the file has more than {most} quotations, lists and underlined headings, which take too long to read',
    },
    mend: {
      zh: '请分成几个文件，或用 --max-lines 提高上限（费时）；若不是 Markdown，请把扩展名改为 .txt',
      en: 'divide it into several files, or raise the limit with --max-lines (at the cost of time); if the file is not Markdown, rename it to .txt',
    },
  },
  'source/many-descriptions': {
    severity: 'error',
    what: {
      zh: '到这一行为止，这个文件的定义列表超过 {most} 条，无法处理',
      en: 'up to this line the definition lists of the file have more than {most} descriptions, which is too many',
    },
    mend: {
      zh: '请分成几个文件；若不是 Markdown，请把扩展名改为 .txt',
      en: 'divide it into several files; if the file is not Markdown, rename it to .txt',
    },
  },
  'source/too-many-lines': {
    severity: 'error',
    what: {
      zh: '源稿超过 {most} 行，一本书放不下',
      en: 'the source has more than {most} lines, which is too much for one book',
    },
    mend: {
      zh: '请分成几个文件，各做一册，或用 --max-lines 提高上限（费时、费内存）',
      en: 'divide it into several files, a volume each, or raise the limit with --max-lines (at the cost of time and memory)',
    },
  },
  'source/long-block': {
    severity: 'error',
    what: {
      zh: '从这一行起超过 {most} 行没有空行，这样长的段落或表格无法处理',
      en: 'from this line on more than {most} lines follow without an empty line; a paragraph or table of that length cannot be read',
    },
    mend: {
      zh: '请用空行分段，或用 --max-lines 提高上限（费时、费内存）；若不是 Markdown，请把扩展名改为 .txt',
      en: 'divide it with empty lines, or raise the limit with --max-lines (at the cost of time and memory); if the file is not Markdown, rename it to .txt',
    },
  },
  'source/too-deep': {
    severity: 'error',
    what: {
      zh: '文件的结构嵌套超过 {most} 层',
      en: 'the file is nested more than {most} levels deep',
    },
    mend: {
      zh: '请核对该处，或另存为纯文本再导入',
      en: 'check that place, or save the text as .txt and import that',
    },
  },
  'source/unknown-encoding': {
    severity: 'error',
    what: { zh: '没有“{name}”这种编码', en: 'there is no encoding “{name}”' },
    mend: { zh: '可用的编码：{known}', en: 'the encodings are {known}' },
  },
  'source/undecodable': {
    severity: 'error',
    what: {
      zh: '偏移 {offset} 处的字节（0x{byte}）不能按 {encoding} 解码',
      en: 'the byte at offset {offset} (0x{byte}) cannot be decoded as {encoding}',
    },
    mend: {
      zh: '请用 --encoding 指明编码，或改正该处的字节',
      en: 'name the encoding with --encoding, or correct the bytes there',
    },
  },
  'encoding/broken-bytes': {
    severity: 'warning',
    what: {
      zh: '偏移 {offset} 处的字节（0x{byte}）不能按 {encoding} 解码，暂以“�”代替',
      en: 'the byte at offset {offset} (0x{byte}) cannot be decoded as {encoding}; “�” replaces it',
    },
    mend: {
      zh: '请对照原文补上该处的字',
      en: 'insert the character from the original there',
    },
  },
  'encoding/more-broken-bytes': {
    severity: 'warning',
    what: {
      zh: '其后另有 {count} 处字节不能解码',
      en: '{count|more byte|more bytes} from here on cannot be decoded',
    },
    mend: { zh: '请逐一核对文中的“�”', en: 'check each “�” in the text' },
  },
  'encoding/nul': {
    severity: 'info',
    what: {
      zh: '文中有 {count} 个空字符（NUL）',
      en: 'the text has {count|NUL character|NUL characters}',
    },
    mend: { zh: '已去掉，台账中有记录', en: 'they were removed; the ledger records them' },
  },
  'encoding/without-mark': {
    severity: 'info',
    what: {
      zh: '文件没有字节顺序标记，按 {encoding} 读取',
      en: 'the file has no byte order mark and is read as {encoding}',
    },
    mend: {
      zh: '如果不对，请用 --encoding utf-16le 或 --encoding utf-16be 指明',
      en: 'if that is wrong, use --encoding utf-16le or --encoding utf-16be',
    },
  },
  'encoding/unlikely': {
    severity: 'warning',
    what: {
      zh: '按 {encoding} 读出的文字不像中文，编码可能判断错误',
      en: 'read as {encoding}, the text does not look like Chinese; the encoding may be wrong',
    },
    mend: {
      zh: '如果文字不对，请用 --encoding 指明编码，或另存为 UTF-8',
      en: 'if the text is wrong, name the encoding with --encoding, or save the file as UTF-8',
    },
  },
  'encoding/declared': {
    severity: 'info',
    what: {
      zh: '网页声明的编码是 {declared}，字节是 {encoding}，按字节读取',
      en: 'the page declares {declared}, but its bytes are {encoding}; they are read as {encoding}',
    },
    mend: {
      zh: '如果文字不对，请用 --encoding 指明编码',
      en: 'if the text is wrong, name the encoding with --encoding',
    },
  },
  'source/picture-left-out': {
    severity: 'warning',
    what: {
      zh: '图片没有导入：{picture}',
      en: 'a picture was not imported: {picture}',
    },
    mend: {
      zh: '需要时请另存图片，放进刊本文件夹并在 Markdown 中引用',
      en: 'if you want it, save it into the edition’s folder and refer to it in the Markdown',
    },
  },
  'source/tracked-changes': {
    severity: 'warning',
    what: {
      zh: '文档有修订没有定稿：插入 {inserted} 处、删除 {deleted} 处、移动 {moved} 处，按全部接受导入',
      en: 'the document has tracked changes; they were imported as accepted: {inserted|insertion|insertions}, {deleted|deletion|deletions}, {moved|move|moves}',
    },
    mend: {
      zh: '请在 Word 中接受或拒绝修订后再导入，或核对台账中删去的文字',
      en: 'accept or reject them in Word and import again, or check the deleted text in the ledger',
    },
  },
  'source/comments': {
    severity: 'info',
    what: {
      zh: '文档有 {count} 条批注，没有收进正文',
      en: 'the document has {count|comment|comments}, which are not part of the text',
    },
    mend: { zh: '批注的文字见台账', en: 'the ledger has their text' },
  },
  'source/furniture': {
    severity: 'info',
    what: {
      zh: '{place}里有成段的文字没有收进正文，首句是“{text}”',
      en: 'prose in {place} is not part of the text; it begins with “{text}”',
    },
    mend: {
      zh: '如果是正文，请在 decisions.yaml 里对 source/ 下 .txt 的这几行写 take: keep，再导入一次',
      en: 'if it is part of the text, write take: keep for these lines of the .txt under source/ in decisions.yaml and import again',
    },
  },
} as const satisfies Record<string, Rule>;
