import type { ComponentChildren } from 'preact';

/** A region that scrolls is reached and scrolled by the keyboard. */
export const SCROLLS = { tabIndex: 0 } as const;

/** Buttons and fields that belong together, with a name for screen readers. */
export function ControlGroup({
  label,
  kind = '',
  children,
}: {
  readonly label: string;
  readonly kind?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <fieldset class={`group ${kind}`}>
      <legend class="hidden">{label}</legend>
      {children}
    </fieldset>
  );
}

/** Buttons of which one is pressed: the choice of what is shown. */
export function Choices<Name extends string>({
  names,
  chosen,
  onChoose,
  wordOf,
}: {
  readonly names: readonly Name[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
  readonly wordOf: (name: Name) => string;
}) {
  return (
    <>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={chosen === name}
          onClick={() => onChoose(name)}
        >
          {wordOf(name)}
        </button>
      ))}
    </>
  );
}
