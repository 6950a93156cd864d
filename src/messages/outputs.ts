import type { Wording } from './rule.js';

/** The words of the command line for each output: its progress, its name in a list of times, its flags. */
export const PDF_WORDS = {
  work: { zh: '输出 PDF', en: 'printing the PDF' },
  count: {
    zh: '输出 PDF：第 {done}/{total} 页',
    en: 'printing the PDF: page {done}/{total}',
  },
  stage: { zh: '输出 PDF', en: 'print' },
  optPdfa: {
    zh: 'PDF/A 级别；3a、3b 内附 Markdown、源稿和台账',
    en: 'PDF/A level; 3a and 3b contain Markdown, source and ledger',
  },
  optPdfx: {
    zh: '供印刷：PDF/X-4，单黑加专色，带出血',
    en: 'PDF/X-4 for the press: black and spot inks, with bleed',
  },
} as const satisfies Record<string, Wording>;

export const EPUB_WORDS = {
  work: { zh: '制作 EPUB', en: 'making the EPUB' },
  stage: { zh: '制作 EPUB', en: 'epub' },
  optEmbedFonts: {
    zh: '在 EPUB 中嵌入字体（只含用到的字）',
    en: 'embed the fonts in the EPUB, with only the characters used',
  },
} as const satisfies Record<string, Wording>;

/** The words for the ways of binding, by their names. */
export const SHEET_TITLES: Readonly<Record<string, Wording>> = {
  saddle: { zh: '骑马钉拼版', en: 'sheets for saddle stitching' },
  perfect: { zh: '胶装拼版', en: 'sheets for perfect binding' },
  '2up': { zh: '两页并印', en: 'two pages a sheet' },
};

export const SHEETS_WORDS = {
  work: { zh: '拼版', en: 'imposing the sheets' },
  stage: { zh: '拼版', en: 'impose' },
} as const satisfies Record<string, Wording>;

export const WEB_WORDS = {
  title: { zh: '网站', en: 'web site' },
  work: { zh: '制作网页', en: 'making the web pages' },
  stage: { zh: '制作网页', en: 'web' },
} as const satisfies Record<string, Wording>;

export const HTML_WORDS = {
  title: { zh: '单个网页文件', en: 'one HTML file' },
  work: { zh: '制作单个网页文件', en: 'making the HTML file' },
  stage: { zh: '制作单个网页文件', en: 'html' },
} as const satisfies Record<string, Wording>;

export const WECHAT_WORDS = {
  title: { zh: '公众号文稿', en: 'WeChat article' },
  work: { zh: '制作公众号文稿', en: 'making the WeChat article' },
  stage: { zh: '制作公众号文稿', en: 'wechat' },
} as const satisfies Record<string, Wording>;

export const TXT_WORDS = {
  title: { zh: '纯文本', en: 'plain text' },
  work: { zh: '输出纯文本', en: 'writing the plain text' },
  stage: { zh: '输出纯文本', en: 'txt' },
} as const satisfies Record<string, Wording>;

export const MD_WORDS = {
  title: { zh: 'Markdown', en: 'Markdown' },
  work: { zh: '输出 Markdown', en: 'writing the Markdown' },
  stage: { zh: '输出 Markdown', en: 'md' },
} as const satisfies Record<string, Wording>;

export const OFD_WORDS = {
  work: { zh: '输出 OFD', en: 'writing the OFD' },
  count: { zh: '输出 OFD：第 {done}/{total} 页', en: 'writing the OFD: page {done}/{total}' },
  stage: { zh: '输出 OFD', en: 'ofd' },
} as const satisfies Record<string, Wording>;

export const DOCX_WORDS = {
  title: { zh: 'Word 文件', en: 'Word file' },
  work: { zh: '输出 Word 文档', en: 'writing the Word file' },
  stage: { zh: '输出 Word 文档', en: 'docx' },
  optReview: {
    zh: 'docx：另做修订稿，以修订和批注显示对源稿的改动',
    en: 'docx: make a second file with the changes to the source tracked',
  },
} as const satisfies Record<string, Wording>;
