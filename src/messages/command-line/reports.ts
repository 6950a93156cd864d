import type { MessageText } from '../index.js';

/** What the commands for one edition print while they work and when they have ended. */
export const REPORTS = {
  deskOpened: {
    zh: '审校台  {address}\n网址只能打开一次；Ctrl-C 结束',
    en: 'desk  {address}\nThe address opens once; Ctrl-C ends',
  },
  newEdition: { zh: '新建  {path}：{title}', en: 'new     {path}: {title}' },
  newEditionAfter: {
    zh: '新建  {path}：{title}，承接 {after}',
    en: 'new     {path}: {title}, follows {after}',
  },
  fontsAdded: {
    zh: '加入  {folder} → {path}：{files} 个字体文件，其中 {found} 种版式用得到',
    en: 'add     {folder} → {path}: {files|font file|font files}, {found} of them used by templates',
  },
  stageImport: { zh: '导入', en: 'import' },
  stageCompose: { zh: '排版', en: 'composing' },
  stageComposeAt: { zh: '排版：第 {done}/{total} 篇', en: 'composing: division {done}/{total}' },
  imported: {
    zh: '导入  {path}：编者按 {note} 篇，正文 {chapters} 篇，附录 {appendices} 篇；源稿 {lines} 行 = 保留 {kept} + 并入 {joined} + 重复 {duplicate} + 删除 {dropped} + 空行 {blank}',
    en: "import  {path}: {note|editor's note|editor's notes}, {chapters|chapter|chapters}, {appendices|appendix|appendices}; {lines|line|lines} = {kept} kept + {joined} joined + {duplicate} duplicate + {dropped} dropped + {blank} blank",
  },
  importedAppendices: {
    zh: '附录  {headings}',
    en: 'appendices: {headings}',
  },
  reused: {
    zh: '导入  {path}：已有同一源稿的刊本，按现有 Markdown 制作',
    en: 'import  {path}: exists already from the same source; its Markdown is used unchanged',
  },
  built: { zh: '制作  {path}：{outputs}，用时 {time}', en: 'build   {path}: {outputs}, in {time}' },
  output: { zh: '{format} {size}', en: '{format} {size}' },
  outputPages: { zh: '{format} {pages} 页 {size}', en: '{format} {pages|page|pages} {size}' },
  seconds: { zh: '{n} 秒', en: '{n} s' },
  changed: { zh: '改动  {files}', en: 'changed {files}' },
  watching: { zh: '等待改动，Ctrl-C 结束', en: 'waiting for changes; Ctrl-C ends' },
  watchEnded: { zh: '结束', en: 'ended' },
  started: {
    zh: '开始  {path}：{files} 个文件，示例刊本 {edition}',
    en: 'init    {path}: {files|file|files}, sample edition {edition}',
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
  askAgain: { zh: '“{value}”不能用。', en: '“{value}” cannot be used. ' },
  notAnswered: {
    zh: '没有答完，没有写入任何文件',
    en: 'the questions were not all answered; nothing was written',
  },
  templateChecked: {
    zh: '检查  {path}：{errors} 个错误',
    en: 'check   {path}: {errors|error|errors}',
  },
  fontsChecked: {
    zh: '字体  {id}（版式 {template}）：{characters} 字，替补 {fallbacks} 字，缺 {missing} 字',
    en: 'fonts   {id} (template {template}): {characters|character|characters}, {fallbacks} from a fallback, {missing} missing',
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
  typeArea: {
    zh: '{characters} 字 × {lines} 行',
    en: '{characters|character|characters} × {lines|line|lines}',
  },
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
  imposed: {
    zh: '{format}  {path}：{pages} 页拼为 {sheets} 张，{size}',
    en: '{format}  {path}: {pages|page|pages} on {sheets|sheet|sheets}, {size}',
  },
  imposedSignatures: {
    zh: '{format}  {path}：{pages} 页拼为 {sheets} 张，各帖 {signatures} 页，{size}',
    en: '{format}  {path}: {pages|page|pages} on {sheets|sheet|sheets}, signatures of {signatures} pages, {size}',
  },
  errorRate: {
    zh: '差错率  {path}：{characters} 字，查出错别字 {character} 处、标点 {mark} 处、数字用法 {number} 处',
    en: 'error rate  {path}: {characters|character|characters}; found {character|wrong character|wrong characters}, {mark|mark|marks}, {number|number|numbers}',
  },
  errorRateOf: {
    zh: '  {publication}：计 {points} 个差错，万分之 {rate}（限万分之 {limit}）{verdict}',
    en: '  {publication}: {points|error|errors}, {rate} in 10,000 (limit {limit}): {verdict}',
  },
  newspaper: { zh: '报纸', en: 'newspaper' },
  journal: { zh: '期刊', en: 'journal' },
  book: { zh: '图书', en: 'book' },
  withinLimit: { zh: '，未超', en: 'within' },
  overLimit: { zh: '，超出', en: 'over' },
  errorRateNote: {
    zh: '  只计规则查得出的差错；字数是文字的字数，不是版面字数，所以差错率偏高不偏低',
    en: '  this counts only errors that rules find, and the characters of the text rather than of the type area, so the rate is rather too high',
  },
  checked: {
    zh: '检查  {path}：{errors} 个错误，{warnings} 个警告',
    en: 'check  {path}: {errors|error|errors}, {warnings|warning|warnings}',
  },
} as const satisfies Record<string, MessageText>;
