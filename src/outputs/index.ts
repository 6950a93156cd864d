import { diagnose, InputError } from '../messages/diagnostic.js';
import { DOCX } from './docx/output.js';
import { EPUB } from './epub/output.js';
import { OFD } from './ofd/output.js';
import type { Output } from './output.js';
import { PDF } from './pdf/output.js';
import { SHEETS } from './sheets/outputs.js';
import { MD, TXT } from './text/output.js';
import { HTML, WEB } from './web/output.js';
import { WECHAT } from './wechat/output.js';

/** The outputs in the order in which a build renders and records them. A new format is a folder and a row here. */
export const OUTPUTS: readonly Output[] = [
  PDF,
  EPUB,
  OFD,
  DOCX,
  WEB,
  HTML,
  WECHAT,
  TXT,
  MD,
  ...SHEETS,
];

/** The row with the name. Throws InputError for an unknown name. */
export function outputNamed(name: string, outputs: readonly Output[] = OUTPUTS): Output {
  const output = outputs.find((one) => one.name === name);
  if (output !== undefined) return output;
  const known = outputs.map((one) => one.name);
  throw new InputError([diagnose('io/unknown-format', {}, { format: name, known })]);
}

/** The row for a file by the ending of its path, the longest ending first; undefined where no row has the ending. */
export function outputOfFile(
  path: string,
  outputs: readonly Output[] = OUTPUTS,
): Output | undefined {
  const name = path.toLowerCase();
  return outputs
    .filter(({ extension }) => name.endsWith(`.${extension}`))
    .sort((a, b) => b.extension.length - a.extension.length)[0];
}

/** The names of the outputs that a build makes by default, in the order of readers' preference. */
export function defaultFormats(outputs: readonly Output[] = OUTPUTS): readonly string[] {
  const chosen = outputs.filter(({ byDefault }) => byDefault);
  return [...chosen].sort((a, b) => a.order - b.order).map(({ name }) => name);
}
