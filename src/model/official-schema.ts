import * as v from 'valibot';
import { date, text } from './edition-values.js';

/** How long a secret is kept: `1年`, `6个月`, `10天`, `长期` (GB/T 9704-2012 7.2.2). */
const term = v.pipe(text, v.regex(/^(?:长期|\d+(?:年|个月|天))$/u, 'a term such as 1年 or 长期'));
/** Six digits at most, GB/T 9704-2012 7.2.1: in quotation marks, since YAML drops leading noughts. */
const copyNumber = v.pipe(text, v.regex(/^\d{6}$/, 'six digits in quotation marks: "000001"'));
const names = v.pipe(v.array(text), v.minLength(1));

/** The elements of an official document (公文, GB/T 9704-2012 clause 7), docs/official.md. */
export const OfficialSchema = v.strictObject({
  /** 文件格式 7, 信函格式 10.1, 命令（令）格式 10.2, 纪要格式 10.3. */
  form: v.optional(v.picklist(['document', 'letter', 'order', 'minutes']), 'document'),
  copyNumber: v.exactOptional(copyNumber),
  secrecy: v.exactOptional(v.picklist(['绝密', '机密', '秘密'])),
  secrecyTerm: v.exactOptional(term),
  urgency: v.exactOptional(v.picklist(['特急', '加急'])),
  /** The organs' names as the mark prints them, the organ in charge first; 文件 behind one of them stands beside them all. */
  issuers: v.exactOptional(names),
  number: v.exactOptional(text),
  /** Of a document to a higher organ (上行文). */
  signers: v.exactOptional(names),
  recipients: v.exactOptional(text),
  attachments: v.exactOptional(names),
  /** The organs that sign; with `seal: signed` the posts of those who sign. By default the issuers. */
  signature: v.exactOptional(names),
  date: v.exactOptional(date),
  seal: v.optional(v.picklist(['yes', 'no', 'signed']), 'yes'),
  note: v.exactOptional(text),
  copyTo: v.exactOptional(text),
  printedBy: v.exactOptional(text),
  printedOn: v.exactOptional(date),
});
