import type { Diagnostic } from '@codemirror/lint';
import type { EditorView } from '@codemirror/view';
import type { DeskDiagnostic } from '../../api.js';
import { sentence, t } from '../words.js';

/** The diagnostics of a file as its editor shows them; one that has a remedy is mended by a click. */
export function shownIn(
  file: string,
  view: EditorView,
  diagnostics: readonly DeskDiagnostic[],
): readonly Diagnostic[] {
  const { doc } = view.state;
  return diagnostics.flatMap((one): readonly Diagnostic[] => {
    if (one.file !== file || one.line === null || one.line > doc.lines) return [];
    const line = doc.line(one.line);
    const from = Math.min(line.to, line.from + Math.max(0, (one.column ?? 1) - 1));
    const { remedy } = one;
    const taken = remedy === undefined ? '' : doc.sliceString(from, from + remedy.take.length);
    const canMend = remedy !== undefined && taken === remedy.take;
    const to = canMend ? from + remedy.take.length : Math.max(from, line.to);
    return [
      {
        from,
        to,
        severity: one.severity,
        source: one.rule,
        message: sentence(one),
        ...(canMend && {
          actions: [
            {
              name: t('mend', { put: remedy.put }),
              apply: (editor, at) => {
                editor.dispatch({
                  changes: { from: at, to: at + remedy.take.length, insert: remedy.put },
                });
              },
            },
          ],
        }),
      },
    ];
  });
}
