import type { Rule } from './rule.js';

/** What can't go into a PDF. */
export const pdfRules = {
  'pdf/bad-drawing': {
    severity: 'error',
    what: {
      zh: '图片“{path}”（SVG）无法画进 PDF：{problem}',
      en: 'the image “{path}” (SVG) cannot be drawn in a PDF: {problem}',
    },
    mend: {
      zh: '请由绘图软件重新导出，或换成 PNG',
      en: 'export it again from the program that drew it, or save it as PNG',
    },
  },
  'pdf/forbidden-font': {
    severity: 'error',
    what: {
      zh: '字体“{id}”的许可位（OS/2 fsType）禁止嵌入',
      en: 'the font “{id}” forbids embedding by its licence bits (OS/2 fsType)',
    },
    mend: {
      zh: '请在 fonts/fonts.yaml 换用可以嵌入的字体',
      en: 'choose a font that may be embedded in fonts/fonts.yaml',
    },
  },
} as const satisfies Record<string, Rule>;
