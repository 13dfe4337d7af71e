import { type MoveReason, moveReasons } from '@stafett/domain';
import type { RequestMoveRequest, StalledRow } from '@stafett/schemas';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeptDraft } from '../../act/act-form.tsx';
import { type BulkItem, useBulk } from '../../act/use-bulk.ts';
import { DraftStatus, useFormDraft } from '../../draft/use-form-draft.tsx';
import { FormButtons, RadioGroup, SelectField } from '../../form/choices.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { TextArea } from '../../form/text-field.tsx';
import { Button } from '../../parts/button.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { hasRole, useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { filled } from '../cases/filled.ts';
import { BulkResults } from './bulk-results.tsx';

type Act = 'remind' | 'escalate' | 'move';
type MoveValues = { reason: MoveReason | ''; text: string; unit: string };
type Wish = Pick<RequestMoveRequest, 'reason' | 'text' | 'to'>;

const MoveForm = ({
  rows,
  working,
  send,
  close,
}: {
  rows: readonly StalledRow[];
  working: boolean;
  send: (wish: Wish) => Promise<void>;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const form = useForm<MoveValues>({ reason: '', text: '', unit: '' });
  const draft = useFormDraft(form, { form: 'requestMoves' });
  const directory = useQuery(api.organisation.directory.queryOptions());
  // Work moves within its agency: a unit can be wished for when all of it lies at one.
  const [agency, ...others] = new Set(rows.map(({ waitingFor }) => waitingFor.party.agency));
  const units = others.length > 0 ? [] : (directory.data?.agencies.find(({ id }) => id === agency)?.units ?? []);
  if (!draft.ready) {
    return (
      <p className="loading" role="status">
        {t('page.loading')}
      </p>
    );
  }
  return (
    <Form
      form={form}
      onSubmit={async ({ reason, text, unit }) => {
        if (reason === '') return;
        await send({
          reason,
          ...filled({ text: text.trim() }),
          ...(agency && unit !== '' && { to: { agency, unit } }),
        });
        void draft.discard();
      }}
    >
      <KeptDraft draft={draft} />
      <p>{t('coordination.bulk.moveLead')}</p>
      <RadioGroup<MoveValues>
        name="reason"
        label={t('coordination.bulk.reason')}
        choices={moveReasons.map((reason) => ({ value: reason, label: t(`moveReason.${reason}`) }))}
      />
      <TextArea<MoveValues>
        name="text"
        label={t('coordination.bulk.text')}
        hint={t('coordination.bulk.textHint')}
        optional
      />
      {units.length > 1 && (
        <SelectField<MoveValues>
          name="unit"
          label={t('coordination.bulk.to')}
          hint={t('coordination.bulk.toHint')}
          optional
          choices={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <FormButtons>
        <Button type="submit" kind="primary" working={working}>
          {t('coordination.bulk.send')}
        </Button>
        <Button onClick={close}>{t('form.cancel')}</Button>
      </FormButtons>
      <DraftStatus state={draft.state} />
    </Form>
  );
};

/** What a coordinator does with the cases that are chosen in the list: one act a case, and how each went. */
export const BulkActs = ({ rows, clear }: { rows: readonly StalledRow[]; clear: () => void }) => {
  const { t } = useTranslation();
  const me = useMe();
  const bulk = useBulk();
  const [moving, setMoving] = useState(false);
  const [last, setLast] = useState<{ readonly act: Act; readonly times: number }>();
  const remind = useMutation(api.coordination.remind.mutationOptions());
  const escalate = useMutation(api.coordination.escalate.mutationOptions());
  const move = useMutation(api.coordination.requestMove.mutationOptions());
  const items: readonly BulkItem[] = rows.map(({ caseId, caseCode }) => ({ id: caseId, name: caseCode }));
  const working = bulk.progress !== undefined;

  const run = async (act: Act, content: string, send: Parameters<typeof bulk.run>[2]) => {
    await bulk.run(items, `${act} ${content}`, send);
    setLast((was) => ({ act, times: (was?.times ?? 0) + 1 }));
    setMoving(false);
    clear();
  };
  const titles: Readonly<Record<Act, (count: number) => string>> = {
    remind: (count) => t('coordination.bulk.remindDone', { count }),
    escalate: (count) => t('coordination.bulk.escalateDone', { count }),
    move: (count) => t('coordination.bulk.moveDone', { count }),
  };

  return (
    <>
      {bulk.results.length > 0 && last && (
        <BulkResults key={last.times} title={titles[last.act]} results={bulk.results} />
      )}
      <div className="bulk">
        <p role="status">
          {bulk.progress
            ? t('coordination.bulk.working', { done: bulk.progress.done, count: bulk.progress.of })
            : rows.length === 0
              ? t('coordination.bulk.choose')
              : t('coordination.bulk.chosen', { count: rows.length })}
        </p>
        {rows.length > 0 && (
          <div className="buttons">
            <Button
              working={working}
              onClick={() =>
                void run('remind', '', ({ id }, commandId) => remind.mutateAsync({ caseId: id, commandId }))
              }
            >
              {t('coordination.bulk.remind')}
            </Button>
            <Button
              working={working}
              onClick={() =>
                void run('escalate', '', ({ id }, commandId) => escalate.mutateAsync({ caseId: id, commandId }))
              }
            >
              {t('coordination.bulk.escalate')}
            </Button>
            {hasRole(me, 'insatsCoordinator') && (
              <Button working={working} onClick={() => setMoving(true)}>
                {t('coordination.bulk.move')}
              </Button>
            )}
            <Button kind="quiet" onClick={clear}>
              {t('coordination.bulk.clear')}
            </Button>
          </div>
        )}
      </div>
      {moving && rows.length > 0 && (
        <Unfolded title={t('coordination.bulk.moveTitle')}>
          <MoveForm
            rows={rows}
            working={working}
            close={() => setMoving(false)}
            send={(wish) =>
              run('move', JSON.stringify(wish), ({ id }, commandId) =>
                move.mutateAsync({ caseId: id, commandId, ...wish }),
              )
            }
          />
        </Unfolded>
      )}
    </>
  );
};
