import type { ModelChangeView } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useForm } from '../../form/form.tsx';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { insatsClock } from '../../i18n/sv/insatser.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { api } from '../../trpc.ts';
import type { ActFormProps } from '../cases/act-page.tsx';
import { useReasonName } from '../cases/use-reason-name.ts';
import { casePlace } from '../cases/ways.ts';
import { useClockName } from './use-clock-name.ts';

addRoom({ insatsClock });

type Row = { readonly what: string; readonly before: string; readonly after: string };

const Changes = ({ view, newer }: Pick<ActFormProps, 'view'> & { newer: ModelChangeView }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const reasonName = useReasonName();
  const clockName = useClockName();
  const absent = t('insatsForm.model.absent');
  const text = (value: number | undefined) => (value === undefined ? absent : String(value));
  const reasons = (ids: readonly string[]) =>
    ids
      .map((id) => reasonName(view.options.closureReasons.find((reason) => reason.id === id)?.reportCode ?? id))
      .join(', ');
  const { closing, review } = newer;
  const rows: readonly Row[] = [
    ...newer.tasks.map(({ kind, before, after }) => ({
      what: t('insatsForm.model.task', { task: t(`taskKind.${kind}`) }),
      before: `${before.dueInWorkingDays} (${Object.values(before.ladder).join(', ')})`,
      after: `${after.dueInWorkingDays} (${Object.values(after.ladder).join(', ')})`,
    })),
    ...newer.clocks.map(({ clock, before, after }) => ({
      what: clockName(clock),
      before: text(before),
      after: text(after),
    })),
    ...(review.thenAfterDays.before === review.thenAfterDays.after
      ? []
      : [
          {
            what: t('insatsForm.model.review'),
            before: String(review.thenAfterDays.before),
            after: String(review.thenAfterDays.after),
          },
        ]),
  ];
  return (
    <>
      {rows.length === 0 ? (
        <p>{t('insatsForm.model.nothing')}</p>
      ) : (
        <DataTable
          caption={t('insatsForm.model.version', { version: newer.version })}
          captionSeen
          columns={[
            { id: 'what', header: t('insatsForm.model.what'), names: true, cell: ({ what }) => what },
            { id: 'before', header: t('insatsForm.model.before'), cell: ({ before }) => before },
            { id: 'after', header: t('insatsForm.model.after'), cell: ({ after }) => after },
          ]}
          rows={rows}
          rowKey={({ what }) => what}
        />
      )}
      {closing.nowPossible.length > 0 && (
        <p>{t('insatsForm.model.nowPossible', { reasons: reasons(closing.nowPossible) })}</p>
      )}
      {closing.nowImpossible.length > 0 && (
        <p>{t('insatsForm.model.nowImpossible', { reasons: reasons(closing.nowImpossible) })}</p>
      )}
      {closing.added.length > 0 && <p>{t('insatsForm.model.added', { reasons: reasons(closing.added) })}</p>}
      {closing.removed.length > 0 && <p>{t('insatsForm.model.removed', { reasons: reasons(closing.removed) })}</p>}
      {review.on && <p>{t('insatsForm.model.nextReview', { date: format.date(review.on) })}</p>}
      {newer.stalled.after && !newer.stalled.before && <p>{t('insatsForm.model.stalledAfter')}</p>}
    </>
  );
};

const Writing = ({ view, newer }: Pick<ActFormProps, 'view'> & { newer: ModelChangeView }) => {
  const { t } = useTranslation();
  const form = useForm<Record<string, never>>({});
  const act = useAct(api.insatser.changeModel.mutationOptions());
  return (
    <ActForm
      form={form}
      act={act}
      submit={() => act.send({ caseId: view.caseId, modelHash: newer.hash })}
      told={() => ({ title: t('insatsForm.model.done', { version: newer.version }) })}
      then={casePlace(view.caseId)}
      send={t('insatsForm.model.send')}
      cancel={casePlace(view.caseId)}
    >
      <Changes view={view} newer={newer} />
    </ActForm>
  );
};

/** The coordinator moves a running case to the newest version of its insats, having seen what that changes. */
export const ChangeModelForm = ({ view }: ActFormProps) => {
  const { t } = useTranslation();
  const query = useQuery(api.insatser.modelChanges.queryOptions({ caseId: view.caseId }));
  return (
    <Loaded query={query}>
      {({ version, newer }) => {
        const newest = newer.at(-1);
        return newest ? (
          <>
            <p>{t('insatsForm.model.lead', { version })}</p>
            <Writing view={view} newer={newest} />
          </>
        ) : (
          <p>{t('insatsForm.model.none')}</p>
        );
      }}
    </Loaded>
  );
};
