/** What the boxes of Markdown from elsewhere are called in a book, where their source gives no title. */
export const BOX_NAMES: ReadonlyMap<string, string> = new Map([
  ['NOTE', '注'],
  ['INFO', '说明'],
  ['TIP', '提示'],
  ['HINT', '提示'],
  ['IMPORTANT', '重要'],
  ['WARNING', '注意'],
  ['CAUTION', '当心'],
  ['DANGER', '危险'],
  ['DETAILS', '详情'],
  ['EXAMPLE', '示例'],
  ['QUOTE', '引文'],
]);
