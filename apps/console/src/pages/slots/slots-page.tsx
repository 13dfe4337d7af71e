import type { IsoDate } from '@stafett/domain';
import type { SlotRuleView } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { addRoom } from '../../i18n/index.ts';
import { slots } from '../../i18n/sv/slots.ts';
import { Button } from '../../parts/button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Unfolded } from '../../parts/unfolded.tsx';
import { useMe } from '../../session/me.ts';
import { api } from '../../trpc.ts';
import { AddSlotForm } from './add-slot-form.tsx';
import { EndSlotForm } from './end-slot-form.tsx';
import { useWeekly } from './use-weekly.ts';

addRoom({ slots });

type Open = { readonly act: 'add' } | { readonly act: 'end'; readonly rule: SlotRuleView };
type Done =
  | { readonly what: 'added'; readonly name: string; readonly when: string }
  | { readonly what: 'ended'; readonly until: IsoDate };

/** Tider för möten: the times that people in the manager's unit keep each week, and which days of them are taken. */
export const SlotsPage = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const weekly = useWeekly();
  const me = useMe();
  const query = useQuery(api.slots.ofUnit.queryOptions());
  const [open, setOpen] = useState<Open>();
  const [done, setDone] = useState<Done>();
  const begin = (next: Open) => {
    setDone(undefined);
    setOpen(next);
  };
  const nameOf = (rule: SlotRuleView) => ({ name: rule.staff.name, when: weekly(rule) });
  const columns: readonly Column<SlotRuleView>[] = [
    {
      id: 'who',
      header: t('slots.who'),
      names: true,
      cell: ({ staff }) => staff.name,
      sort: ({ staff }) => staff.name,
    },
    { id: 'when', header: t('slots.when'), cell: weekly, sort: ({ weekday, clock }) => `${weekday} ${clock}` },
    {
      id: 'kinds',
      header: t('slots.kinds'),
      cell: ({ kinds }) => kinds.map((kind) => t(`meetingKind.${kind}`)).join(', '),
    },
    {
      id: 'modes',
      header: t('slots.modes'),
      cell: ({ modes }) => modes.map((mode) => t(`meetingMode.${mode}`)).join(', '),
    },
    {
      id: 'valid',
      header: t('slots.valid'),
      cell: ({ from, until }) =>
        until
          ? t('slots.validSpan', { from: format.short(from), until: format.short(until) })
          : t('slots.validFrom', { from: format.short(from) }),
    },
    {
      id: 'booked',
      header: t('slots.booked'),
      cell: ({ booked }) =>
        booked.length === 0 ? t('slots.notBooked') : booked.map((on) => format.near(on)).join(', '),
    },
    {
      id: 'nextFree',
      header: t('slots.nextFree'),
      cell: ({ nextFree }) => (nextFree ? format.near(nextFree) : t('slots.noFree')),
      sort: ({ nextFree }) => nextFree ?? '',
    },
    {
      id: 'change',
      header: t('slots.change'),
      cell: (rule) => (
        <Button kind="quiet" aria-label={t('slots.endOf', nameOf(rule))} onClick={() => begin({ act: 'end', rule })}>
          {t('slots.end')}
        </Button>
      ),
    },
  ];
  return (
    <Page
      wide
      title={t('slots.title')}
      above={t('menu.staff')}
      actions={
        <>
          <Button onClick={() => begin({ act: 'add' })}>{t('slots.add')}</Button>
          <Link to="/personal" className="button button-secondary">
            {t('slots.back')}
          </Link>
        </>
      }
    >
      <p>{t('slots.lead', { unit: me.unit.name })}</p>
      {done?.what === 'added' && (
        <Notice key={`${done.name} ${done.when}`} kind="done" focus title={t('slots.added')}>
          <p>{t('slots.addedText', done)}</p>
        </Notice>
      )}
      {done?.what === 'ended' && (
        <Notice key={done.until} kind="done" focus title={t('slots.ended')}>
          <p>{t('slots.endedText', { date: format.near(done.until) })}</p>
        </Notice>
      )}
      <Loaded query={query}>
        {({ rules, staff }) => (
          <>
            {open?.act === 'add' && (
              <Unfolded title={t('slots.add')}>
                <AddSlotForm
                  staff={staff}
                  close={() => setOpen(undefined)}
                  added={(name, when) => {
                    setOpen(undefined);
                    setDone({ what: 'added', name, when });
                  }}
                />
              </Unfolded>
            )}
            {open?.act === 'end' && (
              <Unfolded key={open.rule.id} title={t('slots.endOf', nameOf(open.rule))}>
                <EndSlotForm
                  rule={open.rule}
                  close={() => setOpen(undefined)}
                  ended={(until) => {
                    setOpen(undefined);
                    setDone({ what: 'ended', until });
                  }}
                />
              </Unfolded>
            )}
            {rules.length === 0 ? (
              <EmptyState title={t('slots.none')}>
                <p>{t('slots.noneText')}</p>
              </EmptyState>
            ) : (
              <DataTable caption={t('slots.title')} columns={columns} rows={rules} rowKey={({ id }) => id} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
};
