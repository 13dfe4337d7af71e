import type { WaitingListAnswer, WaitingListView } from '@stafett/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDone } from '../../act/act-done.tsx';
import { useAct } from '../../act/use-act.ts';
import { FormButtons } from '../../form/choices.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { TextField } from '../../form/text-field.tsx';
import { Button } from '../../parts/button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Section } from '../../parts/page.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { api } from '../../trpc.ts';

export type CoachRow = WaitingListView['coaches'][number];
type Changed = { readonly outcome: WaitingListAnswer['outcome']; readonly coach: CoachRow; readonly seats: number };

const MOST = 200;

const SeatsForm = ({
  view,
  coach,
  changed,
  close,
}: {
  view: WaitingListView;
  coach: CoachRow;
  changed: (changed: Changed) => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const form = useForm({ seats: String(coach.seats) });
  const act = useAct(api.waitingList.setCapacity.mutationOptions());
  return (
    <Form
      form={form}
      refusal={act.refusal}
      onSubmit={async ({ seats }) => {
        const wanted = Number(seats);
        const { insats, place } = view;
        const answer = await act.send({ insats, place, coach: coach.coach.id, seats: wanted });
        if (answer) changed({ outcome: answer.outcome, coach, seats: wanted });
      }}
    >
      <TextField
        name="seats"
        label={t('waitingListPage.coaches.field')}
        hint={t('waitingListPage.coaches.fieldHint')}
        characters={4}
        inputMode="numeric"
        validate={(value) =>
          /^\d{1,3}$/.test(value) && Number(value) <= MOST ? undefined : t('waitingListPage.coaches.wrong')
        }
      />
      {coach.taken > 0 && <p>{t('waitingListPage.coaches.taking')}</p>}
      <FormButtons>
        <Button type="submit" kind="primary" working={act.working}>
          {t('form.save')}
        </Button>
        <Button onClick={close}>{t('form.cancel')}</Button>
      </FormButtons>
    </Form>
  );
};

const ChangedNotice = ({ outcome, coach, seats }: Changed) => {
  const { t } = useTranslation();
  const { name } = coach.coach;
  const free = seats - coach.taken;
  return (
    <ActDone
      outcome={outcome}
      title={
        seats === 0
          ? t('waitingListPage.coaches.doneVacant', { name })
          : t('waitingListPage.coaches.doneTitle', { name, count: seats })
      }
    >
      <p>
        {free > 0
          ? t('waitingListPage.coaches.doneNext', { count: free })
          : t('waitingListPage.coaches.doneNone', { name })}
      </p>
    </ActDone>
  );
};

/** The coaches of a kö and how many places they have; 0 while the post is vacant. */
export const Coaches = ({ view }: { view: WaitingListView }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<CoachRow>();
  const [done, setDone] = useState<Changed>();
  const mayChange = view.allowed.includes('setCapacity');

  const columns: readonly Column<CoachRow>[] = [
    { id: 'coach', header: t('waitingListPage.coaches.coach'), cell: ({ coach }) => coach.name, names: true },
    {
      id: 'seats',
      header: t('waitingListPage.coaches.seats'),
      cell: ({ seats }) => (seats === 0 ? t('waitingListPage.coaches.vacant') : seats),
      numeric: true,
    },
    { id: 'taken', header: t('waitingListPage.coaches.taken'), cell: ({ taken }) => taken, numeric: true },
    {
      id: 'free',
      header: t('waitingListPage.coaches.free'),
      cell: ({ free }) =>
        free < 0 ? (
          <>
            0 <span className="quiet">({t('waitingListPage.coaches.over', { count: -free })})</span>
          </>
        ) : (
          free
        ),
      numeric: true,
    },
    ...(mayChange
      ? [
          {
            id: 'change',
            header: t('waitingListPage.coaches.change'),
            cell: (row: CoachRow) => (
              <Button
                kind="quiet"
                aria-label={t('waitingListPage.coaches.changeFor', { name: row.coach.name })}
                onClick={() => {
                  setDone(undefined);
                  setOpen(row);
                }}
              >
                {t('form.change')}
              </Button>
            ),
          },
        ]
      : []),
  ];

  return (
    <Section id="coacher" title={t('waitingListPage.coaches.title')}>
      {done && <ChangedNotice {...done} />}
      {view.coaches.length === 0 ? (
        <p>{t('waitingListPage.coaches.none')}</p>
      ) : (
        <DataTable
          caption={t('waitingListPage.coaches.title')}
          columns={columns}
          rows={view.coaches}
          rowKey={({ coach }) => coach.id}
        />
      )}
      {open && (
        <Unfolded key={open.coach.id} title={t('waitingListPage.coaches.formTitle', { name: open.coach.name })}>
          <SeatsForm
            view={view}
            coach={open}
            close={() => setOpen(undefined)}
            changed={(changed) => {
              setDone(changed);
              setOpen(undefined);
            }}
          />
        </Unfolded>
      )}
    </Section>
  );
};
