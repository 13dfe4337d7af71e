import type { IsoDate } from '@stafett/domain';
import type { WaitingListAnswer, WaitingListView } from '@stafett/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDone } from '../../act/act-done.tsx';
import { useAct } from '../../act/use-act.ts';
import { SaveButtons } from '../../form/choices.tsx';
import { DateField } from '../../form/date-field.tsx';
import { Form, useForm } from '../../form/form.tsx';
import { TextField } from '../../form/text-field.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Section } from '../../parts/page.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { api } from '../../trpc.ts';

export type CoachRow = WaitingListView['coaches'][number];
type Changed = {
  readonly outcome: WaitingListAnswer['outcome'];
  readonly coach: CoachRow;
  readonly seats: number;
  /** A day ahead; absent when it holds at once. */
  readonly from?: IsoDate;
};
type SeatsValues = { seats: string; from: IsoDate | '' };

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
  const format = useFormat();
  const form = useForm<SeatsValues>({ seats: String(coach.seats), from: format.today });
  const act = useAct(api.waitingList.setCapacity.mutationOptions());
  return (
    <Form
      form={form}
      refusal={act.refusal}
      onSubmit={async ({ seats, from }) => {
        const wanted = Number(seats);
        const { insats, place } = view;
        const ahead = from !== '' && from > format.today ? { from } : {};
        const answer = await act.send({ insats, place, coach: coach.coach.id, seats: wanted, ...ahead });
        if (answer) changed({ outcome: answer.outcome, coach, seats: wanted, ...ahead });
      }}
    >
      <TextField<SeatsValues>
        name="seats"
        label={t('waitingListPage.coaches.field')}
        hint={t('waitingListPage.coaches.fieldHint')}
        characters={4}
        inputMode="numeric"
        validate={(value) =>
          /^\d{1,3}$/.test(value) && Number(value) <= MOST ? undefined : t('waitingListPage.coaches.wrong')
        }
      />
      <DateField<SeatsValues>
        name="from"
        label={t('waitingListPage.coaches.from')}
        hint={t('waitingListPage.coaches.fromHint')}
        lean="ahead"
        earliest={format.today}
      />
      {coach.taken > 0 && <p>{t('waitingListPage.coaches.taking')}</p>}
      <SaveButtons working={act.working} cancel={close} />
    </Form>
  );
};

const ChangedNotice = ({ outcome, coach, seats, from }: Changed) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { name } = coach.coach;
  const free = seats - coach.taken;
  const date = from && format.date(from);
  return (
    <ActDone
      outcome={outcome}
      title={
        date
          ? t('waitingListPage.coaches.doneFrom', { name, count: seats, date })
          : seats === 0
            ? t('waitingListPage.coaches.doneVacant', { name })
            : t('waitingListPage.coaches.doneTitle', { name, count: seats })
      }
    >
      {!date && (
        <p>
          {free > 0
            ? t('waitingListPage.coaches.doneNext', { count: free })
            : t('waitingListPage.coaches.doneNone', { name })}
        </p>
      )}
      {seats === 0 && coach.taken > 0 && <p>{t('waitingListPage.coaches.doneKept', { count: coach.taken })}</p>}
    </ActDone>
  );
};

/** The coaches of a kö and how many places they have; 0 while the post is vacant. */
export const Coaches = ({ view }: { view: WaitingListView }) => {
  const { t } = useTranslation();
  const format = useFormat();
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
    ...(view.coaches.some(({ ahead }) => ahead.length > 0)
      ? [
          {
            id: 'ahead',
            header: t('waitingListPage.coaches.ahead'),
            cell: ({ ahead }: CoachRow) =>
              ahead.length === 0
                ? '–'
                : ahead.map(({ from, seats, free }) => (
                    <span key={from} className="below">
                      {seats === 0
                        ? t('waitingListPage.coaches.aheadVacant', { date: format.short(from) })
                        : t('waitingListPage.coaches.aheadSeats', {
                            date: format.short(from),
                            count: seats,
                            free: Math.max(0, free),
                          })}
                    </span>
                  )),
          },
        ]
      : []),
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
