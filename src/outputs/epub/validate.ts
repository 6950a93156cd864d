import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';

/** EPUBCheck's findings on a finished EPUB, as diagnostics at their places inside it. */
export async function checkEpub(bytes: Uint8Array, file: string): Promise<readonly Diagnostic[]> {
  const { EpubCheck } = await import('@likecoin/epubcheck-ts');
  const { messages } = await EpubCheck.validate(bytes);
  return messages.flatMap(({ severity, id, message, location }) => {
    if (severity !== 'fatal' && severity !== 'error' && severity !== 'warning') return [];
    const rule = severity === 'warning' ? 'epub/check-warning' : 'epub/check-error';
    const inside = location?.path === undefined ? file : `${file}!/${location.path}`;
    const place = {
      file: inside,
      ...(location?.line !== undefined && { line: location.line, column: location.column ?? 1 }),
    };
    return [diagnose(rule, place, { id, message })];
  });
}
