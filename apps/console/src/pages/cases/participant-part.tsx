import type { AgencyKind } from '@stafett/domain';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { beginLower } from '../../format/first-letter.ts';
import { formatPersonnummer } from '../../format/personnummer.ts';
import { useFormat } from '../../format/use-format.ts';
import { Masked } from '../../parts/masked.tsx';
import { Section } from '../../parts/page.tsx';
import { SummaryList, type SummaryRow } from '../../parts/summary-list.tsx';
import { apiClient } from '../../trpc.ts';
import { Lock } from '../protected-identity/protected-mark.tsx';
import type { PartProps } from './case-parts.tsx';
import { actPlace, mayAct } from './ways.ts';

/** The two that have one name in the whole country; the others are a kind: "kommunen". */
const isName = (kind: AgencyKind): boolean => kind === 'arbetsformedlingen' || kind === 'forsakringskassan';

const Identity = ({ view, preview }: PartProps) => {
  const { t } = useTranslation();
  const { identity, caseId, protection } = view;
  if (!identity) return null;
  if (protection?.hidden) {
    return (
      <>
        <Lock /> {t('protection.mark')}
      </>
    );
  }
  if (identity.erased) return t('casePage.identityErased');
  if (identity.missing) {
    return (
      <>
        {t('casePage.nameMissing')}{' '}
        {!preview && mayAct(view, 'participantNamed') && (
          <Link {...actPlace(caseId, 'komplettera')}>{t('command.participantNamed')}</Link>
        )}
      </>
    );
  }
  if (preview) return t(identity.numberKnown ? 'casePage.canShow' : 'casePage.canShowName');
  return (
    <Masked
      what={t(protection ? 'protection.whatWithKommun' : 'casePage.identityWhat')}
      reveal={() => apiClient.cases.revealIdentity.mutate({ caseId })}
    >
      {({ name, personnummer, kommun }) => (
        <>
          {name ?? t('casePage.nameUnknown')}
          <span className="below numeric-text">
            {personnummer === undefined ? t('casePage.numberUnknown') : formatPersonnummer(personnummer)}
          </span>
          {kommun !== undefined && <span className="below">{t('protection.kommun', { kommun })}</span>}
        </>
      )}
    </Masked>
  );
};

/** Who it is about: name and number behind a button, then what is needed to understand the case. */
export const ParticipantPart = (props: PartProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { view, preview } = props;
  const { identity, facts, caseId } = view;
  if (!identity && !facts) return null;
  const change = !preview && mayAct(view, 'recordIncome');
  const rows: readonly SummaryRow[] = [
    ...(identity ? [{ key: t('casePage.identity'), value: <Identity {...props} /> }] : []),
    ...(facts
      ? [
          {
            key: t('casePage.person'),
            value:
              facts.kommun === undefined
                ? t('casePage.personTextNoPlace', { sex: t(`sex.${facts.sex}`), birthYear: facts.birthYear })
                : t('casePage.personText', {
                    sex: t(`sex.${facts.sex}`),
                    birthYear: facts.birthYear,
                    kommun: facts.kommun,
                  }),
          },
          {
            key: t('casePage.referred'),
            value: t('casePage.referredText', {
              date: format.date(facts.referredOn),
              agency: isName(facts.referredBy)
                ? t(`agencyKind.${facts.referredBy}`)
                : beginLower(t(`agencyKind.${facts.referredBy}`)),
            }),
          },
          {
            key: t('casePage.income'),
            value: (
              <>
                {t(`incomeSource.${facts.incomeNow}`)}
                {facts.incomeAtStart !== facts.incomeNow && (
                  <span className="below quiet">
                    {t('actForm.income.from', { income: t(`incomeSource.${facts.incomeAtStart}`) })}
                  </span>
                )}
              </>
            ),
            ...(change && {
              action: <Link {...actPlace(caseId, 'forsorjning')}>{t('casePage.changeIncome')}</Link>,
            }),
          },
          ...(facts.insuranceQuestionOpen
            ? [
                {
                  key: t('casePage.insurance'),
                  value: t('casePage.insuranceOpen'),
                  ...(!preview &&
                    mayAct(view, 'resolveInsuranceQuestion') && {
                      action: <Link {...actPlace(caseId, 'ersattningsfraga')}>{t('casePage.insuranceResolve')}</Link>,
                    }),
                },
              ]
            : []),
        ]
      : []),
  ];
  return (
    <Section {...(preview ? { level: 4 } : { id: 'deltagare' })} title={t('casePage.participant')}>
      <SummaryList rows={rows} />
      {identity && !preview && !view.protection?.hidden && (
        <p className="no-print">
          <Link to="/arenden/$caseId/registerutdrag" params={{ caseId }}>
            {t('casePage.extract')}
          </Link>
        </p>
      )}
    </Section>
  );
};
