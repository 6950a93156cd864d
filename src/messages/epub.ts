import type { Rule } from './rule.js';

/** Faults of the parts of an EPUB, and the findings of EPUBCheck. */
export const epubRules = {
  'epub/image-kind': {
    severity: 'error',
    what: {
      zh: '图片“{path}”（{kind}）不能放进 EPUB',
      en: 'an EPUB cannot contain the image “{path}” ({kind})',
    },
    mend: {
      zh: '请另存为 PNG、JPEG、GIF、WebP 或 SVG',
      en: 'save it as PNG, JPEG, GIF, WebP or SVG',
    },
  },
  'epub/image-size': {
    severity: 'warning',
    what: {
      zh: '图片“{path}”有 {pixels} 百万像素（{size}），有的阅读器不显示 5.6 百万像素以上的图片',
      en: 'the image “{path}” has {pixels} million pixels ({size}); some readers show no image above 5.6 million',
    },
    mend: { zh: '请缩小后再用', en: 'reduce its size' },
  },
  'epub/bad-svg': {
    severity: 'error',
    what: {
      zh: '图片“{path}”不是正确的 SVG：{problem}',
      en: 'the image “{path}” is not well-formed SVG: {problem}',
    },
    mend: { zh: '请由绘图软件重新导出', en: 'export it again from the program that drew it' },
  },
  'epub/svg-cleaned': {
    severity: 'warning',
    what: {
      zh: '已从图片“{path}”中去掉脚本、外部引用或书中不能用的部分：{removed}',
      en: 'scripts, outside references or unusable parts were removed from the image “{path}”: {removed}',
    },
  },
  'epub/no-cover-image': {
    severity: 'warning',
    what: {
      zh: '没有制成封面图片，因为封面上没有要印的内容',
      en: 'no cover image was drawn, because the cover has no text',
    },
    mend: {
      zh: '请在 edition.yaml 写明书名，或换有封面的版式',
      en: 'give the edition a title in edition.yaml, or use a template with a cover',
    },
  },
  'epub/forbidden-font': {
    severity: 'error',
    what: {
      zh: '字体“{id}”的许可（OS/2 fsType）不允许嵌入',
      en: 'the licence of the font “{id}” (OS/2 fsType) forbids embedding',
    },
    mend: {
      zh: '请换用别的字体，或不用 --embed-fonts',
      en: 'use another font, or leave out --embed-fonts',
    },
  },
  'epub/no-font-licence': {
    severity: 'warning',
    what: {
      zh: '嵌入了字体“{id}”，字体目录中没有它的许可文件',
      en: 'the font “{id}” is embedded, but the catalogue names no licence file for it',
    },
    mend: {
      zh: '请在 fonts.yaml 中写明 licenceFile',
      en: 'add licenceFile to its entry in fonts.yaml',
    },
  },
  'epub/too-large': {
    severity: 'error',
    what: {
      zh: '这个 EPUB 解压后太大，或其中一个文档的元素、链接过多，不检查（{part}）',
      en: 'this EPUB was not checked, because it is too large when unpacked, or a document in it has too many elements or links ({part})',
    },
    mend: { zh: '请把过长的文档分成几个', en: 'divide long documents into several' },
  },
  'epub/check-error': {
    severity: 'error',
    what: { zh: 'EPUBCheck {id}：{message}', en: 'EPUBCheck {id}: {message}' },
    mend: {
      zh: '请改正 EPUB 中的这一处；如果它由 Kanben 制成，请重新制作，仍有错则请报告',
      en: 'correct the EPUB there; if Kanben made it, build it again, and report the fault if it stays',
    },
  },
  'epub/check-warning': {
    severity: 'warning',
    what: { zh: 'EPUBCheck {id}：{message}', en: 'EPUBCheck {id}: {message}' },
  },
} as const satisfies Record<string, Rule>;
