/** The words of pages for a browser, beside the text of the edition. */
export interface WebLabels {
  readonly contents: string;
  readonly previous: string;
  readonly next: string;
  readonly home: string;
  readonly skip: string;
  readonly chapters: string;
  readonly links: string;
}

const SIMPLIFIED: WebLabels = {
  contents: '目录',
  previous: '上一篇',
  next: '下一篇',
  home: '返回目录',
  skip: '跳到正文',
  chapters: '篇章导航',
  links: '链接',
};

const TRADITIONAL: WebLabels = {
  contents: '目錄',
  previous: '上一篇',
  next: '下一篇',
  home: '返回目錄',
  skip: '跳到正文',
  chapters: '篇章導覽',
  links: '連結',
};

const ENGLISH: WebLabels = {
  contents: 'Contents',
  previous: 'Previous',
  next: 'Next',
  home: 'Back to the contents',
  skip: 'Skip to the text',
  chapters: 'Chapters',
  links: 'Links',
};

/** The words in the language of an edition (BCP 47). */
export function webLabelsFor(language: string): WebLabels {
  if (/^zh-(?:Hant|TW|HK|MO)\b/i.test(language)) return TRADITIONAL;
  return /^zh\b/i.test(language) ? SIMPLIFIED : ENGLISH;
}
