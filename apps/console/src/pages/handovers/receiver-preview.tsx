import type { HandoverPreview } from '@stafett/schemas';
import { useTranslation } from 'react-i18next';
import { CaseParts } from '../cases/case-parts.tsx';
import { CaseSentence } from '../cases/case-sentence.tsx';
import { DocumentBody, Written } from '../cases/document-body.tsx';
import { partyName } from './party-names.ts';

/** The case through the receiver's eyes: the same parts as on their page of it, and nothing else. */
export const ReceiverPreview = ({
  receiver: { party, view, message, opensWhenAccepted },
  papers,
}: {
  receiver: HandoverPreview['receivers'][number];
  papers: HandoverPreview['papers'];
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
      {papers.map(({ document, content }) => (
        <section key={document} className="document">
          <h4>{t(`documentKind.${content.kind}`)}</h4>
          <DocumentBody content={content} />
        </section>
      ))}
      <CaseSentence view={view} />
      <CaseParts view={view} preview />
      <section>
        <h4>{t('sendHandover.whenAccepted')}</h4>
        <p>{t('sendHandover.whenAcceptedText')}</p>
        <ul>
          {opensWhenAccepted.map((category) => (
            <li key={category}>{t(`category.${category}`)}</li>
          ))}
        </ul>
        <p>{t(papers.length > 0 ? 'sendHandover.textsStayBut' : 'sendHandover.textsStay')}</p>
      </section>
    </section>
  );
};
