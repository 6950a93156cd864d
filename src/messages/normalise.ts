import type { Rule } from './rule.js';

/** Findings of the normaliser, and faults of a ledger that does not balance. */
export const manuscriptRules = {
  'manuscript/only-title': {
    severity: 'error',
    what: { zh: '源稿只有标题，没有正文', en: 'the source has a title and no text' },
    mend: {
      zh: '请核对源稿是否复制完整；正文如被当作网页杂项去掉，请用 --keep 保留',
      en: 'check that you copied all of it; if text was dropped as page furniture, keep it with --keep',
    },
  },
  'manuscript/no-title': {
    severity: 'warning',
    what: { zh: '没有认出标题', en: 'no title was recognised' },
    mend: { zh: '请用 --title 指定', en: 'set it with --title' },
  },
  'manuscript/all-in-note': {
    severity: 'warning',
    what: {
      zh: '没有认出篇目标题，全文都归入了{name}',
      en: 'no heading was recognised: all of the text stands in {name}',
    },
    mend: {
      zh: '请用 --heading 指明标题的写法，或者在源稿中给标题加上“# ”',
      en: 'say with --heading what a heading looks like, or put “# ” before the headings in the source',
    },
  },
  'manuscript/scheme': {
    severity: 'info',
    what: {
      zh: '按以下标题形式分为 {count} 篇：{schemes}',
      en: 'divided into {count|chapter|chapters} by these forms of headings: {schemes}',
    },
  },
  'manuscript/half-stop': {
    severity: 'warning',
    what: {
      zh: '汉字之间有半角句点：“{here}”，未改动',
      en: 'a half-width full stop between Chinese characters was not changed: “{here}”',
    },
    mend: {
      zh: '请在 Markdown 中改为“。”，人名中改为“·”',
      en: 'change it to 。 in the Markdown, or to · in a name',
    },
  },
  'manuscript/near-copy': {
    severity: 'warning',
    what: {
      zh: '与{place}相近而不相同，两段都保留：此处“{here}”，彼处“{there}”',
      en: 'similar to {place} but not equal; both are kept: here “{here}”, there “{there}”',
    },
    mend: {
      zh: '请核对并删去多余的一段',
      en: 'compare the two and delete the one that you do not want',
    },
  },
  'manuscript/unpaired-quote': {
    severity: 'warning',
    what: {
      zh: '引号不成对，没有改动',
      en: 'a quotation mark has no partner; it was not changed',
    },
    mend: { zh: '请在 Markdown 中改正', en: 'correct it in the Markdown' },
  },
  'manuscript/unpaired-bracket': {
    severity: 'warning',
    what: {
      zh: '括号不成对，没有改动：“{here}”',
      en: 'a bracket has no partner; it was not changed: “{here}”',
    },
    mend: {
      zh: '请在 Markdown 中补上或删去',
      en: 'add its partner in the Markdown, or delete it',
    },
  },
  'manuscript/lost-interpunct': {
    severity: 'warning',
    what: {
      zh: '汉字之间的半角“?”可能是转码时丢失的间隔号，未作改动：“{here}”',
      en: 'a half-width ? between Chinese characters may be a lost interpunct; it was not changed: “{here}”',
    },
    mend: {
      zh: '请在 Markdown 中改为“·”，确是问句则改为“？”',
      en: 'change it to · in the Markdown, or to ？ in a question',
    },
  },
  'manuscript/region-missing': {
    severity: 'warning',
    what: {
      zh: '编者按提到“{region}”，正文没有这一篇',
      en: 'the editor’s note announces {region}, but there is no such chapter',
    },
    mend: {
      zh: '正文里有这一篇的，是标题没有认出，请用 --heading 写明标题的形式，或在 decisions.yaml 写 take: heading；没有的，请核对源稿',
      en: 'if the text has it, its heading was not recognised: describe it with --heading REGEX, or with take: heading in decisions.yaml; if not, check the source',
    },
  },
  'manuscript/region-not-announced': {
    severity: 'warning',
    what: { zh: '编者按没有提到“{region}”', en: 'the editor’s note does not announce {region}' },
  },
  'manuscript/region-repeated': {
    severity: 'warning',
    what: { zh: '“{region}”不止一篇', en: 'there is more than one chapter of {region}' },
  },
  'manuscript/region-order': {
    severity: 'info',
    what: {
      zh: '各篇的次序与编者按或行政区划代码的次序有 {count} 处不同，第一处：“{region}”排在“{before}”之后',
      en: 'the chapters’ order differs in {count|place|places} from that of the editor’s note or of the region codes; the first: {region} comes after {before}',
    },
    mend: { zh: '如系有意，不必改动', en: 'no change is needed if this is intended' },
  },
  'manuscript/split-paragraph': {
    severity: 'warning',
    what: {
      zh: '这里像是把一段断成了两段：“{end}｜{start}”',
      en: 'this paragraph seems to have been split in two: “{end}｜{start}”',
    },
    mend: {
      zh: '如应合为一段，请在 Markdown 中改正',
      en: 'join the two in the Markdown if they are one paragraph',
    },
  },
  'manuscript/table-in-doubt': {
    severity: 'warning',
    what: {
      zh: '从“{text}……”起的 {count} 行像是用空格或制表符排成的表格，各列不能确定，按原样保留',
      en: '{count|line|lines} from “{text}……” on look like a table set with spaces or tabs; their columns are not certain, and the lines stay as they are',
    },
    mend: {
      zh: '如系表格，请在 Markdown 中改写成表格',
      en: 'if they are a table, write them as one in the Markdown',
    },
  },
  'manuscript/aside-kept': {
    severity: 'warning',
    what: {
      zh: '网页把“{text}……”放在正文之外，因为它是完整的句子，所以保留',
      en: 'the page has “{text}……” outside its main text; it was kept because it is a sentence',
    },
    mend: {
      zh: '如非正文，请在 Markdown 中删去',
      en: 'delete it from the Markdown if it is not part of the text',
    },
  },
  'manuscript/furniture-kept': {
    severity: 'info',
    what: {
      zh: '“{text}……”像是网页杂项，因为含有完整的句子，或者夹在正文中间，所以保留',
      en: '“{text}……” looks like page furniture; it was kept because it contains a sentence or stands in the middle of the text',
    },
    mend: {
      zh: '如非正文，请用 --drop 去掉，或在 Markdown 中删去',
      en: 'if it is not part of the text, remove it with --drop, or delete it from the Markdown',
    },
  },
  'manuscript/mail-left-out': {
    severity: 'warning',
    what: {
      zh: '来信在所引稿件之前写的 {count} 行没有收入：“{text}……”',
      en: '{count|line of the mail before the quoted manuscript was|lines of the mail before the quoted manuscript were} not imported: “{text}……”',
    },
    mend: { zh: '如属稿件，请加 --keep mail', en: 'if they are part of the text, add --keep mail' },
  },
  'manuscript/direction-marks': {
    severity: 'warning',
    what: {
      zh: '从这里起去掉了 {count} 个看不见的方向控制符（{code} 等），读者看到的次序可能因此不同；台账有记录',
      en: 'from here on {count|invisible mark that turns|invisible marks that turn} the direction of the text ({code}) were removed; the text may have been shown in another order; the ledger records them',
    },
    mend: {
      zh: '请对照来源核对这一行的次序',
      en: 'compare the order of this line with its source',
    },
  },
  'manuscript/mojibake': {
    severity: 'warning',
    what: {
      zh: '这一行像是乱码（{kind}）：“{text}”；共 {count} 行如此',
      en: 'this line seems to be garbled ({kind}): “{text}”; {count|line is|lines are} garbled like this',
    },
    mend: {
      zh: '用了 --encoding 的，请换一种编码；没有用的，文件保存时已经乱码，请向来稿者索取原文件',
      en: 'if you named --encoding, try another; if not, the text was garbled when it was saved: ask its sender for the original file',
    },
  },
  'manuscript/numerals': {
    severity: 'info',
    what: {
      zh: '数字的写法不一：此处“{here}”，第 {of} 行“{there}”',
      en: 'numbers are written in two ways: “{here}” here, “{there}” in line {of}',
    },
    mend: {
      zh: '没有改动；如需统一，请在 Markdown 中修改',
      en: 'nothing was changed; make the two consistent in the Markdown',
    },
  },
  'manuscript/repeat-kept': {
    severity: 'info',
    what: {
      zh: '与{place}相同，但前后文不同，没有删去',
      en: 'equals {place}, but the lines around it differ; it was kept',
    },
  },
  'manuscript/repeat-elsewhere': {
    severity: 'info',
    what: {
      zh: '从这里到第 {last} 行，与“{named}”第 {of} 行起的文字相同，没有删去',
      en: 'from here to line {last} the text repeats that of “{named}” from line {of} on; it was kept',
    },
    mend: {
      zh: '如是同一篇稿子交了两次，请删去一处',
      en: 'if one piece was given twice, delete one of the two',
    },
  },
  'manuscript/repeat-differs': {
    severity: 'info',
    what: {
      zh: '与第 {of} 行重复，只有空白或标点宽度不同：此处“{here}”，彼处“{there}”',
      en: 'repeats line {of} except for white space or the width of marks: here “{here}”, there “{there}”',
    },
  },
  'ledger/hand-edited': {
    severity: 'info',
    what: {
      zh: '导入之后有人改动过，不再与源稿逐字比对',
      en: 'edited by hand since the import; it is not compared with the source',
    },
  },
  'ledger/unreadable': {
    severity: 'error',
    what: { zh: '台账不能读取：{problem}', en: 'the ledger can’t be read: {problem}' },
    mend: { zh: '请重新导入源稿', en: 'import the source again' },
  },
  'ledger/source-changed': {
    severity: 'error',
    what: {
      zh: '源稿“{name}”与台账记录的不同',
      en: 'the source “{name}” is not the one that the ledger records',
    },
    mend: { zh: '请恢复源稿，或重新导入', en: 'restore the source, or import again' },
  },
  'ledger/fate': {
    severity: 'error',
    what: {
      zh: '源稿第 {line} 行有 {count} 个去向，应有且只有一个',
      en: 'source line {line} has {count|fate|fates}; it must have exactly one',
    },
    mend: { zh: '请重新导入源稿', en: 'import the source again' },
  },
  'ledger/totals': {
    severity: 'error',
    what: {
      zh: '{key} 的合计写为 {has}，逐行相加为 {wants}',
      en: 'the total of {key} is {has}, but the lines add up to {wants}',
    },
    mend: { zh: '请重新导入源稿', en: 'import the source again' },
  },
  'ledger/not-a-duplicate': {
    severity: 'error',
    what: {
      zh: '第 {line} 行与所指的第 {of} 行不同',
      en: 'line {line} names line {of} as its original but differs from it',
    },
    mend: { zh: '请重新导入源稿', en: 'import the source again' },
  },
  'ledger/edit': {
    severity: 'error',
    what: {
      zh: '第 {line} 行第 {column} 列不是“{from}”',
      en: 'line {line}, column {column} is not “{from}”',
    },
    mend: { zh: '请重新导入源稿', en: 'import the source again' },
  },
  'ledger/text': {
    severity: 'error',
    what: {
      zh: '与源稿不符：源稿为“{wants}”，这里为“{has}”',
      en: 'differs from the source: the source has “{wants}”, this file has “{has}”',
    },
    mend: { zh: '请重新导入源稿', en: 'import the source again' },
  },
} as const satisfies Record<string, Rule>;
