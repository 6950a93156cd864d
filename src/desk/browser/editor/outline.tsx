import { t } from '../words.js';

interface OutlineProps {
  readonly text: string;
  readonly onOffset: (offset: number) => void;
}

/** The headings of the open chapter; a click goes there. */
export function Outline({ text, onOffset }: OutlineProps) {
  const headings = [...text.matchAll(/^(#{1,4})[ \t]+([^\n]{1,200})/gm)];
  if (headings.length < 2) return null;
  return (
    <nav aria-label={t('outline')}>
      <h2 class="small">{t('outline')}</h2>
      <ol class="outline">
        {headings.map(({ 1: marks = '', 2: heading = '', index }) => (
          <li key={index} class={`level-${marks.length}`}>
            <button type="button" class="quiet" onClick={() => onOffset(index)}>
              {heading}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
