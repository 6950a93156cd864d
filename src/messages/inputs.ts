import type { Rule } from './rule.js';

/** What can be wrong with the bytes of a source. */
export const sourceRules = {
  'source/empty': {
    severity: 'error',
    what: { zh: '源稿是空的', en: 'the source is empty' },
    mend: { zh: '请核对文件', en: 'check that this is the right file' },
  },
  'source/binary': {
    severity: 'error',
    what: { zh: '这不是文本文件（{kind}）', en: 'this is no text file ({kind})' },
    mend: {
      zh: '请另存为 .txt、.md、.html 或 .docx 再导入',
      en: 'save its text as .txt, .md, .html or .docx and import that',
    },
  },
  'source/bad-docx': {
    severity: 'error',
    what: { zh: 'Word 文档不能读取：{problem}', en: 'the Word document cannot be read: {problem}' },
    mend: { zh: '请在 Word 中另存为 .docx 再导入', en: 'save it as .docx in Word again' },
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
      zh: '请用 --encoding 指明编码，或修好该处的字节',
      en: 'name the encoding with --encoding, or mend the bytes there',
    },
  },
} as const satisfies Record<string, Rule>;
