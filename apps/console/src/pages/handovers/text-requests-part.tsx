import type { CaseView } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { textRequest } from '../../i18n/sv/text-request.ts';
import { Section } from '../../parts/page.tsx';
import { StatusText, type Tone } from '../../parts/status-text.tsx';
import { SummaryList, type SummaryRow } from '../../parts/summary-list.tsx';
import { actPlace, documentPlace, mayAct } from '../cases/ways.ts';
import { partyName } from './party-names.ts';
import { useTextName } from './use-text-name.ts';

addRoom({ textRequest });

type Request = NonNullable<CaseView['textRequests']>[number];
const tones: Readonly<Record<Request['status'], Tone>> = {
  open: 'waiting',
  given: 'done',
  refused: 'late',
  lapsed: 'plain',
};

/** Texts that one agency wrote and another has asked for, or may ask for. */
export const TextRequestsPart = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const textName = useTextName();
  const { caseId, textRequests = [], textsToAskFor = [] } = view;
  if (textRequests.length + textsToAskFor.length === 0) return null;
  const askable: readonly SummaryRow[] = textsToAskFor.map((text) => ({
    key: textName(text),
    value: t('textRequest.writtenBy', { party: partyName(text.writtenBy) }),
    action: (
      <Link {...actPlace(caseId, 'be-om-text', { om: text.document })}>
        {t('textRequest.askFor')}: {textName(text)}
      </Link>
    ),
  }));
  const requests: readonly SummaryRow[] = textRequests.map((request) => {
    const { id, status, askedAt, answeredAt, from, askedBy, refused, given } = request;
    return {
      key: textName(request),
      value: (
        <>
          <StatusText tone={tones[status]}>{t(`textRequest.status.${status}`)}</StatusText>
          <span className="below quiet">
            {t('textRequest.askedLine', {
              date: format.date(askedAt),
              from: partyName(askedBy),
              to: partyName(from),
            })}
          </span>
          {answeredAt && (
            <span className="below quiet">
              {refused
                ? t('textRequest.refusedLine', {
                    date: format.date(answeredAt),
                    reason: t(`textRequest.reasons.${refused}`),
                  })
                : t('textRequest.givenLine', { date: format.date(answeredAt) })}
            </span>
          )}
        </>
      ),
      ...(given
        ? { action: <Link {...documentPlace(caseId, given.document)}>{t('textRequest.read')}</Link> }
        : mayAct(view, 'answerTextRequest', id)
          ? { action: <Link {...actPlace(caseId, 'svara-om-text', { om: id })}>{t('textRequest.answerIt')}</Link> }
          : {}),
    };
  });
  return (
    <Section id="texter" title={t('textRequest.title')}>
      {requests.length > 0 && <SummaryList rows={requests} />}
      {askable.length > 0 && (
        <>
          <p className="quiet">{t('textRequest.askable')}</p>
          <SummaryList rows={askable} />
        </>
      )}
    </Section>
  );
};
