import type { ErasedText, ReadContent } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { contactRole, contactsPage } from '../../i18n/sv/contacts.ts';
import { insatsForm } from '../../i18n/sv/insatser.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { api } from '../../trpc.ts';

addRoom({ insatsForm, contactRole, contactsPage });

/** Paragraphs as they were written, line by line. */
export const Written = ({ text }: { text: string }) => <p className="written">{text}</p>;

const Parts = ({ parts }: { parts: readonly (readonly [title: string, text: string | undefined])[] }) => (
  <>
    {parts.map(
      ([title, text]) =>
        text !== undefined &&
        text !== '' && (
          <section key={title} className="document-part">
            <h3>{title}</h3>
            <Written text={text} />
          </section>
        ),
    )}
  </>
);

/** In place of a text whose key is destroyed. */
export const Erased = ({ text: { agencyName: agency, on } }: { text: ErasedText }) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p>
      {t('documentPage.erased')}{' '}
      {on === undefined
        ? t('documentPage.erasedBy', { agency })
        : t('documentPage.erasedOn', { agency, date: format.date(on) })}
    </p>
  );
};

/** What kind of text it is, also where only that is left. */
export const kindOf = (content: ReadContent) => (content.kind === 'erased' ? content.of : content.kind);

/** What a document says, by kind. The commitments of minutes stand with who and when on the meeting's own page. */
export const DocumentBody = ({ content }: { content: ReadContent }) => {
  const { t } = useTranslation();
  switch (content.kind) {
    case 'erased':
      return <Erased text={content} />;
    case 'assessment': {
      const { text } = content;
      return (
        <Parts
          parts={[
            [t('actForm.assessment.summary'), text.summary],
            [t('actForm.assessment.adaptations'), text.adaptations],
            [t('actForm.assessment.interestsAndStrengths'), text.interestsAndStrengths],
            [t('actForm.assessment.ownView'), text.ownView],
            [t('actForm.assessment.motivation'), text.motivation],
            [t('actForm.assessment.health'), text.health],
          ]}
        />
      );
    }
    case 'plan': {
      const { text } = content;
      return (
        <Parts
          parts={[
            [t('actForm.plan.mainOccupation'), text.mainOccupation],
            [t('actForm.plan.weeklySchedule'), text.weeklySchedule],
            [t('actForm.plan.milestones'), text.milestones],
            [t('actForm.plan.followUp'), text.followUp],
            [t('actForm.plan.other'), text.other],
          ]}
        />
      );
    }
    case 'placement': {
      const { text } = content;
      return (
        <Parts
          parts={[
            [t('actForm.placement.employer'), text.employer],
            [t('actForm.placement.supervisor'), text.supervisor],
            [t('actForm.placement.text'), text.text],
          ]}
        />
      );
    }
    case 'mentor': {
      const { text } = content;
      return (
        <Parts
          parts={[
            [t('insatsForm.mentor.name'), text.name],
            [t('insatsForm.mentor.contact'), text.contact],
            [t('insatsForm.mentor.text'), text.text],
          ]}
        />
      );
    }
    case 'contact': {
      const { text } = content;
      return (
        <Parts
          parts={[
            [t('contactsPage.name'), text.name],
            [t('contactsPage.phoneLabel'), text.phone],
            [t('contactsPage.emailLabel'), text.email],
          ]}
        />
      );
    }
    case 'minutes': {
      const { text } = content;
      return (
        <Parts
          parts={[
            [t('minutes.situation'), text.situation],
            [t('minutes.ownWords'), text.participantsOwnWords],
            [t('minutes.commitments'), text.commitments.map(({ what }) => what).join('\n')],
            [t('minutes.amendmentReason'), content.amendmentReason],
          ]}
        />
      );
    }
    case 'referralMessage':
    case 'handoverMessage':
    case 'handoverQuestion':
    case 'handoverAnswer':
    case 'declineNeeded':
    case 'followUp':
    case 'closureExplanation':
    case 'taskNote':
    case 'minutesObjection':
    case 'meetingWish':
    case 'meetingPlace':
    case 'moveReason':
    case 'planReview':
    case 'teamQuestion':
    case 'recommendation':
    case 'recommendationAnswer':
      return <Written text={content.text} />;
    default:
      return content satisfies never;
  }
};

/** A document read at once, where its text belongs to what the page is about. */
export const DocumentText = ({
  caseId,
  document,
  version,
  title,
}: {
  caseId: string;
  document: string;
  version?: number;
  /** What kind of text it is, unless another is given. */
  title?: string;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  // A reading is logged, so it is done once; a new version comes under a link of its own.
  const asked = { caseId, document, ...(version !== undefined && { version }) };
  const query = useQuery({ ...api.documents.read.queryOptions(asked), staleTime: 'static' });
  return (
    <section className="document">
      <h2 className="document-title">
        {title ?? t(query.data ? `documentKind.${kindOf(query.data.content)}` : 'documentPage.title')}
      </h2>
      <Loaded query={query}>
        {({ content, author, writtenAt }) => (
          <>
            <DocumentBody content={content} />
            <p className="quiet">
              {author
                ? t('documentPage.writtenBy', { name: author.name, date: format.dateAndTime(writtenAt) })
                : t('documentPage.written', { date: format.dateAndTime(writtenAt) })}
            </p>
          </>
        )}
      </Loaded>
    </section>
  );
};
