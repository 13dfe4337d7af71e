import { type MoveDeclineReason, moveDeclineReasons } from '@stafett/domain';
import type { CaseView } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useAct } from '../../act/use-act.ts';
import { RadioGroup, SelectField } from '../../form/choices.tsx';
import { useForm } from '../../form/form.tsx';
import { addRoom } from '../../i18n/index.ts';
import { coordination } from '../../i18n/sv/coordination.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Section } from '../../parts/page.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { staffWith } from '../cases/assign-forms.tsx';
import { DocumentText } from '../cases/document-body.tsx';
import { filled } from '../cases/filled.ts';
import { mayAct } from '../cases/ways.ts';
import { partyName } from '../handovers/party-names.ts';

addRoom({ coordination });

export type MoveRequestView = NonNullable<CaseView['moveRequests']>[number];
type Values = { answer: 'accepts' | 'declines' | ''; staff: string; reason: MoveDeclineReason | '' };

/** What is asked, in rows. */
export const MoveRequestFacts = ({ request }: { request: MoveRequestView }) => {
  const { t } = useTranslation();
  const { task, from, toUnit, toStaff, reason, askedBy, status, declined } = request;
  return (
    <SummaryList
      rows={[
        {
          key: t('coordination.moveRequest.of'),
          value: `${task ? t(`taskKind.${task.kind}`) : t('coordination.moveRequest.wholeCase')}, ${partyName(from)}`,
        },
        { key: t('coordination.moveRequest.reason'), value: t(`moveReason.${reason}`) },
        { key: t('coordination.moveRequest.askedBy'), value: partyName(askedBy) },
        {
          key: t('coordination.moveRequest.to'),
          value: toStaff?.name ?? (toUnit ? partyName(toUnit) : t('coordination.moveRequest.anybody')),
        },
        {
          key: t('coordination.moveRequest.answer'),
          value: t(`coordination.moveRequest.status.${status}`, {
            reason: declined ? t(`moveDeclineReason.${declined}`) : '',
          }),
        },
      ]}
    />
  );
};

const AnswerForm = ({ caseId, request }: { caseId: string; request: MoveRequestView }) => {
  const { t } = useTranslation();
  const query = useQuery(api.organisation.directory.queryOptions());
  const form = useForm<Values>({ answer: '', staff: '', reason: '' });
  const answer = useWatch({ control: form.control, name: 'answer' });
  const act = useAct(api.coordination.answerMove.mutationOptions());
  return (
    <Loaded query={query}>
      {({ ownUnitStaff }) => (
        <ActForm
          form={form}
          act={act}
          check={(values) => [
            ...(values.answer === 'accepts' && values.staff === '' && !request.toUnit
              ? [{ name: 'staff', words: t('coordination.moveRequest.staffMissing') }]
              : []),
            ...(values.answer === 'declines' && values.reason === ''
              ? [{ name: 'reason', words: t('coordination.moveRequest.reasonMissing') }]
              : []),
          ]}
          submit={async (values) =>
            values.answer === ''
              ? undefined
              : act.send({
                  caseId,
                  request: request.id,
                  answer: values.answer,
                  ...(values.answer === 'accepts' && filled({ staff: values.staff })),
                  ...(values.answer === 'declines' && values.reason !== '' && { reason: values.reason }),
                })
          }
          told={(_, values) => ({
            title: t(
              values.answer === 'accepts' ? 'coordination.moveRequest.accepted' : 'coordination.moveRequest.declined',
            ),
          })}
          // Whoever has given the work away may have no more to do with the case.
          then={{ to: '/inkorg' }}
          send={t('coordination.moveRequest.send')}
          cancel={{ to: '/inkorg' }}
          fields={{ staff: { name: 'staff', label: t('coordination.moveRequest.staff') } }}
        >
          <RadioGroup<Values>
            name="answer"
            label={t('coordination.moveRequest.answer')}
            choices={[
              { value: 'accepts', label: t('coordination.moveRequest.accepts') },
              { value: 'declines', label: t('coordination.moveRequest.declines') },
            ]}
          />
          {answer === 'accepts' && (
            <SelectField<Values>
              name="staff"
              label={t('coordination.moveRequest.staff')}
              hint={t('coordination.moveRequest.staffHint')}
              optional
              choices={staffWith(ownUnitStaff, 'caseworker', 'coach', 'manager').map(({ id, name }) => ({
                value: id,
                label: name,
              }))}
            />
          )}
          {answer === 'declines' && (
            <SelectField<Values>
              name="reason"
              label={t('coordination.moveRequest.declineReason')}
              optional
              choices={moveDeclineReasons.map((reason) => ({ value: reason, label: t(`moveDeclineReason.${reason}`) }))}
            />
          )}
        </ActForm>
      )}
    </Loaded>
  );
};

/** The manager's task: what a coordinator asks, and the answer. */
export const AnswerMove = ({ view, request: id }: { view: CaseView; request: string }) => {
  const { t } = useTranslation();
  const me = useMe();
  const request = view.moveRequests?.find((each) => each.id === id);
  if (!request) return null;
  return (
    <Section title={t('coordination.moveRequest.title')}>
      <MoveRequestFacts request={request} />
      {request.document && (
        <DocumentText caseId={view.caseId} {...request.document} title={t('coordination.moveRequest.text')} />
      )}
      {mayAct(view, 'answerMove', id) && request.from.unit === me.unit.id && (
        <AnswerForm caseId={view.caseId} request={request} />
      )}
    </Section>
  );
};
