import { countWords } from '../../../model/count-words.js';
import type { Documents, OpenText } from '../documents.js';
import { t } from '../words.js';

interface WordCountProps {
  readonly documents: Documents;
  readonly text: string;
}

/** The words of the open chapter and of all chapters. */
export function WordCount({ documents, text }: WordCountProps) {
  const words = documents.chapters.reduce((sum, one) => sum + wordsOf(one), 0);
  return (
    <p class="soft small count">
      {t('wordCount', { count: countWords(text).toLocaleString() })} ·{' '}
      {t('inAll', { count: words.toLocaleString() })}
    </p>
  );
}

/** The number of words of a text. It is kept, since a changed text is a new value. */
function wordsOf(one: OpenText): number {
  const known = counted.get(one);
  if (known !== undefined) return known;
  const words = countWords(one.text);
  counted.set(one, words);
  return words;
}

const counted = new WeakMap<OpenText, number>();
