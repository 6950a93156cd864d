import type { DeskProject } from '../../api.js';
import type { Documents } from '../documents.js';
import { currentLanguage, t } from '../words.js';
import { saveMetadata } from './save-metadata.js';

interface BookOptionsProps {
  readonly documents: Documents;
  readonly project: DeskProject | undefined;
  /** Another template that is tried; undefined for the edition's. */
  readonly template: string | undefined;
  readonly onTemplate: (template: string | undefined) => void;
}

/** The template, tried at once and kept by a click; cover and contents. */
export function BookOptions({ documents, project, template, onTemplate }: BookOptionsProps) {
  const metadata = (documents.metadata ?? {}) as {
    readonly template?: unknown;
    readonly options?: { readonly cover?: boolean; readonly contents?: boolean };
  };
  const kept = typeof metadata.template === 'string' ? metadata.template : 'booklet';
  const templates = project?.templates ?? [];
  return (
    <>
      <select
        aria-label={t('template')}
        value={template ?? kept}
        onChange={({ currentTarget }) =>
          onTemplate(currentTarget.value === kept ? undefined : currentTarget.value)
        }
      >
        {!templates.some(({ name }) => name === kept) && <option value={kept}>{kept}</option>}
        {templates.map(({ name, title, page }) => (
          <option key={name} value={name}>
            {title[currentLanguage()]} · {page.size ?? `${page.width}×${page.height} mm`}
          </option>
        ))}
      </select>
      {template !== undefined && (
        <button
          type="button"
          onClick={async () => {
            await saveMetadata(documents, ['template'], template);
            onTemplate(undefined);
          }}
        >
          {t('keepTemplate')}
        </button>
      )}
      {(['cover', 'contents'] as const).map((key) => (
        <label key={key} class="small">
          <input
            type="checkbox"
            checked={metadata.options?.[key] ?? true}
            onChange={({ currentTarget }) =>
              saveMetadata(documents, ['options', key], currentTarget.checked)
            }
          />{' '}
          {t(`option.${key}`)}
        </label>
      ))}
    </>
  );
}
