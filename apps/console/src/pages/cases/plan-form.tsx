import type { IsoDate } from '@stafett/domain';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { DateField } from '../../form/date-field.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { api } from '../../trpc.ts';
import type { ActFormProps } from './act-page.tsx';
import { filled } from './filled.ts';
import { casePlace } from './ways.ts';

type PlanValues = {
  on: IsoDate | '';
  mainOccupation: string;
  weeklySchedule: string;
  milestones: string;
  followUp: string;
  other: string;
};
const empty = { mainOccupation: '', weeklySchedule: '', milestones: '', followUp: '', other: '' };

const Writing = ({ view, current }: Pick<ActFormProps, 'view'> & { current: Partial<Omit<PlanValues, 'on'>> }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { caseId, plan } = view;
  const form = useForm<PlanValues>({ on: format.today, ...empty });
  const draft = useFormDraft(form, { form: 'savePlan', caseId });
  const act = useAct(api.cases.savePlan.mutationOptions());
  const next = view.options.nextFollowUp;

  // A new revision begins with the plan as it stands, unless somebody has begun to change it already.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || !draft.ready) return;
    begun.current = true;
    if (draft.kept === undefined && !form.formState.isDirty)
      form.reset({ on: format.today, ...empty, ...current }, { keepDefaultValues: true });
  }, [draft.ready, draft.kept, form, current, format.today]);

  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={async ({ on, mainOccupation, weeklySchedule, milestones, followUp, other }) =>
        on === ''
          ? undefined
          : act.send({
              caseId,
              on,
              text: { mainOccupation, weeklySchedule, milestones, followUp, ...filled({ other }) },
            })
      }
      told={() => ({
        title: t('actForm.plan.done'),
        text: [t(view.plan ? 'actForm.plan.doneText' : 'actForm.plan.doneFirst')],
      })}
      then={casePlace(caseId)}
      send={t('actForm.plan.send')}
      cancel={casePlace(caseId)}
    >
      <p>{t('actForm.plan.lead')}</p>
      {plan && <p>{t('actForm.plan.revision', { revision: plan.revision, date: format.date(plan.on) })}</p>}
      <DateField<PlanValues>
        name="on"
        label={t('actForm.plan.on')}
        lean="back"
        earliest={view.startedOn}
        latest={format.today}
      />
      <TextArea<PlanValues>
        name="mainOccupation"
        label={t('actForm.plan.mainOccupation')}
        hint={t('actForm.plan.mainOccupationHint')}
        rows={3}
      />
      <TextArea<PlanValues>
        name="weeklySchedule"
        label={t('actForm.plan.weeklySchedule')}
        hint={t('actForm.plan.weeklyScheduleHint')}
        rows={3}
      />
      <TextArea<PlanValues>
        name="milestones"
        label={t('actForm.plan.milestones')}
        hint={t('actForm.plan.milestonesHint')}
      />
      <TextArea<PlanValues>
        name="followUp"
        label={t('actForm.plan.followUp')}
        hint={
          <>
            {t('actForm.plan.followUpHint')}
            {next && (
              <>
                {'. '}
                {t('actForm.plan.followUpDue', {
                  earliest: format.near(next.earliest),
                  latest: format.near(next.latest),
                })}
              </>
            )}
          </>
        }
        rows={2}
      />
      <TextArea<PlanValues> name="other" label={t('actForm.plan.other')} hint={t('actForm.plan.otherHint')} optional />
    </ActForm>
  );
};

const Rewriting = ({ view, document }: Pick<ActFormProps, 'view'> & { document: string }) => {
  const { caseId } = view;
  const query = useQuery({ ...api.documents.read.queryOptions({ caseId, document }), staleTime: 'static' });
  return (
    <Loaded query={query}>
      {({ content }) => <Writing view={view} current={content.kind === 'plan' ? content.text : {}} />}
    </Loaded>
  );
};

/** Handlingsplan: the four parts that it must hold, and what it may hold. */
export const PlanForm = ({ view }: ActFormProps) =>
  // Another agency's plan that was not given begins anew.
  view.plan?.document ? (
    <Rewriting view={view} document={view.plan.document.document} />
  ) : (
    <Writing view={view} current={empty} />
  );
