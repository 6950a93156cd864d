import type { ManuscriptMetadata } from '../../model/manuscript.js';
import { editedText } from '../working-line.js';
import { punctuate } from './index.js';

/** The fields of a draft that are printed as text: its other fields are names, numbers and dates. */
const OFFICIAL = ['recipients', 'note', 'copyTo'] as const;
const TAIL = ['report', 'send', 'distribute'] as const;

/**
 * Makes the marks Chinese in the fields that a draft gave to edition.yaml and that a page prints: 主送机关, 附件说明, 附注, 抄送机关, 报, 送, 发. The
 * lines themselves stand in edition.yaml as comments, word for word.
 */
export function punctuateFields(
  { official, tail, ...metadata }: ManuscriptMetadata,
  traditional: boolean,
): ManuscriptMetadata {
  const chinese = (text: string) =>
    text
      .split('\n')
      .map((line) => editedText({ text: line, edits: punctuate(line, { traditional }).edits }))
      .join('\n');
  const { attachments } = official ?? {};
  return {
    ...metadata,
    ...(official !== undefined && {
      official: {
        ...changed(official, OFFICIAL, chinese),
        ...(attachments !== undefined && { attachments: attachments.map(chinese) }),
      },
    }),
    ...(tail !== undefined && { tail: changed(tail, TAIL, chinese) }),
  };
}

/** The value with its texts at `keys` changed, in the order that it has. */
function changed<Value extends object>(
  value: Value,
  keys: readonly (keyof Value)[],
  change: (text: string) => string,
): Value {
  const entries = keys.flatMap((key) => {
    const text = value[key];
    return typeof text === 'string' ? [[key, change(text)] as const] : [];
  });
  return { ...value, ...Object.fromEntries(entries) };
}
