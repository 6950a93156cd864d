import type { Rule } from './rule.js';

/** What an edition's pictures can get wrong. */
export const pictureRules = {
  'edition/picture-width': {
    severity: 'error',
    what: { zh: '图片宽度“{size}”的写法不对', en: 'the picture width “{size}” has the wrong form' },
    mend: {
      zh: '请写成 图.png#width=60% 或 图.png#width=80mm',
      en: 'write map.png#width=60% or map.png#width=80mm',
    },
  },
  'edition/cmyk-picture': {
    severity: 'info',
    what: {
      zh: '图片 {path} 是四色（CMYK）{kind}，已转为 RGB，因为书的颜色空间是 sRGB',
      en: 'the picture {path} is a {kind} in four inks (CMYK); it is converted to RGB, since the colours of a book are those of sRGB',
    },
    mend: {
      zh: '请在校样上核对颜色；要自己定颜色，请先转为 sRGB 再放进来',
      en: 'look at its colours in the proof; to choose them yourself, convert it to sRGB first',
    },
  },
  'edition/picture-converted': {
    severity: 'info',
    what: {
      zh: '图片 {path} 是 {kind}，已转为像素相同的 PNG',
      en: 'the picture {path} is a {kind}; it is converted to a PNG with the same pixels',
    },
  },
  'edition/bad-picture': {
    severity: 'error',
    what: {
      zh: '图片 {path} 是损坏的 {kind}，或像素超过 {most} 百万，或图形过于复杂，不能读取',
      en: 'the picture {path} is a damaged {kind}, has more than {most} million pixels, or is too complex a drawing, and cannot be read',
    },
    mend: { zh: '请重新导出，或换成 PNG、JPEG', en: 'export it again, or save it as PNG or JPEG' },
  },
  'edition/not-turned': {
    severity: 'error',
    what: {
      zh: '照片 {path} 是侧放的，像素超过 {most} 百万或已损坏，Word 和 OFD 里无法转正',
      en: 'the photograph {path} lies on its side and has more than {most} million pixels, or is damaged; it cannot be turned for Word and OFD',
    },
    mend: { zh: '请转正后另存，或缩小', en: 'save it upright, or smaller' },
  },
  'edition/no-image': {
    severity: 'error',
    what: { zh: '没有图片“{path}”', en: 'there is no image “{path}”' },
    mend: {
      zh: '请把图片放进刊本的文件夹，并核对文件名',
      en: 'put it into the edition’s folder and check the file name',
    },
  },
  'edition/outside-image': {
    severity: 'error',
    what: {
      zh: '图片“{path}”不在刊本的文件夹里',
      en: 'the image “{path}” is outside the edition’s folder',
    },
    mend: {
      zh: '请把图片放进刊本的文件夹，写相对路径',
      en: 'put it into the edition’s folder and write a relative path',
    },
  },
  'edition/remote-image': {
    severity: 'warning',
    what: {
      zh: '图片“{path}”在网络上；制作时不联网，所以没有收入',
      en: 'the image “{path}” is on the network, which a build does not read; it was left out',
    },
    mend: {
      zh: '请下载后放进刊本的文件夹，写相对路径',
      en: 'download it into the edition’s folder and write a relative path',
    },
  },
  'edition/no-alt': {
    severity: 'warning',
    what: {
      zh: '图片“{path}”没有文字说明，读屏软件无从朗读',
      en: 'the image “{path}” has no description; a screen reader cannot read it',
    },
    mend: {
      zh: '请写“![说明]({path})”',
      en: 'write “![what it shows]({path})”',
    },
  },
  'edition/no-such-figure': {
    severity: 'warning',
    what: {
      zh: '没有编号为“{id}”的图，照原样印出',
      en: 'no picture has the id “{id}”; the reference is printed as it is written',
    },
    mend: {
      zh: '请在图的后面写 {#{id}}，或改正这里的编号',
      en: 'write {#{id}} behind the picture, or correct the id here',
    },
  },
} as const satisfies Record<string, Rule>;
