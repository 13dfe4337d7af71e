import type { CaseView, TaskRow } from '@stafett/schemas';
import { skipToken, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../act/act-form.tsx';
import { useWord } from '../../act/last-word.tsx';
import { useAct } from '../../act/use-act.ts';
import { KeptText } from '../../draft/kept-text.tsx';
import { useFormDraft } from '../../draft/use-form-draft.tsx';
import { useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { DueText } from '../../parts/due-text.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { StatusText } from '../../parts/status-text.tsx';
import { SummaryList } from '../../parts/summary-list.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { CaseAbove } from '../cases/case-above.tsx';
import { Written } from '../cases/document-body.tsx';
import { filled } from '../cases/filled.ts';
import { OutOfSight } from '../cases/out-of-sight.tsx';
import { isOutOfSight, useCase } from '../cases/use-case.ts';
import { casePlace, mayAct, meetingPlace, workPlace } from '../cases/ways.ts';
import { AnswerMove } from '../coordination/answer-move.tsx';
import { HurryActs } from '../coordination/hurry-acts.tsx';
import { partyName } from '../handovers/party-names.ts';
import { TaskActs } from './task-acts.tsx';
import { taskStatus, taskTitle } from './task-words.ts';

const route = getRouteApi('/arenden/$caseId/uppgifter/$task');

type Values = { note: string };

/** For work that no other act shows to be done: somebody says so, in their own words. */
const CompleteForm = ({ task }: { task: TaskRow }) => {
  const { t } = useTranslation();
  const { caseId, id, version } = task;
  const form = useForm<Values>({ note: '' });
  const draft = useFormDraft(form, { form: 'completeTask', caseId, subject: id });
  const act = useAct(api.tasks.complete.mutationOptions());
  return (
    <ActForm
      form={form}
      draft={draft}
      act={act}
      submit={({ note }) => act.send({ caseId, task: id, version, ...filled({ note: note.trim() }) })}
      told={() => ({ title: t('tasksPage.completed', { task: taskTitle(t, task) }) })}
      then={casePlace(caseId)}
      send={t('command.completeTask')}
      cancel={casePlace(caseId)}
    >
      <TextArea<Values> name="note" label={t('tasksPage.note')} hint={t('tasksPage.noteHint')} optional />
    </ActForm>
  );
};

/** What was promised, in the minutes' own words. */
const Promised = ({ view, task }: { view: CaseView; task: TaskRow }) => {
  const { t } = useTranslation();
  const { subject, caseId } = task;
  const commitment = subject.type === 'meeting' ? subject.commitment : undefined;
  const minutes =
    subject.type === 'meeting' ? view.meetings?.find(({ id }) => id === subject.id)?.minutes?.document : undefined;
  const query = useQuery({
    ...api.documents.read.queryOptions(commitment && minutes ? { caseId, ...minutes } : skipToken),
    staleTime: 'static',
  });
  const content = query.data?.content;
  const words =
    content?.kind === 'minutes' ? content.text.commitments.find(({ id }) => id === commitment)?.what : undefined;
  return words === undefined ? null : (
    <section className="document" aria-label={t('tasksPage.promised')}>
      <h2 className="document-title">{t('tasksPage.promised')}</h2>
      <Written text={words} />
    </section>
  );
};

type OneTaskProps = { view: CaseView; task: TaskRow; gone: boolean; outOfSight: boolean };

/** `gone`: the task was closed while one looked at it; `outOfSight`: the case with it. */
const OneTask = ({ view, task, gone, outOfSight }: OneTaskProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const { told, tell } = useWord();
  const status = taskStatus(t, task);
  const work = workPlace(task);
  // Somebody who has begun to write keeps the form, whatever a colleague does meanwhile.
  const may = mayAct(view, 'completeTask', task.id);
  const [begun, setBegun] = useState(may);
  if (may && !begun) setBegun(true);
  const taker = task.claimedBy && task.claimedBy.id !== me.staff.id ? task.claimedBy : undefined;
  const elsewhere = work.to !== '/arenden/$caseId/uppgifter/$task';
  if (outOfSight)
    return (
      <>
        {told}
        <OutOfSight />
        {begun && <CompleteForm key={task.id} task={task} />}
      </>
    );
  return (
    <>
      {told}
      <p>{t(`taskAbout.${task.kind}`)}</p>
      <SummaryList
        rows={[
          { key: t('tasksPage.status'), value: <StatusText tone={status.tone}>{status.words}</StatusText> },
          { key: t('tasksPage.dueOn'), value: <DueText dueOn={task.dueOn} /> },
          { key: t('tasksPage.owner'), value: partyName(task.owner) },
          { key: t('tasksPage.claimedBy'), value: task.claimedBy?.name ?? t('tasksPage.nobody') },
          ...(task.awaitedBy ? [{ key: t('tasksPage.awaitedBy'), value: partyName(task.awaitedBy) }] : []),
          { key: t('tasksPage.openedAt'), value: format.date(task.openedAt) },
        ]}
      />
      <Promised view={view} task={task} />
      {task.subject.type === 'meeting' && (
        <p>
          <Link {...meetingPlace(task.caseId, task.subject.id)}>{t('tasksPage.toMeeting')}</Link>
        </p>
      )}
      {task.subject.type === 'moveRequest' && <AnswerMove view={view} request={task.subject.id} />}
      {!gone && <TaskActs task={task} tell={tell} />}
      {!gone && <HurryActs view={view} task={task} tell={tell} />}
      {elsewhere && !gone && (
        <p>
          <Link {...work} className="button button-primary">
            {taskTitle(t, task)}
          </Link>
        </p>
      )}
      {begun && !may && (
        <Notice kind="warning" title={t('actForm.changed')}>
          <p>
            {taker
              ? `${t('actForm.taken', { name: taker.name })} ${t('actForm.kept')}`
              : t(gone ? 'tasksPage.closedText' : 'actForm.changedText')}
          </p>
        </Notice>
      )}
      {begun ? (
        <CompleteForm key={task.id} task={task} />
      ) : (
        <KeptText of={{ form: 'completeTask', caseId: task.caseId, subject: task.id }} />
      )}
    </>
  );
};

/** One task: what it asks, who has it, until when, and done by saying so. */
export const TaskPage = () => {
  const { t } = useTranslation();
  const { caseId, task: taskId }: { caseId: string; task: string } = route.useParams();
  const query = useCase(caseId);
  const found = query.data?.tasks.find(({ id }) => id === taskId);
  const [last, setLast] = useState(found);
  if (found && found !== last) setLast(found);
  const task = found ?? last;
  const outOfSight = isOutOfSight(query);
  return (
    <Page
      title={task ? taskTitle(t, task) : t('tasksPage.task')}
      above={query.data && !outOfSight && <CaseAbove view={query.data} />}
    >
      <Loaded query={query}>
        {(view) =>
          task ? (
            <OneTask key={task.id} view={view} task={task} gone={!found} outOfSight={outOfSight} />
          ) : (
            <>
              <Notice title={t('tasksPage.closed')}>
                <p>
                  <Link {...casePlace(caseId)}>{t('actForm.openCase')}</Link>
                </p>
              </Notice>
              <KeptText of={{ form: 'completeTask', caseId, subject: taskId }} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
};
