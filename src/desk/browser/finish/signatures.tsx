import { useState } from 'preact/hooks';
import type { ReviewStage, Signing } from '../../api.js';
import { attempt } from '../notes.js';
import { call } from '../server.js';
import { t } from '../words.js';

interface SignaturesProps {
  readonly id: string;
  readonly signing: Signing;
  readonly onSigning: (signing: Signing) => void;
}

/** The three reviews: who signed when, and whether the text has changed since. */
export function Signatures({ id, signing, onSigning }: SignaturesProps) {
  const [name, setName] = useState('');
  const run = async (body: () => Promise<Signing>) => {
    const answer = await attempt(body);
    if (answer !== undefined) onSigning(answer);
  };
  const sign = (stage: ReviewStage) => run(() => call('sign', { id, stage, name }));
  return (
    <>
      <p class="soft small">{t('signingHint')}</p>
      <label for="signer">{t('signer')}</label>
      <input
        id="signer"
        type="text"
        autocomplete="name"
        value={name}
        onInput={({ currentTarget }) => setName(currentTarget.value)}
      />
      <ol class="signatures">
        {signing.stages.map(({ stage, signOff, valid }) => (
          <li key={stage} class={valid ? 'valid' : signOff === undefined ? 'none' : 'void'}>
            <strong>{t(`stage.${stage}`)}</strong>
            <span>
              {signOff === undefined
                ? t('notSigned')
                : t(valid ? 'signedBy' : 'signatureVoid', {
                    name: signOff.name,
                    date: signOff.date,
                  })}
            </span>
            {valid ? (
              <button
                type="button"
                class="quiet"
                onClick={() => run(() => call('withdraw', { id, stage }))}
              >
                {t('withdraw')}
              </button>
            ) : (
              <button type="button" disabled={name.trim() === ''} onClick={() => sign(stage)}>
                {t('sign', { stage: t(`stage.${stage}`) })}
                <span class="hidden">{t('signWhich', { stage: t(`stage.${stage}`) })}</span>
              </button>
            )}
          </li>
        ))}
      </ol>
      <p class="soft small digest">
        {t('textDigest')} <code>{signing.text.slice(0, 16)}</code>
      </p>
    </>
  );
}
