import type { MessageText } from '../index.js';

/** What is wrong with a command as it was typed. */
export const USAGE = {
  deskPortTaken: {
    zh: '端口 {port} 不能用；请换一个，或不写 --port',
    en: 'port {port} cannot be used; name another one, or leave --port out',
  },
  badDate: {
    zh: '--date {value} 不是日期，请写成 2026-03-05 这样的形式',
    en: '--date {value} is not a date; write it like 2026-03-05',
  },
  nothingToAdd: { zh: '请写明字体文件夹', en: 'name a folder of fonts' },
  unknownCommand: { zh: '没有“{name}”这个命令', en: 'there is no command “{name}”' },
  unknownFlag: { zh: '{command} 没有 {name} 这个选项', en: '{command} has no flag {name}' },
  missingArgument: { zh: '缺少参数 {name}', en: 'the argument {name} is missing' },
  missingValue: { zh: '{name} 后面要有值', en: '{name} needs a value' },
  tooMany: { zh: '参数太多', en: 'too many arguments' },
  didYouMean: { zh: '；是不是 {name}？', en: '; did you mean {name}?' },
  bug: {
    zh: 'Kanben 自身出错（不是您的稿件的问题）：{message}',
    en: 'a bug in Kanben, not a fault in your input: {message}',
  },
  nothingNamed: {
    zh: '没有指明刊本；请写出它的文件夹，或用 --all 制作 content 中的全部刊本',
    en: 'no edition named; name its folder, or use --all for every edition in content',
  },
  nothingToCheck: {
    zh: '没有指明要检查什么；请写出它的文件夹',
    en: 'nothing to check was named; name its folder',
  },
  listTakesNone: {
    zh: 'list 后面不用写文件夹；要检查它，请用 check',
    en: 'list takes no folder; to check one, use check',
  },
  badChoice: {
    zh: '{flag} 不能是“{value}”；可用 {known}',
    en: '{flag} cannot be “{value}”; it takes {known}',
  },
  badSheet: {
    zh: '--sheet 不能是“{value}”；可用 A0–A7、B0–B7、RA0–RA4、SRA0–SRA4，或如 320x450mm',
    en: '--sheet cannot be “{value}”; it takes A0–A7, B0–B7, RA0–RA4, SRA0–SRA4, or a size like 320x450mm',
  },
  badSignature: {
    zh: '{flag} 不能是“{value}”；每帖页数是 4 的倍数，如 16',
    en: '{flag} cannot be “{value}”; a signature has a multiple of 4 pages, such as 16',
  },
  badCreep: {
    zh: '{flag} 不能是“{value}”；请给出毫米数，如 0.8',
    en: '{flag} cannot be “{value}”; give millimetres, such as 0.8',
  },
  badMost: {
    zh: '{flag} 不能是“{value}”；请给出 1 到 {most} 之间的整数',
    en: '{flag} cannot be “{value}”; give a whole number from 1 to {most}',
  },
  flagNeedsAction: {
    zh: '{flag} 只用于 {command}',
    en: '{flag} works only with {command}',
  },
  flagNeedsScheme: {
    zh: '{flag} 只用于 --scheme {scheme}',
    en: '{flag} works only with --scheme {scheme}',
  },
  badPattern: {
    zh: '{flag} 的正则表达式有误：{message}',
    en: '{flag} is not a regular expression: {message}',
  },
} as const satisfies Record<string, MessageText>;
