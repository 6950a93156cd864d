import { PAGE_SIZES } from '../../../model/lengths.js';
import type { DeskProject } from '../../api.js';
import type { Documents } from '../documents.js';
import { currentLanguage, t } from '../words.js';
import { saveMetadata } from './save-metadata.js';

interface BookOptionsProps {
  readonly documents: Documents;
  readonly project: DeskProject | undefined;
  readonly tried: TriedLook;
  readonly onTry: (tried: TriedLook) => void;
}

/** What is tried on the pages and not kept; undefined for what the edition says. */
export interface TriedLook {
  readonly template?: string | undefined;
  readonly size?: string | undefined;
}

/** The template and the size of the pages, tried at once and kept by a click; cover and contents. */
export function BookOptions({ documents, project, tried, onTry }: BookOptionsProps) {
  const { template, size } = tried;
  const metadata = (documents.metadata ?? {}) as {
    readonly template?: unknown;
    readonly options?: {
      readonly cover?: boolean;
      readonly contents?: boolean;
      readonly size?: string;
    };
  };
  const kept = typeof metadata.template === 'string' ? metadata.template : 'booklet';
  const keptSize = metadata.options?.size ?? '';
  const templates = project?.templates ?? [];
  return (
    <>
      <select
        aria-label={t('template')}
        value={template ?? kept}
        onChange={({ currentTarget }) =>
          onTry({ ...tried, template: unlessKept(currentTarget.value, kept) })
        }
      >
        {!templates.some(({ name }) => name === kept) && <option value={kept}>{kept}</option>}
        {templates.map(({ name, title, page }) => (
          <option key={name} value={name}>
            {title[currentLanguage()]} · {page.size ?? `${page.width}×${page.height} mm`}
          </option>
        ))}
      </select>
      <select
        aria-label={t('pageSize')}
        value={size ?? keptSize}
        onChange={({ currentTarget }) =>
          onTry({ ...tried, size: unlessKept(currentTarget.value, keptSize) })
        }
      >
        {keptSize === '' && <option value="">{t('ownSize')}</option>}
        {Object.keys(PAGE_SIZES).map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      {(template !== undefined || size !== undefined) && (
        <button
          type="button"
          onClick={async () => {
            if (template !== undefined) await saveMetadata(documents, ['template'], template);
            if (size !== undefined) await saveMetadata(documents, ['options', 'size'], size);
            onTry({});
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

function unlessKept(value: string, kept: string): string | undefined {
  return value === kept ? undefined : value;
}
