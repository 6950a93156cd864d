import type { Rule } from './rule.js';

/** What putting pages on sheets can find. `{pages}` lists pages of the input, counted from 1. */
export const pressRules = {
  'press/encrypted': {
    severity: 'error',
    what: {
      zh: 'PDF 已加密，不能拼版',
      en: 'the PDF is encrypted and cannot be imposed',
    },
    mend: {
      zh: '请先解除加密，如 qpdf --decrypt 原文件 新文件',
      en: 'remove the encryption first, for example with qpdf --decrypt IN OUT',
    },
  },
  'press/damaged': {
    severity: 'error',
    what: {
      zh: 'PDF 已损坏：第 {page} 页的内容不完整',
      en: 'the PDF is damaged: page {page} is incomplete',
    },
    mend: { zh: '请重新生成或重新取得这个文件', en: 'make the file again, or get another copy' },
  },
  'press/missing-objects': {
    severity: 'warning',
    what: {
      zh: 'PDF 的页面引用了 {count} 个不存在的对象，图像或字体可能缺失',
      en: 'the pages refer to {count|object|objects} that the PDF does not contain; images or fonts may be missing',
    },
    mend: { zh: '请核对印张与原文件', en: 'compare the sheets with the file' },
  },
  'press/damaged-streams': {
    severity: 'warning',
    what: {
      zh: 'PDF 的页面所用的 {count} 个字体或图像已损坏',
      en: '{count|font or image that the pages use is|fonts or images that the pages use are} damaged',
    },
    mend: { zh: '请重新生成或重新取得这个文件', en: 'make the file again, or get another copy' },
  },
  'press/scaled': {
    severity: 'warning',
    what: {
      zh: '{width} × {height} mm 的页面在 {sheet} 上放不下左右两页，缩为 {scale}%',
      en: 'two pages of {width} × {height} mm do not fit side by side on {sheet}; they are scaled to {scale}%',
    },
    mend: {
      zh: '要按原尺寸印，请用 --sheet {wanted}',
      en: 'use --sheet {wanted} to print them at full size',
    },
  },
  'press/reduced-pages': {
    severity: 'warning',
    what: {
      zh: '第 {pages} 页为 {width} × {height} mm，大于全书的 {bookWidth} × {bookHeight} mm，缩为 {scale}%',
      en: 'p. {pages}: {width} × {height} mm is larger than the book’s {bookWidth} × {bookHeight} mm; scaled to {scale}%',
    },
    mend: {
      zh: '要按原尺寸印，请把它们另行拼版，作插页',
      en: 'impose these pages separately, as inserts, to print them at full size',
    },
  },
  'press/turned-pages': {
    severity: 'info',
    what: {
      zh: '第 {pages} 页为横页，已逆时针转 90°（页首朝左）',
      en: 'p. {pages}: landscape; turned by a quarter, its head to the left',
    },
  },
  'press/small-pages': {
    severity: 'info',
    what: {
      zh: '第 {pages} 页为 {width} × {height} mm，小于全书的 {bookWidth} × {bookHeight} mm，居中放置',
      en: 'p. {pages}: {width} × {height} mm is smaller than the book’s {bookWidth} × {bookHeight} mm; centred',
    },
  },
  'press/blanks': {
    severity: 'info',
    what: {
      zh: '{pages} 页不满整张，书末补白页 {count} 面',
      en: '{pages|page does|pages do} not fill the sheets; blank pages added at the end: {count}',
    },
  },
  'press/blanks-before-cover': {
    severity: 'info',
    what: {
      zh: '{pages} 页不满整张，封底之前补白页 {count} 面',
      en: '{pages|page does|pages do} not fill the sheets; blank pages added before the back cover: {count}',
    },
  },
  'press/no-room-for-marks': {
    severity: 'warning',
    what: {
      zh: '{sheet} 的纸边放不下裁切线和折标',
      en: '{sheet} has no room around the pages for crop and fold marks',
    },
    mend: {
      zh: '请换大一号的纸，如 --sheet {wanted}',
      en: 'use a larger sheet, such as --sheet {wanted}',
    },
  },
  'press/thick-booklet': {
    severity: 'info',
    what: {
      zh: '骑马钉一帖有 {sheets} 张，80 g 纸一般不宜超过 {limit} 张',
      en: '{sheets|sheet is|sheets are} stitched through one fold; more than {limit} sheets of 80 g/m² fold badly',
    },
    mend: {
      zh: '可改用 --scheme perfect 分帖胶装',
      en: 'use --scheme perfect to bind in signatures',
    },
  },
  'press/creep-too-large': {
    severity: 'error',
    what: {
      zh: '爬移 {creep} mm 超过页宽的四分之一（{limit} mm）',
      en: 'a creep of {creep} mm is more than a quarter of the page’s width ({limit} mm)',
    },
    mend: {
      zh: '爬移约为最里一张外面各层纸的总厚度，80 g 纸每张约 0.1 mm',
      en: 'set it to about the thickness of the sheets around the innermost one, some 0.1 mm each at 80 g/m²',
    },
  },
} as const satisfies Record<string, Rule>;
