import { useState } from 'preact/hooks';
import type { FormField } from '../../api.js';
import type { Documents } from '../documents.js';
import { choiceName, fieldName, groupName, t } from '../words.js';
import { saveMetadata } from './save-metadata.js';

interface FormProps {
  readonly documents: Documents;
  readonly form: readonly FormField[];
}

/** edition.yaml as fields, in groups as its schema has them; each value is saved when its field is left. */
export function Form({ documents, form }: FormProps) {
  const groups = new Map<string, FormField[]>();
  for (const field of form) {
    const group = field.path.length > 1 ? (field.path[0] as string) : '';
    groups.set(group, [...(groups.get(group) ?? []), field]);
  }
  return (
    <form class="form" onSubmit={(event) => event.preventDefault()}>
      {[...groups].map(([group, fields]) => {
        const isFilled = fields.some(({ path }) => valueAt(documents.metadata, path) !== undefined);
        const inputs = fields.map((field) => (
          <Field
            key={field.path.join('.')}
            field={field}
            value={valueAt(documents.metadata, field.path)}
            onValue={(value) => saveMetadata(documents, field.path, value)}
          />
        ));
        return group === '' ? (
          <fieldset key={group}>
            <legend>{t('panel.form')}</legend>
            {inputs}
          </fieldset>
        ) : (
          <details key={group} open={isFilled}>
            <summary>{groupName(group)}</summary>
            <fieldset>
              <legend class="hidden">{groupName(group)}</legend>
              {inputs}
            </fieldset>
          </details>
        );
      })}
    </form>
  );
}

interface FieldProps {
  readonly field: FormField;
  readonly value: unknown;
  readonly onValue: (value: unknown) => void;
}

function Field({ field, value, onValue }: FieldProps) {
  const { kind, path, required, choices = [] } = field;
  const [typed, setTyped] = useState<string>();
  const name = `field-${path.join('-')}`;
  const text = typed ?? fieldText(value, kind);
  const leave = () => {
    if (typed === undefined) return;
    setTyped(undefined);
    if (typed !== fieldText(value, kind)) onValue(fieldValue(typed, kind));
  };
  const common = {
    id: name,
    required,
    value: text,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      setTyped(currentTarget.value),
    onBlur: leave,
  };
  return (
    <div class="field">
      <label for={name}>
        {fieldName(path)}
        {required && path.length === 1 && <span class="fault"> *</span>}
      </label>
      {kind === 'boolean' || kind === 'choice' ? (
        <select
          id={name}
          value={value === undefined ? '' : String(value)}
          onChange={({ currentTarget }) =>
            onValue(
              currentTarget.value === ''
                ? null
                : kind === 'boolean'
                  ? currentTarget.value === 'true'
                  : currentTarget.value,
            )
          }
        >
          <option value="">{t('unset')}</option>
          {(kind === 'boolean' ? ['true', 'false'] : choices).map((one) => (
            <option key={one} value={one}>
              {kind === 'boolean' ? t(one === 'true' ? 'yes' : 'no') : choiceName(path, one)}
            </option>
          ))}
        </select>
      ) : kind === 'lines' || kind === 'people' ? (
        <textarea rows={3} {...common} placeholder={kind === 'people' ? t('peopleHint') : ''} />
      ) : (
        <input
          type="text"
          inputMode={kind === 'number' ? 'numeric' : undefined}
          placeholder={kind === 'date' ? '2026-03-05' : ''}
          {...common}
        />
      )}
    </div>
  );
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[key];
  }
  return at;
}

/** One person per line: the name and, behind ` / `, the code of the person's role. */
function fieldText(value: unknown, kind: FormField['kind']): string {
  if (value === undefined || value === null) return '';
  if (!Array.isArray(value)) return String(value);
  if (kind !== 'people') return value.join('\n');
  return value
    .map((one: unknown) => {
      if (typeof one !== 'object' || one === null) return String(one);
      const { name, role } = one as { name?: unknown; role?: unknown };
      return role === undefined ? String(name) : `${name} / ${role}`;
    })
    .join('\n');
}

function fieldValue(text: string, kind: FormField['kind']): unknown {
  if (text.trim() === '') return null;
  if (kind === 'number') return /^\d+$/.test(text.trim()) ? Number(text) : text.trim();
  if (kind !== 'lines' && kind !== 'people') return text.trim();
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (kind === 'lines') return lines;
  return lines.map((line) => {
    const [name = '', role] = line.split(' / ');
    return role === undefined ? name : { name: name.trim(), role: role.trim() };
  });
}
