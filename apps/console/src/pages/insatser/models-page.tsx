import type { InsatsModelView } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addRoom } from '../../i18n/index.ts';
import { insatsClock, insatserPage, insatsForm } from '../../i18n/sv/insatser.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { api } from '../../trpc.ts';
import { useReasonName } from '../cases/use-reason-name.ts';
import { partyName } from '../handovers/party-names.ts';
import { useClockName } from './use-clock-name.ts';

addRoom({ insatserPage, insatsClock, insatsForm });

type Model = InsatsModelView;

const useNeeds = () => {
  const { t } = useTranslation();
  return ({
    type,
    route,
    agencyKind,
    recommendation,
    followingCase,
    meeting,
  }: Model['closureReasons'][number]['needs']) =>
    [
      meeting
        ? t('insatserPage.needs.meeting', { meeting: t(`meetingKind.${meeting}`) })
        : t(`insatserPage.needs.${type}`),
      ...(route
        ? [
            agencyKind
              ? t('insatserPage.needs.acceptedBy', { agency: t(`agencyKind.${agencyKind}`) })
              : t('insatserPage.needs.accepted'),
          ]
        : []),
      ...(recommendation ? [t('insatserPage.needs.recommendation')] : []),
      ...(followingCase ? [t('insatserPage.needs.followingCase')] : []),
    ].join('. ');
};

/** Who, where, for whom: the first thing one asks of an insats. */
const About = ({ model }: { model: Model }) => {
  const { t } = useTranslation();
  return (
    <SummaryList
      rows={[
        {
          key: t('insatserPage.referrers'),
          value: model.referrers.map((kind) => t(`agencyKind.${kind}`)).join(', '),
        },
        ...(model.age ? [{ key: t('insatserPage.age'), value: t('insatserPage.ages', model.age) }] : []),
        ...model.places.map(({ place, kommuner, host, coordinator }) => ({
          key: kommuner.join(', ') || place,
          value: t('insatserPage.place', { host: partyName(host), coordinator: partyName(coordinator) }),
        })),
        ...model.warnings.map(({ code, income }) => ({
          key: t('insatserPage.warning', { income: t(`incomeSource.${income}`) }),
          value: t(`warning.${code}`),
        })),
        ...(model.insuranceQuestionBlocksStart
          ? [{ key: t('insatserPage.insurance'), value: t('insatserPage.insuranceBlocks') }]
          : []),
        ...(model.hasTeam ? [{ key: t('insatsForm.team.title'), value: t('insatserPage.team') }] : []),
        ...(model.continuesInto.length > 0
          ? [{ key: t('insatsForm.following.title'), value: model.continuesInto.join(', ') }]
          : []),
      ]}
    />
  );
};

const Tables = ({ model }: { model: Model }) => {
  const { t } = useTranslation();
  const clockName = useClockName();
  const reasonName = useReasonName();
  const needs = useNeeds();
  return (
    <>
      <DataTable
        caption={t('insatserPage.phases')}
        captionSeen
        columns={[
          { id: 'phase', header: t('insatserPage.phase'), names: true, cell: ({ phase }) => t(`phase.${phase}`) },
          {
            id: 'next',
            header: t('insatserPage.next'),
            cell: ({ next }) => next.map((phase) => t(`phase.${phase}`)).join(', ') || '–',
          },
          {
            id: 'review',
            header: t('insatserPage.review'),
            numeric: true,
            cell: ({ reviewAfterDays }) => reviewAfterDays,
          },
          {
            id: 'stalled',
            header: t('insatserPage.stalled'),
            numeric: true,
            cell: ({ stalledAfterWorkingDays }) => stalledAfterWorkingDays,
          },
        ]}
        rows={model.phases.filter(({ phase }) => phase !== 'closed')}
        rowKey={({ phase }) => phase}
      />
      <DataTable
        caption={t('insatserPage.clocks')}
        captionSeen
        columns={[
          { id: 'clock', header: t('insatserPage.clock'), names: true, cell: ({ clock }) => clockName(clock) },
          { id: 'value', header: t('insatserPage.value'), numeric: true, cell: ({ value }) => value },
        ]}
        rows={model.clocks}
        rowKey={({ clock }) => clock}
      />
      {model.steps.length > 0 && (
        <DataTable
          caption={t('insatsForm.step.table')}
          captionSeen
          columns={[
            {
              id: 'step',
              header: t('insatsForm.steps'),
              names: true,
              cell: ({ step }) => t('insatsForm.step.name', { step }),
            },
            {
              id: 'target',
              header: t('insatsForm.step.target'),
              cell: ({ targetPercent, afterMonths }) =>
                t('insatsForm.step.targetOf', { percent: targetPercent, months: afterMonths }),
            },
          ]}
          rows={model.steps}
          rowKey={({ step }) => String(step)}
        />
      )}
      <DataTable
        caption={t('insatserPage.reasons')}
        captionSeen
        columns={[
          {
            id: 'reason',
            header: t('insatserPage.reason'),
            names: true,
            cell: ({ reportCode }) => reasonName(reportCode),
          },
          { id: 'needs', header: t('insatserPage.required'), cell: (reason) => needs(reason.needs) },
        ]}
        rows={model.closureReasons}
        rowKey={({ id }) => id}
      />
      <DataTable
        caption={t('insatserPage.ladder')}
        captionSeen
        columns={[
          { id: 'task', header: t('insatserPage.task'), names: true, cell: ({ kind }) => t(`taskKind.${kind}`) },
          {
            id: 'due',
            header: t('insatserPage.due'),
            numeric: true,
            cell: ({ dueInWorkingDays }) => dueInWorkingDays,
          },
          { id: 'remind', header: t('ladderStep.remind'), numeric: true, cell: ({ ladder }) => ladder.remind },
          { id: 'manager', header: t('ladderStep.manager'), numeric: true, cell: ({ ladder }) => ladder.manager },
          {
            id: 'coordinator',
            header: t('ladderStep.coordinator'),
            numeric: true,
            cell: ({ ladder }) => ladder.coordinator,
          },
          {
            id: 'raiseInTeam',
            header: t('ladderStep.raiseInTeam'),
            numeric: true,
            cell: ({ ladder }) => ladder.raiseInTeam,
          },
        ]}
        rows={model.tasks}
        rowKey={({ kind }) => kind}
      />
    </>
  );
};

/** Insatser: how each of them works, in words. Earlier versions stand last: cases go on by them. */
export const ModelsPage = () => {
  const { t } = useTranslation();
  const query = useQuery(api.insatser.models.queryOptions());
  return (
    <Page wide title={t('insatserPage.title')}>
      <Loaded query={query}>
        {({ models }) =>
          models.length === 0 ? (
            <EmptyState title={t('insatserPage.none')} />
          ) : (
            <>
              <p>{t('insatserPage.lead')}</p>
              {[...models]
                .sort((a, b) => Number(b.current) - Number(a.current))
                .map((model) => (
                  <Section
                    key={model.hash}
                    id={`${model.insats}-${model.version}`}
                    title={t(model.current ? 'insatserPage.current' : 'insatserPage.earlier', {
                      insats: model.name,
                      version: model.version,
                    })}
                  >
                    <About model={model} />
                    <details className="past">
                      <summary>{t('insatserPage.rules')}</summary>
                      <Tables model={model} />
                    </details>
                  </Section>
                ))}
            </>
          )
        }
      </Loaded>
    </Page>
  );
};
