import type { NoticeRow, Notices } from '@stafett/schemas';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSave } from '../../act/use-save.ts';
import { useFormat } from '../../format/use-format.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { api } from '../../trpc.ts';
import { MailChoice } from './mail-choice.tsx';
import { noticePlace, noticeSubject, noticeTitle } from './notice-words.ts';

type MarkRead = (notices?: readonly string[]) => Promise<unknown>;

const Row = ({ row, markRead }: { row: NoticeRow; markRead?: MarkRead }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const title = noticeTitle(t, row);
  return (
    <li className="task">
      <div className="task-what">
        <Link
          {...noticePlace(row)}
          className="task-link"
          aria-describedby={`${row.id}-about ${row.id}-when`}
          // Who opens it has read it.
          onClick={() => void markRead?.([row.id])}
        >
          {title}
        </Link>
        <span className="task-about" id={`${row.id}-about`}>
          {noticeSubject(t, row)}
          {row.about === 'gathering' && row.startsAt && (
            <span className="task-waits">{t('noticesPage.meetingAt', { when: format.dateAndTime(row.startsAt) })}</span>
          )}
          <span className="task-waits">{t(row.toMe ? 'noticesPage.toMe' : 'noticesPage.toUnit')}</span>
        </span>
      </div>
      <div className="task-when" id={`${row.id}-when`}>
        {format.dateAndTime(row.at)}
      </div>
      {markRead && (
        <div className="task-action">
          <Button
            kind="quiet"
            aria-label={t('noticesPage.markReadOf', { what: title })}
            onClick={() => void markRead([row.id])}
          >
            {t('noticesPage.markRead')}
          </Button>
        </div>
      )}
    </li>
  );
};

const Lists = ({ notices: { unreadTotal, unread, read }, markRead }: { notices: Notices; markRead: MarkRead }) => {
  const { t } = useTranslation();
  if (unread.length + read.length === 0)
    return (
      <EmptyState title={t('noticesPage.none')}>
        <p>{t('noticesPage.noneText')}</p>
      </EmptyState>
    );
  return (
    <>
      <Section id="olasta" title={t('noticesPage.unreadTitle')}>
        {/* Told to screen readers when it changes. */}
        <p role="status">
          {unread.length === 0 ? t('noticesPage.none') : t('noticesPage.unread', { count: unreadTotal })}
          {unreadTotal > unread.length && ` ${t('noticesPage.shown', { count: unread.length })}`}
        </p>
        {unread.some(({ toMe }) => !toMe) && <p>{t('noticesPage.shared')}</p>}
        {unread.length > 0 && (
          <ul className="tasks tasks-acted">
            {unread.map((row) => (
              <Row key={row.id} row={row} markRead={markRead} />
            ))}
          </ul>
        )}
      </Section>
      {read.length > 0 && (
        <Section id="lasta" title={t('noticesPage.readTitle')}>
          <ul className="tasks">
            {read.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
};

/** Aviseringar: what has happened that one is told of, unread first. */
export const NoticesPage = () => {
  const { t } = useTranslation();
  const query = useQuery(api.notifications.list.queryOptions());
  const save = useSave(api.notifications.markRead.mutationOptions());
  const [done, setDone] = useState(0);
  const markRead: MarkRead = (notices) => save.send(notices ? { notices: [...notices] } : {});
  return (
    <Page
      wide
      title={t('noticesPage.title')}
      actions={
        query.data !== undefined &&
        query.data.unread.length > 0 && (
          <Button
            working={save.working}
            onClick={async () => {
              if (await markRead()) setDone((times) => times + 1);
            }}
          >
            {t('noticesPage.markAll')}
          </Button>
        )
      }
    >
      {done > 0 && query.data?.unread.length === 0 && (
        <Notice key={done} kind="done" focus title={t('noticesPage.marked')}>
          <p>{t('noticesPage.markedNext')}</p>
        </Notice>
      )}
      {save.refusal && <Notice kind="problem" focus title={save.refusal.words} />}
      <Loaded query={query}>{(notices) => <Lists notices={notices} markRead={markRead} />}</Loaded>
      <MailChoice />
    </Page>
  );
};
