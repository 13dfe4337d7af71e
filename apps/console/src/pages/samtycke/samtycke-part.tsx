import type { CaseView } from '@stafett/schemas';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { samtycke } from '../../i18n/sv/samtycke.ts';
import { Section } from '../../parts/page.tsx';
import { StatusText, type Tone } from '../../parts/status-text.tsx';
import { SummaryList, type SummaryRow } from '../../parts/summary-list.tsx';
import { actPlace, documentPlace, mayAct } from '../cases/ways.ts';

addRoom({ samtycke });

type Known = NonNullable<CaseView['samtycke']>;
const tones: Readonly<Record<Known['own'][number]['status'], Tone>> = {
  standing: 'done',
  withdrawn: 'late',
  ended: 'plain',
};

/** What one's own agency has recorded of samtycke in the case, and what may be done with it; of others' nothing. */
export const SamtyckePart = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { caseId, samtycke: known } = view;
  if (!known) return null;
  const { meetings, documents } = known.toUs;
  const closed = !meetings && !documents ? 'nothing' : !meetings ? 'noMeetings' : documents ? undefined : 'noDocuments';
  const own: readonly SummaryRow[] = known.own.map(({ id, receivers, status, terms }) => ({
    key: receivers.length > 0 ? receivers.map(({ name }) => name).join(', ') : t('samtycke.onlyCoordinator'),
    value: (
      <>
        <StatusText tone={tones[status]}>{t(`samtycke.status.${status}`)}</StatusText>
        {terms ? (
          <>
            <span className="below">{terms.categories.map((one) => t(`samtycke.category.${one}`)).join('. ')}</span>
            <span className="below quiet">{t(`samtycke.purpose.${terms.purpose}`)}</span>
            {terms.coordination && receivers.length > 0 && (
              <span className="below quiet">{t('samtycke.coordination')}</span>
            )}
            <span className="below quiet">
              {t('samtycke.period', { from: format.date(terms.from), until: format.date(terms.until) })}
            </span>
            <span className="below quiet">
              {terms.witness ? t('samtycke.oral', { name: terms.witness.name }) : t('samtycke.written')}
            </span>
          </>
        ) : (
          <span className="below quiet">{t('samtycke.unrecorded')}</span>
        )}
      </>
    ),
    ...(status === 'standing' && {
      action: (
        <>
          {mayAct(view, 'renewSamtycke', id) && (
            <Link {...actPlace(caseId, 'forlang-samtycke', { om: id })}>{t('samtycke.renew')}</Link>
          )}{' '}
          {mayAct(view, 'withdrawSamtycke', id) && (
            <Link {...actPlace(caseId, 'aterkalla-samtycke', { om: id })}>{t('samtycke.withdraw')}</Link>
          )}
        </>
      ),
    }),
  }));
  const asked: readonly SummaryRow[] = known.asked.map(({ id, receivers, purpose, askedAt, askedBy }) => ({
    key: receivers.map(({ name }) => name).join(', '),
    value: (
      <>
        <StatusText tone="waiting">{t('samtycke.waits')}</StatusText>
        <span className="below quiet">{t(`samtycke.purpose.${purpose}`)}</span>
        <span className="below quiet">
          {t(askedBy ? 'samtycke.askedByOn' : 'samtycke.askedOn', { name: askedBy?.name, date: format.date(askedAt) })}
        </span>
      </>
    ),
    ...(mayAct(view, 'recordSamtyckeDeclined') && {
      action: (
        <>
          <Link {...actPlace(caseId, 'samtycke', { om: id })}>{t('samtycke.agree')}</Link>{' '}
          <Link {...actPlace(caseId, 'nej-till-samtycke', { om: id })}>{t('samtycke.decline')}</Link>
        </>
      ),
    }),
  }));
  const reviews: readonly SummaryRow[] = known.reviews.map(
    ({ id, receivers, outcome, basis, until, reviewedBy, confirmedBy, why }) => ({
      key: receivers.map(({ name }) => name).join(', '),
      value: (
        <>
          {t(`samtycke.outcome.${outcome}`)}
          <span className="below quiet">
            {t('samtycke.reviewLine', { basis: t(`disclosureBasis.${basis}`), until: format.date(until) })}
          </span>
          <span className="below quiet">{t('samtycke.reviewedBy', { name: reviewedBy.name })}</span>
          <span className="below quiet">
            {confirmedBy ? t('samtycke.confirmedBy', { name: confirmedBy.name }) : t('samtycke.notConfirmed')}
          </span>
        </>
      ),
      action: mayAct(view, 'confirmSekretessReview', id) ? (
        <Link {...actPlace(caseId, 'bekrafta-provning', { om: id })}>{t('samtycke.confirm')}</Link>
      ) : (
        <Link {...documentPlace(caseId, why.document)}>{t('samtycke.read')}</Link>
      ),
    }),
  );
  return (
    <Section id="samtycke" title={t('samtycke.title')}>
      <p className="quiet">{t('samtycke.lead')}</p>
      {closed && <p>{t(`samtycke.toUs.${closed}`)}</p>}
      {own.length > 0 ? <SummaryList rows={own} /> : <p>{t('samtycke.none')}</p>}
      {asked.length > 0 && (
        <>
          <h3>{t('samtycke.askedTitle')}</h3>
          <SummaryList rows={asked} />
        </>
      )}
      {reviews.length > 0 && (
        <>
          <h3>{t('samtycke.reviewTitle')}</h3>
          <SummaryList rows={reviews} />
        </>
      )}
      <ul className="plain-list">
        {mayAct(view, 'askForSamtycke') && (
          <li>
            <Link {...actPlace(caseId, 'fraga-om-samtycke')}>{t('samtycke.ask')}</Link>
          </li>
        )}
        {mayAct(view, 'recordSamtycke') && (
          <li>
            <Link {...actPlace(caseId, 'samtycke')}>{t('samtycke.record')}</Link>
          </li>
        )}
        {mayAct(view, 'withdrawSamtycke') && (
          <li>
            <Link {...actPlace(caseId, 'aterkalla-samtycke')}>{t('samtycke.withdrawAll')}</Link>
          </li>
        )}
        {mayAct(view, 'recordSekretessReview') && (
          <li>
            <Link {...actPlace(caseId, 'sekretessprovning')}>{t('samtycke.review')}</Link>
          </li>
        )}
      </ul>
    </Section>
  );
};
