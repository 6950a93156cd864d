import type { MessageText } from './rule.js';

/** Faults of YAML in words, by the codes of the yaml library. */
const PROBLEMS = new Map<string, MessageText>([
  ['ALIAS_PROPS', { zh: '别名（*）不能再带锚点或标签', en: 'an alias (*) takes no anchor or tag' }],
  [
    'BAD_ALIAS',
    {
      zh: '星号开头的文字要加引号',
      en: 'a text that begins with an asterisk needs quotation marks',
    },
  ],
  ['BAD_DIRECTIVE', { zh: '% 开头的指令不对', en: 'a directive (%) is wrong' }],
  [
    'BAD_DQ_ESCAPE',
    {
      zh: '双引号里的反斜线写法不对',
      en: 'a backslash in double quotes stands before a wrong character',
    },
  ],
  ['BAD_INDENT', { zh: '缩进不对', en: 'the indent is wrong' }],
  [
    'BAD_PROP_ORDER',
    { zh: '锚点和标签的位置不对', en: 'an anchor or a tag stands in a wrong place' },
  ],
  [
    'BAD_SCALAR_START',
    {
      zh: '文字不能以这个字符开头，请加引号',
      en: 'a text cannot begin with this character without quotation marks',
    },
  ],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    {
      zh: '一行里有两个冒号，请给值加引号',
      en: 'a line has two colons: put its value in quotation marks',
    },
  ],
  [
    'BLOCK_IN_FLOW',
    {
      zh: '方括号或花括号里不能分行写列表',
      en: 'a list of several lines cannot stand inside brackets',
    },
  ],
  ['DUPLICATE_KEY', { zh: '同一项写了两次', en: 'a key occurs twice' }],
  ['MANY_KEYS', { zh: '一处的项超过一万个', en: 'a map has more than 10,000 keys' }],
  ['KEY_OVER_1024_CHARS', { zh: '项的名称太长', en: 'a key is too long' }],
  [
    'MISSING_CHAR',
    {
      zh: '缺少引号、括号、逗号或空格',
      en: 'a quotation mark, bracket, comma or space is missing',
    },
  ],
  [
    'MULTILINE_IMPLICIT_KEY',
    {
      zh: '这一行缺少冒号，或多行的值没有缩进',
      en: 'the line lacks its colon, or a value of several lines its indent',
    },
  ],
  ['MULTIPLE_ANCHORS', { zh: '一个值有两个锚点', en: 'a value has two anchors' }],
  ['MULTIPLE_DOCS', { zh: '文件里多了一行 ---', en: 'the file has one line --- too many' }],
  ['MULTIPLE_TAGS', { zh: '一个值有两个标签', en: 'a value has two tags' }],
  ['NON_STRING_KEY', { zh: '项的名称要是文字', en: 'a key must be a text' }],
  ['TAB_AS_INDENT', { zh: '缩进用了制表符，请改为空格', en: 'a tab indents the line: use spaces' }],
  ['TAG_RESOLVE_FAILED', { zh: '标签（!）不能用在这里', en: 'a tag (!) cannot stand here' }],
  ['UNEXPECTED_TOKEN', { zh: '这里有多余的字符', en: 'a character does not belong here' }],
  ['BAD_COLLECTION_TYPE', { zh: '标签与值的种类不符', en: 'a tag does not fit its value' }],
  [
    'UNKNOWN_ALIAS',
    {
      zh: '“*{name}”被当作别名，却没有它的锚点；星号开头的文字要加引号',
      en: '“*{name}” is read as an alias, but no anchor has this name; put quotation marks around a text that begins with an asterisk',
    },
  ],
  ['MANY_ALIASES', { zh: '别名展开后太大', en: 'its aliases expand to too much' }],
  ['TOO_DEEP', { zh: '层次太深', en: 'it is nested too deep' }],
]);

const OTHER: MessageText = { zh: '写法不对', en: 'it is not well formed' };

/** A fault in words. `name` fills the place in the text where there is one. */
export function yamlProblem(code: string, { name = '' } = {}): MessageText {
  const { zh, en } = PROBLEMS.get(code) ?? OTHER;
  return { zh: zh.replace('{name}', () => name), en: en.replace('{name}', () => name) };
}
