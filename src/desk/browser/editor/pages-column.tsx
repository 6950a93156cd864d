import { useState } from 'preact/hooks';
import type { DeskProject, FilePlace } from '../../api.js';
import type { Documents } from '../documents.js';
import { PageList } from '../pages/page-list.js';
import { Phone } from '../pages/phone.js';
import type { BookView } from '../pages/use-pages.js';
import { Choices, ControlGroup } from '../ui.js';
import { t } from '../words.js';
import { BookOptions, type TriedLook } from './options.js';

export type Side = 'pages' | 'phone';

interface PagesColumnProps {
  readonly id: string;
  readonly documents: Documents;
  readonly project: DeskProject | undefined;
  readonly book: BookView;
  readonly side: Side;
  readonly onSide: (side: Side) => void;
  readonly tried: TriedLook;
  readonly onTry: (tried: TriedLook) => void;
  readonly onPlace: (placing: Promise<FilePlace | null | undefined>) => void;
}

/** The pages beside the text, printed or on a phone, and how they look. */
export function PagesColumn(props: PagesColumnProps) {
  const { id, documents, project, book, side, onSide, tried, onTry, onPlace } = props;
  const [marks, setMarks] = useState(true);
  return (
    <section class="looking" aria-label={t('looking')}>
      <div class="row strip">
        <ControlGroup label={t('looking')}>
          <Choices
            names={['pages', 'phone']}
            chosen={side}
            onChoose={onSide}
            wordOf={(one) => t(`side.${one}`)}
          />
        </ControlGroup>
        <BookOptions documents={documents} project={project} tried={tried} onTry={onTry} />
        <label class="small">
          <input
            type="checkbox"
            checked={marks}
            onChange={({ currentTarget }) => setMarks(currentTarget.checked)}
          />{' '}
          {t('proofMarks')}
        </label>
        <span class="grow" />
        <span class="soft small" role="status">
          {book.state?.faulty
            ? t('faultyPages')
            : t('pageCount', { count: book.state?.pages ?? 0 })}
        </span>
      </div>
      {side === 'pages' ? (
        <PageList id={id} book={book} caret={book.caret} marks={marks} onPlace={onPlace} />
      ) : (
        <Phone id={id} documents={documents} />
      )}
    </section>
  );
}
