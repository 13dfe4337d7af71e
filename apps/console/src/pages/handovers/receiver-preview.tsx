import type { HandoverPreview } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { CaseParts } from '../cases/case-parts.tsx';
import { CaseSentence } from '../cases/case-sentence.tsx';
import { Written } from '../cases/document-body.tsx';
import { partyName } from './party-names.ts';

/** The case through the receiver's eyes: the same parts as on their page of it, and nothing else. */
export const ReceiverPreview = ({
  receiver: { party, view, message },
}: {
  receiver: HandoverPreview['receivers'][number];
}) => {
  const { t } = useTranslation();
  return (
    <section className="preview" aria-label={t('sendHandover.previewOf', { party: partyName(party) })}>
      <h3>{t('sendHandover.previewOf', { party: partyName(party) })}</h3>
      {message !== undefined && (
        <section className="document">
          <h4>{t('sendHandover.message')}</h4>
          <Written text={message} />
        </section>
      )}
      <CaseSentence view={view} />
      <CaseParts view={view} preview />
    </section>
  );
};
